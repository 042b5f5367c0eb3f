"""What a team has to do: the list, one task, and asking a team about someone who was seen without a plan."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import CRISIS_CONTACT_RECORD, PERSON_REGISTER, PLAN_READ, TASK_DO
from careplans.access import cares_for, people_for, tasks_for, teams_to_ask
from careplans.actions.people import open_person, reach_person
from careplans.actions.reaching import let_in
from careplans.actions.team_tasks import do_task, list_tasks, open_task, reach_task, team_to_propose, tell_of_no_plan
from careplans.content.card import allergies_in
from careplans.forms.team_tasks import DoTaskForm, TellGpForm, seal_search, unseal_search
from careplans.views.crisis_contacts import what_happens_now
from careplans.views.more import more_of
from careplans.views.ways import can

TOO_LONG_AGO = "What you searched is too long ago to be passed on. Look up again."


@require_safe
def tasks(request):
    """What waits for the user's teams, the longest due first; with `done`, what was done."""
    let_in(TASK_DO, "tasks", by=request.user)
    done = "done" in request.GET
    more = more_of(request, lambda limit, start: list_tasks(limit, start, done=done, by=request.user))
    return render(request, "careplans/tasks.html", {"more": more, "done": done})


def tasks_waiting(user):
    """How many tasks wait for the user's teams, and how many of them are overdue; None where nobody asks them."""
    if not user.may_anywhere(TASK_DO):
        return None
    theirs = tasks_for(user)
    return {"open": theirs.open().count(), "overdue": theirs.overdue().count()}


@require_http_methods(["GET", "HEAD", "POST"])
def task(request, task_id):
    """One task; sent with what was done, it is done."""
    if request.method != "POST":
        return _show_task(request, open_task(task_id, by=request.user), DoTaskForm())
    reached = reach_task(task_id, by=request.user)
    form = DoTaskForm(request.POST)
    if not form.is_valid():
        return _show_task(request, open_task(task_id, by=request.user), form, status=422)
    if do_task(reached, how=form.cleaned_data["how"], by=request.user):
        messages.success(request, "Thank you. This task is done, and your team can read what you did.")
        return redirect("tasks")
    messages.info(request, "A colleague had done this already. Nothing was changed.")
    return redirect(reached)


def _show_task(request, opened, form, *, status=200):
    user, person, plan = request.user, opened.about, opened.plan
    context = {
        "task": opened,
        "person": person,
        "allergies": allergies_in(plan.current.content) if plan and plan.current and cares_for(user, plan) else "",
        "lines": [line.partition(": ")[::2] for line in opened.words.splitlines()],
        "form": None if opened.done_at else form,
        "may_open_plan": plan and plan.current_id and can(user, PLAN_READ, plan),
        "may_read_contacts": plan and can(user, CRISIS_CONTACT_RECORD, plan),
        "may_start": person
        and opened.kind == opened.Kind.PLAN_WANTED
        and user.may_anywhere(PERSON_REGISTER)
        and people_for(user).filter(pk=person.pk).exists(),
    }
    return render(request, "careplans/task.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def tell_gp(request, person_id):
    """Ask a team to see whether this person, who has no plan in use here, wants one."""
    if request.method != "POST":
        return _ask_team(request, open_person(person_id, by=request.user))
    person = reach_person(person_id, by=request.user)
    _may_tell(request.user)
    form = TellGpForm(request.POST, teams=teams_to_ask())
    if not form.is_valid():
        return _ask_team(request, person, form, status=422)
    return _tell(request, form, person=person)


def _may_tell(user):
    let_in(CRISIS_CONTACT_RECORD, "tell a team of somebody", by=user)


def _ask_team(request, person, form=None, *, status=200):
    _may_tell(request.user)
    proposed = team_to_propose(person)
    form = form or TellGpForm(teams=teams_to_ask(), proposed=proposed)
    context = {"person": person, "form": form}
    return render(request, "careplans/tell_gp.html", context, status=status)


@require_POST
def tell_gp_of_nobody(request):
    """The same where nobody matched: what was searched comes sealed from that screen, and is passed on."""
    _may_tell(request.user)
    searched = unseal_search(request.POST.get("searched", ""), request.user)
    if searched is None:
        messages.error(request, TOO_LONG_AGO)
        return redirect("lookup")
    is_sent = "seen" in request.POST
    form = TellGpForm(request.POST if is_sent else None, teams=teams_to_ask())
    if not form.is_valid():
        context = {"form": form, "searched": searched, "sealed": seal_search(searched, request.user)}
        return render(request, "careplans/tell_gp.html", context, status=422 if is_sent else 200)
    return _tell(request, form, searched=searched)


def _tell(request, form, **whom):
    given = form.cleaned_data
    tell_of_no_plan(form.chosen, seen=given["seen"], helps=given["helps"], **whom, by=request.user)
    messages.success(request, what_happens_now([form.chosen]))
    return redirect("home")
