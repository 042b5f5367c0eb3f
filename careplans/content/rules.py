"""What must hold before a plan is published, and what should be looked at (domain.md §4.3 and §8)."""

from dataclasses import replace
from datetime import date

from careplans.content.alerts import alerts
from careplans.content.authority_rules import AUTHORITY_RULES
from careplans.content.contradictions import CONTRADICTIONS
from careplans.content.cpr_rules import CPR_RULES
from careplans.content.disagreement import reasons_for
from careplans.content.document import Contradiction, Problem, unanswered
from careplans.content.facts import Facts
from careplans.content.health_rules import HEALTH_RULES, allergy_state_agrees_with_the_list
from careplans.content.involvement_rules import INVOLVEMENT_RULES
from careplans.content.legal_rules import LEGAL_RULES, later_lpa_may_displace_adrt
from careplans.content.record_contradictions import RECORD_CONTRADICTIONS
from careplans.content.record_rules import RECORD_RULES
from careplans.content.rulebook import basis_of
from careplans.content.sections import SECTIONS

__all__ = ["alerts", "basis", "check", "contradictions", "problems_before_publishing"]

RULES = (
    *CONTRADICTIONS,
    *CPR_RULES,
    *INVOLVEMENT_RULES,
    *LEGAL_RULES,
    *AUTHORITY_RULES,
    *RECORD_CONTRADICTIONS,
    *HEALTH_RULES,
    *RECORD_RULES,
)

MAY_DISAGREE = (
    *CONTRADICTIONS,
    later_lpa_may_displace_adrt,
    allergy_state_agrees_with_the_list,
    *RECORD_CONTRADICTIONS,
)


def check(content: dict, *, born: date | None, today: date, review_within: dict) -> list[Problem]:
    """Every Problem the rules find, those that stop publication first. Nothing missing is reported here.

    `born` is the first day of birth possible; `review_within` gives the days allowed by default, if yellow and if red.
    """
    facts = Facts(content, born=born, today=today, review_within=review_within)
    problems = [problem for rule in RULES for problem in rule.problems(facts)]
    return sorted(problems, key=lambda problem: not problem.blocks)


def problems_before_publishing(content: dict, *, born: date | None, today: date, review_within: dict) -> list[Problem]:
    """Everything unanswered that must be answered, then everything the rules find."""
    return [
        *unanswered(content, SECTIONS),
        *check(content, born=born, today=today, review_within=review_within),
    ]


def contradictions(content: dict, overrides: list[dict] = ()) -> list[Contradiction]:
    """Statements of this plan that disagree, those that change what is done first at the top.

    `overrides` are the reasons sealed into the version that says this; each stands with its disagreement.
    """
    found = [problem for problem in check(content, born=None, today=None, review_within={}) if problem.contradiction]
    return [replace(problem.contradiction, reasons=reasons_for(problem, overrides)) for problem in found]


def basis(problem: Problem, content: dict) -> str:
    """What a problem stands on, as a hash: the same until an answer that its rule reads is changed.

    A reason given for going on is kept under `(problem.rule, problem.section, problem.row, basis)`, and holds for that.
    """
    return basis_of(problem, content, RULES)
