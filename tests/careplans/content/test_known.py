"""By what somebody is found: names, places and telephone numbers as they are searched, now and before."""

from types import SimpleNamespace

import pytest

from careplans.content.known import name_letters, names_of, phone_digits, phones_of, place_words, places_of

MAGGIE = {
    "family_name": "Holloway",
    "given_names": "Margaret Ann",
    "preferred_name": "Maggie",
    "address_lines": "14 Marram Close\nSeawick",
    "postcode": "ZZ1 2AB",
    "current_location": "usual address",
    "location_sensitive": False,
}


def someone(**changes):
    return SimpleNamespace(**MAGGIE | changes)


def changed(**before):
    return SimpleNamespace(before=before)


def names(person, changes=()):
    return [(row.family, row.given, row.kind) for row in names_of(person, changes)]


def test_somebody_is_known_by_every_given_name_and_by_what_they_like_to_be_called():
    assert names(someone()) == [
        ("HOLLOWAY", "MARGARET", "now"),
        ("HOLLOWAY", "ANN", "now"),
        ("HOLLOWAY", "MAGGIE", "now"),
    ]


def test_each_half_of_a_double_barrelled_name_is_a_name():
    there = names(someone(family_name="Smith-O'Brien", given_names="Ann", preferred_name=""))

    assert there == [("SMITHOBRIEN", "ANN", "now"), ("SMITH", "ANN", "part"), ("OBRIEN", "ANN", "part")]


def test_every_name_before_stays_a_name_and_keeps_how_it_was_written():
    changes = [changed(family_name="Ash"), changed(postcode="ZZ9 9ZZ"), changed(family_name="Oak", given_names="Joy")]

    before = [row for row in names_of(someone(), changes) if row.kind == "before"]

    assert [(row.family, row.given, row.written) for row in before] == [
        ("ASH", "MARGARET", "Margaret Ann Ash"),
        ("ASH", "ANN", "Margaret Ann Ash"),
        ("OAK", "JOY", "Joy Oak"),
    ]


def test_a_whole_sentence_is_not_a_name():
    assert len(names(someone(preferred_name="Mr Holloway (family: Papa ji)"))) == 2


LETTERS = {"D'Arcy": "DARCY", "Núñez": "NUNEZ", "Sørensen": "SORENSEN", "Weiß": "WEISS", "李": "李", "": ""}


@pytest.mark.parametrize("name", LETTERS)
def test_a_name_is_compared_in_plain_letters(name):
    assert name_letters(name) == LETTERS[name]


WORDS = {
    "14 Marram Close\nSeawick": "",
    "Larkfield Lodge\nMill Lane": "LARKFIELD LODGE",
    "Room 12, Larkfield Lodge Nursing Home\nMill Lane": "LARKFIELD LODGE NURSING HOME",
    "Flat 2\n9 High Street": "",
    "": "",
}


@pytest.mark.parametrize("lines", WORDS)
def test_a_house_or_home_with_a_name_is_known_by_it(lines):
    assert place_words(lines) == WORDS[lines]


def test_places_are_known_now_and_before():
    moved = changed(postcode="ZZ9 9ZZ", address_lines="Rose Cottage\nSeawick")
    home = SimpleNamespace(lines="Seaview Care Home", postcode="zz4 4aa", ended_at=None)

    assert [tuple(row) for row in places_of(someone(), [moved], [home])] == [
        ("ZZ12AB", "", True),
        ("ZZ44AA", "SEAVIEW CARE HOME", True),
        ("ZZ99ZZ", "ROSE COTTAGE", False),
    ]


NUMBERS = {
    "+44 (0)1632 960 310": "01632960310",
    "0044 1632 960310": "01632960310",
    "01632-960310": "01632960310",
    "999": "",
    "": "",
}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_telephone_number_is_kept_as_it_is_dialled(number):
    assert phone_digits(number) == NUMBERS[number]


def test_nobody_whose_address_is_sensitive_is_known_by_a_place_or_a_telephone():
    hidden = someone(location_sensitive=True)
    phone = SimpleNamespace(number="07700 900118", ended_at=None)

    assert (places_of(hidden, [], []), phones_of(hidden, [phone])) == ([], [])
    assert [row.digits for row in phones_of(someone(), [phone])] == ["07700900118"]
