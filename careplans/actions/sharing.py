"""Which teams care for a person: asked to, with a reason, and no longer."""

from django.db import transaction

from accounts.models import Team, User
from careplans.actions.notifying import tell_newcomer
from careplans.audit import Verb, record
from careplans.granting import end_care, grant_care
from careplans.models import Grant, Plan


class NotShared(Exception):
    """This team holds no grant in force."""


class LastTeam(Exception):
    """The last team that cares for a person cannot be removed; ask another team first."""


@transaction.atomic
def share_with(plan: Plan, team: Team, *, reason: str, ends_at=None, by: User, now=None) -> Grant:
    """The team cares for the person from now on, hears of the version in use and of every change.

    Asking twice changes nothing.
    """
    grant = grant_care(plan, team, reason=reason, ends_at=ends_at, by=by, now=now)
    if plan.is_in_use:
        tell_newcomer(plan.current, team, now=now)
    record(Verb.SHARED, by=by, plan=plan, subject=str(team), reason=reason, now=now)
    return grant


@transaction.atomic
def stop_sharing_with(plan: Plan, team: Team, *, reason: str, by: User, now=None) -> None:
    """The team no longer cares for the person, from its next request on. Raises NotShared and LastTeam."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    if Grant.objects.in_force(now).filter(content_object=plan).count() == 1:
        raise LastTeam(plan)
    if not end_care(plan, team, by=by, now=now):
        raise NotShared(plan)
    record(Verb.STOPPED_SHARING, by=by, plan=plan, subject=str(team), reason=reason, now=now)
