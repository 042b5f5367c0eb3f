import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from careplans.models import PlanVersion
from deploy.local.application_role import give_rights


@pytest.fixture
def as_application(maggies_plan):
    """The database as the running product sees it: entered by a role that owns nothing."""
    give_rights(connection.connection, "golden_ticket_app_of_a_test")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE golden_ticket_app_of_a_test")
    return maggies_plan


def refused(statement):
    """Whether the database says that this role has no right to do it."""
    with pytest.raises(ProgrammingError) as problem, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return isinstance(problem.value.__cause__, psycopg.errors.InsufficientPrivilege)


@pytest.mark.parametrize("table", ["careplans_planversion", "careplans_accessevent", "careplans_signature"])
def test_the_product_can_neither_change_nor_delete_nor_empty_sealed_rows(as_application, table):
    assert refused(f"UPDATE {table} SET id = id")
    assert refused(f"DELETE FROM {table}")
    assert refused(f"TRUNCATE {table} CASCADE")


def test_talking_the_trigger_out_of_it_does_not_help(as_application):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{careplans_planversion:sealed_against_change}', true)")

    assert refused("UPDATE careplans_planversion SET number = 99")


def test_the_product_can_neither_drop_nor_disable_a_defence(as_application):
    assert refused("DROP TABLE careplans_planversion CASCADE")
    assert refused("ALTER TABLE careplans_planversion DISABLE TRIGGER ALL")
    assert refused("CREATE TABLE own (number int)")
    assert refused("INSERT INTO django_migrations (app, name, applied) VALUES ('x', 'y', now())")


def test_the_product_can_do_its_work(as_application):
    as_application.withdrawn_because = "Asked for by the person."

    as_application.save(update_fields=["withdrawn_because"])

    assert PlanVersion.objects.filter(plan=as_application).count() == 1
