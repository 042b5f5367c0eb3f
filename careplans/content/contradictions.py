"""Statements of one plan that would have a crew do two different things in the first minute.

Each stops publication until it is put right, or until somebody gives a reason for leaving it and their name to it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from careplans.content.disagreement import ASK, disagree, quoted
from careplans.content.document import Problem
from careplans.content.facts import Facts, Row
from careplans.content.rulebook import NEEDS_A_REASON, WARNS, rule

ROW_WORDS = "intervention intervention_detail recommendation conditions"
REFUSAL_WORDS = "treatment circumstances"
ARREST = ("chest_compressions", "defibrillation", "arrest_drugs")
LIFE_SUPPORT = ("intensive_care", "intubation", "invasive_ventilation", "circulatory_support", "ecmo")
HOMES = ("home", "relatives_home", "supported_living")
CALLED = {"emergency_contact", "attorney", "replacement_attorney", "main_carer", "key_holder"}
MUST_NOT = "Someone to be called is someone who must not be contacted."
NOT_CONTACTED = "Do NOT contact"
SHORT = {"gsf": ("C", "D"), "prognosis": ("days", "weeks")}

# Words in which people refuse a treatment, and the treatments of the list they mean. What stands after "but not" or
# "except" is not refused.
NOT_REFUSED = re.compile(r"\b(but not|except|other than|apart from|not including|does not include)\b", re.IGNORECASE)
MEANS_CPR = re.compile(r"\bcpr\b|resuscitat|restart\w* (of )?(my|the) heart|heart restarted", re.IGNORECASE)
MEANS_MASK = re.compile(r"non.?invasive|\bniv\b|bipap|cpap|\bmasks?\b", re.IGNORECASE)
BY_VEIN, BY_MOUTH = r"vein|drip|intraven|\biv\b", r"mouth|oral|tablet|liquid"
MEANS = {
    "ventilat|breathing machine|life.support|windpipe|intubat": ("intubation", "invasive_ventilation"),
    "tracheostomy": ("tracheostomy",),
    "dialysis|kidney machine": ("dialysis",),
    "transfus|blood products?": ("blood_products",),
    r"tube.feed|feed\w*.{0,20}\btube|artificial(ly)? (feed|nutrition)|clinically assisted nutrition|\bpeg\b": (
        "artificial_nutrition",
    ),
    r"intensive care|\bitu\b|\bicu\b": ("intensive_care",),
    r"\b(admission|admitted|going|taken|transfer\w*|moved)\b.{0,12}\bhospital": ("hospital_transfer",),
    r"\b(surgery|operations?)\b": ("surgery", "fracture_surgery"),
    "defibrillat": ("defibrillation",),
    "chest compressions": ("chest_compressions",),
    r"\becmo\b|heart and lung machine": ("ecmo",),
}
IN_EVERY_CASE = re.compile(r"^\W*(in )?(any|all|every|whatever|for any reason|at any time|always)\b", re.IGNORECASE)


@rule(
    source="MCA 2005 s 26(1); domain.md §1.4 and §4.5",
    hazard="8, 17",
    reads="adrt adrt_treatments treatment_escalation",
    does=(NEEDS_A_REASON, WARNS),
)
def advance_decision_refuses_what_is_recommended(facts: Facts) -> Iterator[Problem]:
    """A treatment refused in advance is not recommended. Refused only in some circumstances, it is pointed out."""
    if not facts.has_adrt:
        return
    for refused in facts.rows("adrt_treatments"):
        for treatment in facts.treatments("recommended"):
            if _refuses(refused.said("treatment") or "", treatment):
                yield disagree(
                    "The advance decision refuses a treatment that is recommended.",
                    quoted(facts, "treatment_escalation", ROW_WORDS, treatment.id),
                    _refusal(facts, refused),
                    needs_reason=_in_every_case(refused),
                )


def _refusal(facts, refused):
    return quoted(facts, "adrt_treatments", REFUSAL_WORDS, refused.id).with_date_of(quoted(facts, "adrt", "status"))


def _in_every_case(refused):
    circumstances = refused.said("circumstances")
    return not circumstances or bool(IN_EVERY_CASE.search(circumstances))


def _refuses(words, treatment: Row):
    """Whether these words plainly mean this treatment; where that is not plain, they do not."""
    refused = NOT_REFUSED.split(words)[0]
    kind, detail = treatment.said("intervention"), (treatment.said("intervention_detail") or "").strip().lower()
    if kind == "other":
        return bool(detail) and detail in refused.lower()
    return kind in _meant_by(refused)


def _meant_by(words):
    meant = {kind for pattern, kinds in MEANS.items() if re.search(pattern, words, re.IGNORECASE) for kind in kinds}
    if MEANS_MASK.search(words):
        meant = (meant - {"intubation", "invasive_ventilation"}) | {"non_invasive_ventilation"}
    if re.search("antibiotic", words, re.IGNORECASE):
        meant |= _antibiotics(words)
    return meant


def _antibiotics(words):
    if re.search(BY_VEIN, words, re.IGNORECASE):
        return {"iv_antibiotics"}
    if re.search(BY_MOUTH, words, re.IGNORECASE):
        return {"oral_antibiotics"}
    return {"iv_antibiotics", "oral_antibiotics", "antimicrobials"}


@rule(
    source="MCA 2005 s 26(1); domain.md §4.5",
    hazard="8, 17",
    reads="adrt adrt_treatments cpr",
    does=(NEEDS_A_REASON, WARNS),
)
def advance_decision_refuses_cpr_that_is_recommended(facts: Facts) -> Iterator[Problem]:
    """CPR refused in advance is not recommended."""
    if not facts.has_adrt or facts.cpr not in ("attempt", "modified"):
        return
    for refused in facts.rows("adrt_treatments"):
        if MEANS_CPR.search(NOT_REFUSED.split(refused.said("treatment") or "")[0]):
            yield disagree(
                "The advance decision refuses CPR, and CPR is recommended.",
                quoted(facts, "cpr", "decision"),
                _refusal(facts, refused),
                needs_reason=_in_every_case(refused),
            )


@rule(
    source="ReSPECT v3 §4; domain.md §4.5",
    hazard="6, 17",
    reads="cpr.decision cpr.decided_on clinical_focus.focus clinical_focus.focus_reason",
    does=NEEDS_A_REASON,
)
def comfort_alone_and_cpr(facts: Facts) -> Iterator[Problem]:
    """CPR is not recommended where the focus is comfort."""
    if facts.cpr == "attempt" and facts.said("clinical_focus", "focus") == "comfort":
        yield disagree(
            "CPR is recommended, and the focus is comfort.",
            quoted(facts, "cpr", "decision"),
            quoted(facts, "clinical_focus", "focus focus_reason"),
            needs_reason=True,
        )


@rule(
    source="domain.md §1.6 and §4.5",
    hazard="7, 17",
    reads="clinical_focus.focus clinical_focus.focus_reason treatment_escalation",
    does=NEEDS_A_REASON,
)
def comfort_alone_and_life_support(facts: Facts) -> Iterator[Problem]:
    """Life support is not recommended, without any condition, where the focus is comfort."""
    if facts.said("clinical_focus", "focus") != "comfort":
        return
    for treatment in facts.treatments("recommended", *LIFE_SUPPORT):
        if not treatment.said("conditions"):
            yield disagree(
                "Life support is recommended, and the focus is comfort.",
                quoted(facts, "treatment_escalation", ROW_WORDS, treatment.id),
                quoted(facts, "clinical_focus", "focus focus_reason"),
                needs_reason=True,
            )


@rule(
    source="domain.md §1.6 and §4.5",
    hazard="6, 17",
    reads="cpr.decision cpr.decided_on treatment_escalation",
    does=NEEDS_A_REASON,
)
def parts_of_cpr_agree_with_cpr(facts: Facts) -> Iterator[Problem]:
    """Compressions, defibrillation and arrest drugs are recommended only where CPR is, and the other way round."""
    against = {"attempt": "not_recommended", "not_recommended": "recommended"}.get(facts.cpr)
    if not against:
        return
    for treatment in facts.treatments(against, *ARREST):
        if not treatment.said("conditions"):
            yield disagree(
                "A part of CPR has another answer than CPR itself.",
                quoted(facts, "treatment_escalation", ROW_WORDS, treatment.id),
                quoted(facts, "cpr", "decision"),
                needs_reason=True,
            )


@rule(source="domain.md §4.5", hazard="17", reads="treatment_escalation", does=NEEDS_A_REASON)
def one_answer_about_hospital(facts: Facts) -> Iterator[Problem]:
    """Two different answers about going to hospital are pointed out."""
    yield from _two_answers(
        facts, "There are different answers about transfer to hospital.", lambda kind: kind == "hospital_transfer"
    )


@rule(source="domain.md §1.6 and §4.5", hazard="17", reads="treatment_escalation", does=NEEDS_A_REASON)
def one_answer_about_each_treatment(facts: Facts) -> Iterator[Problem]:
    """Two different answers about the same treatment, in the same words, are pointed out."""
    yield from _two_answers(
        facts, "There are different answers about one treatment.", lambda kind: kind != "hospital_transfer"
    )


def _two_answers(facts, what, concerns):
    rows = [row for row in facts.treatments() if concerns(row.said("intervention"))]
    for earlier, later in combinations(rows, 2):
        if _is_the_same(earlier, later) and earlier.said("recommendation") != later.said("recommendation"):
            yield disagree(
                what,
                quoted(facts, "treatment_escalation", ROW_WORDS, later.id),
                quoted(facts, "treatment_escalation", ROW_WORDS, earlier.id),
                needs_reason=True,
            )


def _is_the_same(one, other):
    """The same treatment in the same words; "only if" one thing and "not" for another are two answers, not one."""
    kinds = [
        (row.said("intervention"), (row.said("intervention_detail") or "").strip().lower()) for row in (one, other)
    ]
    conditions = [(row.said("conditions") or "").strip().lower() for row in (one, other)]
    return kinds[0] == kinds[1] and (not all(conditions) or conditions[0] == conditions[1])


@rule(source="domain.md §1.6 and §4.5", hazard="17", reads="treatment_escalation", does=NEEDS_A_REASON)
def at_home_only_and_to_hospital(facts: Facts) -> Iterator[Problem]:
    """“At home only” and “to hospital”, both without a condition, cannot both be recommended."""
    for home in facts.treatments("recommended", "home_treatment"):
        for hospital in facts.treatments("recommended", "hospital_transfer"):
            if not (home.said("conditions") or home.said("intervention_detail") or hospital.said("conditions")):
                yield disagree(
                    "Treatment only at home and transfer to hospital are both recommended.",
                    quoted(facts, "treatment_escalation", ROW_WORDS, hospital.id),
                    quoted(facts, "treatment_escalation", ROW_WORDS, home.id),
                    needs_reason=True,
                )


@rule(
    source="domain.md §1.10 and §4.5",
    hazard="17",
    reads=(
        "treatment_escalation place_of_death.first_choice place_of_death.first_choice_named place_of_death.asked_on "
        "clinical_focus.focus prognosis.gsf prognosis.prognosis"
    ),
    does=WARNS,
)
def to_die_at_home_and_to_hospital(facts: Facts) -> Iterator[Problem]:
    """Near the end, or where the focus is comfort, to die at home and to go to hospital for anything do not agree."""
    near_the_end = facts.gsf in SHORT["gsf"] or facts.said("prognosis", "prognosis") in SHORT["prognosis"]
    if not near_the_end and facts.said("clinical_focus", "focus") != "comfort":
        return
    if facts.said("place_of_death", "first_choice") not in HOMES:
        return
    for hospital in facts.treatments("recommended", "hospital_transfer"):
        if not hospital.said("conditions"):
            yield disagree(
                "The person would like to die at home, and transfer to hospital is recommended for anything.",
                quoted(facts, "treatment_escalation", ROW_WORDS, hospital.id),
                quoted(facts, "place_of_death", "first_choice first_choice_named"),
            )


@rule(
    source="MCA 2005 s 25(2)(a); domain.md §1.4",
    hazard="8",
    reads="adrt adrt_treatments",
    does=NEEDS_A_REASON,
)
def no_advance_decision_and_treatments_refused(facts: Facts) -> Iterator[Problem]:
    """Where there is said to be no advance decision, none refuses a treatment: the card would not show it."""
    refused = facts.rows("adrt_treatments")
    if facts.said("adrt", "status") == "none" and refused:
        yield disagree(
            "It says that there is no advance decision, and treatments refused in advance are listed.",
            quoted(facts, "adrt", "status note"),
            quoted(facts, "adrt_treatments", REFUSAL_WORDS, refused[0].id),
            needs_reason=True,
        )


@rule(
    source="domain.md §1.3 and §1.11",
    hazard="19",
    reads="personal_contacts consent.do_not_contact consent.recorded_on consent.recorded_by",
    does=NEEDS_A_REASON,
)
def nobody_to_be_called_is_not_to_be_contacted(facts: Facts) -> Iterator[Problem]:
    """Someone who must not be contacted is neither an emergency contact nor an attorney."""
    shunned = (facts.said("consent", "do_not_contact") or "").lower()
    for person in facts.rows("personal_contacts"):
        roles = set(person.said("roles") or ())
        if "do_not_contact" in roles and roles & CALLED:
            both = quoted(facts, "personal_contacts", "name roles", person.id)
            yield disagree(MUST_NOT, both, replace(both, words=NOT_CONTACTED), precedence=ASK, needs_reason=True)
        elif roles & CALLED and _is_named(person.said("name"), shunned):
            yield disagree(
                MUST_NOT,
                quoted(facts, "personal_contacts", "name roles", person.id),
                quoted(facts, "consent", "do_not_contact"),
                precedence=ASK,
                needs_reason=True,
            )


def _is_named(name, text):
    """Whether this whole name, of more than one word, stands in the text."""
    words = (name or "").lower().split()
    return len(words) > 1 and re.search(rf"\b{re.escape(' '.join(words))}\b", text) is not None


CONTRADICTIONS = (
    advance_decision_refuses_cpr_that_is_recommended,
    advance_decision_refuses_what_is_recommended,
    comfort_alone_and_cpr,
    parts_of_cpr_agree_with_cpr,
    comfort_alone_and_life_support,
    one_answer_about_hospital,
    at_home_only_and_to_hospital,
    one_answer_about_each_treatment,
    to_die_at_home_and_to_hospital,
    no_advance_decision_and_treatments_refused,
    nobody_to_be_called_is_not_to_be_contacted,
)
