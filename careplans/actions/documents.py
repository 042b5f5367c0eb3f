"""The papers a plan leans on: put on the list, seen by somebody, and ended; never changed and never deleted."""

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from accounts.models import User
from careplans.access import is_own_plan
from careplans.actions.drafts import draft_content
from careplans.audit import Verb, record
from careplans.content.papers import Paper, papers_in
from careplans.models import Plan, PlanDocument, Sighting, UploadedFile


class AlreadyListed(Exception):
    """The paper that the plan speaks of in this place is on the list; `document` is that row."""

    def __init__(self, document):
        super().__init__("This document is on the list already.")
        self.document = document


class AlreadyEnded(Exception):
    """Somebody wrote down before that this document has ended."""


@transaction.atomic
def add_document(plan: Plan, *, kind: str, title: str, by: User, now=None, **facts) -> PlanDocument:
    """Put one paper on the list. `facts` are more fields of PlanDocument.

    Raises AlreadyListed where the paper of this place in the plan has an open row.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    if facts.get("section_key"):
        place = {"kind": kind, "section_key": facts["section_key"], "row_id": facts.get("row_id", "")}
        listed = plan.papers.in_force().filter(**place).first()
        if listed:
            raise AlreadyListed(listed)
    document = PlanDocument(
        plan=plan,
        kind=kind,
        title=title,
        **facts,
        added_by=by,
        added_at=now or timezone.now(),
        added_by_family=is_own_plan(by, plan),
    )
    document.save(force_insert=True)
    record(Verb.ADDED_DOCUMENT, by=by, plan=plan, subject=f"{kind} {document.pk}", now=now)
    return document


@transaction.atomic
def record_sighting(document: PlanDocument, *, saw: str, seen_on, seen_by: str, by: User, now=None, **more) -> Sighting:
    """Write down who looked at what, and when. `more` is role, note and kept_where."""
    sighting = Sighting(
        document=document,
        saw=saw,
        seen_on=seen_on,
        seen_by=seen_by,
        **more,
        recorded_by=by,
        recorded_at=now or timezone.now(),
    )
    sighting.save(force_insert=True)
    record(Verb.SAW_DOCUMENT, by=by, plan=document.plan, subject=f"{saw} of {document.pk}", now=now)
    return sighting


@transaction.atomic
def end_document(document: PlanDocument, *, reason: str, by: User, now=None) -> None:
    """The document does not hold any more: revoked, replaced, withdrawn or lost. Raises AlreadyEnded."""
    moment = now or timezone.now()
    ended = PlanDocument.objects.in_force().filter(pk=document.pk)
    if not ended.update(ended_at=moment, ended_by=by, ended_because=reason):
        raise AlreadyEnded(document)
    record(
        Verb.ENDED_DOCUMENT, by=by, plan=document.plan, subject=f"{document.kind} {document.pk}", reason=reason, now=now
    )


def documents_of(plan: Plan) -> list[PlanDocument]:
    """Every paper on the list with its sightings, those in force first and legal instruments before the rest."""
    listed = plan.papers.select_related("added_by", "ended_by").prefetch_related(
        "sightings", Prefetch("files", UploadedFile.objects.without_bytes().kept(), to_attr="copies")
    )
    return sorted(listed, key=lambda one: (one.ended_at is not None, not one.is_legal))


def papers_not_listed(plan: Plan, *, with_draft: bool) -> list[Paper]:
    """The papers that the plan speaks of and nobody has put on the list; writers are told of the draft's too."""
    content = draft_content(plan) if with_draft or not plan.current else plan.current.content
    listed = set(plan.papers.values_list("kind", "section_key", "row_id"))
    return [paper for paper in papers_in(content) if paper.place not in listed]
