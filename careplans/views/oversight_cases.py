"""Looks that stand out: what waits, one case with what was looked at, and what was found."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from careplans.actions.looks import look_in_words
from careplans.actions.oversight_cases import ClosedAlready, OwnCase, close_case, list_cases, open_case, reach_case
from careplans.forms.oversight import CloseCaseForm
from careplans.views.more import more_of
from careplans.views.oversight import for_overseers

OWN = "This case is about what you looked at yourself. Somebody else looks into it."
DONE_ALREADY = "A colleague had said already what they found. Nothing was changed."


@require_safe
@for_overseers
def oversight_cases(request):
    """What nobody has looked into yet, the longest waiting first; with `done`, what somebody has."""
    done = "done" in request.GET
    more = more_of(request, lambda limit, start: list_cases(limit, start, done=done, by=request.user))
    return render(request, "careplans/oversight_cases.html", {"more": more, "done": done})


@require_http_methods(["GET", "HEAD", "POST"])
def oversight_case(request, oversight_id):
    """Who looked at whom, and what stood out; sent with an outcome, it is done."""
    if request.method != "POST":
        return _show(request, oversight_id, CloseCaseForm())
    case = reach_case(oversight_id, by=request.user)
    form = CloseCaseForm(request.POST)
    if not form.is_valid():
        return _show(request, oversight_id, form, status=422)
    try:
        close_case(case, **form.cleaned_data, by=request.user)
    except OwnCase:
        return _show(request, oversight_id, form, status=403)
    except ClosedAlready:
        messages.info(request, DONE_ALREADY)
        return redirect(case)
    messages.success(request, "Thank you. What you found is on record.")
    return redirect("oversight_cases")


def _show(request, oversight_id, form, *, status=200):
    case, looks = open_case(oversight_id, by=request.user)
    is_own = case.actor_id == request.user.pk
    context = {
        "case": case,
        "person": case.person,
        "looks": [look_in_words(event) for event in looks],
        "refusal": OWN if is_own else "",
        "form": None if is_own or case.closed_at else form,
    }
    return render(request, "careplans/oversight_case.html", context, status=status)
