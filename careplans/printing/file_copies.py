"""The copy of each version that is kept: made once after publication, so that nothing must be rendered at night."""

import hashlib

from django.db import transaction
from django.utils import timezone

from careplans.audit import Verb, record
from careplans.models import FileCopy, PlanVersion, Ticket
from careplans.printing.expiry import last_valid_day
from careplans.printing.ticket import new_ticket, render_ticket

KEPT_ON_FILE = "File copy"


def file_copies_to_make(now=None):
    """The ids of versions whose copy is missing and may be tried now."""
    return list(FileCopy.objects.to_make(now).values_list("pk", flat=True))


def make_file_copy(version_id, *, now=None):
    """Make and keep the A4 ticket of this version, once; True if this call made it.

    The try is counted before the rendering, so a version that kills the renderer is given up on. Raises CouldNotRender.
    """
    moment = now or timezone.now()
    if not FileCopy.objects.claim(version_id, now=moment):
        return False
    version = PlanVersion.objects.select_related("plan__person", "headlines").get(pk=version_id)
    ticket, token = new_ticket(
        version,
        layout=Ticket.Layout.A4,
        kept_where=KEPT_ON_FILE,
        expires_on=last_valid_day(version, timezone.localdate(moment)),
        is_file_copy=True,
        printed_at=moment,
    )
    return _keep(ticket, render_ticket(ticket, token))


@transaction.atomic
def _keep(ticket, pdf):
    """Ticket, bytes and event together; False, and nothing written, where another worker was first."""
    copy = FileCopy.objects.select_for_update().get(pk=ticket.version_id)
    if copy.made_at:
        return False
    ticket.save(force_insert=True)
    copy.ticket, copy.pdf, copy.sha256 = ticket, pdf, hashlib.sha256(pdf).hexdigest()
    copy.made_at = ticket.printed_at
    copy.save(update_fields=["ticket", "pdf", "sha256", "made_at"])
    record(
        Verb.MADE_FILE_COPY,
        by=None,
        plan=ticket.version.plan,
        version=ticket.version,
        subject=f"ticket {ticket.number}",
        now=ticket.printed_at,
    )
    return True
