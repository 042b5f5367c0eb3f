import pytest

from careplans.actions.family import open_to_person, open_to_representative
from careplans.audit import Verb
from careplans.models import AccessEvent, Person
from tests.builders import build_plan

BASIS = "The person's consent"


@pytest.fixture
def person(teams, bethan):
    return build_plan(by=bethan, team=teams["night_team"]).person


def shared():
    return list(AccessEvent.objects.filter(verb=Verb.SHARED).values_list("subject", "reason"))


def test_a_sign_in_becomes_the_persons_own(person, maggie, bethan):
    open_to_person(person, maggie, by=bethan)

    assert Person.objects.get(account=maggie) == person
    assert shared() == [("Maggie Holloway", "The person's own sign-in")]


def test_opening_to_the_person_again_changes_nothing(person, maggie, bethan):
    open_to_person(person, maggie, by=bethan)
    open_to_person(person, maggie, by=bethan)

    assert len(shared()) == 1


def test_a_representative_is_let_in_on_a_basis(person, katherine, bethan):
    link = open_to_representative(person, katherine, basis=BASIS, by=bethan)

    assert (link.person, link.user, link.basis, link.ended_at) == (person, katherine, BASIS, None)
    assert shared() == [("Katherine Holloway", BASIS)]


def test_letting_a_representative_in_again_changes_nothing(person, katherine, bethan):
    first = open_to_representative(person, katherine, basis=BASIS, by=bethan)

    again = open_to_representative(person, katherine, basis="Something else", by=bethan)

    assert (again, again.basis) == (first, BASIS)
    assert len(shared()) == 1
