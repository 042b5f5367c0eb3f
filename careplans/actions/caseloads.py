"""A team's own list of the people it cares for."""

from django.db.models import F

from accounts.models import Team, User
from accounts.permissions import PLAN_READ
from careplans.access import caseload_of, teams_with, visited_plans
from careplans.audit import Verb, record
from careplans.models import Plan

BY_REVIEW = (F("current__headlines__review_due").asc(nulls_last=True),)
MOST_VISITS = 50
BY_NAME = ("person__family_name", "person__given_names", "pk")


def list_caseload(
    limit: int, start: int = 0, *, team: Team | None = None, by_name: bool = False, by: User
) -> list[Plan]:
    """The plans of the people this user's teams care for; that the list was opened is on record.

    Soonest review first, or by name; of all the user's teams, or of one. Names and states only: what plans and drafts
    say is left in the database.
    """
    teams = [str(one) for one in teams_with(by, PLAN_READ) if team is None or one == team]
    record(Verb.READ_CASELOAD, by=by, subject=", ".join(teams))
    order = (*(() if by_name else BY_REVIEW), *BY_NAME)
    chosen = caseload_of(by, PLAN_READ, team).order_by(*order).values_list("pk", flat=True)[start : start + limit]
    plans = Plan.objects.filter(pk__in=list(chosen)).select_related("person", "current__headlines", "draft")
    return list(plans.defer("current__document", "draft__content").order_by(*order))


def list_visits(*, by: User) -> list[Plan]:
    """The plans of the people a volunteer visits, by name; where there are any, that the list was read is on record."""
    plans = list(visited_plans(by).select_related("person").defer("current__document").order_by(*BY_NAME)[:MOST_VISITS])
    if plans:
        record(Verb.READ_CASELOAD, by=by, subject=", ".join(str(team) for _, team in by.roles_held()))
    return plans
