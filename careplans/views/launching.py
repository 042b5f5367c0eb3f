"""Arriving from another system: an address that works once leads to the outcome of a look-up, as if it were typed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.permissions import PLAN_LOOK_UP
from careplans.actions.launching import look_up_launched, open_launch
from careplans.actions.reaching import let_in
from careplans.forms.lookup import LookupForm
from careplans.views.lookup import show_outcome

OPENED = "opened_launch"
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


@never_cache
@login_not_required
@require_GET
def launch(request, token):
    """Take the address out of use, and go on without it: what follows, sign-in too, bears nothing that opens a plan."""
    if is_ahead_of_the_reader(request):
        return HttpResponse(status=503)
    launch_id = open_launch(token)
    if launch_id is None:
        return _over(request)
    request.session[OPENED] = launch_id
    return redirect("launched")


def is_ahead_of_the_reader(request):
    """Whether a browser fetches this in case somebody will want it: that must not use the address up."""
    return any("pre" in request.headers.get(name, "").lower() for name in AHEAD)


@never_cache
@require_GET
def launched(request):
    """Look up whom this browser was sent for; recorded like every look-up, with the system it came from."""
    let_in(PLAN_LOOK_UP, "launched", by=request.user)
    launch_id = request.session.pop(OPENED, None)
    found = look_up_launched(launch_id, by=request.user) if launch_id else None
    if found is None:
        return _over(request)
    outcome, as_typed = found
    return show_outcome(request, outcome, LookupForm(as_typed))


def _over(request):
    """Used, too late or never ours: one page for all three, that says what to do."""
    return render(request, "careplans/launch_over.html", status=410)
