"""Printing a ticket, the copies in the world, and what the code on a copy answers to anybody."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from structlog.contextvars import get_contextvars

from accounts.permissions import PLAN_PRINT
from careplans.actions.prints import MayNotPrint, State, check_copy, copies_in_the_world, print_ticket, why_not_print
from careplans.actions.reading import open_plan, reach_plan
from careplans.actions.slowing import slow_address_down
from careplans.audit import Verb
from careplans.content.wording import format_date
from careplans.forms.tickets import PrintForm
from careplans.views.banner import banner_of
from careplans.views.identity import identity_first


@dataclass(frozen=True)
class Answer:
    """What a scanned code answers: the frame of its one word, what it means, what to do."""

    frame: str
    means: str
    do: str


ANSWERS = {
    State.CURRENT: Answer(
        "current",
        "This sheet is the newest there is. It holds until the end of {day}.",
        "If the person can decide now, ask them. The plan is for when they cannot.",
    ),
    State.REPLACED: Answer(
        "replaced",
        "A newer plan came into use on {day}. Do not follow this sheet.",
        "Ask the person, or those with them, for the newest sheet. Then tear this one up.",
    ),
    State.WITHDRAWN: Answer(
        "withdrawn",
        "This plan is no longer in use. Do not follow this sheet.",
        "Ask the person what they want, and care for them as you would for anyone. Then tear this sheet up.",
    ),
    State.EXPIRED: Answer(
        "replaced",
        "This sheet held until the end of {day}. What it says may have changed since.",
        "Ask the person what they want, and ask those who care for them for a new sheet.",
    ),
    State.NOT_RECOGNISED: Answer(
        "not_recognised",
        "This code is not one of ours, or it was not read whole. Do not rely on this sheet.",
        "Scan it once more. If the answer is the same, ask the person what they want.",
    ),
}


@never_cache
@require_http_methods(["GET", "POST"])
@identity_first(PLAN_PRINT)
def tickets(request, plan_id):
    """Print the plan in use, and see every copy that was ever printed."""
    if request.method == "POST":
        return _print(request, reach_plan(plan_id, PLAN_PRINT, by=request.user))
    plan = open_plan(plan_id, PLAN_PRINT, verb=Verb.READ_TICKETS, by=request.user)
    return _page(request, plan, PrintForm(), refusal=why_not_print(plan))


def _print(request, plan):
    form = PrintForm(request.POST)
    if not form.is_valid():
        return _page(request, plan, form, refusal=why_not_print(plan), status=422)
    try:
        ticket, pdf = print_ticket(plan, **form.cleaned_data, by=request.user)
    except MayNotPrint as refusal:
        return _page(request, plan, form, refusal=refusal, status=409)
    if ticket.printed_from:
        messages.warning(request, f"No new sheet could be made: you have the copy on file, {ticket.number_on_paper}.")
    disposition = f'inline; filename="golden-ticket-{ticket.number_on_paper}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _page(request, plan, form, *, refusal, status=200):
    context = {
        **banner_of(plan),
        "form": form,
        "refusal": refusal,
        "copies": copies_in_the_world(plan),
    }
    return render(request, "careplans/tickets.html", context, status=status)


@never_cache
@login_not_required
@require_safe
def check_ticket(request, token):
    """Whether the sheet with this code still holds, in one word, to anybody. No name, no clinical word."""
    standing = check_copy(token, by=request.user if request.user.is_authenticated else None)
    if standing.state == State.NOT_RECOGNISED:
        slow_address_down(get_contextvars().get("ip", ""))
    answer = ANSWERS[standing.state]
    context = {
        "standing": standing,
        "frame": answer.frame,
        "means": answer.means.format(day=format_date(standing.day)),
        "do": answer.do,
    }
    status = 404 if standing.state == State.NOT_RECOGNISED else 200
    return render(request, "careplans/check_ticket.html", context, status=status)
