"""Asking to merge two records: find them, choose which stays, compare them, say why."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import PERSON_MERGE
from careplans.actions.merges import AGAIN, MayNotMerge, ask_to_merge, open_two_records
from careplans.actions.near_matches import look_for_near_matches
from careplans.actions.reaching import reached
from careplans.content.wording import format_nhs_number
from careplans.forms.merges import AskMergeForm, ChooseRecordsForm, FindRecordsForm
from careplans.views.comparing import comparison_of, name_of


@require_http_methods(["GET", "HEAD", "POST"])
def new_merge(request):
    """Three pages at one address; identifiers come by POST and never stand in a URL."""
    reached(request.user.may_anywhere(PERSON_MERGE) or None, "ask for a merge", by=request.user)
    if request.method != "POST":
        return render(request, "careplans/merge_find.html", {"form": FindRecordsForm()})
    if "ask" in request.POST:
        return _ask(request)
    if "compare" in request.POST:
        return _compare(request)
    return _find(request)


def _find(request):
    form = FindRecordsForm(request.POST)
    if not form.is_valid():
        return render(request, "careplans/merge_find.html", {"form": form}, status=422)
    found = {}
    for sought in form.sought:
        found |= {match.person: None for match in look_for_near_matches(sought, by=request.user)}
    if len(found) < 2:
        return render(request, "careplans/merge_find.html", {"form": form, "found": list(found), "was_sought": True})
    people = [(person, f"{name_of(person)}, NHS No. {format_nhs_number(person.nhs_number)}") for person in found]
    return render(request, "careplans/merge_choose.html", {"form": ChooseRecordsForm(people=people)})


def _compare(request):
    """The two chosen, side by side. What is wrong with the choice is said over the search they came from."""
    form = ChooseRecordsForm(request.POST)
    if not form.is_valid():
        problems = [{"message": error} for errors in form.errors.values() for error in errors]
        context = {"form": FindRecordsForm(), "problems": problems}
        return render(request, "careplans/merge_find.html", context, status=422)
    return _show(request, _two_records(request, form))


def _two_records(request, form):
    chosen = form.cleaned_data
    return comparison_of(*open_two_records(chosen["survivor"], chosen["duplicate"], by=request.user))


def _show(request, compared, form=None, *, refusal="", status=200):
    form = form or _ask_form(compared)
    context = {"compared": compared, "form": form, "refusal": refusal}
    return render(request, "careplans/merge_ask.html", context, status=status)


def _ask_form(compared, data=None):
    return AskMergeForm(
        data,
        points=compared.points,
        seen=compared.seen,
        plans=compared.plans,
        has_two_numbers=compared.has_two_numbers,
    )


def _ask(request):
    chosen = ChooseRecordsForm(request.POST)
    if not chosen.is_valid():
        raise Http404
    compared = _two_records(request, chosen)
    form = _ask_form(compared, request.POST)
    if not form.is_valid():
        return _show(request, compared, form, status=422)
    if form.revisions != compared.seen:
        return _show(request, compared, _ask_form(compared), refusal=AGAIN, status=409)
    try:
        merge = _ask_for(compared, form.cleaned_data, by=request.user)
    except MayNotMerge as refusal:
        return _show(request, compared, form, refusal=refusal, status=409)
    messages.success(request, "Asked. Information governance compares the two records and decides.")
    return redirect(merge)


def _ask_for(compared, given, *, by):
    plans = {str(plan.pk): plan for plan, _ in compared.plans}
    return ask_to_merge(
        compared.survivor,
        compared.duplicate,
        because=given["because"],
        points=given["points"],
        keep_plan=plans.get(given.get("keep_plan")),
        both_verified_because=given.get("both_verified_because", ""),
        by=by,
    )
