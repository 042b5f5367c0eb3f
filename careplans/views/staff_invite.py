"""Inviting somebody: who and as what, then what that reaches in words, then the mail."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.managing import needs_two, roles_to_offer, teams_of
from accounts.role_words import delegations_in_words, reach_in_words
from accounts.roles import ROLES
from careplans.actions.staff import MayNot, reach_invitation, reach_organisation, refused_on_record
from careplans.actions.staff_changes import ask_for_role
from careplans.actions.staff_invitations import invite as invite_to
from careplans.actions.staff_invitations import send_again, why_not_invite, withdraw_invitation
from careplans.forms.staff import BecauseForm, InviteForm

SENT = "Invited. The mail bears a link that works once, for seven days."
ASKED = "Asked. Nothing is sent before somebody else has decided."


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request, organisation_id):
    """Three steps at one address: who and as what; what that reaches, in words; sent."""
    organisation = reach_organisation(organisation_id, by=request.user)
    teams = list(teams_of(organisation).select_related("organisation"))
    form = InviteForm(request.POST or None, teams=teams, roles=roles_to_offer(request.user))
    if request.method != "POST" or "change" in request.POST:
        return _ask(request, organisation, form)
    if not form.is_valid():
        return _ask(request, organisation, form, status=422)
    refusal = why_not_invite(form.chosen_team, form.invitee, by=request.user)
    if refusal:
        refused_on_record(refusal, f"invite into {form.chosen_team}, {organisation}", by=request.user)
        return _ask(request, organisation, form, refusal=refusal, status=409)
    if "send" not in request.POST:
        return _confirm(request, organisation, form)
    return _send(request, organisation, form)


def _ask(request, organisation, form, *, refusal="", status=200):
    context = {"organisation": organisation, "form": form, "refusal": refusal}
    return render(request, "careplans/staff_invite.html", context, status=status)


def _confirm(request, organisation, form, because=None, *, refusal="", status=200):
    """What is about to be given, said in words before anything is sent."""
    invitee = form.invitee
    role = ROLES[invitee.role]
    said = {"may_sign": invitee.may_sign, "may_endorse": invitee.may_endorse}
    context = {
        "organisation": organisation,
        "invitee": invitee,
        "team": form.chosen_team,
        "role": role,
        "reach": reach_in_words(role.as_held(**said)),
        "delegations": delegations_in_words(role, **said),
        "because": (because or BecauseForm()) if needs_two(role, organisation) else None,
        "typed": [(name, value) for name in form.fields if (value := request.POST.get(name))],
        "refusal": refusal,
    }
    return render(request, "careplans/staff_invite_confirm.html", context, status=status)


def _send(request, organisation, form):
    """The invitation is sent; where the role needs two people, it is asked for."""
    invitee, team = form.invitee, form.chosen_team
    because = BecauseForm(request.POST) if needs_two(ROLES[invitee.role], organisation) else None
    if because is not None and not because.is_valid():
        return _confirm(request, organisation, form, because, status=422)
    try:
        if because is None:
            invite_to(team, invitee, by=request.user)
        else:
            ask_for_role(team, invitee, because=because.cleaned_data["because"], by=request.user)
    except MayNot as refusal:
        return _confirm(request, organisation, form, because, refusal=refusal, status=409)
    messages.success(request, SENT if because is None else ASKED)
    return redirect("organisation", organisation.pk)


@require_POST
def invitation(request, organisation_id, invitation_id):
    """Send it again, or take it back."""
    organisation = reach_organisation(organisation_id, by=request.user)
    found = reach_invitation(organisation, invitation_id, by=request.user)
    try:
        if request.POST.get("deed") == "send_again":
            send_again(found, by=request.user)
            messages.success(request, "Sent again. Only the newest link works.")
        elif request.POST.get("deed") == "withdraw":
            withdraw_invitation(found, by=request.user)
            messages.success(request, "Taken back. The link no longer works.")
    except MayNot as refusal:
        messages.error(request, f"Nothing was done. {refusal}")
    return redirect("organisation", organisation.pk)
