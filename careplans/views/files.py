"""Files that people send: taken in, given out to those who may read the plan, and taken away."""

import re

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import DOCUMENT_ADD, DOCUMENT_VERIFY, PLAN_READ, WHAT_MATTERS_WRITE
from careplans.access import may
from careplans.actions.reaching import reached
from careplans.actions.reading import reach_plan
from careplans.actions.uploads import AlreadyRemoved, NotTaken, open_file, pieces_of, remove_file, upload_copy
from careplans.forms.documents import RemoveForm, SendCopyForm
from careplans.uploads.kinds import BY_MEDIA_TYPE, PDF
from careplans.views.documents import find_document, show_document
from careplans.views.identity import identity_first
from careplans.views.other_sites import gives_a_file

ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)
SENT = "Sent. It is being checked now; that takes a few seconds. Nobody can open it before."
ALONE = "sandbox; default-src 'none'; frame-ancestors 'none'"


def takes_a_file(view):
    """Mark a view as one that a file may be sent to; sent anywhere else, it is thrown away unread."""
    view.takes_a_file = True
    return view


@takes_a_file
@require_POST
def send_copy(request, plan_id, document_id):
    """Take in a copy of a document."""
    plan = reach_plan(plan_id, DOCUMENT_ADD, by=request.user)
    document = find_document(plan, document_id, by=request.user)
    if document.ended_at:
        messages.info(request, "This document has ended. Nothing was kept.")
        return redirect(document)
    form = SendCopyForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_document(request, plan, document, status=422, send=form)
    try:
        upload_copy(document, form.cleaned_data["file"], says=form.cleaned_data["says"], by=request.user)
    except NotTaken as refusal:
        form.refuse(refusal)
        return show_document(request, plan, document, status=422, send=form)
    messages.success(request, SENT)
    return redirect(document)


@gives_a_file
@require_safe
@identity_first(PLAN_READ)
def file(request, plan_id, file_id):
    """The bytes of a checked file, or the part of them that was asked for, and nothing a browser could run."""
    found = open_file(plan_id, file_id, by=request.user)
    kind = BY_MEDIA_TYPE[found.media_type]
    asked = range_asked_for(request.headers.get("Range", ""), found.kept_size)
    if asked is None:
        refusal = HttpResponse(status=416)
        refusal["Content-Range"] = f"bytes */{found.kept_size}"
        return refusal
    first, last, is_part = asked
    response = StreamingHttpResponse(
        pieces_of(found, first, last), content_type=kind.media_type, status=206 if is_part else 200
    )
    response["Content-Length"] = last - first + 1
    if is_part:
        response["Content-Range"] = f"bytes {first}-{last}/{found.kept_size}"
    return _shut_in(response, found, kind)


def _shut_in(response, found, kind):
    """A PDF is saved, never shown here; and nothing of what is shown may do anything or be kept."""
    way = "attachment" if kind == PDF else "inline"
    response["Content-Disposition"] = f'{way}; filename="copy-{found.pk.hex[:8]}.{kind.ending}"'
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = ALONE
    response["Cache-Control"] = "no-store, private"
    return response


def range_asked_for(header, size):
    """The first and last byte asked for, and whether that is a part; None where there is no such part.

    Several parts at once are answered with the whole, as the standard allows.
    """
    found = ONE_RANGE.fullmatch(header.strip())
    if not found or found.groups() == ("", ""):
        return 0, size - 1, False
    first, last = (int(part) if part else None for part in found.groups())
    if first is None:
        first, last = max(0, size - last), size - 1
    last = size - 1 if last is None else min(last, size - 1)
    return (first, last, True) if first <= last else None


@require_POST
def remove_this_file(request, plan_id, file_id):
    """Take a file away, with the reason: staff any, others what they sent themselves."""
    plan = reach_plan(plan_id, PLAN_READ, by=request.user)
    found = plan.files.without_bytes().filter(pk=file_id).select_related("document").first()
    may_remove = found is not None and _may_remove(request.user, found, plan)
    reached(found if may_remove else None, f"take away file {file_id}", by=request.user, plan=plan)
    form = RemoveForm(request.POST, file=found)
    if form.is_valid():
        _remove(request, found, form.cleaned_data["reason"])
    else:
        messages.error(request, "Nothing was taken away. Say why it is to be taken away.")
    return redirect(found.document or reverse("what_matters", args=[plan.pk]))


def _may_remove(user, file, plan):
    if file.heading:
        return may(user, WHAT_MATTERS_WRITE, plan)
    is_own = file.uploaded_by_id == user.pk and may(user, DOCUMENT_ADD, plan)
    return is_own or may(user, DOCUMENT_VERIFY, plan)


def _remove(request, found, reason):
    try:
        remove_file(found, reason=reason, by=request.user)
        messages.success(request, "Taken away. Nobody can open it any more.")
    except AlreadyRemoved:
        messages.info(request, "This file was taken away already.")
