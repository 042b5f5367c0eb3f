"""What the clock starts. Each tick asks the tables what is due; one that is missed or comes twice does no harm."""

from celery import shared_task
from django.db import connection, transaction

from careplans.actions.sealing import seal_audit
from careplans.notices.delivery import due_notices
from careplans.printing.file_copies import file_copies_to_make
from careplans.tasks import make_file_copy, ring, ring_for

# Numbers of advisory locks; careplans.actions.sealing holds the one before.
SWEEPING_NOTICES, SWEEPING_FILE_COPIES = 7_205_932, 7_205_933


@shared_task
@transaction.atomic
def sweep_notices():
    """Ring for every notice that is due: nobody rang for it, its worker died, or it is time to try again."""
    if is_our_turn(SWEEPING_NOTICES):
        ring_for(due_notices())


@shared_task
@transaction.atomic
def sweep_file_copies():
    """Ring for every file copy that is not made."""
    if is_our_turn(SWEEPING_FILE_COPIES):
        ring(make_file_copy, file_copies_to_make())


@shared_task
def seal_audit_trail():
    """Put the audit events that wait into their next block."""
    seal_audit()


def is_our_turn(lock):
    """Whether nobody else is at this work now; it stays ours until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [lock])
        return cursor.fetchone()[0]
