"""Each rule about looks that stand out: what it finds, and what it leaves alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from careplans.content.snooping import (
    RULES,
    DayOfLooks,
    Look,
    Reader,
    Subject,
    after_death,
    colleague,
    district_of,
    family_names,
    home_of,
    many_looks,
    no_case,
    out_of_area,
    same_name_or_address,
    watched,
    what_stands_out,
)
from careplans.models import OversightCase

DAY = date(2026, 3, 14)
READER = Reader(families=family_names("Menon"), organisations=frozenset({"111"}), districts=frozenset({"ZZ1"}))
SUBJECT = Subject(families=family_names("Holloway"), home="ZZ12AB 14", district="ZZ1")
BARE, CALLED = Look(1), Look(2, is_called=True)
HONEST = DayOfLooks(DAY, READER, SUBJECT, (BARE, CALLED))


def day(*looks, reader=None, cared_for=False, **subject):
    """A day like any other, but for what is said here."""
    reader = replace(READER, **(reader or {}))
    return DayOfLooks(DAY, reader, replace(SUBJECT, **subject), looks or HONEST.looks, is_cared_for=cared_for)


def test_a_day_like_any_other_has_nothing_that_stands_out():
    assert what_stands_out(HONEST) == {}


def test_the_same_family_name_stands_out_where_the_work_does_not_explain_it():
    namesake = {"families": family_names("Menon-Shaw")}

    assert same_name_or_address(day(**namesake)) == (BARE,)
    assert same_name_or_address(day(CALLED, **namesake)) == ()
    assert same_name_or_address(day(cared_for=True, **namesake)) == ()


def test_the_same_address_stands_out_whatever_the_work_says():
    at_home = {"reader": {"home": "ZZ12AB 14"}}

    assert same_name_or_address(day(CALLED, cared_for=True, **at_home)) == (CALLED,)
    assert same_name_or_address(day(BARE, home="", reader={"home": ""})) == ()


def test_a_colleague_stands_out_whatever_the_work_says_and_a_namesake_of_one_where_it_says_nothing():
    works_here = {"works_in": frozenset({"111"})}
    may_work_here = {"may_work_in": frozenset({"111"})}

    assert colleague(day(CALLED, cared_for=True, **works_here)) == (CALLED,)
    assert colleague(day(**may_work_here)) == (BARE,)
    assert colleague(day(cared_for=True, **may_work_here)) == ()
    assert colleague(day(works_in=frozenset({"elsewhere"}))) == ()


def test_more_than_five_unexplained_looks_in_a_day_stand_out():
    five, six = (tuple(map(Look, range(number))) for number in (5, 6))

    assert many_looks(day(*five, CALLED)) == ()
    assert many_looks(day(*six, CALLED)) == six
    assert many_looks(day(*six, cared_for=True)) == ()


def test_an_urgent_role_without_a_case_stands_out():
    assert no_case(day(reader={"is_urgent": True})) == (BARE,)
    assert no_case(day(CALLED, reader={"is_urgent": True})) == ()
    assert no_case(day(reader={"is_urgent": True}, cared_for=True)) == ()
    assert no_case(day(BARE)) == ()


def test_a_district_where_the_organisation_cares_for_nobody_stands_out():
    assert out_of_area(day(district="ZZ9")) == (BARE,)
    assert out_of_area(day(CALLED, district="ZZ9")) == ()
    assert out_of_area(day(district="ZZ9", cared_for=True)) == ()
    assert out_of_area(day(district="ZZ9", reader={"covers_area": True})) == ()


@pytest.mark.parametrize("unknown", [{"district": ""}, {"district": "ZZ9", "reader": {"districts": frozenset()}}])
def test_where_no_district_is_known_nothing_is_out_of_area(unknown):
    assert out_of_area(day(**unknown)) == ()


def test_every_look_at_somebody_on_the_watch_list_stands_out_but_of_those_who_care_for_them():
    assert watched(day(is_watched=True)) == (BARE, CALLED)
    assert watched(day(is_watched=True, cared_for=True)) == ()
    assert watched(day()) == ()


def test_a_look_after_the_death_stands_out_for_four_weeks_unless_the_work_explains_it_and_then_always():
    yesterday, long_ago = DAY - timedelta(days=1), DAY - timedelta(days=29)

    assert after_death(day(died_on=DAY)) == ()
    assert after_death(day(died_on=yesterday)) == (BARE,)
    assert after_death(day(died_on=yesterday, cared_for=True)) == ()
    assert after_death(day(died_on=long_ago, cared_for=True)) == (BARE, CALLED)


def test_every_rule_has_words_and_every_words_a_rule():
    assert list(RULES) == OversightCase.Rule.values


@pytest.mark.parametrize(
    ("lines", "postcode", "home"),
    [
        ("14 Marram Close\nSeawick", "zz1 2ab", "ZZ12AB 14"),
        ("Flat 2a, Tide House", "ZZ1 2AB", "ZZ12AB 2A"),
        ("Lantern House\nSeawick", "ZZ1 2AB", "ZZ12AB LANTERN HOUSE"),
        ("14 Marram Close", "", ""),
        ("", "ZZ1 2AB", ""),
    ],
)
def test_a_household_is_a_postcode_and_a_house(lines, postcode, home):
    assert home_of(lines, postcode) == home


@pytest.mark.parametrize(("postcode", "district"), [("CT9 5AB", "CT9"), ("zz12ab", "ZZ1"), ("CT9", ""), ("", "")])
def test_a_district_is_where_letters_are_sent_first(postcode, district):
    assert district_of(postcode) == district
