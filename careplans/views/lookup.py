"""Looking someone up: one form, four outcomes, four screens. Identifiers come by POST and never stand in a URL."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import PERSON_REGISTER, PLAN_LOOK_UP
from careplans.access import plans_for
from careplans.actions.lookups import Found, NobodyMatched, NoPlan, Query, SeveralPeople, look_up
from careplans.forms.lookup import LookupForm
from careplans.views.identity import remember_confirmed


@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request):
    """The form; and for what was typed in it, the screen of its outcome. A found plan leads to its card."""
    if not request.user.may_anywhere(PLAN_LOOK_UP):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "careplans/lookup.html", {"form": LookupForm()})
    form = LookupForm(request.POST)
    if not form.is_valid():
        return render(request, "careplans/lookup.html", {"form": form}, status=422)
    typed = {name: value or "" for name, value in form.cleaned_data.items()}
    outcome = look_up(query_of(typed), reason=typed["reason"], case_number=typed["case_number"], by=request.user)
    return _screen(request, outcome, form)


def query_of(typed):
    """What to ask: the number and the birth date where the number is known, else the name and what narrows it."""
    born_on, number = typed["date_of_birth"], typed["nhs_number"]
    if number:
        return Query(born_on, nhs_number=number)
    named = {name: typed[name] for name in ("family_name", "given_name", "postcode")}
    return Query(born_on, **named)


def _screen(request, outcome, form):
    match outcome:
        case Found(version=version, is_confirmed=is_confirmed):
            if is_confirmed:
                remember_confirmed(request.session, version.plan_id)
            return redirect("card", plan_id=version.plan_id)
        case SeveralPeople():
            people = people_with_plans(outcome.matches, request.user)
            return render(request, "careplans/several.html", {"outcome": outcome, "people": people})
        case NoPlan():
            may_start = request.user.may_anywhere(PERSON_REGISTER)
            context = {"outcome": outcome, "person": outcome.person, "may_start": may_start}
            return render(request, "careplans/no_plan.html", context)
        case NobodyMatched():
            return render(request, "careplans/nobody.html", {"outcome": outcome, "form": form})


def people_with_plans(people, user):
    """Each person found, with their plan where there is one this user may look up, all in one query."""
    plans = {plan.person_id: plan for plan in plans_for(user, PLAN_LOOK_UP).filter(person__in=people)}
    return [{"person": person, "plan": plans.get(person.pk)} for person in people]
