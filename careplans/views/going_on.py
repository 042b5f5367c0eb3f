"""Where a plan disagrees with itself: both statements side by side, and the reason to leave them so, by name."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import PLAN_WRITE
from careplans.actions.drafts import draft_content
from careplans.actions.overrides import MayNotGiveReason, NothingToGoOnFrom
from careplans.actions.reading import open_plan, reach_plan
from careplans.actions.signing import give_reason, problems_of
from careplans.audit import Verb
from careplans.content.rules import basis
from careplans.content.sections import section_by_key
from careplans.forms.origin import OriginForm, origin_of
from careplans.forms.overrides import GoOnForm
from careplans.views.banner import banner_of
from careplans.views.errors import told_alone
from careplans.views.mixed_up import show_mixed_up, typed_on

NOT_THERE_NOW = "What you gave a reason for has changed or was put right meanwhile. Nothing was kept. Read it again."


@require_http_methods(["GET", "HEAD", "POST"])
def reasons(request, plan_id):
    """Everything in this draft that a reason can settle; sent with a reason, that reason is kept."""
    if request.method != "POST":
        return _show(request, plan_id)
    plan = reach_plan(plan_id, PLAN_WRITE, by=request.user)
    if not OriginForm(request.POST).is_about(plan):
        return show_mixed_up(request, typed_on(request))
    form = GoOnForm(request.POST, basis=request.POST.get("basis", ""))
    if not form.is_valid():
        return _show(request, plan_id, sent=form, status=422)
    return _keep(request, plan, form)


def _keep(request, plan, form):
    try:
        give_reason(plan, form.basis, reason=form.cleaned_data["reason"], by=request.user)
    except NothingToGoOnFrom:
        return _show(request, plan.pk, lost=form.cleaned_data["reason"], status=409)
    except MayNotGiveReason:
        raise PermissionDenied from None
    messages.success(request, "Your reason is kept, with your name. It holds until one of these answers is changed.")
    return redirect("desk_reasons", plan.pk)


def _show(request, plan_id, *, sent=None, lost="", status=200):
    """The page, with whatever was typed. The look is on record."""
    plan = open_plan(plan_id, PLAN_WRITE, verb=Verb.READ_DRAFT, by=request.user)
    content = draft_content(plan)
    found = [one for one in problems_of(plan) if one.needs_reason]
    context = {
        **banner_of(plan),
        "origin": origin_of(plan, plan.draft.revision),
        "told": [_told(plan, problem, content, sent) for problem in found],
        "errors": told_alone(sent) if sent else [],
        "is_registered": bool(request.user.registration),
        "not_there_now": NOT_THERE_NOW if lost else "",
        "lost": lost,
    }
    return render(request, "careplans/desk_reasons.html", context, status=status)


def _told(plan, problem, content, sent):
    """One problem with its two sides, where each can be changed, and the form for a reason."""
    key = basis(problem, content)
    both = problem.contradiction
    sides = (both.one, both.other) if both else (problem,)
    return {
        "problem": problem,
        "sides": [_side(plan, side) for side in sides] if both else [],
        "ways": [] if both else [_way(plan, problem.section)],
        "basis": key,
        "form": sent if sent is not None and sent.basis == key else GoOnForm(basis=key),
    }


def _side(plan, side):
    return {"said": side, **_way(plan, side.section)}


def _way(plan, section_key):
    section = section_by_key(section_key)
    return {"title": section.title if section else "", "href": reverse("section", args=[plan.pk, section_key])}
