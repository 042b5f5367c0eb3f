"""A plan that is closed, as when two records became one: readable by those who care for the person, never in use."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from careplans.access import may_see_where, sections_hidden
from careplans.actions.reading import open_past_plan
from careplans.models.reading import read_version


@require_safe
def past_plan(request, plan_id):
    """What the last version of a closed plan said."""
    plan = open_past_plan(plan_id, by=request.user)
    version = plan.current
    version.plan = plan
    hidden = sections_hidden(request.user)
    parts = read_version(version, shows_where=may_see_where(request.user, plan), hidden=hidden)
    context = {"plan": plan, "person": plan.person, "version": version, "parts": parts}
    return render(request, "careplans/past_plan.html", context)
