"""Searching who looked at what, by who, whom, where and when; and taking what was found out as a table."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from careplans.actions.looks import LOOK_HEADINGS, look_as_cells, look_in_words
from careplans.actions.overseeing import organisations_to_search, sign_in_of
from careplans.actions.searching_audit import AuditQuery, Place, TooMany, export_audit, search_audit, whom_to_search
from careplans.actions.watch_list import NobodyOfThisNumber
from careplans.forms.oversight import ExportForm, SearchAuditForm
from careplans.spreadsheets import csv_of
from careplans.views.oversight import for_overseers
from careplans.views.own_hand import is_own_hand

NOBODY = "Nobody on the record has this number. Check it and type it again."
NO_SIGN_IN = "Nobody signs in with this address, and nobody did."
WRONG = "This is not your password. Nothing was taken out. Type it again."
TOO_MANY_TRIES = "Too many wrong passwords. Wait a few minutes. Nothing was taken out."
NOT_AGAIN = ("csrfmiddlewaretoken", "after_at", "after_id", "password", "export")


@require_http_methods(["GET", "HEAD", "POST"])
@for_overseers
def audit(request):
    """The boxes; sent, what was found, the newest first; sent with a password, all of it as a table."""
    organisations = {str(one.pk): one for one in organisations_to_search(request.user)}
    if request.method != "POST":
        form = SearchAuditForm(organisations=organisations.values())
        return render(request, "careplans/audit.html", {"form": form})
    form = SearchAuditForm(request.POST, organisations=organisations.values())
    query = _query(form, organisations, by=request.user) if form.is_valid() else None
    if query is None:
        return render(request, "careplans/audit.html", {"form": form}, status=422)
    return _export(request, form, query) if "export" in request.POST else _show(request, form, query, ExportForm())


def _query(form, organisations, *, by):
    """What is asked; None where a number or an address is nobody's, and the form says so."""
    given, (since, until) = form.cleaned_data, form.moments
    actor = sign_in_of(given["email"], by=by) if given["email"] else None
    if given["email"] and actor is None:
        form.add_error("email", NO_SIGN_IN)
        return None
    try:
        person = whom_to_search(given["nhs_number"], why=given["reason"], by=by) if given["nhs_number"] else None
    except NobodyOfThisNumber:
        form.add_error("nhs_number", NOBODY)
        return None
    organisation = organisations.get(given["organisation"])
    return AuditQuery(since, until, given["reason"], actor=actor, person=person, organisation=organisation)


def _show(request, form, query, export, *, status=200):
    given = form.cleaned_data
    after = Place(given["after_at"], given["after_id"]) if given["after_at"] and given["after_id"] else None
    events, place = search_audit(query, after, by=request.user)
    context = {
        "form": form,
        "query": query,
        "looks": [look_in_words(event) | {"plan": event.plan} for event in events],
        "sent": [(name, value) for name, value in request.POST.items() if name not in NOT_AGAIN],
        "place": place,
        "is_first": after is None,
        "export": export,
    }
    return render(request, "careplans/audit.html", context, status=status)


def _export(request, form, query):
    export = ExportForm(request.POST)
    hand = {"deed": "export", "wrong": WRONG, "too_many": TOO_MANY_TRIES}
    if not export.is_valid() or not is_own_hand(request, None, export, **hand):
        return _show(request, form, query, export, status=422)
    try:
        events = export_audit(query, by=request.user)
    except TooMany as most:
        export.add_error("password", f"There are more than {most} lines. Search fewer days, and take those out.")
        return _show(request, form, query, export, status=422)
    answer = HttpResponse(csv_of(LOOK_HEADINGS, map(look_as_cells, events)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="audit-{timezone.localdate()}.csv"'
    return answer
