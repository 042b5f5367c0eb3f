"""Legal instruments and documents: which there are, where the paper is, who has seen it, and copies of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import DOCUMENT_ADD, DOCUMENT_VERIFY, PLAN_READ, PLAN_WRITE
from careplans.access import may
from careplans.actions.documents import (
    AlreadyEnded,
    AlreadyListed,
    add_document,
    documents_of,
    end_document,
    papers_not_listed,
    record_sighting,
)
from careplans.actions.reaching import reached
from careplans.actions.reading import open_plan, reach_plan
from careplans.actions.uploads import copies_of
from careplans.audit import Verb
from careplans.content.sections import section_by_key
from careplans.forms.documents import DocumentForm, EndForm, RemoveForm, SendCopyForm, SightingForm
from careplans.views.banner import banner_of
from careplans.views.identity import identity_first
from careplans.views.ways import can


@require_safe
@identity_first(PLAN_READ)
def documents(request, plan_id):
    """Every document of a plan, and those the plan speaks of that nobody has put on the list."""
    plan = open_plan(plan_id, PLAN_READ, verb=Verb.READ_DOCUMENTS, by=request.user)
    context = {
        **banner_of(plan),
        "documents": documents_of(plan),
        "not_listed": papers_not_listed(plan, with_draft=can(request.user, PLAN_WRITE, plan)),
        "may_add": can(request.user, DOCUMENT_ADD, plan),
    }
    return render(request, "careplans/documents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_document(request, plan_id):
    """One paper put on the list; with `about`, the one that the plan speaks of in that place."""
    plan = reach_plan(plan_id, DOCUMENT_ADD, by=request.user)
    if request.method != "POST":
        return _ask(request, plan, _form_about(request, plan))
    form = DocumentForm(request.POST)
    if not form.is_valid():
        return _ask(request, plan, form, status=422)
    try:
        document = add_document(plan, **form.cleaned_data, by=request.user)
        messages.success(request, "The document is on the list. You can send a copy of it now.")
    except AlreadyListed as listed:
        document = listed.document
        messages.info(request, "This document was on the list already. Nothing was added.")
    return redirect(document)


def _form_about(request, plan):
    asked = request.GET.get("about", "")
    found = papers_not_listed(plan, with_draft=True)
    paper = next((one for one in found if ".".join(one.place) == asked), None)
    return DocumentForm.about(paper) if paper else DocumentForm()


def _ask(request, plan, form, *, status=200):
    return render(request, "careplans/document_new.html", {**banner_of(plan), "form": form}, status=status)


@require_safe
@identity_first(PLAN_READ)
def document(request, plan_id, document_id):
    """One document: its life, its sightings, its copies, and what can be done with it."""
    plan = open_plan(plan_id, PLAN_READ, verb=Verb.READ_DOCUMENTS, by=request.user)
    return show_document(request, plan, find_document(plan, document_id, by=request.user))


def find_document(plan, document_id, *, by):
    """One document of this plan; Http404, on record, where it has none of this id."""
    found = plan.papers.select_related("added_by", "ended_by").prefetch_related("sightings").filter(pk=document_id)
    return reached(found.first(), f"document {document_id}", by=by, plan=plan)


def show_document(request, plan, document, *, status=200, **forms):
    """The page of one document; `forms` are those that were sent and must be shown again."""
    verifies = can(request.user, DOCUMENT_VERIFY, plan) and not document.ended_at
    sends = can(request.user, DOCUMENT_ADD, plan) and not document.ended_at
    context = {
        **banner_of(plan),
        "document": document,
        "section": section_by_key(document.section_key),
        "copies": [_copy(request.user, document, file) for file in copies_of(document)],
        "is_theirs": document.added_by_family and not document.is_seen_since(document.added_at),
        "send": forms.get("send") or (SendCopyForm() if sends else None),
        "sighting": forms.get("sighting")
        or (SightingForm(document=document, looker=request.user) if verifies else None),
        "end": forms.get("end") or (EndForm() if verifies else None),
        "wrong": next(iter(forms.values()), None),
    }
    return render(request, "careplans/document.html", context, status=status)


def _copy(user, document, file):
    """A copy; whether it is only the family's word so far; and, for who may, the form that takes it away."""
    is_theirs = file.uploaded_by_family and not document.is_seen_since(file.uploaded_at)
    may_remove = file.is_open and (file.uploaded_by_id == user.pk or may(user, DOCUMENT_VERIFY, document.plan))
    return {"file": file, "is_theirs": is_theirs, "remove": RemoveForm(file=file) if may_remove else None}


@require_POST
def sight_document(request, plan_id, document_id):
    """Write down who looked at a document, and what they saw."""
    plan = reach_plan(plan_id, DOCUMENT_VERIFY, by=request.user)
    document = find_document(plan, document_id, by=request.user)
    form = SightingForm(request.POST, document=document, looker=request.user)
    if not form.is_valid():
        return show_document(request, plan, document, status=422, sighting=form)
    record_sighting(document, **form.cleaned_data, by=request.user)
    messages.success(request, "Kept: who looked, and what they saw.")
    return redirect(document)


@require_POST
def end_this_document(request, plan_id, document_id):
    """Write down that a document does not hold any more, and why."""
    plan = reach_plan(plan_id, DOCUMENT_VERIFY, by=request.user)
    document = find_document(plan, document_id, by=request.user)
    form = EndForm(request.POST)
    if not form.is_valid():
        return show_document(request, plan, document, status=422, end=form)
    try:
        end_document(document, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, "Kept: this document does not hold any more. What the plan says of it is unchanged.")
    except AlreadyEnded:
        messages.info(request, "Somebody wrote down before that this document has ended.")
    return redirect(reverse("documents", args=[plan.pk]))
