"""One member of staff with every role they hold here; and the yearly look at everybody's access."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.managing import may_end, teams_of, to_review
from accounts.role_words import delegations_in_words, reach_in_words
from accounts.roles import ROLES
from careplans.actions.reaching import reached
from careplans.actions.staff import MayNot, open_organisation, reach_member, reach_organisation, refused_on_record
from careplans.actions.staff_members import delegate, end_membership, move_member, say_still_here
from careplans.forms.staff import DelegationForm, LeaveForm, MoveForm
from careplans.views.more import more_of

DONE = {
    "here": "Thank you. That they still work here is on record.",
    "delegate": "Changed, from their next page on.",
    "move": "Moved, from their next page on.",
    "end": "Ended, from their next page on. Wherever they were signed in, they no longer are.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def staff_member(request, organisation_id, user_id):
    """Each role somebody holds in the organisation: what it reaches, and what can be done with it."""
    if request.method != "POST":
        organisation = open_organisation(organisation_id, by=request.user)
        return _show(request, organisation, reach_member(organisation, user_id, by=request.user))
    organisation = reach_organisation(organisation_id, by=request.user)
    held = reach_member(organisation, user_id, by=request.user)
    deed, membership = request.POST.get("deed"), _of(held, request)
    form = _form(deed, membership, teams_of(organisation), request.POST)
    if deed not in DONE or (form is not None and not form.is_valid()):
        return _show(request, organisation, held, {(membership.pk, deed): form}, status=422)
    try:
        _do(deed, membership, form, by=request.user)
    except MayNot as refusal:
        refused_on_record(refusal, f"{deed} of member {user_id}", by=request.user)
        return _show(request, organisation, held, refusal=refusal, status=409)
    messages.success(request, DONE[deed])
    return _onward(request, organisation, user_id)


def _of(held, request):
    """The membership that the form sent names; one that is not theirs here is nobody's."""
    named = request.POST.get("membership")
    found = next((membership for membership in held if str(membership.pk) == named), None)
    return reached(found, f"membership {named}"[:100], by=request.user)


def _onward(request, organisation, user_id):
    if request.POST.get("then") == "review":
        return redirect("access_review", organisation.pk)
    if request.POST.get("deed") == "end":
        return redirect("organisation", organisation.pk)
    return redirect("staff_member", organisation.pk, user_id)


def _form(deed, membership, teams, data=None):
    match deed:
        case "delegate":
            return DelegationForm(data, membership=membership)
        case "move":
            return MoveForm(data, membership=membership, teams=teams)
        case "end":
            return LeaveForm(data, membership=membership)
    return None


def _do(deed, membership, form, *, by):
    match deed:
        case "here":
            say_still_here(membership, by=by)
        case "delegate":
            said = {"may_sign": form.says("may_sign"), "may_endorse": form.says("may_endorse")}
            delegate(membership, **said, by=by)
        case "move":
            move_member(membership, form.chosen_team, by=by)
        case "end":
            end_membership(membership, because=form.cleaned_data["because"], by=by)


def _show(request, organisation, held, sent=None, *, refusal="", status=200):
    sent = sent or {}
    context = {
        "organisation": organisation,
        "member": held[0].user,
        "rows": [_row(membership, organisation, sent, by=request.user) for membership in held],
        "is_own": held[0].user_id == request.user.pk,
        "wrong": next(iter(sent.values()), None),
        "refusal": refusal,
    }
    return render(request, "careplans/staff_member.html", context, status=status)


def _row(membership, organisation, sent, *, by):
    """A role with what it reaches and the forms that change it, holding what was typed in the one that was sent."""
    role, teams = ROLES[membership.role], teams_of(organisation)
    said = {"may_sign": membership.may_sign, "may_endorse": membership.may_endorse}
    row = {
        "membership": membership,
        "role": role,
        "reach": reach_in_words(membership.role_as_held),
        "delegations": delegations_in_words(role, **said),
        "may_end": may_end(by, membership),
    }
    if row["may_end"]:
        for deed in ("delegate", "move", "end"):
            row[deed] = sent.get((membership.pk, deed)) or _form(deed, membership, teams)
    return row


@require_http_methods(["GET", "HEAD"])
def access_review(request, organisation_id):
    """Everybody of whom nobody has said for a year that they still work here: said of each, or they have left."""
    organisation = open_organisation(organisation_id, by=request.user)
    waiting = to_review(organisation).order_by("looked_at")
    context = {
        "organisation": organisation,
        "more": more_of(request, lambda limit, start: waiting[start : start + limit]),
        "days": settings.REVIEW_ACCESS_WITHIN_DAYS,
        "reader": request.user,
    }
    return render(request, "careplans/staff_review.html", context)
