"""A list of staff as a file: looked at first, then sent, and a report of every line."""

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from careplans.actions.staff import MayNot, reach_organisation
from careplans.actions.staff_import import DONE, HEADINGS, REFUSED, THERE, TO_DO, Line, check_list, import_list
from careplans.forms.staff import StaffListForm
from careplans.spreadsheets import NotReadable, csv_of, rows_of_csv
from careplans.views.files import takes_a_file
from careplans.views.other_sites import gives_a_file

REPORT = ("Line", "Name", "Email", "Outcome", "What to do")
LARGEST = 512 * 1024
CARRIED_FOR_SECONDS = 60 * 60
TOO_LATE = "That was too long ago. Choose the file again."


@takes_a_file
@require_http_methods(["GET", "HEAD", "POST"])
def import_staff(request, organisation_id):
    """The file is checked and nothing sent; then it is sent as it was checked; then the report, also as a file."""
    organisation = reach_organisation(organisation_id, by=request.user)
    if request.method != "POST":
        return _ask(request, organisation, StaffListForm())
    deed = request.POST.get("deed")
    if deed in ("send", "report"):
        return _go_on(request, organisation, deed)
    form = StaffListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, organisation, form, status=422)
    try:
        rows = _rows_in(form.cleaned_data["list"])
        lines = check_list(organisation, rows, by=request.user)
    except (NotReadable, MayNot) as refusal:
        form.add_error("list", str(refusal))
        return _ask(request, organisation, form, status=422)
    return _show(request, organisation, lines, carried=_sealed(rows, organisation, request.user))


@gives_a_file
@require_http_methods(["GET", "HEAD"])
def staff_list_example(request, organisation_id):
    """An empty list with its headings."""
    reach_organisation(organisation_id, by=request.user)
    return _as_file(csv_of(HEADINGS, []), "staff-list.csv")


def _go_on(request, organisation, deed):
    """What was checked, or reported, comes back sealed: nobody can send other lines than those that were looked at."""
    try:
        carried = _opened(request.POST.get("carried", ""), organisation, request.user)
        if deed == "report":
            return _as_file(csv_of(REPORT, carried), "staff-report.csv")
        return _show(request, organisation, import_list(organisation, carried, by=request.user))
    except (signing.BadSignature, MayNot) as refusal:
        form = StaffListForm()
        problem = refusal if isinstance(refusal, MayNot) else TOO_LATE
        return _ask(request, organisation, form, refusal=problem, status=409)


def _rows_in(sent):
    if sent.size > LARGEST:
        raise NotReadable("The file is too large. Send at most 500 lines at a time.")
    return rows_of_csv(sent.read())


def _sealed(rows, organisation, user):
    return signing.dumps(rows, salt=_salt(organisation, user), compress=True)


def _opened(carried, organisation, user):
    return signing.loads(carried, salt=_salt(organisation, user), max_age=CARRIED_FOR_SECONDS)


def _salt(organisation, user):
    return f"staff-list {organisation.pk} {user.pk}"


def _as_file(content, name):
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _show(request, organisation, lines, *, carried=""):
    rows = [[line.number, line.name, line.email, line.outcome, line.words] for line in lines]
    context = {
        "organisation": organisation,
        "lines": lines,
        "carried": carried,
        "may_send": carried and any(line.outcome == TO_DO for line in lines),
        "report": _sealed(rows, organisation, request.user),
        "counts": _counts(lines),
    }
    return render(request, "careplans/staff_list.html", context)


def _counts(lines: list[Line]):
    counted = {outcome: sum(line.outcome == outcome for line in lines) for outcome in (DONE, TO_DO, THERE, REFUSED)}
    return [(outcome, number) for outcome, number in counted.items() if number]


def _ask(request, organisation, form, *, refusal="", status=200):
    context = {"organisation": organisation, "form": form, "headings": HEADINGS, "refusal": refusal}
    return render(request, "careplans/staff_import.html", context, status=status)
