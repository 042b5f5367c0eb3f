"""The way in where nobody can open: the key-safe code, apart from the plan, shown once and for a reason."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import HOME_ENTRY_KEEP, HOME_ENTRY_REVEAL
from careplans.actions.home_entry import (
    CannotBeRead,
    has_home_entry_code,
    keep_home_entry_code,
    reveal_home_entry_code,
)
from careplans.actions.reading import reach_plan
from careplans.forms.home_entry import KeepForm, RevealForm
from careplans.views.banner import banner_of
from careplans.views.identity import identity_first
from careplans.views.ways import can

CANNOT_BE_READ = "There is a code, but it cannot be opened any more. Ask a key-holder, and have it set again."
NONE_KEPT = "No code is kept for this home. Ask who opens the door."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@identity_first(HOME_ENTRY_REVEAL)
def home_entry(request, plan_id):
    """Asks for the reason; sent with one, shows the code on this one answer and nowhere else."""
    plan = reach_plan(plan_id, HOME_ENTRY_REVEAL, by=request.user)
    form = RevealForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, plan, form, status=422 if form.is_bound else 200)
    try:
        code = reveal_home_entry_code(plan, reason=form.cleaned_data["reason"], by=request.user)
    except CannotBeRead:
        return _show(request, plan, form, refusal=CANNOT_BE_READ, status=409)
    return _show(request, plan, form, code=code, refusal="" if code else NONE_KEPT)


@sensitive_post_parameters("code")
@require_POST
def keep_home_entry(request, plan_id):
    """Sets the code anew, or ends it; the one before is never shown here."""
    plan = reach_plan(plan_id, HOME_ENTRY_KEEP, by=request.user)
    form = KeepForm(request.POST)
    if not form.is_valid():
        return _show(request, plan, RevealForm(), keep=form, status=422)
    keep_home_entry_code(plan, form.cleaned_data["code"], by=request.user)
    messages.success(request, "The code is kept." if form.cleaned_data["code"] else "No code is kept any more.")
    return redirect("home_entry", plan.pk)


def _show(request, plan, form, *, keep=None, code="", refusal="", status=200):
    context = {
        **banner_of(plan),
        "form": form,
        "keep": keep or (KeepForm() if can(request.user, HOME_ENTRY_KEEP, plan) else None),
        "code": code,
        "refusal": refusal,
        "is_kept": has_home_entry_code(plan.person),
    }
    return render(request, "careplans/home_entry.html", context, status=status)
