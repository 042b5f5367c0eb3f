"""Rules about CPR."""

import re
from collections.abc import Iterator

from careplans.content.document import Problem
from careplans.content.facts import Facts
from careplans.content.rulebook import BLOCKS, WARNS, rule

# What is never a clinical reason by itself: a disability, an age, an address (domain.md §1.13, hazard 20).
NEVER_A_REASON = re.compile(
    r"learning (disabilit|difficult)\w*|intellectual disabilit\w*|frailty of ld|\bld\b|down'?s?( syndrome)?\b"
    r"|trisomy( 21)?|autis\w*|asperger\w*|disab\w*|cerebral palsy|mental (illness|disorder|health)\w*|mentally ill"
    r"|old age|elderly|\bage[ds]?\b|years? old|\d+|prison\w*|custody|inmate|homeless\w*|(care|nursing) home"
    r"|resident\w*|supported living|wheelchair( user)?"
)
SAYS_NOTHING_MORE = re.compile(
    r"\b(a|all|also|an|and|any|as|at|be|because|been|but|by|cannot|cpr|diagnosed|diagnosis|does|dnacpr|due|for|from|given"
    r"|grounds|had|has|have|having|he|her|hers|him|his|history|in|is|it|its|known|life|lifelong|lives|living|low|man|mild"
    r"|moderate|not|of|on|only|or|patient|person|poor|profound|quality|reason|recommended|resuscitat\w*|see|severe|she"
    r"|significant|so|sole|syndrome|that|the|their|them|they|this|to|uses|very|was|who|with|woman|would)\b"
)


@rule(source="ReSPECT v3 §4.3; domain.md §8 rule 1", reads="cpr.decision cpr.modified_details", hazard="6")
def modified_cpr_is_for_children(facts: Facts) -> Iterator[Problem]:
    """Modified CPR applies only under 18, with its details."""
    if facts.cpr != "modified":
        return
    if not facts.is_under_18:
        yield Problem("Modified CPR is only for a person under 18. Choose one of the other two.", "cpr", "decision")
    if not facts.said("cpr", "modified_details"):
        yield Problem("Say what modified CPR means for this child.", "cpr", "modified_details")


@rule(source="domain.md §8 rule 4", reads="cpr.decision cpr.reason", hazard="6, 20")
def limiting_cpr_needs_a_reason(facts: Facts) -> Iterator[Problem]:
    """A recommendation against CPR, or to modify it, gives its reason."""
    if facts.limits_cpr and not facts.said("cpr", "reason"):
        yield Problem("Give the reason for this recommendation about CPR.", "cpr", "reason")


@rule(
    source="Tracey 2014; Winspear 2015; domain.md §1.5 and §8 rule 4", reads="cpr involvement.has_capacity", hazard="21"
)
def limiting_cpr_was_talked_about(facts: Facts) -> Iterator[Problem]:
    """It was discussed with the person, and with those close where capacity is lacking, or it is said why not."""
    if not facts.limits_cpr:
        return
    if not facts.is_yes("cpr", "discussed_with_person") and not facts.said("cpr", "discussed_with_person_reason"):
        yield Problem("Say that CPR was discussed with the person, or why it was not.", "cpr", "discussed_with_person")
    spoke_with_family = facts.is_yes("cpr", "discussed_with_family") or facts.said(
        "cpr", "discussed_with_family_reason"
    )
    if facts.lacks_capacity and not spoke_with_family:
        yield Problem(
            "The person lacks capacity: say that CPR was discussed with those close to them, or why it was not.",
            "cpr",
            "discussed_with_family",
        )


@rule(source="domain.md §1.13", reads="cpr.decision cpr.reason", hazard="20")
def disability_is_never_the_reason(facts: Facts) -> Iterator[Problem]:
    """A disability, an age or an address cannot be the only reason against CPR."""
    reason = (facts.said("cpr", "reason") or "").lower().replace("’", "'")
    if not facts.limits_cpr or not reason or not NEVER_A_REASON.search(reason):
        return
    left = SAYS_NOTHING_MORE.sub(" ", NEVER_A_REASON.sub(" ", reason))
    if not re.search(r"[^\W\d_]{2,}", left):
        yield Problem(
            "A disability, an age or where someone lives is not a reason to withhold CPR. Give the clinical reason.",
            "cpr",
            "reason",
        )


@rule(
    source="domain.md §1.5 and §1.6",
    hazard="7",
    reads="cpr.decision treatment_escalation.recommendation comfort.would_want likely_emergencies.what_to_do",
    does=WARNS,
)
def not_cpr_is_not_do_not_treat(facts: Facts) -> Iterator[Problem]:
    """Where CPR is not recommended, it is said what the person would want treated or done."""
    wanted = facts.treatments("recommended") + facts.treatments("conditional") + facts.rows("likely_emergencies")
    if facts.cpr == "not_recommended" and not wanted and not facts.said("comfort", "would_want"):
        yield Problem(
            "Say what the person would want. A recommendation against CPR is about CPR alone.",
            "treatment_escalation",
            blocks=False,
        )


@rule(
    source="domain.md §4.6 and §8 rule 1",
    hazard="6",
    reads="cpr.decision review.review_due",
    does=(BLOCKS, WARNS),
)
def modified_cpr_is_made_again_at_18(facts: Facts) -> Iterator[Problem]:
    """The plan of a child is reviewed by the eighteenth birthday; with modified CPR it must be."""
    due, birthday = facts.said("review", "review_due"), facts.turns_18_on
    if facts.is_under_18 and due and due > birthday.isoformat():
        yield Problem(
            "Review the plan by the eighteenth birthday: modified CPR ends there, and the law changes.",
            "review",
            "review_due",
            blocks=facts.cpr == "modified",
        )


CPR_RULES = (
    modified_cpr_is_for_children,
    limiting_cpr_needs_a_reason,
    limiting_cpr_was_talked_about,
    disability_is_never_the_reason,
    not_cpr_is_not_do_not_treat,
    modified_cpr_is_made_again_at_18,
)
