"""Who is nearly what was typed, why in words, and who comes first: every rule by itself (domain.md section 6.4)."""

from datetime import date
from types import SimpleNamespace

import pytest

from careplans.content.asked import Query
from careplans.content.nearness import Name, near_number, nearness, postcode_grade, slips, slips_of_date
from careplans.content.nhs_numbers import meant_numbers, passes_check
from careplans.content.nicknames import forms_of

BORN = date(1958, 3, 14)
MAGGIE = Name(1, "HOLLOWAY", "MARGARET", BORN, "day", "now", "")
ASKED = {"born_on": BORN, "family_name": "Holloway", "given_name": "Margaret"}
SAME_NAMES = "same family name, same given name"

# What was asked differently, and why she is shown all the same.
NEAR = [
    ({"family_name": "Holoway"}, "Same date of birth, family name differs by one letter, same given name"),
    ({"family_name": "Hallowey"}, "Same date of birth, family name sounds alike, same given name"),
    ({"given_name": "Peggy"}, "Same date of birth, same family name, given name is another form of the same name"),
    ({"given_name": "Susan"}, "Same date of birth, same family name, given name differs"),
    (
        {"family_name": "Margaret", "given_name": "Holloway"},
        "Same date of birth, given and family name the other way round",
    ),
    ({"born_on": date(1958, 3, 15)}, f"Date of birth is one day apart, {SAME_NAMES}"),
    ({"born_on": date(1968, 3, 14)}, f"One digit of the date of birth differs, {SAME_NAMES}"),
    ({"born_on": date(1985, 3, 14)}, f"Two digits of the date of birth are swapped, {SAME_NAMES}"),
    ({"born_on": date(1958, 3, 1), "born_precision": "month"}, f"Same month of birth, {SAME_NAMES}"),
    ({"born_on": None, "born_between": (date(1954, 1, 1), date(1960, 1, 1))}, f"Age fits, {SAME_NAMES}"),
    ({"born_on": None, "born_between": (date(1960, 1, 1), date(1965, 1, 1))}, f"Age nearly fits, {SAME_NAMES}"),
    (
        {"born_on": date(1958, 1, 1)},
        f"Same year of birth, and 1 January often stands for a day nobody knew, {SAME_NAMES}",
    ),
]


@pytest.mark.parametrize(("changed", "words"), NEAR)
def test_a_slip_is_forgiven_and_named(changed, words):
    assert nearness(Query(**ASKED | changed), MAGGIE).words == words


def test_day_and_month_may_be_swapped():
    asked = Query(**ASKED | {"born_on": date(1958, 4, 3)})

    assert nearness(asked, MAGGIE._replace(born_on=date(1958, 3, 4))).why[0] == "day and month of birth are swapped"


FAR = [
    {"family_name": "Pettit"},
    {"born_on": date(1961, 7, 2)},
    {"born_on": date(1958, 3, 15), "given_name": "Susan"},
    {"born_on": date(1958, 3, 15), "family_name": "Pettit"},
    {"born_on": None, "born_between": (date(1930, 1, 1), date(1940, 1, 1))},
]


@pytest.mark.parametrize("changed", FAR)
def test_too_much_that_differs_is_not_forgiven(changed):
    assert not nearness(Query(**ASKED | changed), MAGGIE)


def test_a_name_that_is_theirs_now_comes_before_one_they_had():
    before = MAGGIE._replace(kind="before", written="Margaret Holloway")

    now, then = nearness(Query(**ASKED), MAGGIE), nearness(Query(**ASKED), before)

    assert then.words == "Same date of birth, previous name Margaret Holloway, same given name"
    assert now.score > then.score


def test_the_less_differs_the_higher_the_score():
    made = [{}, {"given_name": "Peggy"}, {"family_name": "Holoway"}, {"born_on": date(1958, 3, 15)}]

    scores = [nearness(Query(**ASKED | slip), MAGGIE).score for slip in made]

    assert scores == sorted(set(scores), reverse=True)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("zz1", "same postcode"),
        ("ZZ9 9ZZ", "previous address"),
        ("ZZ1 2AC", "postcode has one letter or digit wrong"),
        ("ZZ1 9QQ", "postcode begins the same"),
        ("CT9 5AB", ""),
    ],
)
def test_a_postcode_agrees_whole_in_part_or_as_it_was(typed, words):
    assert postcode_grade(typed, [("ZZ12AB", True), ("ZZ99ZZ", False)]).words == words


def test_without_a_given_name_a_postcode_must_speak_for_a_name_that_is_spelled_otherwise():
    assert nearness(Query(BORN, family_name="Hllwy", postcode="ZZ1 2AB"), MAGGIE, [("ZZ12AB", True)])
    assert not nearness(Query(BORN, family_name="Hllwy"), MAGGIE)


def test_a_family_name_may_be_just_how_it_begins():
    assert nearness(Query(BORN, family_name="Hollo"), MAGGIE).why[-1] == "family name begins like that"


def test_a_number_that_is_nearly_theirs_finds_them_with_the_right_date_of_birth_alone():
    person = SimpleNamespace(nhs_number="9992048174", born_on=BORN, born_precision="day", family_name="Holloway")

    assert near_number(Query(BORN, nhs_number="9992048175"), person).why[0] == "NHS number nearly the same"
    assert not near_number(Query(date(1961, 7, 2), nhs_number="9992048175"), person)
    assert near_number(Query(date(1958, 3, 15), nhs_number="9992048174"), person).why[0] == "same NHS number"
    assert not near_number(Query(date(1961, 7, 2), nhs_number="9992048174"), person)


@pytest.mark.parametrize("slip", ["9992048175", "9992048714", "9990248174", "1992048174"])
def test_the_number_that_was_meant_is_among_those_a_slip_can_have_made(slip):
    assert "9992048174" in meant_numbers(slip)
    assert all(map(passes_check, meant_numbers(slip)))


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [("ASH", "ASH", 0), ("ASH", "AHS", 1), ("ASH", "ASHE", 1), ("HOLLOWAY", "HALLOWEY", 2), ("ASH", "OAKLEY", 3)],
)
def test_slips_of_the_hand_are_counted(one, other, wrong):
    assert slips(one, other) == slips(other, one) == wrong


def test_every_slip_of_a_date_can_be_made_the_other_way():
    assert all(BORN in slips_of_date(slip) for slip in slips_of_date(BORN))


PAIRS = (
    "maggie margaret, peggy margaret, meg margaret, bill william, will william, betty elizabeth, liz elizabeth, "
    "jack john, harry henry, harry harold, kath katherine, katy kathryn, dot dorothy, ted edward, nell eleanor, "
    "molly mary, bob robert, dick richard, sandy alexander, gwilym william"
)


@pytest.mark.parametrize("pair", PAIRS.split(", "))
def test_british_short_forms_stand_for_the_name(pair):
    short, long = pair.upper().split()

    assert long in forms_of(short)
    assert short in forms_of(long)
