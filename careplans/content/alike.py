"""Whether two records may be of one person, and why. Pure, so that every rule can be tried by itself.

The rules are those of the NHS Personal Demographics Service (domain.md section 6.4): names that sound alike, names the
wrong way round, earlier names and addresses, and birth dates as they are commonly mistyped (section 7, hazards 1, 2).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

BEGINS_ALIKE = 3
SPELLED_ALIKE = 0.8
SHORTEST_COMPARED = 4
# Names come again and again: a search compares one with many, and a load of people has few that are new.
KEPT_IN_MIND = 8_192
# Letters that are a letter of their own and so do not come apart into a letter and a sign.
WITHOUT_SIGN = str.maketrans(
    {"Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Æ": "AE", "æ": "ae", "ß": "ss"}
)
SOUNDS = {
    **dict.fromkeys("BFPV", 1),
    **dict.fromkeys("CGJKQSXZ", 2),
    **dict.fromkeys("DT", 3),
    "L": 4,
    **dict.fromkeys("MN", 5),
    "R": 6,
}


@dataclass(frozen=True)
class Identity:
    """Who someone is, as far as it is known. `earlier_names` are (family, given); `earlier_postcodes` as written."""

    family_name: str = ""
    given_names: str = ""
    born_on: date | None = None
    born_precision: str = "day"
    nhs_number: str = ""
    postcode: str = ""
    earlier_names: tuple = ()
    earlier_postcodes: tuple = ()


@dataclass(frozen=True)
class Likeness:
    """Why two may be one: in words, whether they are so much alike that three points must be confirmed, and how much.

    `score` goes from 0 to 100 and is for putting the likeliest first, not for saying how sure one may be.
    """

    why: tuple = ()
    is_similar: bool = False
    score: int = 0

    def __bool__(self):
        return bool(self.why)

    @property
    def words(self) -> str:
        """'Same date of birth, family name sounds alike'."""
        said = ", ".join(self.why)
        return said[:1].upper() + said[1:]


@lru_cache(maxsize=KEPT_IN_MIND)
def plain_letters(name: str) -> str:
    """A name without case, accents, spaces, hyphens or apostrophes: D'Arcy-Smith and Darcy Smith are one."""
    name = name or ""
    if not name.isascii():
        bare = unicodedata.normalize("NFKD", name.translate(WITHOUT_SIGN))
        name = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return re.sub(r"[^A-Z]", "", name.upper())


@lru_cache(maxsize=KEPT_IN_MIND)
def soundex(name: str) -> str:
    """The American Soundex code of a name, by which the NHS finds homophones; '' where there is no letter."""
    letters = plain_letters(name)
    if not letters:
        return ""
    code, before = letters[0], SOUNDS.get(letters[0])
    for letter in letters[1:]:
        sound = SOUNDS.get(letter)
        if sound and sound != before:
            code += str(sound)
        if letter not in "HW":
            before = sound
    return (code + "000")[:4]


def how_alike(one: str, other: str) -> str:
    """How two names are alike: 'same', 'sounds alike', 'is spelled alike', 'begins alike'; '' where they are not."""
    first, second = plain_letters(one), plain_letters(other)
    if not first or not second:
        return "same" if one.strip() and one.strip().casefold() == other.strip().casefold() else ""
    if first == second:
        return "same"
    if soundex(first) == soundex(second):
        return "sounds alike"
    if _is_spelled_alike(*sorted((first, second))):
        return "is spelled alike"
    return "begins alike" if first[:BEGINS_ALIKE] == second[:BEGINS_ALIKE] else ""


@lru_cache(maxsize=KEPT_IN_MIND)
def _is_spelled_alike(one, other):
    if min(len(one), len(other)) < SHORTEST_COMPARED:
        return False
    compared = SequenceMatcher(None, one, other, autojunk=False)
    # Both bounds are never below the ratio, and rule out nearly every pair in a fraction of its time.
    bounds = (compared.real_quick_ratio, compared.quick_ratio, compared.ratio)
    return all(bound() >= SPELLED_ALIKE for bound in bounds)


