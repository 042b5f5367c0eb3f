"""Whether two different people can be taken for one another, and why, in words. Pure, so that each rule is tried alone.

A man of 79 was left without CPR for ten minutes because he was taken for the next bed's patient, who had the same
first name (HSIB 2023; domain.md section 7, hazard 1). The rules are those of domain.md section 6.4 rule 5: alike names
with near birth dates, and alike names in the same household, care home or ward. A place that is restricted is compared
with nothing, so that no warning can give it away.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from careplans.content.alike import how_alike, plain_letters

SHARED_HOMES = re.compile(r"care home|nursing home|residential|hospice|hospital|prison|hostel|supported living", re.I)
ROOM = re.compile(r"\b(room|bed|bay|cubicle|side ?room)s?\s*\w{0,3}\b", re.I)
NOWHERE_NAMED = re.compile(r"\s*((at|in) )?(usual|home|own|their|his|her|hospital|hospice|not known|unknown|$)", re.I)
AT_HOME, IN_A_HOME, NOW = "lives at the same address", "lives at the same care home", "is at the same place now"
SAME_DAY, SOME_DAYS, SAME_MONTH = "born the same day", "born some days apart", "born in the same month"
YEARS_APART = "born a whole year or ten apart"
AROUND = (SOME_DAYS, SAME_MONTH, YEARS_APART)
DAYS_AROUND, DAYS_OF_THE_YEAR = 10, 3
CLOSE = ("same", "sounds alike", "is spelled alike")
PART_OF_NUMBER = 3
DIGITS_OF_A_DATE = 8


@dataclass(frozen=True)
class Known:
    """What one record says of who somebody is and where. `place` is the ward, room or home they are at now."""

    family_name: str
    given_names: str = ""
    preferred_name: str = ""
    born_on: date | None = None
    born_precision: str = "day"
    nhs_number: str = ""
    address: str = ""
    postcode: str = ""
    place: str = ""
    kind_of_home: str = ""
    is_restricted: bool = False

    @property
    def first_names(self) -> tuple:
        """What they may answer to: the first given name and the one they like to be called."""
        names = (self.given_names.split()[:1] or [""])[0], (self.preferred_name.split()[:1] or [""])[0]
        return tuple(name for name in names if name)

    @property
    def is_shared_home(self) -> bool:
        """Whether many people who are no family live at this address."""
        return bool(SHARED_HOMES.search(f"{self.kind_of_home} {self.address}"))


def known_of(person) -> Known:
    """What the record says of who somebody is and where."""
    return Known(
        family_name=person.family_name,
        given_names=person.given_names,
        preferred_name=person.preferred_name,
        born_on=person.born_on,
        born_precision=person.born_precision,
        nhs_number=person.nhs_number or "",
        address=person.address_lines,
        postcode=person.postcode,
        place=person.current_location,
        kind_of_home=f"{person.accommodation} {person.address_type}",
        is_restricted=person.location_sensitive,
    )


@dataclass(frozen=True)
class Resemblance:
    """Why two people can be taken for one another, and which points tell them apart. False where nothing says so.

    `is_close`: so much alike that three points must be read back; else a warning and one tick more will do.
    """

    why: tuple = ()
    tells_apart: frozenset = frozenset()
    is_close: bool = False

    def __bool__(self):
        return bool(self.why)

    @property
    def words(self) -> str:
        """'Same first name, lives at the same care home'."""
        said = ", ".join(self.why)
        return said[:1].upper() + said[1:]


def resemblance(one: Known, other: Known, *, side_by_side: bool = False) -> Resemblance:
    """Why these two can be taken for one another. `side_by_side`: they stand in one list, as beds stand in one ward."""
    names, born = _names(one, other), near_birth_dates(one, other)
    where = "" if one.is_restricted or other.is_restricted else _where(one, other)
    close = _by_birth(names, born, where) or _by_place(names, where)
    why = close or _by_birth_around(names, born, _days_apart(one, other)) or _in_one_household(names, where)
    if not why and side_by_side:
        why = _by_name(names)
    return Resemblance(why, tells_apart(one, other), bool(close)) if why else Resemblance()


def tells_apart(one: Known, other: Known) -> frozenset:
    """The points in which both are known and differ: only these can say which of the two somebody is."""
    pairs = {
        "family_name": (plain_letters(one.family_name), plain_letters(other.family_name)),
        "given_name": (_first(one), _first(other)),
        "date_of_birth": (_birth_known(one), _birth_known(other)),
        "nhs_number": (one.nhs_number[-PART_OF_NUMBER:], other.nhs_number[-PART_OF_NUMBER:]),
        "address": _address_pair(one, other),
    }
    return frozenset(point for point, (mine, theirs) in pairs.items() if mine and theirs and mine != theirs)


def _first(known):
    return plain_letters(known.first_names[0]) if known.first_names else ""


def _birth_known(known):
    return known.born_on if known.born_precision == "day" else None


def _address_pair(one, other):
    """The two addresses, where both may be said."""
    if one.is_restricted or other.is_restricted or not (one.address and other.address):
        return "", ""
    return tuple(_first_line(known.address) + _plain(known.postcode) for known in (one, other))


@dataclass(frozen=True)
class _Names:
    """How the names of two people agree: in words, and how closely."""

    family: str
    first: str
    same_initial: bool
    swapped: bool

    @property
    def are_alike(self):
        return self.swapped or (self.family in CLOSE and self.first in CLOSE)

    @property
    def words(self):
        if self.swapped:
            return ("first and family name the other way round",)
        said = [f"family name {self.family}" if self.family != "same" else "same family name"] if self.family else []
        if self.first:
            said.append("same first name" if self.first == "same" else f"first name {self.first}")
        elif self.same_initial:
            said.append("same initial")
        return tuple(said)


def _names(one, other):
    family, first = _how_alike(one.family_name, other.family_name), _closest_first_name(one, other)
    crossed = _alike_both_ways(one, other)
    initials = {name[:1].upper() for name in one.first_names} & {name[:1].upper() for name in other.first_names}
    return _Names(family, first, bool(initials), crossed and family not in CLOSE)


def _how_alike(one, other):
    """As `how_alike`; and two neighbouring letters that changed places, which is much in a short name."""
    first, second = plain_letters(one), plain_letters(other)
    if len(first) == len(second) and first != second and sorted(first) == sorted(second):
        places = [at for at, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
        if len(places) == 2 and places[1] - places[0] == 1:
            return "is spelled alike"
    return how_alike(one, other)


def _closest_first_name(one, other):
    ways = {_how_alike(mine, theirs) for mine in one.first_names for theirs in other.first_names}
    return next((way for way in (*CLOSE, "begins alike") if way in ways), "")


def _alike_both_ways(one, other):
    def cross(family, names):
        return any(how_alike(family, name) in CLOSE for name in names)

    return cross(one.family_name, other.first_names) and cross(other.family_name, one.first_names)


def _by_birth(names, born, where):
    """The same birth date, or one slip of the hand or the ear away, with names that fit."""
    if born == SAME_DAY and where and names.family in CLOSE:
        told = () if names.are_alike else ("may be twins",)
        return (*names.words, born, where, *told)
    if born == SAME_DAY and (names.family in CLOSE or (names.family and names.first in CLOSE)):
        return (*names.words, born)
    return (*names.words, born) if born and born not in AROUND and names.are_alike else ()


def _by_birth_around(names, born, days):
    """Alike names and birth dates that are easily confused when they are heard or remembered."""
    is_initial = names.family in CLOSE and names.same_initial and days is not None and days <= DAYS_AROUND
    return (*names.words, born) if is_initial or (born in AROUND and names.are_alike) else ()


def _days_apart(one, other):
    """How many days lie between two birth dates; None where one is not known to the day."""
    known = _birth_known(one), _birth_known(other)
    return abs((known[0] - known[1]).days) if all(known) else None


def _by_place(names, where):
    """Alike names at the same place, and where many live or lie, the same family name and initial too."""
    fits = names.first in CLOSE or names.swapped
    if where and where != AT_HOME:
        fits = fits or (names.family in CLOSE and names.same_initial)
    return (*names.words, where) if where and fits else ()


def _in_one_household(names, where):
    """Any two of one initial, as letters and labels name them."""
    return (*names.words, where) if where == AT_HOME and names.same_initial else ()


def _by_name(names):
    """In one list, the same family name with the same initial is enough; so are names that are alike."""
    if names.are_alike or (names.family in CLOSE and names.same_initial):
        return names.words
    return ()


def _where(one, other):
    """The place both are at, in words; '' where none is known to be one. Rooms and beds of one place are one place."""
    mine, theirs = _first_line(one.address), _first_line(other.address)
    postcodes = _plain(one.postcode), _plain(other.postcode)
    is_one_postcode = bool(postcodes[0]) and postcodes[0] == postcodes[1]
    if one.is_shared_home and other.is_shared_home and (is_one_postcode or (mine and mine == theirs)):
        return IN_A_HOME
    if mine and mine == theirs and postcodes[0] == postcodes[1]:
        return IN_A_HOME if one.is_shared_home or other.is_shared_home else AT_HOME
    return NOW if _places(one) & _places(other) else ""


def _places(known):
    """The names of the places they may be found at, of those that many people share."""
    now = "" if NOWHERE_NAMED.match(known.place) else _first_line(known.place)
    home = _first_line(known.address) if known.is_shared_home else ""
    return {place for place in (now, home) if place}


def _first_line(address):
    """The first line that says more than a room, as plain letters and figures."""
    lines = (_plain(ROOM.sub(" ", line)) for line in re.split(r"[\n,]", address))
    return next((line for line in lines if line), "")


def _plain(written):
    return re.sub(r"[^A-Z0-9]", "", written.upper())


def near_birth_dates(one: Known, other: Known) -> str:
    """How two birth dates are the same or near, in words; '' where they are not, or one is not known."""
    first, second = one.born_on, other.born_on
    if not first or not second:
        return ""
    if {one.born_precision, other.born_precision} != {"day"}:
        is_month = "year" not in (one.born_precision, other.born_precision)
        agree = first.year == second.year and (not is_month or first.month == second.month)
        return "may be born the same day" if agree else ""
    return _slip(first, second) or _around(first, second)


def _slip(first, second):
    """The one slip of the hand or the ear that makes one date of the other."""
    if first == second:
        return SAME_DAY
    if (first.year, first.day, first.month) == (second.year, second.month, second.day):
        return "born with day and month swapped"
    if abs((first - second).days) == 1:
        return "born a day apart"
    same = sum(mine == theirs for mine, theirs in zip(f"{first:%d%m%Y}", f"{second:%d%m%Y}", strict=True))
    return "dates of birth differ in one digit" if same == DIGITS_OF_A_DATE - 1 else ""


def _around(first, second):
    """Dates a memory takes for one another: some days apart, in one month, or about a whole year or ten apart."""
    if abs((first - second).days) <= DAYS_AROUND:
        return SOME_DAYS
    if (first.year, first.month) == (second.year, second.month):
        return SAME_MONTH
    years, days = abs(first.year - second.year), abs((first.replace(year=2000) - second.replace(year=2000)).days)
    return YEARS_APART if years in (1, 10) and days <= DAYS_OF_THE_YEAR else ""


def near_days(day: date) -> list[date]:
    """Every date that is taken for near: one digit different, some days, a month or years apart."""
    written = f"{day:%d%m%Y}"
    slips = [written[:at] + digit + written[at + 1 :] for at in range(8) for digit in "0123456789"]
    swapped = written[2:4] + written[:2] + written[4:]
    found = {read for text in (*slips, swapped) if (read := _read(text))}
    found |= {day + timedelta(days=days) for days in range(-31, 32)}
    found |= {day + timedelta(days=days) for year in (-3653, -365, 365, 3653) for days in range(year - 4, year + 5)}
    return sorted(found - {day})


def _read(written):
    try:
        return date(int(written[4:]), int(written[2:4]), int(written[:2]))
    except ValueError:
        return None
