"""Work set going for later: each task takes an id and calls one function. And the doorbell that starts it.

A message on the queue may be lost, doubled or late; the row it names stays due until it is done, and the clock rings
for it again (careplans.schedule). So ringing never waits for the queue and never fails the request that rings.
"""

import time

import structlog
from celery import current_app, shared_task

from careplans.notices.delivery import deliver
from careplans.notices.invitations import send_invitation as send_this_invitation
from careplans.printing.file_copies import make_file_copy as make_copy_of
from careplans.uploads.checking import check_file as check_this_file

RING_WITHIN = 0.2
# kombu would try for ever, and redis-py once more after each silence; a request cannot wait for either.
IMPATIENT = {
    "socket_connect_timeout": RING_WITHIN,
    "socket_timeout": RING_WITHIN,
    "retry_on_timeout": False,
    "max_retries": 0,
}
log = structlog.get_logger(__name__)


# Hard limit shorter than CLAIM_LASTS (careplans.models.notices): nobody sends on under a claim that has lapsed.
@shared_task(soft_time_limit=35, time_limit=45)
def send_notice(notice_id):
    """Send one notice, if it is still due."""
    deliver(notice_id)


@shared_task
def make_file_copy(version_id):
    """Make the printed copy of one version that is kept, if it is not made yet."""
    make_copy_of(version_id)


@shared_task
def check_file(file_id):
    """Check one file that somebody sent, if it still waits."""
    check_this_file(file_id)


@shared_task(soft_time_limit=35, time_limit=45)
def send_invitation(invitation_id):
    """Send one invitation, if it is still to be sent."""
    send_this_invitation(invitation_id)


def send_invitation_soon(invitation_id):
    """Ask for this invitation to be sent now."""
    ring(send_invitation, [invitation_id])


def ring_for(notice_ids):
    """Ask for these notices to be sent now."""
    ring(send_notice, notice_ids)


def make_file_copy_soon(version_id):
    """Ask for the copy of this version to be made now."""
    ring(make_file_copy, [version_id])


def check_file_soon(file_id):
    """Ask for this file to be checked now."""
    ring(check_file, [file_id])


def ring(task, ids):
    """Put one message on the queue for each id. Gives up at the first difficulty, or when it takes too long."""
    give_up_at = time.monotonic() + RING_WITHIN
    try:
        with current_app.connection_for_write(transport_options=IMPATIENT) as queue:
            for number, row_id in enumerate(ids):
                if time.monotonic() > give_up_at:
                    raise TimeoutError(f"{number} of {len(ids)} rung for in {RING_WITHIN} s")
                task.apply_async([str(row_id)], connection=queue, retry=False)
    # Whatever is wrong with the queue, what has just been committed must not look as if it had failed.
    except Exception as trouble:
        log.warning("doorbell_silent", task=task.name, raised=type(trouble).__name__)
