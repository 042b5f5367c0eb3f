"""The card and the ticket as a draft would make them: for those who write, and marked so that none is used."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.permissions import PLAN_WRITE
from careplans.actions.drafts import draft_content
from careplans.actions.overrides import reasons_as_sealed
from careplans.actions.reading import open_plan
from careplans.actions.signing import problems_of
from careplans.audit import Verb
from careplans.content.card import card_of
from careplans.content.glance import glance_of
from careplans.printing.pdf import CouldNotRender
from careplans.printing.preview import render_preview
from careplans.views.other_sites import gives_a_file


@never_cache
@require_safe
def preview(request, plan_id):
    """The emergency card as it would be if this draft were published now."""
    plan = open_plan(plan_id, PLAN_WRITE, verb=Verb.READ_DRAFT, by=request.user)
    content = draft_content(plan)
    card = card_of(content, reasons_as_sealed(plan, content, problems_of(plan)))
    context = {"plan": plan, "person": plan.person, "card": card, "glance": glance_of(content, card)}
    return render(request, "careplans/preview.html", context)


@gives_a_file
@never_cache
@require_safe
def preview_ticket(request, plan_id):
    """The A4 ticket as it would be, a draft across every page; it has no number and no code."""
    plan = open_plan(plan_id, PLAN_WRITE, verb=Verb.READ_DRAFT, by=request.user)
    try:
        pdf = render_preview(plan.person, draft_content(plan), seen_at=timezone.now())
    except CouldNotRender:
        messages.warning(request, "The ticket cannot be drawn just now. Wait a moment and try again.")
        return redirect("preview", plan.pk)
    disposition = 'inline; filename="draft-not-for-use.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})
