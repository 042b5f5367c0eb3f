"""The rows that searches go through are in step with what is on record, whoever changed it."""

import pytest

from careplans.actions.people import register_person
from careplans.actions.person_changes import edit_person
from careplans.models import KnownName, KnownPhone, KnownPlace, Person, make_known
from tests.builders import person_facts


@pytest.fixture
def margaret(bethan, teams):
    phones = [{"number": "07700 900118"}]
    return register_person(person_facts(), phones=phones, team=teams["night_team"], by=bethan)


def known(person):
    names = KnownName.objects.filter(person=person).values_list("family", "given", "kind", "born_on")
    places = KnownPlace.objects.filter(person=person).values_list("postcode", "is_now")
    phones = KnownPhone.objects.filter(person=person).values_list("digits", "is_now")
    return set(names), set(places), set(phones)


def test_whoever_is_registered_is_known(margaret):
    names, places, phones = known(margaret)

    assert {(family, given) for family, given, _, _ in names} == {
        ("HOLLOWAY", "MARGARET"),
        ("HOLLOWAY", "ANN"),
        ("HOLLOWAY", "MAGGIE"),
    }
    assert (places, phones) == ({("ZZ12AB", True)}, {("07700900118", True)})


def test_what_was_before_a_change_is_still_known(margaret, bethan):
    facts = {"family_name": "Ash", "postcode": "ZZ9 9ZZ", "phones": []}
    edit_person(margaret, facts, revision=1, reason="Married", by=bethan)

    names, places, phones = known(margaret)

    assert {(family, kind) for family, _, kind, _ in names} == {("ASH", "now"), ("HOLLOWAY", "before")}
    assert places == {("ZZ99ZZ", True), ("ZZ12AB", False)}
    assert phones == {("07700900118", False)}


def test_a_place_that_becomes_sensitive_is_forgotten_at_once(margaret, bethan):
    edit_person(margaret, {"location_sensitive": True}, revision=1, by=bethan)

    assert known(margaret)[1:] == (set(), set())


def test_the_rows_of_everyone_can_be_made_again(margaret, bethan):
    edit_person(margaret, {"family_name": "Ash", "phones": []}, revision=1, reason="Married", by=bethan)
    there = known(margaret)
    for model in (KnownName, KnownPlace, KnownPhone):
        model.objects.all().delete()

    make_known(Person.objects.all())

    assert known(margaret) == there
