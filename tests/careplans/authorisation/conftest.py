"""The world of the matrix, built once for each module that asks for it and taken back afterwards."""

import pytest
from django.db import transaction

from tests.careplans.authorisation.asking import nothing_drawn
from tests.careplans.authorisation.world import World


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic(), nothing_drawn():
        yield World()
        transaction.set_rollback(True)
