"""What changed about a person, in plain words."""

import pytest

from careplans.content.person_words import identity_changes, side_by_side, untraced_words

STATUSES = {"01": "Number present and verified", "05": "Trace needs to be resolved"}
SEALED = {
    "family_name": "Holloway",
    "given_names": "Margaret",
    "born_on": "1958-03-14",
    "born_precision": "day",
    "nhs_number": "9992048174",
}


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ({}, ""),
        ({"title": "Dr"}, ""),
        ({"family_name": "Ash"}, "Name has changed since this version was signed."),
        ({"born_precision": "year"}, "Date of birth has changed since this version was signed."),
        ({"nhs_number": ""}, "NHS number has changed since this version was signed."),
        (
            {"given_names": "Peg", "born_on": "1958-03-15", "nhs_number": ""},
            "Name, date of birth and NHS number have changed since this version was signed.",
        ),
    ],
)
def test_what_is_not_as_it_was_signed_is_said(now, words):
    assert identity_changes(SEALED, SEALED | now) == words


def test_a_status_is_said_in_its_own_words_unless_it_is_verified():
    assert untraced_words("01", STATUSES) == ""
    assert untraced_words("05", STATUSES) == "Identity not traced: trace needs to be resolved"


CHANGES = [
    ("family_name", "Ash", "Oak", "Ash", "Oak"),
    ("nhs_number", None, "9992048174", "Not known", "999 204 8174"),
    ("nhs_number_status", "05", "01", "Trace needs to be resolved", "Number present and verified"),
    ("location_sensitive", False, True, "No", "Yes"),
    ("title", "", "Dr", "Not recorded", "Dr"),
    ("phones", [], [{"number": "111", "use": "home"}], "Not recorded", "111 (home)"),
    (
        "addresses",
        [],
        [{"lines": "1 Sea St\nSeawick", "postcode": "ZZ1 1AA", "from_on": "2026-11-01", "until_on": None}],
        "Not recorded",
        "1 Sea St, Seawick, ZZ1 1AA, from 01-Nov-2026",
    ),
]


@pytest.mark.parametrize(("key", "was", "became", "first", "second"), CHANGES)
def test_each_fact_is_told_as_it_was_and_as_it_became(key, was, became, first, second):
    (line,) = side_by_side({key: was}, {key: became}, STATUSES)

    assert (line["was"], line["became"]) == (first, second)


def test_a_birth_date_is_one_fact():
    before = {"born_on": "1958-01-01", "born_precision": "year"}

    (line,) = side_by_side(before, {"born_on": "1958-03-14", "born_precision": "day"}, STATUSES)

    assert (line["label"], line["was"], line["became"]) == ("Date of birth", "1958", "14-Mar-1958")
