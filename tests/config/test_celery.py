import psycopg
import pytest
from django.db import OperationalError, connection

from careplans.schedule import sweep_notices


def drop_our_connection():
    """The database ends our connection, and we find out by a query that fails."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        ours = cursor.fetchone()[0]
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [ours])
    with pytest.raises(OperationalError), connection.cursor() as cursor:
        cursor.execute("SELECT 1")


@pytest.mark.django_db(transaction=True)
def test_a_task_begins_on_a_connection_that_answers():
    drop_our_connection()

    sweep_notices()

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
