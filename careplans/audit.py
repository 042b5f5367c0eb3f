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
    EDITED_PERSON = "edited_person"
    READ_PERSON_HISTORY = "read_person_history"
    ASKED_TO_MERGE = "asked_to_merge"
    REFUSED_MERGE = "refused_merge"
    MERGED = "merged_records"
    ASKED_TO_UNMERGE = "asked_to_unmerge"
    REFUSED_UNMERGE = "refused_unmerge"
    UNMERGED = "unmerged_records"
    READ_MERGE = "read_merge"
    STARTED_PLAN = "started_plan"
    WROTE_SECTION = "wrote_section"
    WROTE_WORDS = "wrote_words"
    CHOSE_STARTERS = "chose_starters"
    OVERRODE = "gave_reason_to_go_on"
    KEPT_TEXT = "kept_text"
    READ_KEPT_TEXT = "read_kept_text"
    THREW_TEXT_AWAY = "threw_text_away"
    COPIED_SECTION = "copied_section"
    KEPT_HOME_ENTRY = "kept_home_entry_code"
    ENDED_HOME_ENTRY = "ended_home_entry_code"
    REVEALED_HOME_ENTRY = "revealed_home_entry_code"
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
    READ_DOCUMENTS = "read_documents"
    ADDED_DOCUMENT = "added_document"
    SAW_DOCUMENT = "saw_document"
    ENDED_DOCUMENT = "ended_document"
    SENT_FILE = "sent_file"
    CHECKED_FILE = "checked_file"
    OPENED_FILE = "opened_file"
    REMOVED_FILE = "removed_file"
    NOTED_BESIDE = "noted_beside"
    LINKED_SYSTEM = "linked_system"
    ENDED_LINK = "ended_link"
    ASKED_TO_LAUNCH = "asked_to_launch"
    READ_CASES = "read_cases"
    CLOSED_CASE = "closed_case"
    READ_CONTACTS = "read_crisis_contacts"
    RECORDED_CONTACT = "recorded_crisis_contact"
    ASKED_FOR_PLAN = "asked_for_plan"
    READ_TASKS = "read_tasks"
    READ_TASK = "read_task"
    DID_TASK = "did_task"
    TRIED_CODE = "tried_code"
    FOUND_BY_CODE = "found_by_code"
    OPENED_READ_OUT = "opened_read_out"
    READ_OUT = "read_out"
    ALARMED = "alarmed"
    SAW_ALARM = "saw_alarm"
    BROKE_GLASS = "broke_glass"
    ENDED_GLASS = "ended_glass"
    READ_GLASSES = "read_glasses"
    READ_GLASS = "read_glass"
    REVIEWED_GLASS = "reviewed_glass"
    READ_STAFF = "read_staff"
    OPENED_TEAM = "opened_team"
    CHANGED_TEAM = "changed_team"
    CLOSED_TEAM = "closed_team"
    INVITED = "invited"
    WITHDREW_INVITATION = "withdrew_invitation"
    JOINED = "joined_team"
    LEFT = "left_team"
    MOVED = "moved_team"
    DELEGATED = "delegated"
    STILL_HERE = "confirmed_still_here"
    CHECKED_STAFF_LIST = "checked_staff_list"
    ASKED_FOR_CHANGE = "asked_for_change"
    APPROVED_CHANGE = "approved_change"
    REFUSED_CHANGE = "refused_change"
    READ_OVERSIGHT = "read_oversight"
    SEARCHED_AUDIT = "searched_audit"
    EXPORTED_AUDIT = "exported_audit"
    RAISED_OVERSIGHT_CASES = "raised_oversight_cases"
    READ_OVERSIGHT_CASE = "read_oversight_case"
    CLOSED_OVERSIGHT_CASE = "closed_oversight_case"
    ASKED_TO_WATCH = "asked_to_watch"
    WATCHED = "agreed_to_watch"
    STOPPED_WATCHING = "stopped_watching"
    MADE_BREACH_PACK = "made_breach_pack"
    MADE_ACCESS_PACK = "made_subject_access_pack"


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


def record(verb, *, by, now=None, **facts):
    """Write one event in the current transaction and return it. `by` is None for the public and for machines.

    `facts` are result, plan, person, version, subject, reason and case_number, as far as there are any.
    """
    event = _event(verb, _standing(by), by=by, now=now, **facts)
    event.save(force_insert=True)
    return event


def record_each(verb, people, *, by, now=None, **facts):
    """Write one event for each of these people, at one stroke; the same facts are said of all."""
    standing = _standing(by)
    AccessEvent.objects.bulk_create(_event(verb, standing, by=by, now=now, person=person, **facts) for person in people)


def _event(
    verb,
    standing,
    *,
    by,
    now,
    result=Result.DONE,
    plan=None,
    person=None,
    version=None,
    subject="",
    reason="",
    case_number="",
):
    """One event with its place in this process's count and its MAC, not written yet."""
    boot, seq = _writer.next_place()
    context = get_contextvars()
    event = AccessEvent(
        at=now or timezone.now(),
        actor=by,
        role=standing[0],
        organisation=standing[1],
        verb=verb,
        result=result,
        plan=plan,
        person=person or (plan.person if plan else None),
        version_number=version.number if version else None,
        subject=subject[:300],
        reason=reason[:300],
        case_number=_case(case_number, plan),
        request_id=str(context.get("request_id", ""))[:64],
        source_address=str(context.get("ip") or "")[:45],
        boot=boot,
        seq=seq,
        key_id=KEY_ID,
    )
    event.mac = event_mac(event)
    return event


def _case(number, plan):
    """The case a look or deed is for: the one given, or that under which the actor's team came to the plan."""
    return (number or (plan.under_case if plan else ""))[:60]


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


def version_last_read(plan, *, by, since):
    """The number of the version that this user read last, or None if they read none since."""
    reading = AccessEvent.objects.filter(actor=by, at__gte=since, plan=plan, verb__in=(Verb.READ_CARD, Verb.READ_PLAN))
    return reading.order_by("-at").values_list("version_number", flat=True).first()


def last_writing(plan, section_key):
    """The newest event by which somebody wrote this section of the draft, or None."""
    writing = events_about(plan).filter(verb__in=(Verb.WROTE_SECTION, Verb.WROTE_WORDS, Verb.COPIED_SECTION))
    return writing.filter(subject=section_key).first()
