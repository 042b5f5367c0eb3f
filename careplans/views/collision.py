"""A second click on the same button: nothing is saved twice."""

from careplans.actions.drafts import section_content
from careplans.content.provenance import said_of
from careplans.forms.sections import OWN_WORDS


def stands_already(plan, form):
    """Whether the draft says just this now: a second click on the same button, or a page left empty as it was.

    A section copied from an earlier plan stands only when somebody has read it again and saved it.
    """
    stored = section_content(plan, form.section)
    if form.section.key in plan.draft.copied:
        return False
    if not stored and not form.answers:
        return True
    return stored == form.answers and is_same_hand(plan, form)


def is_same_hand(plan, form):
    """Whether the words were written the same way before, or come from the same source."""
    if form.section.document != OWN_WORDS:
        said = form.written.get("provenance")
        return said is None or said == said_of(plan.draft.provenance.get(form.section.key))
    newest = plan.own_words.first()
    return newest is not None and newest.written_how == form.written["written_how"]
