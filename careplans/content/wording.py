"""How facts are put into words, the same on every screen, every sheet of paper and every message.

Dates, NHS numbers, names and ages follow the NHS Common User Interface rules (domain.md §6.3 and §6.5).
Nothing here ever answers with a blank: what is not known is said in words.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PRECISION_OF_LENGTH = {4: "year", 7: "month", 10: "day"}
NOT_KNOWN = "Not known"
NOT_RECORDED = "Not recorded"
NO_KNOWN_ALLERGIES = "No known allergies"
ALLERGIES_NOT_RECORDED = "Allergies not recorded"
ALLERGIES_UNAVAILABLE = "Allergies unavailable"
PRIORITIES = (
    (0, "Living as long as possible matters most"),
    (2, "Leans towards living as long as possible"),
    (5, "Both matter equally"),
    (6, "Leans towards quality of life and comfort"),
    (9, "Quality of life and comfort matter most"),
)


def day_in_london(moment: date | datetime) -> date:
    """The calendar day a moment falls on in the United Kingdom; a plain date is already that day."""
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be put on a calendar.")
    return moment.astimezone(LONDON).date()


def format_date(day: date | datetime | str | None, precision: str = "day") -> str:
    """'09-Nov-2026', or 'Nov-2026' or '2026' where that is all that is known.

    A date may also come as a plan stores it, as text as long as it is certain: '2026', '2026-11' or '2026-11-09'.
    """
    if not day:
        return NOT_RECORDED
    if isinstance(day, str):
        day, precision = date.fromisoformat((day + "-01-01")[:10]), PRECISION_OF_LENGTH[len(day)]
    day = day_in_london(day)
    year = f"{day.year:04}"
    month = f"{MONTHS[day.month - 1]}-{year}"
    return {"year": year, "month": month, "day": f"{day.day:02}-{month}"}[precision]


def format_moment(moment: datetime | None) -> str:
    """'09-Nov-2026 15:40', as a clock on a wall in the United Kingdom shows it."""
    if not moment:
        return NOT_RECORDED
    return f"{format_date(moment)} {moment.astimezone(LONDON):%H:%M}"


def format_nhs_number(number: str) -> str:
    """'999 204 8174'; a number of another shape is shown just as it is, so that nobody mistakes it for one."""
    if not number:
        return NOT_KNOWN
    if len(number) == 10 and number.isdigit():
        return f"{number[:3]} {number[3:6]} {number[6:]}"
    return number


def format_name(family: str, given: str, title: str = "", suffix: str = "") -> str:
    """'HOLLOWAY, Margaret Ann (Mrs)': never shortened, with whatever parts are known."""
    forename = " ".join(part for part in (given, suffix) if part)
    name = ", ".join(part for part in (family.upper(), forename) if part)
    if not name:
        return "Name not known"
    return f"{name} ({title.rstrip('.')})" if title else name


def address_lines(lines: str, postcode: str = "") -> list[str]:
    """The lines of an address in the order of an envelope, the postcode last; one that says so where there is none."""
    parts = [line.strip(" ,") for line in [*lines.splitlines(), postcode]]
    return [part for part in parts if part] or [NOT_RECORDED]


def format_address(lines: str, postcode: str = "") -> str:
    """An address on one line."""
    return ", ".join(address_lines(lines, postcode))


def format_allergies(names: list[str] | None, *, none_known: bool = False) -> str:
    """One of the four phrases there are. `None`: the record could not be asked. An empty list: the record is silent."""
    if names:
        return f"Known allergies: {', '.join(names)}"
    if none_known:
        return NO_KNOWN_ALLERGIES
    return ALLERGIES_UNAVAILABLE if names is None else ALLERGIES_NOT_RECORDED


def format_priority(value: int | None) -> str:
    """Where the person stands between living long and living comfortably (ReSPECT v3 §3.1), never as a number.

    Nobody's place is assumed: without a value it is not recorded, which is not the middle.
    """
    if value is None:
        return NOT_RECORDED
    leanings = [words for least, words in PRIORITIES if value >= least]
    return leanings[-1]


def format_age(born: date | datetime | None, precision: str = "day", on: date | datetime | None = None) -> str:
    """The age as the NHS writes it: '90min', '26hrs', '27d', '4w 1d', '13m 8d', '4y 1m', '68y'.

    Where only the month or year of birth is known, the two ages between which the truth lies: '67y to 68y'.
    """
    if not born or not on:
        return "age not known"
    if isinstance(born, datetime) and isinstance(on, datetime) and born <= on < born + timedelta(days=2):
        return _age_in_hours(born, on)
    on = day_in_london(on)
    first, last = _days_of_birth(day_in_london(born), precision)
    if on < first:
        return "not born yet"
    youngest, oldest = _age_on(min(last, on), on), _age_on(first, on)
    return oldest if youngest == oldest else f"{youngest} to {oldest}"


def _days_of_birth(born: date, precision: str) -> tuple[date, date]:
    """The first and last day on which someone with this date of birth can have been born."""
    if precision == "year":
        return date(born.year, 1, 1), date(born.year, 12, 31)
    if precision == "month":
        return born.replace(day=1), born.replace(day=monthrange(born.year, born.month)[1])
    return born, born


def _age_in_hours(born: datetime, on: datetime) -> str:
    minutes = int((on - born).total_seconds() // 60)
    return f"{minutes}min" if minutes < 120 else f"{minutes // 60}hrs"


def _age_on(born: date, on: date) -> str:
    """The age of someone whose day of birth is certain."""
    days, months = (on - born).days, _whole_months(born, on)
    if days < 28:
        return f"{days}d" if days else "less than 1d"
    if months < 12:
        return f"{days // 7}w {days % 7}d"
    if months < 24:
        return f"{months}m {(on - _months_after(born, months)).days}d"
    if months < 18 * 12:
        return f"{months // 12}y {months % 12}m"
    return f"{months // 12}y"


def _whole_months(born: date, on: date) -> int:
    months = (on.year - born.year) * 12 + on.month - born.month
    return months if _months_after(born, months) <= on else months - 1


def _months_after(born: date, months: int) -> date:
    """The same day of a later month; a day that month does not have falls on the first of the next."""
    year, month = divmod(born.year * 12 + born.month - 1 + months, 12)
    if born.day <= monthrange(year, month + 1)[1]:
        return date(year, month + 1, born.day)
    return _months_after(born.replace(day=1), months + 1)


def format_ago(day: date | datetime | None, today: date | datetime) -> str:
    """'12 days ago (09-Nov-2026)'. The date is always beside it, so a page left open overnight is still true."""
    if not day:
        return NOT_RECORDED
    day, today = day_in_london(day), day_in_london(today)
    days = (today - day).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    distance = near.get(days) or (f"{_span(day, today)} ago" if days > 0 else f"in {_span(today, day)}")
    return f"{distance} ({format_date(day)})"


def format_minutes_ago(moment: datetime, now: datetime) -> str:
    """'12 minutes ago (03:40)' or '5 hours ago (22:40)', for what began within the last day or so."""
    minutes = max(int((now - moment).total_seconds() // 60), 0)
    number, unit = (minutes, "minute") if minutes < 60 else (minutes // 60, "hour")
    plural = "" if number == 1 else "s"
    return f"{number} {unit}{plural} ago ({moment.astimezone(LONDON):%H:%M})" if minutes else "just now"


def format_due(day: date | datetime | None, today: date | datetime) -> str:
    """Whether something is overdue, in words: 'overdue by 3 days (18-Nov-2026)', 'due in 12 days (03-Dec-2026)'."""
    if not day:
        return "no date set"
    day, today = day_in_london(day), day_in_london(today)
    if day < today:
        return f"overdue by {_span(day, today)} ({format_date(day)})"
    return f"due {format_ago(day, today)}"


def _span(start: date, end: date) -> str:
    """A length of time in the largest unit that still tells the reader what to do: days, then months, then years."""
    days, months = (end - start).days, _whole_months(start, end)
    if days < 60:
        return _count(days, "day")
    return _count(months, "month") if months < 24 else _count(months // 12, "year")


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
