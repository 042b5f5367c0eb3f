"""What needs two people: what is asked for, and the decision of somebody else."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.managing import may_decide
from accounts.permissions import PLATFORM_MANAGE
from accounts.role_words import reach_in_words
from accounts.roles import ROLES
from careplans.actions.reaching import reached
from careplans.actions.staff import MayNot, refused_on_record
from careplans.actions.staff_changes import (
    approve_change,
    ask_for_organisation,
    in_words,
    list_changes,
    open_change,
    refuse_change,
)
from careplans.forms.staff import BecauseForm, OrganisationForm

APPROVED = "Approved. It holds from now on, and whoever is invited has a mail on its way."


@require_safe
def staff_changes(request):
    """Everything that was asked for and needs two people: what waits first."""
    rows = [{"change": change, "words": in_words(change)} for change in list_changes(by=request.user)]
    waiting = [row for row in rows if row["change"].state == "waiting"]
    context = {"waiting": waiting[::-1], "decided": [row for row in rows if row not in waiting]}
    return render(request, "careplans/staff_changes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def staff_change(request, change_id):
    """One change: what is asked for, by whom and why; approve it, refuse it, or take it back."""
    change = open_change(change_id, by=request.user)
    if request.method != "POST":
        return _show(request, change)
    deed = request.POST.get("deed")
    form = BecauseForm(request.POST) if deed == "refuse" else None
    if deed not in ("approve", "refuse") or (form is not None and not form.is_valid()):
        return _show(request, change, form, status=422)
    try:
        if form is None:
            approve_change(change, by=request.user)
        else:
            refuse_change(change, because=form.cleaned_data["because"], by=request.user)
    except MayNot as refusal:
        refused_on_record(refusal, f"decide on change {change_id}", by=request.user)
        return _show(request, change, refusal=refusal, status=409)
    messages.success(request, APPROVED if form is None else "Refused, or taken back. Nothing was changed.")
    return redirect("staff_changes")


def _show(request, change, form=None, *, refusal="", status=200):
    is_waiting, user = change.state == "waiting", request.user
    decides = is_waiting and may_decide(user, change)
    context = {
        "change": change,
        "words": in_words(change),
        "role": ROLES.get(change.role),
        "reach": reach_in_words(ROLES[change.role]) if change.role else [],
        "decides": decides,
        "form": (form or BecauseForm()) if decides or (is_waiting and change.asked_by_id == user.pk) else None,
        "refusal": refusal,
    }
    return render(request, "careplans/staff_change.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def new_organisation(request):
    """Ask for a new organisation with its first administrator; information governance decides."""
    reached(request.user.may_anywhere(PLATFORM_MANAGE) or None, "new organisation", by=request.user)
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        about = {name: given[name] for name in ("name", "ods_code", "because")}
        try:
            change = ask_for_organisation(**about, invitee=form.invitee, by=request.user)
        except MayNot as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Asked. Information governance decides.")
            return redirect(change)
    return render(request, "careplans/staff_new_organisation.html", {"form": form}, status=422 if form.errors else 200)
