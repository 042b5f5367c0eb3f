"""The authorisation matrix, second half: everybody whose own team writes no plan, or who is not let in any more."""

import pytest

from tests.careplans.authorisation.tables import read
from tests.careplans.authorisation.test_those_who_write import WRITERS
from tests.careplans.authorisation.walking import differences, methods_not_listed

pytestmark = pytest.mark.django_db
OTHERS = [name for name in read("answers")[0] if name not in ("rule", "state", *WRITERS)]


@pytest.mark.parametrize("name", OTHERS)
def test_they_are_answered_as_the_tables_say(world, name):
    assert differences(world, world.actors[name]) == []


@pytest.mark.parametrize("name", ["anonymous", "leaver"])
def test_an_address_does_nothing_that_the_tables_do_not_list(world, name):
    assert methods_not_listed(world, world.actors[name]) == []


def test_every_actor_of_the_tables_is_there(world):
    assert set(world.actors) == {*WRITERS, *OTHERS}
