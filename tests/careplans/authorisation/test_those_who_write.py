"""The authorisation matrix, first half: actors whose team cares for people and writes plans (the other half is beside).

Each test is one column of answers.csv. What is asked of it in a usual run is a sample, the same each time;
`MATRIX=all python -m pytest tests/careplans/authorisation` asks everything.
"""

import pytest

from tests.careplans.authorisation.walking import differences, methods_not_listed

pytestmark = pytest.mark.django_db
WRITERS = [
    *("gp", "hospice", "community_nurse", "community_nurse, authorised", "care_home", "social_care", "prison_health"),
    *("hospital, consultant, asked to care", "volunteer", "co_ordinator", "organisation_administrator"),
]


@pytest.mark.parametrize("name", WRITERS)
def test_they_are_answered_as_the_tables_say(world, name):
    assert differences(world, world.actors[name]) == []


def test_an_address_does_nothing_that_the_tables_do_not_list(world):
    assert methods_not_listed(world, world.actors["gp"]) == []
