"""Who is shown to a registrar: found in the database, however their record was mistyped or has changed since."""

from datetime import date

import pytest

from careplans.actions.near_matches import identity_of, look_for_near_matches, near_matches
from careplans.actions.people import register_person
from careplans.actions.person_changes import edit_person
from careplans.content.alike import Identity
from careplans.models import AccessEvent
from tests.builders import SPARE_NUMBER, person_facts

MAGGIE = Identity("Holloway", "Margaret", date(1958, 3, 14))


@pytest.fixture
def registered(bethan, teams):
    def register(**facts):
        made = person_facts(**{"nhs_number": None, "nhs_number_status": "03"} | facts)
        return register_person(made, team=teams["night_team"], by=bethan)

    return register


FOUND = [
    {"family_name": "Holoway"},
    {"family_name": "Margaret", "given_names": "Holloway"},
    {"born_on": date(1958, 3, 13)},
    {"born_on": date(1958, 3, 15)},
    {"born_on": date(1958, 1, 1)},
    {"born_on": date(1958, 3, 1), "born_precision": "month"},
    {"born_on": date(1958, 1, 1), "born_precision": "year"},
]


@pytest.mark.parametrize("facts", FOUND)
def test_a_record_that_may_be_hers_is_found(registered, facts):
    person = registered(**facts)

    assert [match.person for match in near_matches(MAGGIE)] == [person]


@pytest.mark.parametrize(
    ("sought", "known"), [(date(1958, 3, 4), date(1958, 4, 3)), (date(1958, 1, 1), date(1958, 9, 9))]
)
def test_swapped_and_made_up_birth_dates_are_found(registered, sought, known):
    person = registered(born_on=known)

    assert [match.person for match in near_matches(Identity("Holloway", "Margaret", sought))] == [person]


def test_a_stranger_is_not_found(registered):
    registered(family_name="Pettit", given_names="Joy", postcode="")
    registered(born_on=date(1961, 3, 14))

    assert near_matches(MAGGIE) == []


def test_a_number_finds_whoever_has_it(registered):
    person = registered(nhs_number=SPARE_NUMBER, family_name="Ash", born_on=date(1931, 1, 2))

    (match,) = near_matches(Identity("Holloway", "Margaret", date(1958, 3, 14), nhs_number=SPARE_NUMBER))

    assert (match.person, match.why) == (person, "Same NHS number")


def test_a_name_somebody_had_before_still_finds_them(registered, bethan):
    person = registered()
    edit_person(person, {"family_name": "Ash", "postcode": "ZZ9 9ZZ"}, revision=1, reason="Married", by=bethan)
    edit_person(person, {"family_name": "Oak", "given_names": "Joy"}, revision=2, reason="Again", by=bethan)

    (match,) = near_matches(MAGGIE)

    assert (match.person, match.why) == (person, "Same date of birth, previous name")
    person.refresh_from_db()
    assert identity_of(person).earlier_names == (("Ash", "Margaret Ann"), ("Holloway", "Margaret Ann"))


def test_an_address_somebody_had_before_still_finds_them(registered, bethan):
    person = registered(family_name="Oak", postcode="ZZ1 2AB")
    edit_person(person, {"postcode": "ZZ9 9ZZ"}, revision=1, by=bethan)

    (match,) = near_matches(Identity("Holloway", "Margaret", date(1958, 3, 14), postcode="ZZ1 2AB"))

    assert match.why == "Same date of birth, same given name, previous address"


def test_the_most_alike_come_first(registered):
    distant = registered(family_name="Holby", born_on=MAGGIE.born_on, given_names="Joy")
    twin = registered(given_names="Susan")

    assert [match.person for match in near_matches(MAGGIE)] == [twin, distant]


def test_everyone_shown_is_on_record(registered, bethan):
    people = {registered(given_names="Susan"), registered(family_name="Hollaway")}

    look_for_near_matches(MAGGIE, by=bethan)

    events = AccessEvent.objects.filter(verb="looked_up")
    assert {(event.person, event.actor) for event in events} == {(person, bethan) for person in people}
