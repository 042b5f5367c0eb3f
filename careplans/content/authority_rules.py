"""Rules about who may decide for the person: attorneys, deputies and parents."""

import re
from collections.abc import Iterator

from careplans.content.document import Problem
from careplans.content.facts import Facts
from careplans.content.rulebook import WARNS, rule

DEPUTY = re.compile(r"\bdeputy\b(?! (manager|head|ward|sister|governor|charge|chief|matron))", re.IGNORECASE)
SUSTAINS_LIFE = (
    "intensive_care",
    "intubation",
    "invasive_ventilation",
    "non_invasive_ventilation",
    "tracheostomy",
    "circulatory_support",
    "ecmo",
    "dialysis",
    "artificial_nutrition",
    "defibrillation",
    "chest_compressions",
)


@rule(
    source="MCA 2005 s 9; domain.md §8 rule 8",
    reads="lpa_health_welfare.registration lpa_health_welfare.revoked lpa_health_welfare.active_now",
    hazard="9",
)
def unregistered_lpa_has_no_effect(facts: Facts) -> Iterator[Problem]:
    """A power of attorney that is not registered is never authority."""
    for lpa in facts.rows("lpa_health_welfare"):
        if lpa.said("active_now") == "yes" and lpa not in facts.effective_lpas:
            yield Problem(
                "A power of attorney that is not registered, or is revoked, cannot be in use. Correct one of the two.",
                "lpa_health_welfare",
                "active_now",
                lpa.id,
            )


@rule(
    source="domain.md §1.5",
    reads="shared_understanding.legal_proxy lpa_health_welfare parental_responsibility other_authority.deputy",
    hazard="9",
    does=WARNS,
)
def a_proxy_is_named(facts: Facts) -> Iterator[Problem]:
    """Saying that a legal proxy is in place needs one with authority on record."""
    if not facts.is_yes("shared_understanding", "legal_proxy"):
        return
    has_proxy = (
        facts.effective_lpas or facts.rows("parental_responsibility") or facts.is_yes("other_authority", "deputy")
    )
    if not has_proxy:
        yield Problem(
            "A legal proxy is said to be in place, and none with authority is recorded.",
            "shared_understanding",
            "legal_proxy",
            blocks=False,
        )


@rule(source="MCA 2005 ss 9 and 24; domain.md §1.4", reads="adrt.status lpa_health_welfare", hazard="8, 9")
def nothing_binds_before_18(facts: Facts) -> Iterator[Problem]:
    """Neither an advance decision nor a power of attorney can be made before 18."""
    if not facts.is_under_18:
        return
    if facts.has_adrt:
        yield Problem("An advance decision cannot be made before 18.", "adrt", "status")
    if facts.rows("lpa_health_welfare"):
        yield Problem("A lasting power of attorney cannot be made before 18.", "lpa_health_welfare")


@rule(
    source="MCA 2005 ss 9 and 16; domain.md §1.3 and §1.4",
    hazard="9",
    reads=(
        "consent.plan_created_with lpa_health_welfare.registration lpa_health_welfare.revoked other_authority.deputy"
    ),
)
def an_attorney_who_decided_has_authority(facts: Facts) -> Iterator[Problem]:
    """A plan made by the decision of an attorney or deputy has one with authority on record."""
    has_authority = facts.effective_lpas or facts.is_yes("other_authority", "deputy")
    if facts.said("consent", "plan_created_with") == "attorney" and not has_authority:
        yield Problem(
            "No registered power of attorney and no deputy is recorded. Say on what footing the plan is made.",
            "consent",
            "plan_created_with",
        )


@rule(
    source="MCA 2005 s 20(5); domain.md §1.4",
    hazard="9",
    reads="cpr.decision cpr.reason treatment_escalation",
    does=WARNS,
)
def a_deputy_refuses_nothing_that_sustains_life(facts: Facts) -> Iterator[Problem]:
    """No recommendation against life-sustaining treatment rests on a deputy's word."""
    told = "A deputy cannot refuse life-sustaining treatment. Give the clinical reason, and who decided."
    if facts.cpr == "not_recommended" and DEPUTY.search(facts.said("cpr", "reason") or ""):
        yield Problem(told, "cpr", "reason", blocks=False)
    for row in facts.treatments("not_recommended", *SUSTAINS_LIFE):
        for key in ("decided_by", "reason"):
            if DEPUTY.search(row.said(key) or ""):
                yield Problem(told, "treatment_escalation", key, row.id, blocks=False)


@rule(
    source="MCA 2005 s 9; domain.md §1.4",
    hazard="9",
    reads="attorneys.name attorneys.instrument other_authority.property_lpa lpa_health_welfare.registration",
    does=WARNS,
)
def property_attorneys_have_no_say(facts: Facts) -> Iterator[Problem]:
    """Attorneys for property and finance have no say in treatment, and are kept off the card."""
    for attorney in facts.rows("attorneys"):
        if attorney not in facts.health_attorneys:
            yield Problem(
                "An attorney for property has no say in treatment and is not shown on the card. Record them elsewhere.",
                "attorneys",
                "name",
                attorney.id,
                blocks=False,
            )


@rule(
    source="ReSPECT v3 §8; domain.md §1.4",
    hazard="9",
    reads=(
        "attorneys.name attorneys.phone attorneys.kind personal_contacts.name personal_contacts.phone "
        "attorneys.instrument other_authority.property_lpa lpa_health_welfare.registration"
    ),
    does=WARNS,
)
def an_attorney_can_be_reached(facts: Facts) -> Iterator[Problem]:
    """An attorney has a telephone number, here or among the contacts."""
    reached = {person.said("name") for person in facts.rows("personal_contacts") if person.said("phone")}
    for attorney in facts.health_attorneys:
        is_reached = attorney.said("phone") or attorney.said("name") in reached
        if attorney.said("kind") != "replacement" and not is_reached:
            yield Problem("Give the attorney's telephone number.", "attorneys", "phone", attorney.id, blocks=False)


@rule(
    source="Children Act 1989 s 3; domain.md §1.4 and §1.12",
    hazard="10",
    reads="parental_responsibility",
    does=WARNS,
)
def parents_of_a_child_are_recorded(facts: Facts) -> Iterator[Problem]:
    """Under 18, those with parental responsibility are recorded."""
    if facts.is_under_18 and not facts.rows("parental_responsibility"):
        yield Problem(
            "Record who has parental responsibility, and how it is held.", "parental_responsibility", blocks=False
        )


AUTHORITY_RULES = (
    unregistered_lpa_has_no_effect,
    an_attorney_who_decided_has_authority,
    a_deputy_refuses_nothing_that_sustains_life,
    a_proxy_is_named,
    property_attorneys_have_no_say,
    an_attorney_can_be_reached,
    nothing_binds_before_18,
    parents_of_a_child_are_recorded,
)
