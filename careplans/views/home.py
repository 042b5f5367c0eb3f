"""The first page after signing in, by what the reader came to do."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.permissions import PERSON_REGISTER, PLAN_LOOK_UP, PLAN_READ, PLAN_WRITE
from accounts.roles import Reach
from careplans.access import merges_to_decide, own_plans
from careplans.actions.alarms import standing_alarms
from careplans.actions.caseloads import list_caseload, list_visits
from careplans.actions.cases import list_cases
from careplans.actions.glass_reviews import glasses_waiting
from careplans.forms.lookup import LookupForm
from careplans.views.team_tasks import tasks_waiting

PEOPLE_AT_ONCE = 20
CASES_AT_ONCE = 8


@require_safe
def home(request):
    """Look-up for those who answer at any hour, the caseload for those who care, their own plan for everybody else."""
    user = request.user
    if not user.may_anywhere(PLAN_LOOK_UP):
        return _without_look_up(request)
    context = {
        "form": LookupForm() if looks_anyone_up(user) else None,
        "may_register": user.may_anywhere(PERSON_REGISTER),
        "tasks_waiting": tasks_waiting(user),
        "cases": first_of(CASES_AT_ONCE, list_cases, by=user),
    }
    if user.may_anywhere(PLAN_WRITE):
        context["people"] = first_of(PEOPLE_AT_ONCE, list_caseload, by=user)
    return render(request, "careplans/home.html", context)


def first_of(number, fetch, *, by):
    """The first rows of a list that has a page of its own, and whether there are more."""
    rows = fetch(number + 1, by=by)
    return {"rows": rows[:number], "more": len(rows) > number}


def looks_anyone_up(user):
    """Whether any role of this user's looks up every plan, as those do who answer calls."""
    return any(role.reach(PLAN_LOOK_UP) is Reach.ANY for role, _ in user.roles_held())


def _without_look_up(request):
    """People and representatives go to their own plan; for everybody else, what their role is for."""
    if own_plans(request.user, PLAN_READ).exists():
        return redirect("my_space")
    roles = {role.code: role for role, _ in request.user.roles_held()}
    context = {
        "roles": roles.values(),
        "alarms": standing_alarms(request.user),
        "merges_to_decide": merges_to_decide(request.user),
        "tasks_waiting": tasks_waiting(request.user),
        "visits": list_visits(by=request.user),
        "glasses_waiting": glasses_waiting(request.user),
    }
    return render(request, "careplans/home_role.html", context)
