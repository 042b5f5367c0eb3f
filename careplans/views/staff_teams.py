"""Opening, changing and closing a team."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from careplans.actions.staff import MayNot, reach_organisation, reach_team
from careplans.actions.staff_changes import ask_for_whole_area
from careplans.actions.staff_teams import address_of, change_team, close_team, open_new_team
from careplans.forms.staff import BecauseForm, NewTeamForm, TeamForm

ASKED = "Asked. Information governance decides."


@require_http_methods(["GET", "HEAD", "POST"])
def new_team(request, organisation_id):
    """A new team of the organisation."""
    organisation = reach_organisation(organisation_id, by=request.user)
    form = NewTeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            team = open_new_team(organisation, **form.cleaned_data, by=request.user)
        except MayNot as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"{team} is open. Invite those who work in it.")
            return redirect("organisation", organisation.pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "careplans/staff_team_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def staff_team(request, organisation_id, team_id):
    """One team: how it is reached; closing it; and asking that it is told of everybody in the area."""
    organisation = reach_organisation(organisation_id, by=request.user)
    team = reach_team(organisation, team_id, by=request.user)
    if request.method != "POST":
        return _show(request, team)
    deed = request.POST.get("deed")
    form = {"change": TeamForm, "whole_area": BecauseForm}.get(deed)
    form = form(request.POST) if form else None
    if (form is None and deed != "close") or (form is not None and not form.is_valid()):
        return _show(request, team, {deed: form}, status=422)
    try:
        said = _do(deed, team, form, by=request.user)
    except MayNot as refusal:
        return _show(request, team, refusal=refusal, status=409)
    messages.success(request, said)
    return redirect("organisation", organisation.pk)


def _do(deed, team, form, *, by):
    match deed:
        case "change":
            change_team(team, **form.cleaned_data, by=by)
            return f"Changed: {team}."
        case "whole_area":
            ask_for_whole_area(team, because=form.cleaned_data["because"], by=by)
            return ASKED
        case "close":
            close_team(team, by=by)
            return f"{team} is closed."


def _show(request, team, sent=None, *, refusal="", status=200):
    sent = sent or {}
    now = {"phone": team.phone, "email": address_of(team), "works_day_and_night": team.works_day_and_night}
    context = {
        "team": team,
        "organisation": team.organisation,
        "form": sent.get("change") or TeamForm(initial=now),
        "whole_area": None if team.covers_whole_area else sent.get("whole_area") or BecauseForm(),
        "wrong": next(iter(sent.values()), None),
        "refusal": refusal,
    }
    return render(request, "careplans/staff_team.html", context, status=status)
