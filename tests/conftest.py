"""The cast (design.md section 5), each a fixture, and Maggie's plan in its states."""

import re

import pytest
from django.core.cache import cache
from django.db import transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import settings

from tests.builders import CAST, build_member, build_plan, build_teams, link_family, publish_draft
from tests.examples import ANY_PACE

# `make test` says the same thing twice of the same code; `pytest --hypothesis-profile=search` looks for new examples.
settings.register_profile("gate", deadline=None, suppress_health_check=ANY_PACE, derandomize=True)
settings.register_profile("search", deadline=None, suppress_health_check=ANY_PACE)
settings.load_profile("gate")
# What Django itself writes after every migration and after every emptying, the same each time.
ALWAYS_THERE = {"auth_permission", "django_content_type"}


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Rate limits and other cached counts start afresh in every test."""
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _sealed_rows_can_be_cleared_away():
    """After a test that really commits, every table is emptied, sealed ones too. Only tests can do this.

    Few rows in few tables: deleting them takes a tenth of the time of TRUNCATE, which makes every table's files anew.
    """

    def empty_sealed_tables(self, sql_list):
        with transaction.atomic(), self.connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table in sorted(set(re.findall(r'"(\w+)"', " ".join(sql_list))) - ALWAYS_THERE):
                cursor.execute(f'DELETE FROM "{table}"')

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", empty_sealed_tables)
        yield


@pytest.fixture
def teams(db):
    return build_teams()


def _member(name):
    @pytest.fixture(name=name)
    def member(teams):
        return build_member(name, teams)

    return member


bethan, imran, ravi, amina, maggie, katherine, owen, grace, dan, priya, fern = map(_member, CAST)


@pytest.fixture
def maggies_draft(teams, bethan, imran, maggie, katherine):
    """Maggie's plan, written and ready to publish; the hospice and the surgery care for her."""
    plan = build_plan(by=bethan, team=teams["night_team"], shared_with=[teams["surgery"]])
    link_family(plan.person, maggie=maggie, katherine=katherine)
    return plan


@pytest.fixture
def maggies_plan(maggies_draft, imran):
    """Maggie's plan, version 1 published by her GP."""
    publish_draft(maggies_draft, by=imran)
    return maggies_draft