def likeness(sought: Identity, known: Identity) -> Likeness:
    """Why `known` may be the person `sought`; false where nothing says so."""
    if sought.nhs_number and sought.nhs_number == known.nhs_number:
        return Likeness(("same NHS number",), is_similar=True)
    born, is_sure = _birth_dates(sought, known)
    named, is_close = _names(sought, known)
    if not born or not named:
        return Likeness()
    if not is_sure and not (is_close and _same_first_name(sought, known)):
        return Likeness()
    return Likeness((born, *named), is_similar=is_sure and is_close)


def _birth_dates(sought, known):
    """How the birth dates agree, in words, and whether that is as good as the same."""
    one, other = sought.born_on, known.born_on
    if not one or not other:
        return "", False
    precision = _coarser(sought.born_precision, known.born_precision)
    if precision == "day" and one == other:
        return "same date of birth", True
    if precision != "day":
        agree = one.year == other.year and (precision == "year" or one.month == other.month)
        return ("date of birth may be the same", True) if agree else ("", False)
    return _mistyped(one, other), False


def _coarser(one, other):
    return next(precision for precision in ("year", "month", "day") if precision in (one, other))


def _mistyped(one, other):
    """The one slip that makes one birth date of the other, in words."""
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return "day and month of birth swapped"
    if abs((one - other).days) == 1:
        return "date of birth one day apart"
    if one.year == other.year and (1, 1) in ((one.day, one.month), (other.day, other.month)):
        return "same year of birth, and 1 January often stands for a day nobody knew"
    return ""


def _names(sought, known):
    """How the names agree, in words, and whether they could be taken for one another."""
    family = how_alike(sought.family_name, known.family_name)
    if family:
        words = "same family name" if family == "same" else f"family name {family}"
        return (words, *_given_words(sought, known)), family != "begins alike"
    if _is_swapped(sought, known):
        return ("given and family name the other way round",), True
    earlier = _earlier_name(sought, known)
    if earlier:
        return earlier, True
    return _same_home(sought, known)


def _given_words(sought, known):
    given = how_alike(_first(sought.given_names), _first(known.given_names))
    return ("same given name",) if given == "same" else (f"given name {given}",) if given else ()


def _first(names):
    return names.split()[0] if names.split() else ""


def _same_first_name(sought, known):
    """Whether the first given names are alike; where one is not known nothing speaks against it."""
    if not sought.given_names or not known.given_names or _is_swapped(sought, known):
        return True
    return bool(how_alike(_first(sought.given_names), _first(known.given_names)))


def _is_swapped(sought, known):
    crossed = (
        how_alike(sought.family_name, _first(known.given_names)),
        how_alike(_first(sought.given_names), known.family_name),
    )
    return all(way and way != "begins alike" for way in crossed)


def _earlier_name(sought, known):
    """A name either of them had before."""
    close = ("same", "sounds alike", "is spelled alike")
    pairs = [(sought.family_name, family) for family, _ in known.earlier_names]
    pairs += [(family, known.family_name) for family, _ in sought.earlier_names]
    return ("previous name",) if any(how_alike(*pair) in close for pair in pairs) else ()


def _same_home(sought, known):
    """Another family name, but the same given name at the same address, as after a marriage."""
    given = how_alike(_first(sought.given_names), _first(known.given_names))
    mine = {_postcode(sought.postcode), *map(_postcode, sought.earlier_postcodes)} - {""}
    theirs = {_postcode(known.postcode), *map(_postcode, known.earlier_postcodes)} - {""}
    if given not in ("same", "sounds alike") or not mine & theirs:
        return (), False
    is_now = _postcode(sought.postcode) == _postcode(known.postcode)
    return ("same given name", "same postcode" if is_now else "previous address"), True


def _postcode(written):
    return re.sub(r"\s", "", written or "").upper()
