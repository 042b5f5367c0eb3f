"""What people make of a code by one slip: a sign heard or typed wrong, or two neighbours swapped."""

from string import ascii_uppercase, digits


def one_sign_wrong(code):
    """The code with each sign in turn replaced by every other letter and digit there is."""
    for place, right in enumerate(code):
        for wrong in ascii_uppercase + digits:
            if wrong != right:
                yield code[:place] + wrong + code[place + 1 :]


def two_swapped(code):
    """The code with each two neighbours that differ in each other's place."""
    for place, (one, other) in enumerate(zip(code, code[1:], strict=False)):
        if one != other:
            yield code[:place] + other + one + code[place + 2 :]
