"""Reading back who somebody is: whether what was typed agrees with a record, and whether it is enough to go on.

Two identifiers other than the first name open a plan; where somebody else is much alike, three, of which one tells the
two apart (domain.md section 6.4 rule 5; section 7, hazard 1). Compared leniently: spaces, signs and case do not count.
"""

import re
from collections.abc import Iterable, Mapping

from careplans.content.alike import plain_letters
from careplans.content.lookalikes import PART_OF_NUMBER, Known, tells_apart

FEWEST = 2
FEWEST_WHEN_ALIKE = 3
# In the order they are asked; the first name never counts among the first two.
POINTS = {
    "date_of_birth": "date of birth",
    "nhs_number": "NHS number",
    "address": "house number or postcode",
    "family_name": "family name",
    "given_name": "first name",
}
FIRST_NAME = "given_name"
DO_NOT_GO_ON = "If you cannot, this may not be the person: do not go on."
SHORTEST_OF_A_LINE = 4


def points_of(known: Known) -> tuple:
    """What this record can be read back by: what it holds, and no place that is restricted."""
    held = {
        "date_of_birth": known.born_on,
        "nhs_number": known.nhs_number,
        "address": (known.address or known.postcode) and not known.is_restricted,
        "family_name": known.family_name,
        "given_name": known.given_names,
    }
    return tuple(point for point in POINTS if held[point])


def points_to_ask(known: Known, others: Iterable[Known]) -> tuple:
    """The points to ask for: of the names only one that tells somebody apart, or is needed to come to three."""
    held, apart = points_of(known), frozenset().union(*(tells_apart(known, other) for other in others))
    asked = [point for point in held if point not in ("family_name", FIRST_NAME) or point in apart]
    missing = [point for point in held if point not in asked]
    while missing and len(asked) < FEWEST_WHEN_ALIKE:
        asked.append(missing.pop(0))
    return tuple(point for point in held if point in asked)


def agrees(point: str, given, known: Known) -> bool:
    """Whether what was given for one point agrees with the record, as far as the record knows it."""
    return bool(given) and _CHECKS[point](given, known)


def wrong_points(given: Mapping, known: Known) -> list:
    """The points of those given that do not agree with the record."""
    return [point for point, value in given.items() if not agrees(point, value, known)]


def what_is_missing(given: Mapping, known: Known, others: Iterable[Known]) -> str:
    """What else is needed to be sure, as a sentence; '' where what was given is enough. All given must agree before."""
    others = list(others)
    held = points_of(known)
    fewest = min(FEWEST_WHEN_ALIKE if others else FEWEST, len(held))
    counted = [point for point in given if point != FIRST_NAME]
    if len(given) < fewest or len(counted) < min(FEWEST, len([point for point in held if point != FIRST_NAME])):
        return f"Give at least {fewest} of these. {DO_NOT_GO_ON}"
    for other in others:
        apart = tells_apart(known, other) & set(held)
        if apart and all(_fits(point, value, other) for point, value in given.items()):
            return f"What you gave fits somebody else too. Give also the {_named(apart - set(given) or apart)}."
    return ""


def _named(points):
    return " or the ".join(words for point, words in POINTS.items() if point in points)


def _fits(point, value, other):
    """Whether a point could be the other's as well; what their record does not hold could be anything."""
    return point not in points_of(other) or agrees(point, value, other)


def _birth_agrees(given, known):
    if not known.born_on:
        return False
    length = {"day": 10, "month": 7, "year": 4}[known.born_precision]
    return given.isoformat()[:length] == known.born_on.isoformat()[:length]


def _number_agrees(given, known):
    """The whole number, or its last three digits and more."""
    digits = re.sub(r"\D", "", str(given))
    return len(digits) >= PART_OF_NUMBER and known.nhs_number.endswith(digits)


def _address_agrees(given, known):
    """The postcode, the number of the house, the first line as far as given; or one of these and the postcode."""
    typed, postcode = _plain(given), _plain(known.postcode)
    without = typed.removesuffix(postcode) if postcode else typed
    lines = [line for line in re.split(r"[\n,]", known.address) if line.strip()]
    numbers = {found[0].upper() for line in lines for found in [re.match(r"\s*\d+[A-Za-z]?\b", line)] if found}
    if not typed or known.is_restricted:
        return False
    return (
        typed == postcode
        or without in {number.strip() for number in numbers}
        or (len(without) >= SHORTEST_OF_A_LINE and any(_plain(line).startswith(without) for line in lines))
        or (len(without) >= SHORTEST_OF_A_LINE and _plain(known.address).startswith(without))
    )


def _family_name_agrees(given, known):
    return plain_letters(given) == plain_letters(known.family_name)


def _first_name_agrees(given, known):
    names = {plain_letters(name) for name in (*known.given_names.split(), known.preferred_name)} - {""}
    return bool({plain_letters(given), plain_letters(given.split()[0])} & names) if given.split() else False


def _plain(written):
    return re.sub(r"[^A-Z0-9]", "", str(written).upper())


_CHECKS = {
    "date_of_birth": _birth_agrees,
    "nhs_number": _number_agrees,
    "address": _address_agrees,
    "family_name": _family_name_agrees,
    "given_name": _first_name_agrees,
}
