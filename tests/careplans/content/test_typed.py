"""The one box: whatever is typed, in whatever order and with whatever punctuation, is read or said to be unreadable."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplans.content.typed import read_typed, with_more
from careplans.content.typed_births import read_age

TODAY = date(2026, 11, 22)
NUMBER, BORN = "NHS number 999 204 8174", "date of birth 14-Mar-1958"

# What is typed, and what is understood, in words.
READ = {
    "999 204 8174 14/3/1958": f"{NUMBER}, {BORN}",
    "14 3 1958 999 204 8174": f"{NUMBER}, {BORN}",
    "9992048174 14031958": f"{NUMBER}, {BORN}",
    "999-204-8174, 14 Mar 1958": f"{NUMBER}, {BORN}",
    "999.204.8174 1958-03-14": f"{NUMBER}, {BORN}",
    "99 92 04 81 74, 14th of March 1958": f"{NUMBER}, {BORN}",
    "NHS no. 999 204 8174 DOB: 14-03-1958": f"{NUMBER}, {BORN}",
    "HOLLOWAY, Margaret 14/3/1958": f"family name HOLLOWAY, given name Margaret, {BORN}",
    "14.3.1958 Margaret Ann Holloway": f"family name Holloway, given name Margaret Ann, {BORN}",
    "Mrs Margaret HOLLOWAY born 14-Mar-1958": f"family name HOLLOWAY, given name Margaret, {BORN}",
    "HOLLOWAY Margaret 14/3/58": f"family name HOLLOWAY, given name Margaret, {BORN}",
    "3/14/1958 Holloway": f"family name Holloway, {BORN}",
    "O'Brien, Séan 3.4.1944": "family name O'Brien, given name Séan, date of birth 03-Apr-1944",
    "Jan van der Berg 1/2/1950": "family name van der Berg, given name Jan, date of birth 01-Feb-1950",
    "Holloway Mar 1958": "family name Holloway, date of birth Mar-1958",
    "Maggie Holloway 1958": "family name Holloway, given name Maggie, date of birth 1958",
    "Maggie Holloway aged 72": "family name Holloway, given name Maggie, age 72",
    "Maggie Holloway 72y": "family name Holloway, given name Maggie, age 72",
    "about 70 Holloway CT9": "family name Holloway, postcode CT9, age about 70",
    "Holloway in her 70s": "family name Holloway, age 70 to 79",
    "Holloway aged 70-80 ZZ1 2AB": "family name Holloway, postcode ZZ1 2AB, age 70 to 80",
    "Holloway about 1950": "family name Holloway, age of someone born about 1950",
    "07700 900118": "telephone 07700900118",
    "+44 (0)1632 960 310 Pettit": "family name Pettit, telephone 01632960310",
    "01 02 1958 07700 900118 Pettit": "family name Pettit, telephone 07700900118, date of birth 01-Feb-1958",
    "2BCD FGH3": "ticket number 2BCDFGH3",
    "gt-000204 30/6/1935": "ticket number GT-000204, date of birth 30-Jun-1935",
    "Rhys Wynn 14/3/1958": f"family name Wynn, given name Rhys, {BORN}",
    "Harry Pettit at Larkfield Lodge": "family name Pettit, given name Harry, care home or place Larkfield Lodge",
}


@pytest.mark.parametrize("typed", READ)
def test_what_is_typed_is_understood(typed):
    read = read_typed(typed, TODAY)

    assert (read.query.words, read.problems, read.unread) == (READ[typed], (), ())


PROBLEMS = {
    "Holloway 31/2/1958": "There is no such date as 31/2/1958. Check the day and month.",
    "Holloway 14/3/2030": "14-Mar-2030 is in the future. Check the year.",
    "Holloway 14/3/21": "14/3/21 may be in 1921 or 2021. Type all four digits of the year.",
    "Holloway aged 130": "Nobody is 130 years old. Check the age.",
}


@pytest.mark.parametrize("typed", PROBLEMS)
def test_what_cannot_be_is_said_and_what_to_do(typed):
    read = read_typed(typed, TODAY)

    assert (read.problems, read.query.words) == ((PROBLEMS[typed],), "family name Holloway")


@pytest.mark.parametrize(("typed", "unread"), [("Holloway 72", ("72",)), ("Holloway 70s", ("70s",))])
def test_what_nobody_could_read_is_given_back(typed, unread):
    assert read_typed(typed, TODAY).unread == unread


def test_an_age_becomes_the_days_on_which_somebody_of_it_was_born():
    assert read_typed("aged 72 Ash", TODAY).query.born_between == (date(1953, 11, 23), date(1954, 11, 22))


AGES = {
    "72": "72",
    "about 70": "about 70",
    "70-80": "70 to 80",
    "70s": "70 to 79",
    "1950": "of someone born about 1950",
}


@pytest.mark.parametrize("typed", AGES)
def test_the_box_for_an_age_takes_ages_bands_and_years(typed):
    assert read_age(typed, TODAY).age == AGES[typed]


@pytest.mark.parametrize("typed", ["old", "14/3/1958", "72 Holloway", "999"])
def test_the_box_for_an_age_refuses_everything_else(typed):
    assert read_age(typed, TODAY).problem


def test_what_two_boxes_say_differently_is_named():
    one, other = (read_typed(typed, TODAY).query for typed in ("Holloway 14/3/1958", "Ash ZZ1 2AB 15/3/1958"))

    both, clashes = with_more(one, other)

    assert (both.family_name, both.postcode, sorted(clashes)) == ("Holloway", "ZZ1 2AB", ["born_on", "family_name"])


@given(st.text(max_size=60))
def test_anything_at_all_can_be_typed(typed):
    assert isinstance(read_typed(typed, TODAY).query.words, str)
