"""“We saw this, we did that”: what happened in a crisis, and the form that asks for it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import CRISIS_CONTACT_RECORD
from careplans.access import teams_with
from careplans.actions.crisis_contacts import open_contacts, record_contact
from careplans.actions.reading import reach_plan
from careplans.forms.crisis_contacts import CrisisContactForm
from careplans.views.banner import banner_of
from careplans.views.identity import identity_first


@require_safe
@identity_first(CRISIS_CONTACT_RECORD)
def contacts(request, plan_id):
    """What happened in each crisis, newest first."""
    plan, found = open_contacts(plan_id, by=request.user)
    return render(request, "careplans/contacts.html", {**banner_of(plan), "contacts": found})


@require_http_methods(["GET", "HEAD", "POST"])
@identity_first(CRISIS_CONTACT_RECORD)
def new_contact(request, plan_id):
    """What was seen and done; kept, and handed on to the key worker's team."""
    plan = reach_plan(plan_id, CRISIS_CONTACT_RECORD, by=request.user)
    teams = teams_with(request.user, CRISIS_CONTACT_RECORD)
    data = request.POST if request.method == "POST" else None
    form = CrisisContactForm(data, teams=teams, case_number=plan.under_case)
    if not form.is_valid():
        context = {**banner_of(plan), "form": form, "case_number": plan.under_case}
        return render(request, "careplans/contact_new.html", context, status=422 if form.is_bound else 200)
    _, tasks = record_contact(plan, **form.facts, by=request.user)
    messages.success(request, what_happens_now([task.team for task in tasks]))
    return redirect("contacts", plan.pk)


def what_happens_now(teams):
    """Who has a task of it; and that nobody is woken by it, with the numbers to ring."""
    named = " and ".join(str(team) for team in teams)
    numbers = "; ".join(f"{team}, {team.phone}" for team in teams if team.phone)
    ring = f" If it cannot wait, ring them: {numbers}." if numbers else " If it cannot wait, ring them."
    return f"Kept. A task waits for {named}. They see it when they open Golden Ticket; no message is sent.{ring}"
