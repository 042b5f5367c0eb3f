"""The cases that a team works on now, each leading to its person; and closing one early."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import PLAN_LOOK_UP
from careplans.actions.cases import close_case, list_cases, reach_case
from careplans.actions.reaching import let_in
from careplans.views.more import more_of

TYPED = "case_typed"


@require_safe
def cases(request):
    """Every open case of the user's teams, newest first."""
    let_in(PLAN_LOOK_UP, "cases", by=request.user)
    more = more_of(request, lambda limit, start: list_cases(limit, start, by=request.user))
    return render(request, "careplans/cases.html", {"more": more})


@require_POST
def close(request, case_id):
    """The team works on this case no more."""
    case = reach_case(case_id, by=request.user)
    close_case(case, by=request.user)
    messages.success(request, "The case is closed. Your team can look the person up again at any time.")
    return redirect("cases")


def remember_case(session, number, plan_ids):
    """Where several people fitted: the case number that was typed waits for the one that is chosen among them."""
    if number:
        session[TYPED] = {"number": number, "plans": [str(plan_id) for plan_id in plan_ids], "at": _seconds()}


def case_typed_for(session, plan_id):
    """The case number typed for this plan a short while ago, given once; '' where there was none."""
    typed = session.get(TYPED)
    if not typed or str(plan_id) not in typed["plans"]:
        return ""
    del session[TYPED]
    is_fresh = 0 <= _seconds() - typed["at"] < settings.SHOW_PLAN_AFTER_CONFIRMING_MINUTES * 60
    return typed["number"] if is_fresh else ""


def _seconds():
    return int(timezone.now().timestamp())
