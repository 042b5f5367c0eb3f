"""Reading out over the radio or the telephone: a caller's code is typed, and the plan is read from a fixed script.

Codes come by POST and never stand in a URL, a log or the session.
"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.permissions import PLAN_READ_OUT
from careplans.actions.reaching import let_in
from careplans.actions.reading_out import (
    Caller,
    Given,
    WrongCode,
    find_by_code,
    open_read_out,
    record_read_out,
    sheet_of_caller,
)
from careplans.actions.slowing import StillAnswering, one_at_a_time, slow_down, wait_after
from careplans.content.card import allergies_in, card_of
from careplans.content.read_aloud import Reading, script_of
from careplans.content.wording import day_in_london, format_date, format_name
from careplans.forms.reading_out import ByCodeForm, ReadOutForm
from careplans.views.identity import identity_first, remember_confirmed

ON_THE_LINE = "on_the_line"
NOT_OURS = (
    "No sheet has this code, or it is about somebody else. Ask the caller to read the code and the date of birth "
    "again. If they still do not agree, look the person up by name."
)
WAIT = "An earlier try is still being answered. Wait five seconds, and press the button again: what you typed is here."


@require_http_methods(["GET", "HEAD", "POST"])
def read_out_by_code(request):
    """The boxes for what the caller says; a right code and person lead to the script."""
    let_in(PLAN_READ_OUT, "read out", by=request.user)
    if request.method != "POST":
        return render(request, "careplans/read_out_code.html", {"form": ByCodeForm()})
    form = ByCodeForm(request.POST)
    if not form.is_valid():
        return _asked_again(request, form)
    try:
        found = _find(form.cleaned_data, request.user)
    except StillAnswering:
        return _asked_again(request, form, WAIT, status=429)
    if isinstance(found, WrongCode):
        return _asked_again(request, form, NOT_OURS)
    return _found(request, found, form.cleaned_data)


def _find(given, user):
    """What the code leads to. The answer to a wrong one waits here, outside every transaction."""
    asked = Given(given["code"], given["date_of_birth"], given["nhs_number"])
    with one_at_a_time(user):
        found = find_by_code(asked, caller=Caller(given["caller"], given["case_number"]), by=user)
        if isinstance(found, WrongCode):
            slow_down(wait_after(found.so_far))
        return found


def _asked_again(request, form, why="", status=422):
    if why:
        form.add_error(None, why)
    return render(request, "careplans/read_out_code.html", {"form": form}, status=status)


def _found(request, found, given):
    plan = found.plan
    if plan.closed_at:
        return render(request, "careplans/read_out_not_in_use.html", {"plan": plan, "person": plan.person})
    remember_confirmed(request.session, plan.pk)
    request.session[ON_THE_LINE] = {
        "plan": str(plan.pk),
        "ticket": str(found.ticket.pk),
        "caller": given["caller"],
        "case_number": given["case_number"],
    }
    return redirect("read_out", plan_id=plan.pk)


@require_http_methods(["GET", "POST"])
@identity_first(PLAN_READ_OUT)
def read_out(request, plan_id):
    """The script of the version in use; posted, that it was read out is put on record."""
    line = request.session.get(ON_THE_LINE, {})
    line = line if line.get("plan") == str(plan_id) else {}
    form = ReadOutForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        return _record(request, plan_id, form.cleaned_data)
    caller = Caller(line["caller"], line["case_number"]) if line else None
    plan = open_read_out(plan_id, caller=caller, by=request.user)
    if not plan.is_in_use or plan.person.died_on:
        return render(request, "careplans/read_out_not_in_use.html", {"plan": plan, "person": plan.person})
    form = form or ReadOutForm(initial={**line, "version": plan.current.number})
    return _script(request, plan, form, sheet_of_caller(line.get("ticket"), plan))


def _script(request, plan, form, sheet):
    version, person = plan.current, plan.person
    reading = Reading(
        number=version.number,
        published_on=day_in_london(version.published_at),
        review_due=version.headlines.review_due,
        today=timezone.localdate(),
        sheet=str(sheet or ""),
        keeps_where_back=person.location_sensitive,
    )
    name = format_name(person.family_name, person.given_names)
    born = format_date(person.born_on, person.born_precision)
    context = {
        "plan": plan,
        "person": person,
        "allergies": allergies_in(version.content),
        "script": script_of(card_of(version.content, version.overrides), reading, name=name, born=born),
        "form": form,
        "sheet": reading.sheet,
    }
    return render(request, "careplans/read_out.html", context, status=422 if form.is_bound else 200)


def _record(request, plan_id, said):
    number, caller = said["version"], Caller(said["caller"], said["case_number"])
    plan = record_read_out(plan_id, number, heard=ReadOutForm.HEARD[said["heard"]], caller=caller, by=request.user)
    if plan.is_in_use and plan.current.number == number:
        request.session.pop(ON_THE_LINE, None)
        messages.success(request, f"On record: version {number} was read out to {caller.name}.")
        return redirect("read_out_by_code")
    messages.warning(request, f"You read version {number}. The plan has changed since: tell {caller.name} what is new.")
    return redirect("read_out", plan_id=plan_id)
