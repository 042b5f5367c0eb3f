"""Choosing which sets of suggested questions a plan is written with."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.permissions import PLAN_WRITE
from careplans.actions.drafts import choose_starters
from careplans.actions.reading import reach_plan
from careplans.forms.starters import StartersForm


@require_POST
def starters(request, plan_id):
    """Keep the choice; what was written stays as it is."""
    plan = reach_plan(plan_id, PLAN_WRITE, by=request.user)
    form = StartersForm(request.POST)
    if form.is_valid():
        choose_starters(plan, form.cleaned_data["starters"], by=request.user)
        messages.success(request, "The suggested questions stand with each section. They answer nothing.")
    else:
        messages.warning(request, "Choose from the sets in the list.")
    return redirect("desk", plan.pk)
