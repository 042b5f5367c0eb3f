"""Who looked at a plan, when, what they saw and why: for the person, their family and information governance."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import PLAN_READ, WHO_LOOKED_READ
from careplans.actions.looks import look_in_words
from careplans.actions.reading import who_looked as open_ledger
from careplans.content.card import allergies_in
from careplans.views.ways import can

EVENTS_ON_A_PAGE = 50


@require_safe
def who_looked(request, plan_id):
    """Every look and every deed, newest first, in words."""
    plan, events = open_ledger(plan_id, WHO_LOOKED_READ, by=request.user)
    page = Paginator(events, EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    looks = [look_in_words(event) for event in page.object_list]
    context = {"plan": plan, "person": plan.person, "page": page, "looks": looks}
    if plan.current and can(request.user, PLAN_READ, plan):
        context["allergies"] = allergies_in(plan.current.content)
    return render(request, "careplans/who_looked.html", context)
