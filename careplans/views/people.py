"""People: registering one, once it is clear that they are not here yet; and the page of one person."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import PERSON_REGISTER, PLAN_LOOK_UP, PLAN_READ, PLAN_WRITE
from careplans.access import may, may_edit, past_plans_for, people_for, plans_for
from careplans.actions.near_matches import look_for_near_matches
from careplans.actions.people import is_number_in_use, open_person, reach_person, register_person
from careplans.actions.plans import AlreadyHasAPlan, start_plan
from careplans.actions.reaching import let_in
from careplans.content.sections import SECTIONS
from careplans.forms.people import NoneOfTheseForm, RegisterForm, StartPlanForm


@require_http_methods(["GET", "HEAD", "POST"])
def new_person(request):
    """Register someone. Whoever may be the same person is shown first; nobody is registered twice unseen."""
    let_in(PERSON_REGISTER, "register somebody", by=request.user)
    teams = own_teams(request.user, PERSON_REGISTER)
    form = RegisterForm(request.POST if request.method == "POST" else None, teams=teams)
    if not form.is_valid():
        return render(request, "careplans/new_person.html", {"form": form}, status=422 if form.is_bound else 200)
    matches = look_for_near_matches(form.sought, by=request.user)
    is_none_of_these = NoneOfTheseForm(request.POST, matches=matches, sought=form.sought)
    if matches and not is_none_of_these.is_valid():
        return _show_alike(request, form, matches, is_none_of_these)
    return _register(request, form)


def own_teams(user, permission):
    """The teams in which this user's role has the permission."""
    return list(dict.fromkeys(team for role, team in user.roles_held() if role.reach(permission)))


def _register(request, form):
    try:
        rows = {"phones": form.phones, "addresses": form.addresses}
        person = register_person(form.facts, **rows, team=form.team, by=request.user)
    except ValidationError as refusal:
        form.refuse(refusal)
        return render(request, "careplans/new_person.html", {"form": form}, status=422)
    messages.success(request, "Registered. Nobody is told, and no plan is started, until you do so.")
    return redirect("person", person.pk)


def _show_alike(request, form, matches, is_none_of_these):
    """Those who may be the same person: in full where the user may find them, and else only that there is someone."""
    findable = set(people_for(request.user).filter(pk__in=[match.person.pk for match in matches]))
    shown = [match for match in matches if match.person in findable]
    number = form.cleaned_data["nhs_number"]
    context = {
        "form": form,
        "matches": shown,
        "others": len(matches) - len(shown),
        "is_same_number": is_number_in_use(number),
        "is_none_of_these": is_none_of_these,
    }
    return render(request, "careplans/near_match.html", context, status=409)


@require_safe
def person(request, person_id):
    """One person: who they are, and their plans as far as this user may know of them."""
    found = open_person(person_id, by=request.user)
    if found.pk != person_id:
        messages.info(request, "The record you opened was merged into this one. This is the record in use.")
        return redirect("person", found.pk)
    return _show_person(request, found, _start_form(request.user))


def _start_form(user, data=None):
    teams = own_teams(user, PLAN_WRITE)
    return StartPlanForm(data, teams=teams) if teams else None


def _show_person(request, found, form, *, status=200, refusal=""):
    plan = plans_for(request.user, PLAN_LOOK_UP).with_what_is_shown().filter(person=found).first()
    context = {
        "person": found,
        "plan": plan,
        "may_read": plan and may(request.user, PLAN_READ, plan),
        "may_write": plan and may(request.user, PLAN_WRITE, plan),
        "past": [past for past in found.plans.all() if past.closed_at],
        "readable": past_plans_for(request.user).filter(person=found),
        "form": form,
        "refusal": refusal,
        "may_edit": may_edit(request.user, found),
    }
    return render(request, "careplans/person.html", context, status=status)


@require_POST
def start(request, person_id):
    """Start a plan for this person, kept by one of the user's own teams."""
    found = reach_person(person_id, by=request.user)
    let_in(PLAN_WRITE, f"start a plan for person {found.pk}", by=request.user)
    form = _start_form(request.user, request.POST)
    if not form.is_valid():
        return _show_person(request, open_person(person_id, by=request.user), form, status=422)
    try:
        plan = start_plan(found, team=form.team, by=request.user)
    except AlreadyHasAPlan as existing:
        return _show_existing(request, person_id, existing.plan, form)
    messages.success(request, "A plan is started. Begin with what matters to the person.")
    return redirect("section", plan.pk, SECTIONS[0].key)


def _show_existing(request, person_id, plan, form):
    """There is a plan already: on to it where the user may write it, and else what to do."""
    if may(request.user, PLAN_WRITE, plan):
        messages.info(request, "This person has a plan already. This is it.")
        return redirect(reverse("desk", args=[plan.pk]))
    found = open_person(person_id, by=request.user)
    words = "This person has a plan already, kept by another team. Ask that team to share it with yours."
    return _show_person(request, found, form, status=409, refusal=words)
