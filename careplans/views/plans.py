"""The whole plan in use; confirming it unchanged, and withdrawing it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import PLAN_CONFIRM, PLAN_READ, PLAN_WITHDRAW
from careplans.access import may_see_where, sections_hidden
from careplans.actions.notices import team_board
from careplans.actions.plans import AlreadyWithdrawn, NothingPublished, confirm_plan, withdraw_plan
from careplans.actions.reading import open_plan, reach_plan
from careplans.audit import Verb
from careplans.content.card import allergies_in, card_of
from careplans.content.person_words import identity_changes
from careplans.forms.confirm import ConfirmForm, WithdrawForm
from careplans.models.reading import read_version
from careplans.views.identity import identity_first
from careplans.views.standing import standing_of
from careplans.views.ways import can, ways_from

READ_IT_AGAIN = "Nothing was done: another version came into use while you were reading. Read this one first."


@require_safe
@identity_first(PLAN_READ)
def plan(request, plan_id):
    """Everything the plan in use says; where none is in use, that, and what can be done about it."""
    plan = open_plan(plan_id, PLAN_READ, verb=Verb.READ_PLAN, by=request.user)
    context = {"plan": plan, "person": plan.person, "ways": ways_from(plan, request.user)}
    if not plan.is_in_use:
        return render(request, "careplans/plan_not_in_use.html", context)
    content, plan.current.plan = plan.current.content, plan
    hidden = sections_hidden(request.user)
    context |= {
        "parts": read_version(plan.current, shows_where=may_see_where(request.user, plan), hidden=hidden),
        "is_partly_hidden": bool(hidden),
        "card": card_of(content),
        "allergies": allergies_in(content),
        "board": team_board(plan.current),
        "standing": standing_of(plan, plan.current),
        "identity_changed": identity_changes(plan.current.document["identity"], plan.person.identity()),
        "form": _confirm_form(plan) if can(request.user, PLAN_CONFIRM, plan) else None,
    }
    return render(request, "careplans/plan.html", context)


def _confirm_form(plan):
    return ConfirmForm(initial={"version": plan.current.number})


@require_POST
def confirm(request, plan_id):
    """The version that was read is still right, and the record says who says so."""
    plan = reach_plan(plan_id, PLAN_CONFIRM, by=request.user)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    elif not form.is_about(plan) or not plan.is_in_use:
        messages.error(request, READ_IT_AGAIN)
    else:
        confirm_plan(plan, note=form.cleaned_data["note"] or "", by=request.user)
        messages.success(request, f"You confirmed version {plan.current.number} unchanged.")
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, plan_id):
    """Ask why; then take the version that was read out of use."""
    plan = reach_plan(plan_id, PLAN_WITHDRAW, by=request.user)
    if not plan.is_in_use:
        return redirect(plan)
    form = WithdrawForm(request.POST or None, initial={"version": plan.current.number})
    if request.method == "POST" and form.is_valid():
        messages.info(request, _withdraw(plan, form, by=request.user))
        return redirect(plan)
    context = {"plan": plan, "person": plan.person, "form": form}
    return render(request, "careplans/plan_withdraw.html", context, status=422 if form.is_bound else 200)


def _withdraw(plan, form, *, by):
    """What happened, as a sentence."""
    if not form.is_about(plan):
        return READ_IT_AGAIN
    try:
        withdraw_plan(plan, reason=form.cleaned_data["reason"], by=by)
    except (AlreadyWithdrawn, NothingPublished):
        return "This plan was withdrawn already."
    return "This plan is withdrawn. Every team that relies on it is being told."
