"""A team's inbox, one notice, and saying that the team has seen it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import NOTICE_ACKNOWLEDGE, PLAN_HISTORY_READ, PLAN_LOOK_UP, PLAN_READ
from careplans.access import cares_for
from careplans.actions.notices import acknowledge_notice, how_told, inbox_of, open_notice, reach_notice
from careplans.actions.reading import open_two_versions
from careplans.content.card import allergies_in
from careplans.content.changes import changes, summary
from careplans.views.identity import has_confirmed
from careplans.views.ways import can

SHOWN_AT_ONCE = 5


@require_safe
def inbox(request):
    return render(request, "notices/inbox.html", {"inbox": inbox_of(request.user)})


@require_safe
def notice(request, notice_id):
    opened = open_notice(notice_id, by=request.user)
    page = {"notice": opened, "how_told": how_told(opened), "button": f"I have seen this for {opened.team}"}
    return render(request, "notices/notice.html", page | what_may_be_read(opened, request))


@require_POST
def acknowledge(request, notice_id):
    reached = reach_notice(notice_id, NOTICE_ACKNOWLEDGE, by=request.user)
    done = acknowledge_notice(reached, by=request.user)
    if done.acknowledged_by == request.user:
        messages.success(request, f"Thank you. You have seen this for {done.team}.")
    else:
        messages.info(request, f"{done.acknowledged_by} has seen this for {done.team} already. Nothing more to do.")
    return redirect(done)


def what_may_be_read(notice, request):
    """Who it is about and where to read on, as far as this user may; being told gives no right to either.

    Allergies and what changed are part of the plan: here they are for those who care for the person or have
    confirmed who it is, others confirm that first.
    """
    plan, user = notice.plan, request.user
    found = {}
    if can(user, PLAN_READ, plan):
        found["person"] = plan.person
        found["allergies"] = allergies_in(plan.current.content) if cares_for(user, plan) else ""
    if can(user, PLAN_LOOK_UP, plan):
        found["card_href"] = reverse("card", args=[plan.pk])
    if notice.kind == notice.Kind.PUBLISHED and can(user, PLAN_HISTORY_READ, plan):
        is_known = cares_for(user, plan) or has_confirmed(request.session, plan.pk)
        found |= _what_changed(notice, is_known, by=user)
    return found


def _what_changed(notice, is_known, *, by):
    """Every sentence where it is known who this is about, and that look on record; the way there in any case."""
    plan, number = notice.plan, notice.version.number
    if number == 1:
        return {"is_first": True}
    found = {"changes_href": reverse("changes", args=[plan.pk, number - 1, number])}
    if is_known:
        _, older, newer = open_two_versions(plan.pk, number - 1, number, PLAN_HISTORY_READ, by=by)
        told = changes(older.content, newer.content)
        sentences = [change.sentence for change in told]
        found |= {"summary": summary(told), "sentences": sentences[:SHOWN_AT_ONCE], "rest": sentences[SHOWN_AT_ONCE:]}
    return found
