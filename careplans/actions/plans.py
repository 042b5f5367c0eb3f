"""Starting, confirming and withdrawing a plan."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from accounts.models import Team, User
from careplans.actions.notifying import tell_teams
from careplans.actions.relationships import follow_facts
from careplans.audit import Verb, record
from careplans.granting import grant_care
from careplans.models import Draft, Notice, Person, Plan, Review


class AlreadyHasAPlan(Exception):
    """This person has a live plan already; `plan` is it."""

    def __init__(self, plan):
        super().__init__("This person already has a plan.")
        self.plan = plan


class NothingPublished(Exception):
    """There is no version in use to do this to."""


class AlreadyWithdrawn(Exception):
    """The plan was withdrawn before."""


@transaction.atomic
def start_plan(person: Person, *, team: Team, local_reference: str = "", by: User, now=None) -> Plan:
    """Start a plan for a person; the team of the one who starts it cares for them.

    Raises AlreadyHasAPlan, and Http404 where the record was merged into another meanwhile.
    """
    if Person.objects.select_for_update().get(pk=person.pk).merged_into_id:
        raise Http404
    live = Plan.objects.live().filter(person=person).first()
    if live:
        raise AlreadyHasAPlan(live)
    moment = now or timezone.now()
    plan = Plan.objects.create(person=person, started_by=by, started_at=moment, local_reference=local_reference)
    Draft.objects.create(plan=plan, saved_by=by, saved_at=moment)
    grant_care(plan, team, reason="Started this plan", by=by, now=moment)
    record(Verb.STARTED_PLAN, by=by, plan=plan, now=moment)
    follow_facts(plan, by=by, now=moment)
    return plan


@transaction.atomic
def confirm_plan(
    plan: Plan, *, setting: str = "", note: str = "", confirmer: tuple[str, str] | None = None, by: User, now=None
) -> Review:
    """Put on record that the current version was read again and remains right. Raises NothingPublished.

    `confirmer` is the name and registration of someone who does not sign in here, and for whom `by` records it.
    """
    if not plan.is_in_use:
        raise NothingPublished(plan)
    moment = now or timezone.now()
    name, registration = confirmer or (", ".join(filter(None, (str(by), by.profession))), by.registration)
    review = Review.objects.create(
        version=plan.current,
        confirmed_at=moment,
        confirmed_by=name,
        registration=registration,
        setting=setting,
        note=note,
        recorded_by=by,
    )
    record(Verb.CONFIRMED, by=by, plan=plan, version=plan.current, reason=note, now=moment)
    return review


@transaction.atomic
def withdraw_plan(plan: Plan, *, reason: str, by: User, now=None) -> Plan:
    """Take the current version out of use and tell every team that relies on it.

    Printed tickets say WITHDRAWN from now on. Raises NothingPublished and AlreadyWithdrawn.
    """
    if plan.current_id is None:
        raise NothingPublished(plan)
    moment = now or timezone.now()
    withdrawn = (
        Plan.objects.in_use().filter(pk=plan.pk).update(withdrawn_at=moment, withdrawn_by=by, withdrawn_because=reason)
    )
    if not withdrawn:
        raise AlreadyWithdrawn(plan)
    plan.refresh_from_db()
    tell_teams(plan.current, kind=Notice.Kind.WITHDRAWN, urgency=Notice.Urgency.URGENT, by=by, now=moment)
    record(Verb.WITHDREW, by=by, plan=plan, version=plan.current, reason=reason, now=moment)
    return plan
