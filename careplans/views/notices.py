"""A team's inbox, one notice, and saying that the team has seen it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import NOTICE_ACKNOWLEDGE, PLAN_HISTORY_READ, PLAN_LOOK_UP, PLAN_READ
from careplans.access import cares_for
from careplans.actions.notices import acknowledge_notice, how_told, inbox_of, open_notice, reach_notice
from careplans.content.card import allergies_in
from careplans.views.ways import can


@require_safe
def inbox(request):
    return render(request, "notices/inbox.html", {"inbox": inbox_of(request.user)})


@require_safe
def notice(request, notice_id):
    opened = open_notice(notice_id, by=request.user)
    page = {"notice": opened, "how_told": how_told(opened), "button": f"I have seen this for {opened.team}"}
    return render(request, "notices/notice.html", page | what_may_be_read(opened, request.user))


@require_POST
def acknowledge(request, notice_id):
    reached = reach_notice(notice_id, NOTICE_ACKNOWLEDGE, by=request.user)
    done = acknowledge_notice(reached, by=request.user)
    if done.acknowledged_by == request.user:
        messages.success(request, f"Thank you. You have seen this for {done.team}.")
    else:
        messages.info(request, f"{done.acknowledged_by} has seen this for {done.team} already. Nothing more to do.")
    return redirect(done)


def what_may_be_read(notice, user):
    """Who it is about and where to read on, as far as this user may; being told gives no right to either.

    Allergies are part of the plan: here they are for those who care for the person, others confirm who it is first.
    """
    plan, number = notice.plan, notice.version.number
    found = {}
    if can(user, PLAN_READ, plan):
        found["person"] = plan.person
        found["allergies"] = allergies_in(plan.current.content) if cares_for(user, plan) else ""
    if can(user, PLAN_LOOK_UP, plan):
        found["card_href"] = reverse("card", args=[plan.pk])
    if number > 1 and notice.kind == notice.Kind.PUBLISHED and can(user, PLAN_HISTORY_READ, plan):
        found["changes_href"] = reverse("changes", args=[plan.pk, number - 1, number])
    return found
