"""The watch list: two people agree that every look at somebody is asked about."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from careplans.actions.watch_list import (
    NeedsAnother,
    NobodyOfThisNumber,
    WatchedAlready,
    agree_to_watch,
    ask_to_watch,
    find_person_to_oversee,
    list_watched,
    reach_watched,
    stop_watching,
)
from careplans.forms.oversight import WatchForm
from careplans.views.oversight import for_overseers

NOBODY = "Nobody on the record has this number. Check it and type it again."
ALREADY = "This person stands on the list already."
ANOTHER = "Whoever asked cannot agree. Somebody else has to."


@require_http_methods(["GET", "HEAD", "POST"])
@for_overseers
def watch_list(request):
    """Who stands on the list; sent with a number and a reason, somebody more is asked for."""
    form = WatchForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, form)
    try:
        person = find_person_to_oversee(form.cleaned_data["nhs_number"], by=request.user)
        ask_to_watch(person, because=form.cleaned_data["because"], by=request.user)
    except NobodyOfThisNumber:
        form.add_error("nhs_number", NOBODY)
        return _show(request, form)
    except WatchedAlready:
        form.add_error("nhs_number", ALREADY)
        return _show(request, form)
    messages.success(request, "Asked. It holds once a second person agrees.")
    return redirect("watch_list")


def _show(request, form):
    context = {"watched": list_watched(by=request.user), "form": form}
    return render(request, "careplans/watch_list.html", context, status=422 if form.errors else 200)


@require_http_methods(["POST"])
def watched_person(request, watched_id):
    """Agree, as the second person; or take somebody off the list."""
    entry = reach_watched(watched_id, by=request.user)
    if request.POST.get("deed") == "stop":
        stop_watching(entry, by=request.user)
        messages.success(request, "Taken off the list. Looks are not asked about from now on.")
        return redirect("watch_list")
    try:
        agree_to_watch(entry, by=request.user)
    except NeedsAnother:
        messages.error(request, ANOTHER)
        return redirect("watch_list")
    messages.success(request, "Agreed. Every look but of those who care for them is asked about from now on.")
    return redirect("watch_list")
