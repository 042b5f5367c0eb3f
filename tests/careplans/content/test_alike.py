"""Which two records may be of one person, and why: every rule by itself (domain.md 6.4; section 7, hazards 1 and 2)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplans.content.alike import Identity, how_alike, likeness, soundex

MAGGIE = Identity("Holloway", "Margaret Ann", date(1958, 3, 14), "day", "9992048174", "ZZ1 2AB")
UNKNOWN = replace(MAGGIE, nhs_number="")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Robert", "R163"),
        ("Rupert", "R163"),
        ("Ashcraft", "A261"),
        ("Tymczak", "T522"),
        ("Pfister", "P236"),
        ("Honeyman", "H555"),
        ("Lee", "L000"),
        ("", ""),
    ],
)
def test_soundex_is_the_soundex_of_the_national_archives(name, code):
    assert soundex(name) == code


ALIKE = {
    ("Holloway", "HOLLOWAY"): "same",
    ("D'Arcy-Smith", "Darcy Smith"): "same",
    ("Núñez", "Nunez"): "same",
    ("李", "李"): "same",
    ("Smith", "Smyth"): "sounds alike",
    ("Stephens", "Stevens"): "sounds alike",
    ("Holloway", "Hollowya"): "sounds alike",
    ("Grewal", "Grewel"): "sounds alike",
    ("Pettit", "Petitt"): "sounds alike",
    ("Okonkwo", "Okonwko"): "sounds alike",
    ("Rowlands", "Bowlands"): "is spelled alike",
    ("Catherine", "Katherine"): "is spelled alike",
    ("Holland", "Hollis"): "begins alike",
    ("Holloway", "Pettit"): "",
    ("Li", "Lu"): "sounds alike",
    ("", "Holloway"): "",
    ("李", "王"): "",
}


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_are_compared_by_sound_by_spelling_and_by_how_they_begin(one, other):
    assert [how_alike(one, other), how_alike(other, one)] == [ALIKE[one, other]] * 2


# What the other record says, why it is shown, and whether three points must be confirmed.
TWINS = [
    ({}, "Same date of birth, same family name, same given name", True),
    ({"given_names": "Susan"}, "Same date of birth, same family name", True),
    ({"given_names": "Margret"}, "Same date of birth, same family name, given name sounds alike", True),
    ({"family_name": "Hollaway"}, "Same date of birth, family name sounds alike, same given name", True),
    ({"family_name": "Hollis", "given_names": "Joy"}, "Same date of birth, family name begins alike", False),
    (
        {"family_name": "Margaret", "given_names": "Holloway"},
        "Same date of birth, given and family name the other way round",
        True,
    ),
    (
        {"family_name": "Ash", "given_names": "Joy", "earlier_names": (("Holloway", "Margaret"),)},
        "Same date of birth, previous name",
        True,
    ),
    ({"family_name": "Ash"}, "Same date of birth, same given name, same postcode", True),
    (
        {"family_name": "Ash", "postcode": "ZZ9 9ZZ", "earlier_postcodes": ("zz12ab",)},
        "Same date of birth, same given name, previous address",
        True,
    ),
    (
        {"born_on": date(1958, 1, 1), "born_precision": "year"},
        "Date of birth may be the same, same family name, same given name",
        True,
    ),
    (
        {"born_on": date(1958, 3, 1), "born_precision": "month"},
        "Date of birth may be the same, same family name, same given name",
        True,
    ),
    (
        {"born_on": date(1958, 3, 15)},
        "Date of birth one day apart, same family name, same given name",
        False,
    ),
    (
        {"born_on": date(1958, 1, 1)},
        "Same year of birth, and 1 January often stands for a day nobody knew, same family name, same given name",
        False,
    ),
]


@pytest.mark.parametrize(("other", "words", "is_similar"), TWINS)
def test_a_twin_is_shown_and_it_is_said_why(other, words, is_similar):
    found = likeness(UNKNOWN, replace(UNKNOWN, **other))

    assert (found.words, found.is_similar) == (words, is_similar)


def test_a_day_and_a_month_may_have_been_swapped():
    typed = replace(UNKNOWN, born_on=date(1958, 3, 4))

    found = likeness(typed, replace(typed, born_on=date(1958, 4, 3)))

    assert found.why[0] == "day and month of birth swapped"


def test_the_same_number_is_enough_whatever_else_is_said():
    other = Identity("Pettit", "Joy", date(1931, 8, 2), nhs_number=MAGGIE.nhs_number)

    assert likeness(MAGGIE, other).words == "Same NHS number"


STRANGERS = [
    {"family_name": "Pettit", "postcode": "ZZ9 9ZZ"},
    {"family_name": "Pettit", "given_names": "Joy"},
    {"born_on": date(1958, 3, 17)},
    {"born_on": date(1959, 3, 14)},
    {"born_on": date(1958, 3, 15), "given_names": "Joy"},
    {"born_on": date(1958, 1, 1), "given_names": "Joy"},
    {"born_on": date(1958, 3, 15), "family_name": "Hollis"},
    {"born_on": date(1957, 1, 1), "born_precision": "year"},
    {"born_on": date(1958, 4, 1), "born_precision": "month"},
    {"born_on": None},
    {"family_name": "", "given_names": "", "postcode": ""},
]


@pytest.mark.parametrize("other", STRANGERS)
def test_a_stranger_is_not_shown(other):
    assert not likeness(UNKNOWN, replace(UNKNOWN, **other))


names = st.text(max_size=12)
people = st.builds(
    Identity, names, names, st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.sampled_from(["day", "month", "year"])
)


@given(people, people)
def test_likeness_does_not_depend_on_who_was_registered_first(one, other):
    assert likeness(one, other).why == likeness(other, one).why


@given(people)
def test_everyone_with_a_name_is_like_themselves(one):
    assert bool(likeness(one, one)) == bool(one.family_name.strip())
