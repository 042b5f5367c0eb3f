"""Writing a draft section by section, as someone at the writing desk would: only what changed is saved."""

from careplans.actions.drafts import draft_content, save_section, write_words
from careplans.content.sections import SECTIONS
from careplans.management.personas.sources import comes_from, sources_in
from careplans.models import OwnWords, Plan

HOW = {
    "self": OwnWords.WrittenHow.SELF,
    "with_help": OwnWords.WrittenHow.HELPED,
    "someone_else": OwnWords.WrittenHow.BY_ANOTHER,
}


def write_draft(plan: Plan, content: dict, *, by, own: dict, now) -> None:
    """Make the draft say `content`; afterwards `plan.draft` is the newest revision.

    The person's own words are written first, by `own["by"]`, as far as they changed.
    """
    plan.draft.refresh_from_db()
    before = draft_content(plan)
    changed = [section for section in SECTIONS if content.get(section.key) != before.get(section.key)]
    changed_to = {section: content.get(section.key, [] if section.repeats else {}) for section in changed}
    words = {section.key: answers for section, answers in changed_to.items() if section.document == "what_matters"}
    if words:
        _write_words(plan, words, how=HOW[content["own_words"]["written_by"]], now=now, **own)
    sources, names = sources_in(content), [plan.person.preferred_name, *plan.person.given_names.split()]
    for section, answers in changed_to.items():
        if section.key not in words:
            said = comes_from(section.key, sources, names)
            save_section(plan, section.key, answers, revision=plan.draft.revision, provenance=said, by=by, now=now)
            plan.draft.refresh_from_db()


def _write_words(plan, words, *, how, written_with, by, now):
    newest = plan.own_words.first()
    write_words(
        plan,
        words,
        based_on=newest.number if newest else 0,
        written_how=how,
        written_with=written_with,
        by=by,
        now=now,
    )
    plan.draft.refresh_from_db()
