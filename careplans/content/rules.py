"""What must hold before a plan is published, and what should be looked at (domain.md §4.3 and §8)."""

from datetime import date

from careplans.content.alerts import alerts
from careplans.content.cpr_rules import CPR_RULES
from careplans.content.document import Problem, unanswered
from careplans.content.facts import Facts
from careplans.content.legal_rules import LEGAL_RULES
from careplans.content.record_rules import RECORD_RULES
from careplans.content.sections import SECTIONS

__all__ = ["alerts", "check", "problems_before_publishing"]

RULES = (*CPR_RULES, *LEGAL_RULES, *RECORD_RULES)


def check(content: dict, *, born: date | None, today: date, review_within: dict) -> list[Problem]:
    """Every Problem the rules find, those that stop publication first. Nothing missing is reported here.

    `born` is the first day of birth possible; `review_within` gives the days allowed by default, if yellow and if red.
    """
    facts = Facts(content, born=born, today=today, review_within=review_within)
    problems = [problem for rule in RULES for problem in rule(facts)]
    return sorted(problems, key=lambda problem: not problem.blocks)


def problems_before_publishing(content: dict, *, born: date | None, today: date, review_within: dict) -> list[Problem]:
    """Everything unanswered that must be answered, then everything the rules find."""
    return [
        *unanswered(content, SECTIONS),
        *check(content, born=born, today=today, review_within=review_within),
    ]
