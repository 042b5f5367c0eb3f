"""What the clock starts. Each tick asks the tables what is due; one that is missed or comes twice does no harm."""

from celery import shared_task
from django.db import connection, transaction

from careplans.actions.kept_texts import delete_texts_past_their_day
from careplans.actions.launching import wipe_past_launches
from careplans.actions.open_pages import delete_pages_long_left
from careplans.actions.sealing import seal_audit
from careplans.actions.snooping import examine_days
from careplans.notices.delivery import due_notices
from careplans.notices.invitations import invitations_to_send
from careplans.printing.file_copies import file_copies_to_make
from careplans.tasks import check_file, make_file_copy, ring, ring_for, send_invitation
from careplans.uploads.checking import files_to_check, give_up_on_files

# Numbers of advisory locks; careplans.actions.sealing holds the one before.
SWEEPING_NOTICES, SWEEPING_FILE_COPIES, SWEEPING_FILES = 7_205_932, 7_205_933, 7_205_934
SWEEPING_INVITATIONS = 7_205_935


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
@transaction.atomic
def sweep_files():
    """Ring for every file that waits to be checked; refuse those that never came through it."""
    if is_our_turn(SWEEPING_FILES):
        give_up_on_files()
        ring(check_file, files_to_check())


@shared_task
@transaction.atomic
def sweep_invitations():
    """Ring for every invitation that is not sent."""
    if is_our_turn(SWEEPING_INVITATIONS):
        ring(send_invitation, invitations_to_send())


@shared_task
def seal_audit_trail():
    """Put the audit events that wait into their next block."""
    seal_audit()


@shared_task
def delete_what_was_kept():
    """Delete the texts that were kept for their thirty days, and what is known of pages closed long ago."""
    delete_texts_past_their_day()
    delete_pages_long_left()


@shared_task
def forget_launches():
    """Forget whom another system asked to open and nobody came for in time."""
    wipe_past_launches()


@shared_task
def examine_looks():
    """Go through the looks of every day that is over and was not gone through; each day is done or not done."""
    examine_days()


def is_our_turn(lock):
    """Whether nobody else is at this work now; it stays ours until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [lock])
        return cursor.fetchone()[0]
