"""Reads dates of birth and ages as people type them: whole, in part, or as how old someone seems. Pure."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from careplans.content.wording import MONTHS, format_date

EARLIEST = date(1880, 1, 1)
OLDEST = 120
# How far "about 70" reaches either way, in years.
ABOUT = 5

MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
YEAR = r"(?P<year>(?:18[89]|19\d|20\d)\d)"
GAP = r"[\s./,-]*"
OLD = r"\s*(?:years?|yrs?|yo|y/o|y)\b\.?(?:\s*old\b)?"
VAGUE = r"(?:about|around|approx\w*\.?|roughly|circa|~)\s*"


def _pattern(body):
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


WHOLE = (
    _pattern(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{GAP}(?:of\s+)?{MONTH}{GAP}{YEAR}"),
    _pattern(rf"{MONTH}{GAP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s./,-]+{YEAR}"),
    _pattern(rf"{YEAR}\s*[-./]\s*(?P<number>\d{{1,2}})\s*[-./]\s*(?P<day>\d{{1,2}})"),
    _pattern(rf"(?P<day>\d{{1,2}})\s*[-./]\s*(?P<number>\d{{1,2}})\s*[-./]\s*{YEAR}"),
    _pattern(rf"(?P<day>\d{{2}})(?P<number>\d{{2}}){YEAR}"),
    _pattern(rf"{YEAR}(?P<number>\d{{2}})(?P<day>\d{{2}})"),
    _pattern(rf"(?P<day>\d{{1,2}})[\s./-]+(?P<number>\d{{1,2}})[\s./-]+{YEAR}"),
)
SHORT = _pattern(r"(?P<day>\d{1,2})\s*[-./]\s*(?P<number>\d{1,2})\s*[-./]\s*(?P<year>\d{2})")
OF_MONTH = _pattern(rf"(?:{MONTH}{GAP}|(?P<number>\d{{1,2}})\s*[-/.]\s*){YEAR}")
OF_YEAR = _pattern(rf"(?P<about>{VAGUE}|born\s+(?:in\s+)?{VAGUE})?{YEAR}")
BANDS = (
    _pattern(r"(?:aged?|in (?:his|her|their))\s+(?P<decade>[1-9]0|1[01]0)['’]?s"),
    _pattern(rf"aged?\s+(?P<low>\d{{1,3}})\s*(?:-|–|to|or)\s*(?P<high>\d{{1,3}})(?:{OLD})?"),
    _pattern(rf"(?P<low>\d{{1,3}})\s*(?:-|–|to|or)\s*(?P<high>\d{{1,3}}){OLD}"),
    _pattern(rf"(?P<decade>[1-9]0|1[01]0)['’]?s{OLD}"),
)
AGES = (
    re.compile(rf"(?<!\w)(?:aged?:?\s*)?{VAGUE}(?:aged?\s*)?(?P<about>\d{{1,3}})(?:{OLD})?(?!\w)", re.IGNORECASE),
    _pattern(rf"aged?:?\s*(?P<age>\d{{1,3}})(?:{OLD})?"),
    _pattern(rf"(?P<age>\d{{1,3}}){OLD}"),
)


@dataclass(frozen=True)
class Birth:
    """When somebody was born, as far as it was typed; `problem` says why it could not be read, and what to do."""

    born_on: date | None = None
    born_precision: str = "day"
    born_between: tuple[date, date] | None = None
    age: str = ""
    problem: str = ""


def read_birth(text: str, today: date) -> tuple[Birth | None, str]:
    """What the words say of a birth, and the words without it; None where they say nothing."""
    for read in (_whole, _short, _month, _band, _age, _year):
        birth, rest = read(text, today)
        if birth:
            return birth, rest
    return None, text


def _taken(text, found):
    return f"{text[: found.start()]} | {text[found.end() :]}"


def _month_number(found):
    parts = found.groupdict()
    return int(parts["number"]) if parts.get("number") else MONTHS.index(parts["month"].title()) + 1


def _whole(text, today):
    for pattern in WHOLE:
        found = pattern.search(text)
        if found:
            day, month, year = int(found["day"]), _month_number(found), int(found["year"])
            return _checked(found[0], day, month, year, today), _taken(text, found)
    return None, text


def _checked(typed, day, month, year, today):
    """A date somebody alive can have been born on. The American order is understood where no other is possible."""
    if month > 12 >= day:
        day, month = month, day
    try:
        born = date(year, month, day)
    except ValueError:
        return Birth(problem=f"There is no such date as {typed.strip()}. Check the day and month.")
    if born > today:
        return Birth(problem=f"{format_date(born)} is in the future. Check the year.")
    return Birth(born)


def _short(text, today):
    found = SHORT.search(text)
    if not found:
        return None, text
    years = [century + int(found["year"]) for century in (1900, 2000) if century + int(found["year"]) <= today.year]
    if len(years) > 1:
        problem = f"{found[0]} may be in {years[0]} or {years[1]}. Type all four digits of the year."
        return Birth(problem=problem), _taken(text, found)
    return _checked(found[0], int(found["day"]), int(found["number"]), years[0], today), _taken(text, found)


def _month(text, today):
    found = OF_MONTH.search(text)
    if not found:
        return None, text
    birth = _checked(found[0], 1, _month_number(found), int(found["year"]), today)
    return (birth if birth.problem else Birth(birth.born_on, "month")), _taken(text, found)


def _year(text, today):
    found = OF_YEAR.search(text)
    if not found:
        return None, text
    year, rest = int(found["year"]), _taken(text, found)
    if year > today.year:
        return Birth(problem=f"{year} is in the future. Check the year."), rest
    return (born_about(year) if found["about"] else Birth(date(year, 1, 1), "year")), rest


def born_about(year: int) -> Birth:
    """Someone born within some years of this one."""
    between = (date(year - ABOUT, 1, 1), date(year + ABOUT, 12, 31))
    return Birth(born_between=between, age=f"of someone born about {year}")


def _band(text, today):
    for pattern in BANDS:
        found = pattern.search(text)
        if found:
            low = int(found.groupdict().get("decade") or found["low"])
            high = low + 9 if "decade" in found.groupdict() else int(found["high"])
            return aged(min(low, high), max(low, high), today), _taken(text, found)
    return None, text


def _age(text, today):
    for pattern in AGES:
        found = pattern.search(text)
        if found:
            about = found.groupdict().get("about")
            birth = aged_about(int(about), today) if about else aged(int(found["age"]), int(found["age"]), today)
            return birth, _taken(text, found)
    return None, text


def read_age(text: str, today: date) -> Birth:
    """What a box for an age says: '72', 'about 70', '70 to 80', '70s', or the year somebody was born in about."""
    bare = re.sub(r"^\s*aged?\s*", "", text, flags=re.IGNORECASE).strip()
    year = re.fullmatch(rf"(?:{VAGUE})?{YEAR}", bare, re.IGNORECASE)
    if year and int(year["year"]) <= today.year:
        return born_about(int(year["year"]))
    for read in (_band, _age):
        birth, rest = read(f"aged {bare}", today)
        if birth and not rest.strip(" |"):
            return birth
    return Birth(problem="Type an age such as 72, about 70 or 70 to 80, or a year of birth such as 1950.")


def aged(low: int, high: int, today: date) -> Birth:
    """Someone from `low` to `high` years old today."""
    words = f"{low}" if low == high else f"{low} to {high}"
    return _of_ages(low, high, today, words)


def aged_about(age: int, today: date) -> Birth:
    """Someone who looks this old."""
    return _of_ages(max(age - ABOUT, 0), age + ABOUT, today, f"about {age}")


def _of_ages(low, high, today, words):
    if low > OLDEST:
        return Birth(problem=f"Nobody is {low} years old. Check the age.")
    first = max(_years_before(today, high + 1) + timedelta(days=1), EARLIEST)
    return Birth(born_between=(first, _years_before(today, low)), age=words)


def _years_before(day, years):
    year = day.year - years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
