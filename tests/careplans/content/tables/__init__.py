"""A decision table for every rule: plans that it finds something in, and plans next to them in which it finds nothing.

Each table says what to change in a sound plan, and what the rule then finds: "blocks", "warns" or "needs a reason",
and at which answer.
"""

from dataclasses import dataclass
from datetime import date

from tests.careplans.content.conftest import MAGGIE_BORN, TODAY, sound_plan

UNSAID = ("not_yet_discussed", "declined_to_discuss", "undecided", "unknown_on_import")


@dataclass(frozen=True)
class Case:
    """One line of a table. `found` has "effect section.item" for each problem, or "effect section"."""

    when: str
    changes: dict
    found: tuple[str, ...] = ()
    born: date | None = MAGGIE_BORN
    today: date | None = TODAY

    @property
    def plan(self):
        """The sound plan with these changes: answers are put beside those that are there, None takes one away."""
        plan = sound_plan()
        for section, said in self.changes.items():
            if isinstance(said, dict):
                answers = {**plan.get(section, {}), **said}
                plan[section] = {key: value for key, value in answers.items() if value is not None}
            else:
                plan[section] = said
        return plan


def case(when, *found, born=MAGGIE_BORN, today=TODAY, **changes):
    """A case from the changes by section."""
    return Case(when, changes, found, born, today)


def rows(*given):
    """Rows with ids of their own: row1, row2."""
    return [{"id": f"row{number}", **row} for number, row in enumerate(given, start=1)]


def treatments(*given):
    """Rows of treatment escalation from (treatment, recommendation) or (treatment, recommendation, more answers)."""
    return rows(
        *({"intervention": kind, "recommendation": answer} | dict(*more) for kind, answer, *more in given),
    )


def each_unsaid(section, item, **others):
    """A case in which nothing is found for each reason to leave a question unanswered, and for leaving it empty."""
    answers = [{"unsaid": reason} for reason in UNSAID] + [None]
    beside = others.get(section, {})
    return [case(f"{section}.{item} is {said}", **others | {section: beside | {item: said}}) for said in answers]
