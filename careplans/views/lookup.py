"""Looking someone up: one form, four outcomes, four screens. Identifiers come by POST and never stand in a URL."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import PERSON_REGISTER, PLAN_LOOK_UP
from careplans.access import plans_seen_by
from careplans.actions.alarms import watch_look_up_of_nobody
from careplans.actions.lookalikes import lookalikes_among
from careplans.actions.lookups import BREAK_GLASS, Found, NobodyMatched, NoPlan, SeveralPeople, look_up
from careplans.actions.reaching import let_in
from careplans.forms.lookup import LookupForm
from careplans.forms.team_tasks import seal_search
from careplans.views.cases import remember_case
from careplans.views.identity import remember_confirmed

ON_AN_OLD_RECORD = "What you searched stands on an older record of this person, which was merged into this one."
MOST_ALIKE = 2


@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request):
    """The form; and for what was typed in it, the screen of its outcome. A found plan leads to its card."""
    let_in(PLAN_LOOK_UP, "look up", by=request.user)
    if request.method != "POST":
        return render(request, "careplans/lookup.html", {"form": LookupForm()})
    form = LookupForm(request.POST)
    if not form.is_valid():
        return render(request, "careplans/lookup.html", {"form": form}, status=422)
    why = {name: form.cleaned_data[name] or "" for name in ("reason", "case_number")}
    outcome = look_up(form.query, nearly=True, by_glass=True, **why, by=request.user)
    if isinstance(outcome, NobodyMatched):
        watch_look_up_of_nobody(request.user)
    return show_outcome(request, outcome, form)


def show_outcome(request, outcome, form):
    """The screen of this outcome; a found plan leads to its card. `form`, as it was typed, is there to search again."""
    context = {"outcome": outcome, "form": form, "unread": " ".join(getattr(form, "unread", ()))}
    match outcome:
        case Found():
            return _to_the_card(request, outcome, context["unread"])
        case SeveralPeople():
            people = people_with_plans(outcome, request.user)
            plans = [one["plan"].pk for one in people if one["plan"]]
            remember_case(request.session, form.data.get("case_number", ""), plans)
            are_alike = any(one["alike"] for one in people)
            return render(request, "careplans/several.html", {**context, "people": people, "are_alike": are_alike})
        case NoPlan():
            may_start = request.user.may_anywhere(PERSON_REGISTER)
            return render(
                request, "careplans/no_plan.html", {**context, "person": outcome.person, "may_start": may_start}
            )
        case NobodyMatched():
            sealed = seal_search(outcome.searched, request.user)
            return render(request, "careplans/nobody.html", {**context, "sealed": sealed})


def _to_the_card(request, outcome, unread):
    plan_id = outcome.version.plan_id
    if outcome.by_old_record:
        messages.info(request, ON_AN_OLD_RECORD)
    if unread:
        messages.info(request, f"Not used in the search, because we could not read it: {unread}")
    if outcome.is_confirmed:
        remember_confirmed(request.session, plan_id)
    return redirect("break_glass" if outcome.access == BREAK_GLASS else "card", plan_id=plan_id)


def people_with_plans(outcome, user):
    """Each person found, with why, their plan where there is one this user may look up, and who is easily taken for
    them; the plans in one query."""
    plans = {plan.person_id: plan for plan in plans_seen_by(user).filter(person__in=outcome.matches)}
    alike = lookalikes_among(outcome.matches)
    return [
        {
            "person": person,
            "plan": plans.get(person.pk),
            "why": outcome.whys.get(person.pk, ""),
            "alike": alike.get(person.pk, [])[:MOST_ALIKE],
        }
        for person in outcome.matches
    ]
