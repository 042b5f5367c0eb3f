"""Rules about CPR, capacity and involvement. Each cites where it comes from and what harm it prevents."""

import re
from collections.abc import Iterator

from careplans.content.document import Problem
from careplans.content.facts import Facts

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


def modified_cpr_is_for_children(facts: Facts) -> Iterator[Problem]:
    """Modified CPR applies only under 18, with its details (ReSPECT v3 §4.3; domain.md §8 rule 1; hazard 6)."""
    if facts.cpr != "modified":
        return
    if not facts.is_under_18:
        yield Problem("Modified CPR is only for a person under 18. Choose one of the other two.", "cpr", "decision")
    if not facts.said("cpr", "modified_details"):
        yield Problem("Say what modified CPR means for this child.", "cpr", "modified_details")


def limiting_cpr_needs_a_reason(facts: Facts) -> Iterator[Problem]:
    """A recommendation against CPR, or to modify it, gives its reason (domain.md §8 rule 4; hazards 6 and 20)."""
    if facts.limits_cpr and not facts.said("cpr", "reason"):
        yield Problem("Give the reason for this recommendation about CPR.", "cpr", "reason")


def limiting_cpr_was_talked_about(facts: Facts) -> Iterator[Problem]:
    """It was discussed with the person, and with those close where capacity is lacking, or it is said why not.

    Tracey 2014 and Winspear 2015 (domain.md §1.5 and §8 rule 4; hazard 21: nobody learns it first from a screen).
    """
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


def disability_is_never_the_reason(facts: Facts) -> Iterator[Problem]:
    """A disability, an age or an address cannot be the only reason against CPR (domain.md §1.13; hazard 20)."""
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


def lacking_capacity_means_others_were_consulted(facts: Facts) -> Iterator[Problem]:
    """Without capacity, option B with a proxy, family or an advocate consulted, or reason D.

    MCA 2005 s 4; ReSPECT v3 §6 (domain.md §8 rule 5; hazard 10). Under 18, C takes the place of B.
    """
    if not facts.lacks_capacity:
        return
    reason = facts.said("involvement", "other_reason")
    accepted = {"b", "c1", "c2"} if facts.is_under_18 else {"b"}
    if not facts.involvement & accepted and not ("d" in facts.involvement and reason):
        yield Problem(
            "The person lacks capacity, so involvement is B, or D with its reason.", "involvement", "how_involved"
        )
    if not reason and not _somebody_was_consulted(facts):
        yield Problem(
            "Record who was consulted for the person: a legal proxy, family, or an advocate; or give the reason.",
            "involvement",
            "people_involved",
        )


def _somebody_was_consulted(facts):
    discussions = set(facts.said("involvement", "discussions") or ())
    return (
        facts.is_yes("shared_understanding", "legal_proxy")
        or facts.is_yes("cpr", "discussed_with_family")
        or bool(discussions & {"acp_family", "acp_caregiver", "cpr_family", "cpr_caregiver"})
        or bool(facts.said("imca", "instructed_on"))
        or any(person.said("involved_in_planning") == "yes" for person in facts.rows("personal_contacts"))
    )


def an_advocate_is_thought_of(facts: Facts) -> Iterator[Problem]:
    """Nobody suitable to consult and a serious decision: an advocate is considered (MCA 2005 s 37; domain.md §1.4)."""
    if not facts.lacks_capacity or facts.said("imca", "required"):
        return
    close = [
        person
        for person in facts.rows("personal_contacts")
        if not {"paid_carer", "do_not_contact"} & set(person.said("roles") or ())
    ]
    if not close and (facts.cpr or facts.rows("treatment_escalation")):
        yield Problem(
            "Nobody close is recorded to be consulted. Say whether an advocate (IMCA) is required.",
            "imca",
            "required",
            blocks=False,
        )


def involvement_c_is_for_children(facts: Facts) -> Iterator[Problem]:
    """Involvement C is for a person under 18 (ReSPECT v3 §6; domain.md §8 rule 6)."""
    if facts.involvement & {"c1", "c2", "c3"} and not facts.is_under_18:
        yield Problem("Involvement C is only for a person under 18.", "involvement", "how_involved")


def involvement_is_one_answer(facts: Facts) -> Iterator[Problem]:
    """A or B or one of C1 and C2 (with C3), or D with its reason (ReSPECT v3 §6; domain.md §1.5)."""
    ticked = facts.involvement
    if len(ticked & {"a", "b", "c1", "c2"}) > 1:
        yield Problem("Choose only one of A, B, C1 and C2.", "involvement", "how_involved")
    if "a" in ticked and facts.lacks_capacity:
        yield Problem("A says that the person has capacity; the answer above says not.", "involvement", "how_involved")
    if "b" in ticked and facts.is_yes("involvement", "has_capacity"):
        yield Problem(
            "B says that the person lacks capacity; the answer above says not.", "involvement", "how_involved"
        )
    c_without_parents = ticked & {"c1", "c2"} and "c3" not in ticked
    if ("d" in ticked or c_without_parents) and not facts.said("involvement", "other_reason"):
        yield Problem("Give the reason: D, or C without C3, needs one.", "involvement", "other_reason")


def limiting_cpr_says_who_was_involved(facts: Facts) -> Iterator[Problem]:
    """Capacity and involvement are said wherever CPR is limited (ReSPECT v3 §5 and §6; hazards 10 and 20)."""
    if not facts.limits_cpr:
        return
    if facts.said("involvement", "has_capacity") is None:
        yield Problem(
            "Say whether the person has capacity for this recommendation about CPR.", "involvement", "has_capacity"
        )
    if not facts.involvement and not facts.said("involvement", "other_reason"):
        yield Problem("Say how the person was involved: A, B, C or D.", "involvement", "how_involved")


CPR_RULES = (
    modified_cpr_is_for_children,
    limiting_cpr_needs_a_reason,
    limiting_cpr_was_talked_about,
    disability_is_never_the_reason,
    limiting_cpr_says_who_was_involved,
    involvement_is_one_answer,
    involvement_c_is_for_children,
    lacking_capacity_means_others_were_consulted,
    an_advocate_is_thought_of,
)
