"""Published versions, signatures, printed copies and events are written once: in Python, by trigger and by right."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from careplans.models import (
    AccessEvent,
    AuditBlock,
    MergedLink,
    PersonChange,
    PlanVersion,
    Review,
    Sealed,
    Signature,
    Ticket,
)
from deploy.local.application_role import give_rights

SEALED_MODELS = (PlanVersion, Signature, Review, Ticket, AccessEvent, AuditBlock, PersonChange, MergedLink)
APP_ROLE = "golden_ticket_app_in_tests"


@pytest.fixture
def as_application(db):
    """Runs a statement as the application's database user."""
    with connection.cursor() as cursor:
        give_rights(cursor.connection, APP_ROLE)

    def run(statement):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(APP_ROLE)))
            cursor.execute(statement)
            return cursor.rowcount

    return run


def test_python_refuses_a_second_save_and_a_delete(maggies_plan):
    version = maggies_plan.current

    with pytest.raises(Sealed):
        version.save()
    with pytest.raises(Sealed):
        version.delete()


@pytest.mark.parametrize("model", SEALED_MODELS)
@pytest.mark.parametrize("deed", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_application_may_not_change_what_is_sealed(maggies_plan, as_application, model, deed):
    table, column = model._meta.db_table, model._meta.pk.column

    with pytest.raises(DatabaseError) as refusal:
        as_application(deed.format(table, column, column))

    assert isinstance(refusal.value.__cause__, psycopg.errors.InsufficientPrivilege)


@pytest.mark.parametrize("deed", ["UPDATE {} SET why = 'x'", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_owner_of_the_tables_is_stopped_by_the_triggers(maggies_plan, deed):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed.format(PlanVersion._meta.db_table))

    assert PlanVersion.objects.get(pk=maggies_plan.current_id).why == ""


def test_a_bulk_update_is_stopped_too(maggies_plan):
    with pytest.raises(DatabaseError), transaction.atomic():
        PlanVersion.objects.filter(pk=maggies_plan.current_id).update(why="changed")

    assert PlanVersion.objects.get(pk=maggies_plan.current_id).why == ""


def test_the_application_reads_and_adds(maggies_plan, as_application):
    assert as_application("SELECT 1 FROM careplans_planversion") == 1
    assert as_application("UPDATE careplans_plan SET withdrawn_because = 'x'") == 1
