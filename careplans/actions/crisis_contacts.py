"""“We saw this, we did that”: what happened in a crisis, written down and handed on to the key worker's team."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Team, User
from accounts.permissions import CRISIS_CONTACT_RECORD
from careplans.access import contacts_for
from careplans.actions.reading import open_plan
from careplans.actions.team_tasks import ask_team, teams_of_the_key_worker
from careplans.audit import Verb, record, version_last_read
from careplans.content.calls import key_workers
from careplans.content.wording import format_date
from careplans.models import CrisisContact, Plan, TeamTask

# A version read longer ago than this was not read for this crisis.
READ_FOR_IT = timedelta(hours=24)


@transaction.atomic
def record_contact(
    plan: Plan,
    *,
    team: Team,
    outcome: str,
    happened: str,
    followed: str,
    why_not: str = "",
    happened_on: date | None = None,
    case_number: str = "",
    by: User,
    now=None,
) -> tuple[CrisisContact, list[TeamTask]]:
    """Keep what a team saw and did, with the version they had read; the key worker's team has a task of it.

    Without a day it was today. Gives back the contact and the tasks.
    """
    moment = now or timezone.now()
    read = version_last_read(plan, by=by, since=moment - READ_FOR_IT)
    contact = CrisisContact.objects.create(
        person=plan.person,
        plan=plan,
        version=plan.versions.filter(number=read).first() if read else None,
        happened_on=happened_on or timezone.localdate(moment),
        at=moment,
        by=by,
        team=team,
        case_number=case_number or plan.under_case,
        happened=happened,
        outcome=outcome,
        followed=followed,
        why_not=why_not,
    )
    record(
        Verb.RECORDED_CONTACT, by=by, plan=plan, version=contact.version, case_number=contact.case_number, now=moment
    )
    return contact, _hand_on(contact, by=by, now=moment)


def _hand_on(contact, *, by, now):
    """A task for each team of the key worker: whom it is for, and what it is about."""
    teams, words = teams_of_the_key_worker(contact.plan), _words_for_the_task(contact)
    told = {"person": contact.person, "plan": contact.plan, "by": by, "now": now}
    return [ask_team(team, TeamTask.Kind.CRISIS_CONTACT, words, **told) for team in teams]


def _words_for_the_task(contact):
    workers = key_workers(contact.plan.current.content) if contact.plan.current else ()
    named = ", ".join(worker.words for worker in workers) or "none is named in the plan"
    return "\n".join(
        (
            f"For the key worker: {named}",
            f"Who was there: {contact.team}, on {format_date(contact.happened_on)}",
            f"How it ended: {contact.get_outcome_display()}",
            f"Was the plan followed: {contact.get_followed_display()}",
        )
    )


def open_contacts(plan_id, *, by: User) -> tuple[Plan, list[CrisisContact]]:
    """The plan and every crisis contact of its person, newest first; the look is committed first."""
    plan = open_plan(plan_id, CRISIS_CONTACT_RECORD, verb=Verb.READ_CONTACTS, by=by)
    found = contacts_for(by).about(plan.person).select_related("by", "team", "version")
    return plan, list(found)
