"""How plans, versions, notices and people look as JSON. Every page walks the same declaration; so does this."""

from dataclasses import asdict

from careplans.content.changes import changes, summary
from careplans.content.document import answers, rows_of
from careplans.content.items import Tier
from careplans.content.rules import alerts, contradictions
from careplans.content.sections import CARD_ORDER, SECTIONS


def person_shape(person):
    """Who it is: what a user must compare before relying on anything else."""
    address = {} if person.location_sensitive else {"address": person.address_lines, "postcode": person.postcode}
    return {
        "id": str(person.pk),
        "nhs_number": person.nhs_number or "",
        "nhs_number_status": person.nhs_number_status,
        "nhs_number_status_words": person.get_nhs_number_status_display(),
        "identity_not_traced": person.untraced_words or None,
        "title": person.title,
        "given_names": person.given_names,
        "family_name": person.family_name,
        "preferred_name": person.preferred_name,
        "date_of_birth": person.born_on.isoformat()[: {"day": 10, "month": 7, "year": 4}[person.born_precision]],
        "gender": person.gender,
        **address,
    }


def version_line(version):
    """One line of a plan's history."""
    return {
        "number": version.number,
        "published_at": version.published_at.isoformat(),
        "published_by": str(version.published_by),
        "why": version.why,
        "sha256": version.sha256,
    }


def plan_status(plan):
    """Whether this plan may be relied on now, in one word."""
    if plan.withdrawn_at:
        return "withdrawn"
    return "published" if plan.current_id else "not_published"


def sections_shape(content, sections=SECTIONS, tier=None):
    """Sections in order, each with its rows, each answer with its value, its reason if unsaid, and its words."""
    shaped = []
    for section in sections:
        by_row = {row: [] for row, _ in rows_of(section, content)}
        for answer in answers(content, [section], tier):
            by_row[answer.row].append(answer_shape(answer))
        rows = [{"id": row, "answers": found} for row, found in by_row.items() if found]
        if rows:
            shaped.append({"key": section.key, "title": section.title, "document": section.document, "rows": rows})
    return shaped


def answer_shape(answer):
    """One answer. `value` is null where nothing is recorded or where a reason stands instead."""
    said = answer.is_recorded and not answer.is_unsaid
    return {
        "key": answer.item.key,
        "label": answer.item.label,
        "value": answer.value if said else None,
        "unsaid": answer.value.reason if answer.is_unsaid else None,
        "words": answer.words,
        "codes": codes_shape(answer.codes),
    }


def codes_shape(codes):
    """The codes that come with an answer. `version` is empty: of which release a code is was not checked."""
    return [
        {
            "system": one.system,
            "system_name": one.system_name,
            "version": one.version,
            "code": one.code,
            "display": one.display,
            "status": one.status,
        }
        for one in codes
    ]


def fact_shape(fact):
    """One thing that is recorded, in the very form of an answer."""
    return {
        "key": fact.key,
        "label": fact.label,
        "value": fact.value,
        "unsaid": fact.unsaid or None,
        "words": fact.words,
        "codes": codes_shape(fact.codes),
    }


def part_shape(part):
    """The sections of one part of the reading that are not the plan's own: identity, standing, history."""
    return [
        {
            "key": one.section.key,
            "title": one.section.title,
            "rows": [{"answers": [fact_shape(fact) for fact in row.said]} for row in one.rows],
        }
        for one in part.sections
    ]


def provenance_shape(parts):
    """Who said what a section says, by section."""
    sections = [one for part in parts for one in part.sections if one.provenance]
    return {one.section.key: [fact_shape(fact) for fact in one.provenance] for one in sections}


def version_shape(plan, version, parts, *, hidden=frozenset()):
    """A whole version: every section, recorded or not, and from the same reading as the page all that surrounds it.

    Sections whose keys are `hidden` are left out, and `hidden_sections` says which: they are not blank.
    """
    shown = [section for section in SECTIONS if section.key not in hidden]
    by_key = {part.key: part for part in parts}
    return {
        "plan": str(plan.pk),
        "status": plan_status(plan),
        "type": {"code": version.type, "words": version.type_words},
        "is_current": plan.current_id == version.pk,
        "person": person_shape(plan.person),
        "version": version_line(version),
        "signatures": version.document["signatures"],
        "sections": sections_shape(version.content, shown),
        "hidden_sections": sorted(hidden),
        "identity": part_shape(by_key["person"]),
        "standing": part_shape(by_key["standing"]),
        "history": part_shape(by_key["history"]),
        "provenance": provenance_shape(parts),
    }


def card_shape(plan, version):
    """The emergency card: alerts and first-screen answers, in the order of decisions at the scene."""
    headlines = version.headlines
    return {
        "plan": str(plan.pk),
        "status": plan_status(plan),
        "person": person_shape(plan.person),
        "version": version_line(version),
        "ask_first": "If the person can decide now, ask them: this plan is for when they cannot.",
        "cpr": {"state": headlines.cpr, "words": headlines.get_cpr_display()},
        "clinical_focus": {"state": headlines.clinical_focus, "words": headlines.get_clinical_focus_display()},
        "review_due": headlines.review_due.isoformat() if headlines.review_due else None,
        "alerts": [str(alert) for alert in alerts(version.content)],
        "disagreements": [asdict(one) for one in contradictions(version.content, version.overrides)],
        "sections": sections_shape(version.content, CARD_ORDER, Tier.FIRST_SCREEN),
    }


def changes_shape(older, newer, *, hidden=frozenset()):
    """What changed between two versions, but for hidden sections, the most dangerous first, a sentence each."""
    found = [change for change in changes(older.content, newer.content) if change.section.key not in hidden]
    return {
        "earlier": version_line(older),
        "later": version_line(newer),
        "summary": summary(found),
        "changes": [change_shape(change) for change in found],
    }


def change_shape(change):
    """One change in words; and, from `row` on, all it takes to make the later version out of the earlier one."""
    return {
        "section": change.section.key,
        "item": change.item.key if change.item else "",
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "sentence": change.sentence,
        "row": change.row,
        "was": change.was,
        "now": change.now,
        "position": change.position,
    }


def notice_shape(notice):
    """One notice as its team sees it; who it is about stays behind the plan's own address."""
    return {
        "id": str(notice.pk),
        "reference": notice.reference,
        "team": notice.team.name,
        "kind": notice.kind,
        "urgency": notice.urgency,
        "plan": str(notice.plan_id),
        "version": notice.version.number if notice.version else None,
        "created_at": notice.created_at.isoformat(),
        "acknowledged_at": notice.acknowledged_at.isoformat() if notice.acknowledged_at else None,
        "acknowledged_by": str(notice.acknowledged_by) if notice.acknowledged_by else None,
    }


def contact_shape(contact):
    """One crisis contact, as it was written down."""
    return {
        "id": str(contact.pk),
        "plan": str(contact.plan_id) if contact.plan_id else None,
        "version": contact.version.number if contact.version else None,
        "happened_on": contact.happened_on.isoformat(),
        "written_at": contact.at.isoformat(),
        "written_by": str(contact.by),
        "team": contact.team.name,
        "case_number": contact.case_number,
        "happened": contact.happened,
        "outcome": contact.outcome,
        "outcome_words": contact.get_outcome_display(),
        "followed": contact.followed,
        "followed_words": contact.get_followed_display(),
        "why_not": contact.why_not,
    }
