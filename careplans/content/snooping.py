"""What stands out in the looks of one reader at one person on one day (reliability.md case 4). Pure.

Each rule gives the looks it counts, none where nothing stands out. A sign, never a verdict: nobody is shut out by it.
The work explains a look where it bears a case number, where the reader's team had a case about the person within a day,
or where a team of the reader's cares for the person. Some rules ask for that; others count what the work explains too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from careplans.content.known import name_letters, place_words, postcode_letters

MOST_LOOKS_IN_A_DAY = 5
AFTER_DEATH_FOR_WORK = timedelta(days=28)
SHORTEST_PART = 3
INWARD = 3


@dataclass(frozen=True)
class Look:
    """One look. `is_called`: it bears a case number, or the reader's team had a case about the person within a day."""

    id: int
    is_called: bool = False


@dataclass(frozen=True)
class Reader:
    """Whoever looked, as they worked that day. `home` is known only of somebody with a record of their own here."""

    families: frozenset = frozenset()
    home: str = ""
    organisations: frozenset = frozenset()
    is_urgent: bool = False
    covers_area: bool = False
    districts: frozenset = frozenset()


@dataclass(frozen=True)
class Subject:
    """Who was looked at. `works_in` are the organisations they work in; `may_work_in` those where a namesake does."""

    families: frozenset = frozenset()
    home: str = ""
    district: str = ""
    works_in: frozenset = frozenset()
    may_work_in: frozenset = frozenset()
    died_on: date | None = None
    is_watched: bool = False


@dataclass(frozen=True)
class DayOfLooks:
    """The looks of one reader at one person on one day. `is_cared_for`: a team of the reader's cares for the person."""

    day: date
    reader: Reader
    subject: Subject
    looks: tuple[Look, ...]
    is_cared_for: bool = False

    @property
    def unexplained(self) -> tuple[Look, ...]:
        """The looks that nothing in the work explains."""
        return () if self.is_cared_for else tuple(look for look in self.looks if not look.is_called)


def same_name_or_address(day: DayOfLooks) -> tuple[Look, ...]:
    """Somebody of the same household, whatever the work says; of the same family name, where it says nothing."""
    if day.reader.home and day.reader.home == day.subject.home:
        return day.looks
    return day.unexplained if day.reader.families & day.subject.families else ()


def colleague(day: DayOfLooks) -> tuple[Look, ...]:
    """Somebody who works where the reader works, whatever the work says; of a namesake, where it says nothing."""
    if day.reader.organisations & day.subject.works_in:
        return day.looks
    return day.unexplained if day.reader.organisations & day.subject.may_work_in else ()


def many_looks(day: DayOfLooks) -> tuple[Look, ...]:
    """More than five looks that the work does not explain."""
    return day.unexplained if len(day.unexplained) > MOST_LOOKS_IN_A_DAY else ()


def no_case(day: DayOfLooks) -> tuple[Look, ...]:
    """Whoever answers calls looked where there was no call."""
    return day.unexplained if day.reader.is_urgent else ()


def out_of_area(day: DayOfLooks) -> tuple[Look, ...]:
    """The person lives in a district where the reader's organisations care for nobody; teams of the whole area do."""
    if day.reader.covers_area or not day.subject.district or not day.reader.districts:
        return ()
    return () if day.subject.district in day.reader.districts else day.unexplained


def watched(day: DayOfLooks) -> tuple[Look, ...]:
    """The person is on the watch list: every look but of those who care for them, with a case number too."""
    return day.looks if day.subject.is_watched and not day.is_cared_for else ()


def after_death(day: DayOfLooks) -> tuple[Look, ...]:
    """The person had died the day before or earlier. The work explains a look for four weeks, and none after that."""
    died_on = day.subject.died_on
    if died_on is None or day.day <= died_on:
        return ()
    return day.looks if day.day - died_on > AFTER_DEATH_FOR_WORK else day.unexplained


Rule = Callable[[DayOfLooks], tuple[Look, ...]]
# By the code under which a case is kept.
RULES: dict[str, Rule] = {
    "same_name": same_name_or_address,
    "colleague": colleague,
    "many_looks": many_looks,
    "no_case": no_case,
    "out_of_area": out_of_area,
    "watched": watched,
    "after_death": after_death,
}


def what_stands_out(day: DayOfLooks) -> dict[str, tuple[Look, ...]]:
    """By the code of each rule that found something, the looks it counts."""
    found = {code: rule(day) for code, rule in RULES.items()}
    return {code: looks for code, looks in found.items() if looks}


def family_names(name: str) -> frozenset:
    """A family name as it is compared, and each half of a double-barrelled one."""
    halves = [half for half in re.split(r"[-\s]+", name) if len(half) >= SHORTEST_PART]
    return frozenset(filter(None, map(name_letters, [name, *halves])))


def whole_name(given_names: str, family_name: str) -> tuple[str, str]:
    """First given name and family name, as they are compared to find namesakes."""
    return name_letters((given_names.split() or [""])[0]), name_letters(family_name)


def home_of(lines: str, postcode: str) -> str:
    """One household: the postcode and the number or name of the house; '' where either is not known."""
    where = postcode_letters(postcode)
    number = re.search(r"\d+[A-Za-z]?", (lines or "").partition("\n")[0])
    house = number[0].upper() if number else place_words(lines)
    return f"{where} {house}" if where and house else ""


def district_of(postcode: str) -> str:
    """'CT9' for 'CT9 5AB': where letters are sent first; '' where no whole postcode is known."""
    letters = postcode_letters(postcode)
    return letters[:-INWARD] if len(letters) > INWARD + 1 else ""
