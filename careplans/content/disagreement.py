"""Two statements that disagree: how each is quoted, and in what words it is said whose word counts (domain.md §4.5).

Both sides are quoted whole. Nothing is decided, and neither side is dropped.
"""

from datetime import datetime

from careplans.content.document import Contradiction, Problem, Side, answer_to
from careplans.content.facts import Facts
from careplans.content.items import NOT_RECORDED
from careplans.content.sections import section_by_key
from careplans.content.wording import format_moment

ORDER = (
    "Ask the person first: if they can decide now, what they say counts. If they cannot, in this order: a valid and "
    "applicable advance decision, or a later lasting power of attorney with that authority, whichever was made later; "
    "then a court order; then an attorney within their authority or, for a child, those with parental responsibility; "
    "then a decision in the person's best interests by the clinician who is there, using these recommendations, any "
    "advance statement and what family say. If there is real doubt, treat to save life."
)
ASK = (
    "Neither stands above the other. Ask the person, or someone who knows them, and whoever wrote it. "
    "Until that is known, mind both."
)
DISSENT = (
    "An objection is recorded and does not by itself change a recommendation. "
    "It can be taken further: a second opinion, then a court."
)
# Where a section says when it was so, and who says so.
WHEN_AND_WHO = {
    "cpr": ("decided_on", ""),
    "treatment_escalation": ("decided_on", "decided_by"),
    "adrt": ("made_on", "checked_by"),
    "lpa_health_welfare": ("executed_on", "document_seen_by"),
    "capacity_assessments": ("assessed_at", "assessor"),
    "best_interests": ("decided_on", "decision_maker"),
    "prognosis": ("estimated_on", ""),
    "consent": ("recorded_on", "recorded_by"),
    "involvement": ("discussed_on", ""),
    "place_of_death": ("asked_on", ""),
}


def reason_in_words(override: dict) -> str:
    """A reason as it is sealed into a version, and whose it is and since when."""
    who = ", ".join(part for part in (override["name"], override["grade"]) if part)
    return f"{override['reason']} ({who}, {format_moment(datetime.fromisoformat(override['given_at']))})"


def reasons_for(problem: Problem, overrides: list[dict]) -> tuple[str, ...]:
    """The reasons that were given for going on from this problem."""
    place = (problem.rule, problem.section, problem.row)
    return tuple(reason_in_words(one) for one in overrides if (one["rule"], one["section"], one["row"]) == place)


def quoted(facts: Facts, section: str, items: str, row: str = "") -> Side:
    """One side: the answers to `items` (names divided by spaces) as they stand, with their date and who gave them."""
    keys = items.split()
    when, who = WHEN_AND_WHO.get(section, ("", ""))
    return Side(
        words="; ".join(words for key in keys if (words := _words(facts, section, key, row))) or NOT_RECORDED,
        label=section_by_key(section).title,
        section=section,
        item=keys[0],
        row=row,
        dated=_words(facts, section, when, row),
        who=_words(facts, section, who, row),
    )


def _words(facts, section, key, row):
    if not key:
        return ""
    answer = answer_to(facts.content, section_by_key(section), key, row)
    return answer.words if answer.is_recorded and not answer.is_unsaid else ""


def disagree(
    what: str,
    one: Side,
    other: Side,
    *,
    precedence: str = ORDER,
    blocks: bool = False,
    needs_reason: bool = False,
) -> Problem:
    """The problem that these two disagree. It stands where `one` does, so that is where it is put right."""
    return Problem(
        what,
        one.section,
        one.item,
        one.row,
        blocks=blocks or needs_reason,
        needs_reason=needs_reason,
        contradiction=Contradiction(what, one, other, precedence),
    )
