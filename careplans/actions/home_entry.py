"""The key-safe code of a home: kept enciphered, apart from the plan, and shown only for a reason that is on record.

It is in no version, no draft, no printed sheet, no message, no log line and no event (docs/adr/0012).
"""

import hmac

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from careplans.actions.enciphering import Unreadable, decipher, encipher
from careplans.audit import Result, Verb, record
from careplans.models import HomeEntryCode, Person, Plan


class NoReason(Exception):
    """A code is shown for a reason only."""


class CannotBeRead(Exception):
    """There is a code, and the key it was enciphered with is no longer among ours."""


def has_home_entry_code(person: Person) -> bool:
    """Whether a code is kept; for pages that offer to show it."""
    return HomeEntryCode.objects.in_use_for(person).exists()


@transaction.atomic
def keep_home_entry_code(plan: Plan, code: str, *, by: User, now=None) -> HomeEntryCode | None:
    """From now on this is the code, in place of the one before; an empty one ends that without another."""
    moment = now or timezone.now()
    Person.objects.select_for_update().get(pk=plan.person_id)
    HomeEntryCode.objects.in_use_for(plan.person).order_by().update(ended_at=moment, ended_by=by)
    record(Verb.KEPT_HOME_ENTRY if code else Verb.ENDED_HOME_ENTRY, by=by, plan=plan, now=moment)
    if not code:
        return None
    ciphertext = encipher(code, about=str(plan.person_id), keys=settings.HOME_ENTRY_KEYS)
    return HomeEntryCode.objects.create(person=plan.person, ciphertext=ciphertext, set_by=by, set_at=moment)


def reveal_home_entry_code(plan: Plan, *, reason: str, by: User, now=None) -> str:
    """The code, or "" where none is kept; that it was shown, to whom and why, is committed before it is given.

    For someone who reached the plan with HOME_ENTRY_REVEAL. Raises NoReason, and CannotBeRead.
    """
    if not reason.strip():
        raise NoReason(plan)
    kept = HomeEntryCode.objects.in_use_for(plan.person).first()
    result = Result.DONE if kept else Result.NOBODY
    record(Verb.REVEALED_HOME_ENTRY, by=by, plan=plan, reason=reason, result=result, now=now)
    return _read(kept) if kept else ""


def is_home_entry_code(person: Person, code: str) -> bool:
    """Whether this, which the asker knows already, is the code that is kept. It tells nobody the code."""
    kept = HomeEntryCode.objects.in_use_for(person).first()
    return kept is not None and hmac.compare_digest(_read(kept).encode(), code.encode())


def _read(kept):
    try:
        return decipher(kept.ciphertext, about=str(kept.person_id), keys=settings.HOME_ENTRY_KEYS)
    except Unreadable:
        raise CannotBeRead(kept.pk) from None
