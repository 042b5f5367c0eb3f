"""Copying forward: a section as the published version has it, or whole sections from the person's last plan."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from careplans.access import earlier_plans
from careplans.actions.drafts import add_words, draft_content, find_section, lock_draft, save_section
from careplans.actions.kept_texts import Why, keep_text, keep_theirs
from careplans.audit import Verb, last_writing, record
from careplans.content.document import parse_section
from careplans.content.merging import takes_away
from careplans.models import Draft, Plan, PlanVersion


@transaction.atomic
def put_back_version(
    plan: Plan, section_key: str, *, typed: dict | None, revision: int, seen: str, page: str = "", by: User, now=None
) -> Draft:
    """Say in this section again what the newest published version says. What stood there is kept for whoever wrote it,
    and what was `typed` on the page and not saved for its writer. Raises StaleDraft, and NotWellFormed where today's
    rules refuse it.
    """
    section, version = find_section(section_key), plan.current
    raw = version.content.get(section.key) or ([] if section.repeats else {})
    before = lock_draft(plan)
    stood, last = draft_content(before.plan).get(section.key), last_writing(plan, section.key)
    draft = save_section(plan, section.key, raw, revision=revision, seen=(seen,), by=by, now=now)
    if stood and takes_away(section, stood, raw):
        keep_theirs(plan, section, stood, writer=last.actor if last and last.actor else before.saved_by, by=by)
    if typed is not None:
        keep_text(plan, section.key, typed, why=Why.REPLACED, page=page, by=by, now=now)
    record(Verb.COPIED_SECTION, by=by, plan=plan, version=version, subject=section.key, now=now)
    return draft


def last_version_before(plan: Plan, *, by: User) -> PlanVersion | None:
    """The last version of the person's last plan, if this one says nothing published yet and the user wrote that one
    too: a team that never cared for the person then does not come to its words by starting anew."""
    if plan.current_id is not None:
        return None
    earlier = earlier_plans(plan, by).filter(current__isnull=False).select_related("current__published_by")
    newest = earlier.order_by("-closed_at").first()
    return newest.current if newest else None


def sections_to_copy(plan: Plan, version: PlanVersion) -> list:
    """The sections that the earlier version has something to say in and this draft nothing, in writing order."""
    said, now = version.content, draft_content(plan)
    found = [find_section(key) for key in said if said[key] and not now.get(key)]
    return sorted(found, key=lambda section: section.order)


@transaction.atomic
def copy_forward(plan: Plan, version: PlanVersion, keys: list[str], *, by: User, now=None) -> list[str]:
    """Copy these sections of an earlier version into the draft, each marked as not read again yet. A section that says
    something by now is left alone. Gives back what was copied."""
    moment, draft = now or timezone.now(), lock_draft(plan)
    sections = [one for one in sections_to_copy(draft.plan, version) if one.key in keys]
    if not sections:
        return []
    copied = {one.key: parse_section(one, version.content[one.key]) for one in sections}
    words = {one.key: copied.pop(one.key) for one in sections if one.document == "what_matters"}
    if words:
        _copy_words(draft.plan, words, version, by=by, now=moment)
    mark = {"number": version.number, "published_at": version.published_at.isoformat()}
    draft.content = {**draft.content, **copied}
    draft.copied = {**draft.copied, **{one.key: mark for one in sections}}
    draft.revision, draft.saved_at, draft.saved_by, draft.has_changes = draft.revision + 1, moment, by, True
    draft.save(update_fields=["content", "copied", "revision", "saved_at", "saved_by", "has_changes"])
    reason = f"From version {version.number} of plan {version.plan.reference}"
    for one in sections:
        record(Verb.COPIED_SECTION, by=by, plan=plan, subject=one.key, reason=reason, now=now)
    return [one.key for one in sections]


def _copy_words(plan, words, version, *, by, now):
    """The person's own words go over as they were written: by whom, and with whom."""
    newest = version.plan.own_words.first()
    how = {"written_how": newest.written_how, "written_with": newest.written_with}
    add_words(plan, words, by=by, now=now, **how)
