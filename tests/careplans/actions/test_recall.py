"""The small version of the recall run: some hundreds of searches with real-life slips among a few hundred people."""

import random
from datetime import date, timedelta

import pytest

from careplans.models import Person, PersonChange, make_known
from tests.bench.recall import measure_recall
from tests.builders import person_facts

PEOPLE = 300
FAMILIES = (
    "Abernathy Baptiste Cartwright Donnelly Eastwood Featherstone Gallagher Hathaway Iqbal Jenkinson Kowalski "
    "Lancaster Macpherson Nightingale Okonkwo Pemberton Ramanathan Sutherland Thackeray Underwood Venkatesh Whittaker"
)
GIVEN = "Margaret William Elizabeth John Dorothy Robert Katherine Edward Patricia Thomas Joyce Richard Helen Susan"


@pytest.fixture
def neighbours(teams, bethan):
    """People with names and birth dates drawn at random, the same each time; every third had another name before."""
    rng = random.Random(20261122)
    people = [_draw(rng, by=bethan, team=teams["night_team"]) for _ in range(PEOPLE)]
    Person.objects.bulk_create(people)
    PersonChange.objects.bulk_create(
        PersonChange(
            person=person,
            number=2,
            changed_by=bethan,
            before={"family_name": rng.choice(FAMILIES.split())},
            after={"family_name": person.family_name},
        )
        for person in people[::3]
    )
    make_known(people)
    return list(Person.objects.prefetch_related("changes").order_by("pk"))


def _draw(rng, *, by, team):
    facts = person_facts(
        nhs_number=None,
        nhs_number_status="03",
        family_name=rng.choice(FAMILIES.split()),
        given_names=rng.choice(GIVEN.split()),
        preferred_name="",
        born_on=date(1930, 1, 1) + timedelta(days=rng.randrange(15000)),
        postcode=f"ZZ{rng.randint(1, 20)} {rng.randint(1, 9)}AB",
    )
    return Person(**facts, registered_by=by, registered_for=team)


def test_slips_of_real_life_find_the_right_person_among_the_first_five(neighbours, ravi):
    found = measure_recall(neighbours, 400, by=ravi)

    assert (found["searches"], found["false_nobody"], found["wrong_absence"]) == (400, 0, 0), found["missed"]
    assert found["recall"] >= 0.99, found["missed"]
    assert found["not_singled_out"] <= 8
