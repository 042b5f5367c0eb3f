"""Everybody a user's teams care for, a page at a time."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import PERSON_REGISTER, PLAN_READ, PLAN_WRITE
from careplans.access import teams_with
from careplans.actions.caseloads import list_caseload
from careplans.actions.reaching import let_in
from careplans.forms.caseload import CaseloadForm
from careplans.views.more import more_of


@require_safe
def caseload(request):
    """The people of one team or of all the user's teams, by review or by name."""
    user = request.user
    let_in(PLAN_WRITE, "caseload", by=user)
    form = CaseloadForm(request.GET, teams=teams_with(user, PLAN_READ))

    def fetch(limit, start):
        return list_caseload(limit, start, team=form.chosen, by_name=form.by_name, by=user)

    context = {"form": form, "more": more_of(request, fetch), "may_register": user.may_anywhere(PERSON_REGISTER)}
    return render(request, "careplans/caseload.html", context)
