"""Merges of two records: what waits for a decision, two records side by side, and the decision."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import PERSON_MERGE, PERSON_MERGE_APPROVE
from careplans.actions.merges import (
    MayNotMerge,
    approve_merge,
    approve_unmerge,
    ask_to_unmerge,
    list_merges,
    open_merge,
    reach_merge,
    refuse_merge,
    refuse_unmerge,
)
from careplans.actions.reaching import reached
from careplans.forms.merges import BecauseForm, ComparedForm
from careplans.views.comparing import comparison_of

NEEDS = {
    "approve": PERSON_MERGE_APPROVE,
    "refuse": PERSON_MERGE_APPROVE,
    "take_back": PERSON_MERGE,
    "undo": PERSON_MERGE,
    "approve_undo": PERSON_MERGE_APPROVE,
    "refuse_undo": PERSON_MERGE_APPROVE,
}
DONE = {
    "approve": "The two records are one from now on. Every link is kept, and the merge can be undone.",
    "refuse": "Refused. Nothing was merged.",
    "take_back": "Taken back. Nothing was merged.",
    "undo": "Asked. Information governance decides.",
    "approve_undo": "Undone. Each record has again what was its own.",
    "refuse_undo": "Refused. The merge stays.",
}


@require_safe
def merges(request):
    """Every merge that was asked for: what waits for a decision first."""
    reached(may_see(request.user) or None, "list of merges", by=request.user)
    waiting, decided = list_merges(by=request.user)
    context = {"waiting": waiting, "decided": decided, "may_ask": request.user.may_anywhere(PERSON_MERGE)}
    return render(request, "careplans/merges.html", context)


def may_see(user):
    """Whether this user has one of the two roles that merge records."""
    return user.may_anywhere(PERSON_MERGE) or user.may_anywhere(PERSON_MERGE_APPROVE)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request, merge_id):
    """Two records side by side, how far their merge is, and what this user can decide."""
    if request.method != "POST":
        return _show(request, open_merge(merge_id, by=request.user))
    deed = request.POST.get("deed")
    if deed not in NEEDS:
        return _show(request, open_merge(merge_id, by=request.user), status=422)
    found = reach_merge(merge_id, NEEDS[deed], by=request.user)
    form = _form(found, deed, request.POST)
    if form is not None and not form.is_valid():
        return _show(request, found, {deed: form}, status=422)
    try:
        _do(deed, found, form, by=request.user)
    except MayNotMerge as refusal:
        return _show(request, open_merge(merge_id, by=request.user), refusal=refusal, status=409)
    messages.success(request, DONE[deed])
    return redirect(found)


def _form(found, deed, data=None):
    if deed == "approve_undo":
        return None
    if deed != "approve":
        return BecauseForm(data)
    compared = comparison_of(found.survivor, found.duplicate)
    return ComparedForm(data, points=compared.points, seen=compared.seen)


def _do(deed, found, form, *, by):
    match deed:
        case "approve":
            approve_merge(found, points=form.cleaned_data["points"], seen=form.revisions, by=by)
        case "refuse" | "take_back":
            refuse_merge(found, because=form.cleaned_data["because"], by=by)
        case "undo":
            ask_to_unmerge(found, because=form.cleaned_data["because"], by=by)
        case "approve_undo":
            approve_unmerge(found, by=by)
        case "refuse_undo":
            refuse_unmerge(found, because=form.cleaned_data["because"], by=by)


DEEDS = {
    "waiting": ("approve", "refuse", "take_back"),
    "approved": ("undo",),
    "undo_asked": ("approve_undo", "refuse_undo"),
}


def _show(request, found, sent=None, *, refusal="", status=200):
    open_deeds = [deed for deed in DEEDS.get(found.state, ()) if _is_offered(deed, found, request.user)]
    context = {
        "merge": found,
        "compared": comparison_of(found.survivor, found.duplicate),
        "deeds": {deed: (sent or {}).get(deed) or _form(found, deed) for deed in open_deeds},
        "offered": open_deeds,
        "wrong": next(iter((sent or {}).values()), None),
        "refusal": refusal,
    }
    return render(request, "careplans/merge.html", context, status=status)


def _is_offered(deed, found, user):
    """Only what this user may do: nobody approves what they asked for themselves."""
    asked_by = found.undo_asked_by_id if found.state == "undo_asked" else found.asked_by_id
    return user.may_anywhere(NEEDS[deed]) and not (deed.startswith("approve") and asked_by == user.pk)
