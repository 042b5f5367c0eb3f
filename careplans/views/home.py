"""The first page after signing in, by what the reader came to do."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.permissions import PERSON_REGISTER, PLAN_LOOK_UP, PLAN_READ, PLAN_WRITE
from accounts.roles import Reach
from careplans.access import own_plans
from careplans.actions.caseloads import open_caseload
from careplans.forms.lookup import LookupForm

PEOPLE_ON_A_PAGE = 50


@require_safe
def home(request):
    """Look-up for those who answer at any hour, the caseload for those who care, their own plan for everybody else."""
    user = request.user
    if not user.may_anywhere(PLAN_LOOK_UP):
        return _without_look_up(request)
    context = {
        "form": LookupForm() if looks_anyone_up(user) else None,
        "may_register": user.may_anywhere(PERSON_REGISTER),
    }
    if user.may_anywhere(PLAN_WRITE):
        people = open_caseload(by=user)
        context["page"] = Paginator(people, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "careplans/home.html", context)


def looks_anyone_up(user):
    """Whether any role of this user's looks up every plan, as those do who answer calls."""
    return any(role.reach(PLAN_LOOK_UP) is Reach.ANY for role, _ in user.roles_held())


def _without_look_up(request):
    """People and representatives go to their own plan; for everybody else, what their role is for."""
    if own_plans(request.user, PLAN_READ).exists():
        return redirect("my_space")
    roles = {role.code: role for role, _ in request.user.roles_held()}
    return render(request, "careplans/home_role.html", {"roles": roles.values()})
