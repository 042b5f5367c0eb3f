"""Of which kind a plan is. Nobody chooses it: the age of the person on the day of publication says it."""

from datetime import date

from careplans.content.facts import Facts

ADULT = "golden_ticket_adult"
CHILD = "golden_ticket_child_young_person"
PLAN_TYPES = {ADULT: "Golden ticket: adult", CHILD: "Golden ticket: child or young person"}
GROWN_UP = 18


def plan_type(born: date, on: date) -> str:
    """The kind of plan for someone born on `born`, published on `on`; where only a year is known, its first day."""
    return ADULT if Facts({}, born, on).age >= GROWN_UP else CHILD
