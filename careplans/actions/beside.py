"""Notes that staff write beside the person's own words. The words themselves are never touched."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from careplans.audit import Verb, record
from careplans.models import NoteBeside, Plan


@transaction.atomic
def note_beside(plan: Plan, heading: str, words: str, *, by: User, now=None) -> NoteBeside:
    """Add a dated note beside one section of the person's words; the person can read it."""
    note = NoteBeside(
        plan=plan,
        heading=heading,
        words=words,
        author=by,
        name=str(by),
        role=by.profession,
        written_at=now or timezone.now(),
    )
    note.save(force_insert=True)
    record(Verb.NOTED_BESIDE, by=by, plan=plan, subject=heading, now=now)
    return note
