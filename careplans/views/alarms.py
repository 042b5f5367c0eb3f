"""Saying that an alarm was seen."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from careplans.actions.alarms import acknowledge_alarm


@require_POST
def see_alarm(request, alarm_id):
    """It leaves the first page of those who watch; it stays on record, with who saw it."""
    acknowledge_alarm(alarm_id, by=request.user)
    messages.success(request, "Thank you. That you have seen it is on record.")
    return redirect("home")
