from datetime import date, timedelta

import pytest
from django import forms
from django.utils import timezone

from careplans.forms.birth import MISSING, PARTIAL, SHORT_YEAR, UNREADABLE, BirthDateField


class BirthForm(forms.Form):
    born = BirthDateField()


def typed(*boxes):
    """The form with a date of birth typed in three boxes, or all in one."""
    names = ("born",) if len(boxes) == 1 else ("born_day", "born_month", "born_year")
    return BirthForm(dict(zip(names, boxes, strict=True)))


def message(form):
    return "" if form.is_valid() else form.errors["born"][0]


@pytest.mark.parametrize(
    "boxes",
    [
        ("14", "3", "1958"),
        ("14", "03", "1958"),
        (" 14 ", "Mar", "1958"),
        ("14", "march", "1958"),
        ("14/03/1958", "", ""),
        ("14/03/1958",),
        ("14-3-1958",),
        ("14.3.1958",),
        ("14 3 1958",),
        ("14031958",),
        ("14 March 1958",),
        ("14-Mar-1958",),
        ("1958-03-14",),
    ],
)
def test_a_date_may_be_typed_any_sensible_way(boxes):
    form = typed(*boxes)

    assert message(form) == ""
    assert form.cleaned_data["born"] == date(1958, 3, 14)


@pytest.mark.parametrize(
    ("boxes", "what_to_do"),
    [
        (("", "", ""), MISSING),
        (("",), MISSING),
        (("", "", "1958"), PARTIAL),
        (("", "3", "1958"), PARTIAL),
        (("14", "3", ""), PARTIAL),
        (("14", "3", "58"), SHORT_YEAR),
        (("14", "Smarch", "1958"), UNREADABLE),
        (("x", "3", "1958"), UNREADABLE),
        (("1\x00", "3", "1958"), UNREADABLE),
        (("٣", "3", "1958"), UNREADABLE),
        (("31", "2", "1958"), "There is no such date as 31 2 1958. Check the day and month."),
        (("29", "2", "1959"), "There is no such date as 29 2 1959. Check the day and month."),
        (("0", "13", "1958"), "There is no such date as 0 13 1958. Check the day and month."),
        (("14", "3", "0000"), "There is no such date as 14 3 0000. Check the day and month."),
        (("14", "3", "1658"), "14-Mar-1658 is too long ago for a date of birth. Check the year."),
    ],
)
def test_what_is_no_date_of_birth_is_refused_with_what_to_do(boxes, what_to_do):
    assert message(typed(*boxes)) == what_to_do


def test_nobody_was_born_tomorrow():
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(days=1)

    assert message(typed(today.isoformat())) == ""
    assert message(typed(tomorrow.isoformat())).endswith("is in the future. Check the year.")


def test_the_boxes_on_the_page_are_the_boxes_that_are_read():
    shown = str(BirthForm()["born"])

    assert [f'name="born_{box}"' in shown for box in ("day", "month", "year")] == [True, True, True]


def test_a_very_long_line_is_refused_quickly():
    assert message(typed("1" + " " * 100_000 + "2", "", "")) == PARTIAL
