"""The database drops every connection, as it does when it restarts: the worker carries on with new ones."""

import pytest
from django.db import connection

from careplans.models import Notice
from tests.builders import publish_draft
from tests.faults.waiting import within

pytestmark = pytest.mark.django_db(transaction=True)


def drop_all_connections_but_ours():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return cursor.rowcount


def all_sent():
    return not Notice.objects.filter(sent_at=None).exists()


def test_a_worker_that_lost_its_connections_goes_on_sending(maggies_draft, imran, product, receiver):
    for program in product:
        program.start()
    publish_draft(maggies_draft, by=imran, key="before")
    assert within(90, all_sent)

    assert drop_all_connections_but_ours() > 0
    publish_draft(maggies_draft, by=imran, key="after")

    assert within(60, all_sent)
    assert len(receiver.mails) == 8
