"""The papers of a persona: each one the plan speaks of is put on the list, and seen by whom the plan says saw it."""

from datetime import date

from careplans.actions.documents import add_document, record_sighting
from careplans.content.papers import papers_in
from careplans.models import PlanDocument

ORIGINAL, COPY, REGISTER = "original", "copy", "register"
SEEN_BY_STATUS = {"original_seen": ORIGINAL, "copy_attached": COPY}


def list_papers(plan, content, *, by, now):
    """Put every paper that this content speaks of on the list, with the sightings it tells of."""
    for paper in papers_in(content):
        document = add_document(
            plan,
            kind=paper.kind,
            title=paper.title,
            section_key=paper.section_key,
            row_id=paper.row_id,
            dated=paper.dated,
            kept_at_first=paper.kept_where,
            confidentiality=paper.confidentiality,
            by=by,
            now=now,
        )
        for sighting in sightings_told_of(content, document):
            record_sighting(document, **sighting, by=by, now=now)


def sightings_told_of(content, document: PlanDocument):
    """Who saw this paper, and what, as far as the plan names somebody and a whole day."""
    if document.section_key == "adrt":
        said = content["adrt"]
        saw = SEEN_BY_STATUS.get(said.get("status"))
        told = [(saw, said.get("checked_by"), said.get("checked_on"))] if saw else []
    elif document.section_key == "lpa_health_welfare":
        said = next(row for row in content["lpa_health_welfare"] if row["id"] == document.row_id)
        told = [
            (ORIGINAL, said.get("document_seen_by"), said.get("document_seen_on")),
            (REGISTER, said.get("registration_checked_by"), said.get("registration_checked_on")),
        ]
    else:
        told = []
    return [
        {"saw": saw, "seen_by": who, "seen_on": date.fromisoformat(day)}
        for saw, who, day in told
        if _is_whole(who, day)
    ]


def _is_whole(who, day):
    return isinstance(who, str) and isinstance(day, str) and len(day) == 10
