"""Breaking the glass: reading one person's plan for some hours, with a reason, when nothing else lets one.

It opens reading only; writing, signing, printing and the key-safe code ask for more (reliability.md section 6.2)."""

from collections.abc import Iterable, MutableMapping
from datetime import timedelta
from functools import partial

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import Team, User
from accounts.permissions import GLASS_REVIEW
from accounts.roles import ROLES
from careplans.access import is_urgent, plans_to_break_glass_for
from careplans.actions.alarms import Kind, look_for_guessing
from careplans.actions.identity import confirm_identity, has_confirmed
from careplans.actions.reaching import reached
from careplans.audit import Verb, record
from careplans.models import BreakGlass, Plan
from careplans.notices.messages import write_glass_notices
from careplans.tasks import ring_for

log = structlog.get_logger(__name__)


class GiveAReason(Exception):
    """Neither a case number nor enough words were given: a reason that says nothing makes the record useless."""


def may_break_open(plan_id, session: MutableMapping, *, by: User) -> Plan | None:
    """The plan, if this user may break the glass for it and may know that it exists; otherwise None.

    Urgent roles know of every plan. Everybody else must have found the person by NHS number and whole date of birth in
    this session, so that nobody learns from an address whose plan exists.
    """
    if not (is_urgent(by) or has_confirmed(session, plan_id)):
        return None
    return plans_to_break_glass_for(by).for_a_deed().select_related("current").filter(pk=plan_id).first()


def reach_to_break(plan_id, session: MutableMapping, *, by: User) -> Plan:
    """As `may_break_open`; Http404 where there is nothing to break, and the attempt is on record."""
    return reached(may_break_open(plan_id, session, by=by), f"break-glass {plan_id}", by=by)


@transaction.atomic
def break_glass(
    plan: Plan, *, reason: str, words: str = "", case_number: str = "", matched: Iterable[str] = (), by: User, now=None
) -> BreakGlass:
    """From now on, and for some hours, this user may read this person's plan; information governance is told.

    Breaking it twice gives the glass that is open. Raises GiveAReason.
    """
    moment, said = now or timezone.now(), {"words": " ".join(words.split()), "case_number": case_number.strip()}
    if not said["case_number"] and len(said["words"]) < settings.BREAK_GLASS["least_words"]:
        raise GiveAReason(reason)
    broken = _break_once(plan, reason=BreakGlass.Reason(reason), **said, by=by, now=moment)
    glass = BreakGlass.objects.select_related("plan").get(user=by, person=plan.person, ended_at=None)
    if broken.pk != glass.pk:
        return glass
    confirm_identity(plan, matched=matched, by=by, now=moment)
    facts = {"subject": _subject(glass), "reason": glass.why, "case_number": glass.case_number}
    record(Verb.BROKE_GLASS, by=by, plan=plan, version=plan.current, now=moment, **facts)
    _tell_reviewers(glass)
    look_for_guessing(Kind.ONE_BREAKS_GLASS, by=by, now=moment)
    return glass


def _break_once(plan, *, by, now, **said):
    """A new row, unless one is open: the same person at two screens breaks it once."""
    mine = BreakGlass.objects.filter(user=by, person=plan.person_id)
    mine.lapsed(now).update(ended_at=F("ends_at"))
    ends_at = now + timedelta(hours=settings.BREAK_GLASS["lasts_hours"])
    organisations = ", ".join(dict.fromkeys(team.organisation.name for _, team in by.roles_held()))
    glass = BreakGlass(user=by, person=plan.person, plan=plan, started_at=now, ends_at=ends_at, **said)
    glass.organisation = organisations[:200]
    BreakGlass.objects.bulk_create([glass], ignore_conflicts=True)
    return glass


def _subject(glass):
    return f"break-glass {glass.reference}"


def _tell_reviewers(glass):
    """The rows are written with the deed itself; the doorbell rings after the commit, a sweep for what it missed."""
    notices = write_glass_notices(glass, teams_that_review_glass())
    if not notices:
        log.error("nobody_reviews_broken_glass")
    transaction.on_commit(partial(ring_for, [notice.pk for notice in notices]), robust=True)


def teams_that_review_glass() -> list[Team]:
    """The open teams in which somebody looks into broken glasses."""
    reviewing = [role.code for role in ROLES.values() if role.reach(GLASS_REVIEW)]
    staffed = Team.objects.open().filter(memberships__role__in=reviewing, memberships__ended_at=None)
    return list(staffed.distinct())


@transaction.atomic
def end_glass(glass: BreakGlass, *, by: User, now=None) -> bool:
    """It opens nothing from the next request on; False where it had ended already."""
    moment = now or timezone.now()
    if not BreakGlass.objects.open(moment).filter(pk=glass.pk, user=by).update(ended_at=moment):
        return False
    record(Verb.ENDED_GLASS, by=by, plan=glass.plan, subject=_subject(glass), now=moment)
    return True


def reach_own_glass(plan_id, *, by: User) -> BreakGlass:
    """The open glass of this user for this plan; otherwise Http404, and the attempt is on record."""
    mine = BreakGlass.objects.open().filter(user=by, plan=plan_id).select_related("plan")
    return reached(mine.first(), f"end break-glass {plan_id}", by=by)
