"""The mark by which a form says which plan or person its page was about: an id that nobody but us can have signed."""

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="careplans.plan-of-a-page")
NAME = "about"


def mark_of(thing) -> str:
    """The mark of a plan's or a person's page."""
    return _signer.sign(str(thing.pk))


def is_mark_of(mark: str, pk) -> bool:
    """Whether this mark is ours, and of the plan or person with this id."""
    try:
        return _signer.unsign(mark) == str(pk)
    except BadSignature:
        return False
