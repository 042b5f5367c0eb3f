"""A date of birth, typed any sensible way, in three boxes or in one; half a date is refused with what to do."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from careplans.content.items import DateBoxes
from careplans.content.wording import MONTHS, format_date

EARLIEST = date(1880, 1, 1)
WHOLE_DATE = re.compile(r"([0-9]{1,2})[\s/.-]*([0-9]{1,2}|[a-z]{3,9})[\s/.-]*([0-9]{4})", re.IGNORECASE)
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
MISSING = "Type the date of birth."
PARTIAL = (
    "Type the day, the month and the year. Part of a date is not enough to be sure of the right person: "
    "ask them, or look on a document."
)
UNREADABLE = "Type the date of birth in numbers, such as 14 3 1958."
SHORT_YEAR = "Type all four digits of the year, such as 1958."


class BirthDateBoxes(DateBoxes):
    """Day, month and year just as they were typed, whether in three boxes or all in one."""

    def value_from_datadict(self, data, files, name):
        if isinstance(data.get(name), str):
            return list(_split(data[name].strip()))
        return [data.get(name + box) or "" for box in self.widgets_names]

    def decompress(self, value):
        return value if isinstance(value, list) else super().decompress(value)


class BirthDateField(forms.Field):
    """Gives a date that someone alive today can have been born on."""

    widget = BirthDateBoxes

    def clean(self, value):
        day, month, year = _parts([str(part).strip() for part in value])
        try:
            born = date(int(year), _month_number(month), int(day))
        except ValueError:
            raise ValidationError(f"There is no such date as {day} {month} {year}. Check the day and month.") from None
        if born > timezone.localdate():
            raise ValidationError(f"{format_date(born)} is in the future. Check the year.")
        if born < EARLIEST:
            raise ValidationError(f"{format_date(born)} is too long ago for a date of birth. Check the year.")
        return born


def _parts(typed):
    """Day, month and year as text that can be read as numbers; raises ValidationError saying what to do."""
    if not any(typed):
        raise ValidationError(MISSING)
    whole = next((part for part in typed if len(part) > 4 and any(sign.isdigit() for sign in part)), "")
    if whole and sum(map(bool, typed)) == 1:
        typed = _split(whole)
    day, month, year = typed
    if not (day and month and year):
        raise ValidationError(PARTIAL)
    if re.fullmatch(r"[0-9]{2}", year):
        raise ValidationError(SHORT_YEAR)
    if not re.fullmatch(r"[0-9]{1,2} [0-9]{4}", f"{day} {year}") or not _month_number(month):
        raise ValidationError(UNREADABLE)
    return day, month, year


def _split(whole):
    """A date typed in one piece: 14/03/1958, 14031958, 14 March 1958 or 1958-03-14."""
    iso = ISO_DATE.fullmatch(whole)
    if iso:
        return iso.groups()[::-1]
    found = WHOLE_DATE.fullmatch(whole)
    return found.groups() if found else (whole, "", "")


def _month_number(month):
    """1 to 12 from a number or an English name; other numbers as they are, None for anything else."""
    if re.fullmatch(r"[0-9]{1,2}", month):
        return int(month)
    short = month[:3].title()
    return MONTHS.index(short) + 1 if short in MONTHS else None
