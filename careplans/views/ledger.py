"""Who looked at a plan, when, what they saw and why: for the person, their family and information governance."""

from django.core.paginator import Paginator
from django.shortcuts import render

from accounts.permissions import WHO_LOOKED_READ
from careplans.actions.reading import who_looked as open_ledger
from careplans.views.looks import look_in_words

EVENTS_ON_A_PAGE = 50


def who_looked(request, plan_id):
    """Every look and every deed, newest first, in words."""
    plan, events = open_ledger(plan_id, WHO_LOOKED_READ, by=request.user)
    page = Paginator(events, EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    looks = [look_in_words(event) for event in page.object_list]
    context = {"plan": plan, "person": plan.person, "page": page, "looks": looks}
    return render(request, "careplans/who_looked.html", context)
