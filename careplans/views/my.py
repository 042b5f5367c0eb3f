"""The person's own space, and the space of someone who represents them."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import PLAN_READ
from careplans.access import grants_in_force, own_plans
from careplans.actions.reading import open_plan
from careplans.audit import Verb
from careplans.content.card import card_of
from careplans.views.standing import standing_of
from careplans.views.ways import ways_from


@require_safe
def my_space(request):
    """One plan: what it says in plain words, and what can be done. Several: whose is it? None: what to do."""
    plans = list(own_plans(request.user, PLAN_READ).select_related("person"))
    if len(plans) != 1:
        return render(request, "careplans/my_plans.html", {"plans": plans})
    plan = open_plan(plans[0].pk, PLAN_READ, verb=Verb.READ_PLAN, by=request.user)
    context = {
        "plan": plan,
        "person": plan.person,
        "is_mine": plan.person.account_id == request.user.pk,
        "grants": grants_in_force(plan),
        "ways": ways_from(plan, request.user),
    }
    if plan.is_in_use:
        context |= {"card": card_of(plan.current.content), "standing": standing_of(plan, plan.current)}
    return render(request, "careplans/my.html", context)
