"""The only writer of access events: who did or looked at what, why, when and with what result.

Every row carries an HMAC made here, with a key the database never holds, and this process's own count, so that an edit
or a gap shows (domain: reliability.md part 5). An event joins the transaction it is written in: no audit, no data.
"""

import hmac
import itertools
import os
import threading
import uuid
from datetime import UTC
from enum import StrEnum

from django.conf import settings
from django.utils import timezone
from structlog.contextvars import get_contextvars

from careplans.content.document import canonical_json
from careplans.models import AccessEvent

Result = AccessEvent.Result
KEY_ID = "k1"


class Verb(StrEnum):
    """What was done. Codes are stored for ever."""

    LOOKED_UP = "looked_up"
    CONFIRMED_IDENTITY = "confirmed_identity"
    READ_CARD = "read_card"
    READ_PLAN = "read_plan"
    READ_VERSION = "read_version"
    READ_HISTORY = "read_history"
    READ_CHANGES = "read_changes"
    READ_WORDS = "read_words"
    READ_DRAFT = "read_draft"
    READ_TICKETS = "read_tickets"
    READ_SHARING = "read_sharing"
    READ_WHO_LOOKED = "read_who_looked"
    READ_PERSON = "read_person"
    READ_NOTICE = "read_notice"
    READ_CASELOAD = "read_caseload"
    TRIED = "tried"
    REGISTERED = "registered_person"
    STARTED_PLAN = "started_plan"
    WROTE_SECTION = "wrote_section"
    WROTE_WORDS = "wrote_words"
    SIGNED = "signed"
    PUBLISHED = "published"
    CONFIRMED = "confirmed_unchanged"
    WITHDREW = "withdrew"
    SHARED = "shared"
    STOPPED_SHARING = "stopped_sharing"
    PRINTED = "printed"
    MADE_FILE_COPY = "made_file_copy"
    CHECKED_TICKET = "checked_ticket"
    ACKNOWLEDGED = "acknowledged"


class _Writer:
    """This process as a writer of events: an id made at its first event after a fork, and a count."""

    def __init__(self):
        self.lock = threading.Lock()
        self.pid = None

    def next_place(self):
        with self.lock:
            if self.pid != os.getpid():
                self.pid, self.boot, self.counter = os.getpid(), uuid.uuid4(), itertools.count(1)
            return self.boot, next(self.counter)


_writer = _Writer()


def record(
    verb,
    *,
    by,
    result=Result.DONE,
    plan=None,
    person=None,
    version=None,
    subject="",
    reason="",
    case_number="",
    now=None,
):
    """Write one event in the current transaction and return it. `by` is None for the public and for machines."""
    boot, seq = _writer.next_place()
    context = get_contextvars()
    role, organisation = _standing(by)
    event = AccessEvent(
        at=now or timezone.now(),
        actor=by,
        role=role,
        organisation=organisation,
        verb=verb,
        result=result,
        plan=plan,
        person=person or (plan.person if plan else None),
        version_number=version.number if version else None,
        subject=subject[:300],
        reason=reason[:300],
        case_number=case_number[:60],
        request_id=str(context.get("request_id", ""))[:64],
        source_address=str(context.get("ip") or "")[:45],
        boot=boot,
        seq=seq,
        key_id=KEY_ID,
    )
    event.mac = event_mac(event)
    event.save(force_insert=True)
    return event


def _standing(user):
    """The role and organisation a user acts in, as they stood at the time."""
    held = user.roles_held() if user is not None else []
    roles = ", ".join(dict.fromkeys(role.name for role, _ in held))
    organisations = ", ".join(dict.fromkeys(team.organisation.name for _, team in held))
    return roles[:100], organisations[:200]


def event_mac(event):
    """HMAC-SHA256 over everything an event says (format v1), as 64 hexadecimal digits."""
    said = {
        "event_id": str(event.event_id),
        "at": event.at.astimezone(UTC).isoformat(),
        "actor": str(event.actor_id or ""),
        "role": event.role,
        "organisation": event.organisation,
        "verb": str(event.verb),
        "result": str(event.result),
        "person": str(event.person_id or ""),
        "plan": str(event.plan_id or ""),
        "version_number": event.version_number or 0,
        "subject": event.subject,
        "reason": event.reason,
        "case_number": event.case_number,
        "request_id": event.request_id,
        "source_address": event.source_address,
        "boot": str(event.boot),
        "seq": event.seq,
        "key_id": event.key_id,
    }
    return keyed_hash(b"v1|" + canonical_json(said))


def keyed_hash(message):
    """HMAC-SHA256 with the audit key."""
    return hmac.digest(settings.AUDIT_KEY.encode(), message, "sha256").hex()


def events_about(plan):
    """Every event about one plan, newest first, each with who it was."""
    return AccessEvent.objects.filter(plan=plan).select_related("actor").order_by("-id")
