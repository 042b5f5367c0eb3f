"""Who cares for the person: which teams, why and until when; asking another team, and ending it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import PLAN_SHARE
from careplans.access import grants_in_force, may, teams_caring_for, teams_to_offer
from careplans.actions.reaching import reached
from careplans.actions.reading import open_plan, reach_plan
from careplans.actions.sharing import LastTeam, NotShared, share_with, stop_sharing_with
from careplans.audit import Verb
from careplans.forms.sharing import ShareForm, StopSharingForm
from careplans.views.banner import banner_of

LAST_TEAM = "This is the last team that cares for the person, so it stays. Ask another team first, then end this one."


@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request, plan_id):
    """The teams that care for the person and those who read along; sent with a team and a reason, one team more."""
    if request.method != "POST":
        return _show(request, plan_id)
    plan = reach_plan(plan_id, PLAN_SHARE, by=request.user)
    form = ShareForm(request.POST, teams=teams_to_offer(plan))
    if not form.is_valid():
        return _show(request, plan_id, form=form, status=422)
    given = form.cleaned_data
    share_with(plan, given["team"], reason=given["reason"], ends_at=given["last_day"], by=request.user)
    messages.success(request, f"{given['team']} now cares for this person and is told of every change.")
    return redirect("sharing", plan.pk)


@require_POST
def stop_sharing(request, plan_id, team_id):
    """One team no longer cares for the person, from its next request on."""
    plan = reach_plan(plan_id, PLAN_SHARE, by=request.user)
    team = reached(teams_caring_for(plan).filter(pk=team_id).first(), f"team {team_id}", by=request.user, plan=plan)
    form = StopSharingForm(request.POST, team=team)
    if not form.is_valid():
        return _show(request, plan_id, stop=form, status=422)
    return _stop(request, plan, team, form.cleaned_data["reason"])


def _stop(request, plan, team, reason):
    try:
        stop_sharing_with(plan, team, reason=reason, by=request.user)
    except LastTeam:
        return _show(request, plan.pk, refusal=LAST_TEAM, status=409)
    except NotShared:
        messages.info(request, f"{team} did not care for this person any more.")
    else:
        messages.success(request, f"{team} no longer cares for this person.")
    return redirect("sharing", plan.pk) if may(request.user, PLAN_SHARE, plan) else redirect("home")


def _show(request, plan_id, *, form=None, stop=None, refusal="", status=200):
    """The page, with whatever was typed. The look is on record."""
    plan = open_plan(plan_id, PLAN_SHARE, verb=Verb.READ_SHARING, by=request.user)
    context = {
        **banner_of(plan),
        "teams": [_row(grant, stop) for grant in grants_in_force(plan)],
        "representatives": plan.person.representatives.filter(ended_at=None).select_related("user"),
        "form": form or ShareForm(teams=teams_to_offer(plan)),
        "stop": stop,
        "refusal": refusal,
    }
    return render(request, "careplans/sharing.html", context, status=status)


def _row(grant, stop):
    """A team with the form that ends its care, holding what was typed where it is the one that was sent."""
    is_sent = stop is not None and stop.team == grant.team
    return {"grant": grant, "team": grant.team, "form": stop if is_sent else StopSharingForm(team=grant.team)}
