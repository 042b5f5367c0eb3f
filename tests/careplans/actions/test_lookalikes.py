"""Who can be taken for somebody, as the database tells it: and what it never gives away."""

from datetime import date

import pytest

from careplans.actions.lookalikes import lookalikes_of
from careplans.actions.people import register_person
from careplans.content.lookalikes import known_of
from tests.bench.lookalikes import is_protected
from tests.builders import SPARE_NUMBER, person_facts

HOME = {"address_lines": "14 Marram Close\nSeawick\nKent", "postcode": "ZZ1 2AB"}
ELSEWHERE = {"address_lines": "2 Quay Street\nRiverham", "postcode": "ZZ4 7NP"}


@pytest.fixture
def register(bethan, teams, maggies_plan):
    """Registers somebody else; what is not said is as of Maggie."""

    def registered(**facts):
        made = person_facts(nhs_number=SPARE_NUMBER, **facts)
        return register_person(made, team=teams["night_team"], by=bethan)

    return registered


def told(person, by):
    return [(one.person, one.resemblance.words) for one in lookalikes_of(person, by=by)]


def test_her_daughter_of_the_same_name_at_the_same_address_is_told(register, ravi, maggies_plan):
    daughter = register(born_on=date(1984, 11, 2), **HOME)

    assert told(maggies_plan.person, ravi) == [
        (daughter, "Same family name, same first name, lives at the same address")
    ]
    assert not is_protected(known_of(daughter), known_of(maggies_plan.person))


def test_where_only_a_protected_address_says_so_nobody_is_told_from_either_side(register, ravi, maggies_plan):
    daughter = register(born_on=date(1984, 11, 2), location_sensitive=True, **HOME)

    assert (told(maggies_plan.person, ravi), told(daughter, ravi)) == ([], [])
    assert is_protected(known_of(daughter), known_of(maggies_plan.person))


@pytest.mark.parametrize("where", [HOME, ELSEWHERE], ids=["the same", "elsewhere"])
def test_a_protected_address_keeps_nobody_from_being_told_by_name_and_birth(register, ravi, maggies_plan, where):
    sister = register(given_names="Joyce", preferred_name="", location_sensitive=True, **where)

    assert told(maggies_plan.person, ravi) == [(sister, "Same family name, born the same day")]
    assert not is_protected(known_of(sister), known_of(maggies_plan.person))
