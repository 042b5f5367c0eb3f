"""Rules about allergies, treatments, devices, medicines and scales. No dose is ever judged."""

import re
from collections.abc import Iterator

from careplans.content.disagreement import ASK, disagree, quoted
from careplans.content.document import Problem
from careplans.content.facts import Facts
from careplans.content.rulebook import BLOCKS, WARNS, rule

DOSES = (
    ("medicines", "dose"),
    ("emergency_medicines", "dose"),
    ("anticipatory_items", "authorised_dose"),
    ("anticipatory_items", "max_24h"),
)
EASILY_MISREAD = re.compile(r"\b(mcg|ug)\b|[µμ]g|(?<![\d.])\.\d|(?<![\d.])\d+\.\d*0(?![\d.])", re.IGNORECASE)
LIFELONG = re.compile(r"learning disabilit|intellectual disabilit|down'?’?s? syndrome|cerebral palsy", re.IGNORECASE)


@rule(source="domain.md §1.7", reads="allergies allergy_list", hazard="12")
def allergy_state_agrees_with_the_list(facts: Facts) -> Iterator[Problem]:
    """Known allergies are listed, and "none known" has no list."""
    status, listed = facts.said("allergies", "status"), facts.rows("allergy_list")
    if status == "known" and not listed:
        yield Problem("Allergies are known: add each of them.", "allergy_list")
    if listed and status in ("none_known", "not_recorded", "unavailable"):
        yield disagree(
            "Allergies are listed, so the answer is “Known allergies”.",
            quoted(facts, "allergies", "status basis"),
            quoted(facts, "allergy_list", "agent reaction severity", listed[0].id),
            precedence=ASK,
            blocks=True,
        )


@rule(
    source="domain.md §1.9 and §8 rule 10",
    reads="cpr.decision devices.kind devices.icd_shock_status",
    hazard="11",
    does=WARNS,
)
def icd_is_off_where_cpr_is_not_wanted(facts: Facts) -> Iterator[Problem]:
    """An ICD that can still shock is pointed out where CPR is not recommended."""
    if facts.cpr != "not_recommended":
        return
    for device in facts.icds_that_may_shock:
        yield Problem(
            "CPR is not recommended, and the ICD can still give shocks. Plan its deactivation.",
            "devices",
            "icd_shock_status",
            device.id,
            blocks=False,
        )


@rule(source="domain.md §1.6", reads="treatment_escalation", hazard="7", does=(WARNS, BLOCKS))
def a_condition_is_stated(facts: Facts) -> Iterator[Problem]:
    """“Only if…” says if what, and “Other” says what."""
    for treatment in facts.rows("treatment_escalation"):
        if treatment.said("intervention") == "other" and not treatment.said("intervention_detail"):
            yield Problem("Say which treatment.", "treatment_escalation", "intervention_detail", treatment.id)
        if treatment.said("recommendation") == "conditional" and not treatment.said("conditions"):
            yield Problem("Say on what conditions.", "treatment_escalation", "conditions", treatment.id, blocks=False)


@rule(
    source="domain.md §7",
    reads="medicines.dose emergency_medicines.dose anticipatory_items.authorised_dose anticipatory_items.max_24h",
    hazard="13",
    does=WARNS,
)
def doses_cannot_be_misread(facts: Facts) -> Iterator[Problem]:
    """No "mcg", no trailing nought, no naked decimal point. Doses are never judged."""
    for section, key in DOSES:
        for row in facts.rows(section):
            if EASILY_MISREAD.search(row.said(key) or ""):
                yield Problem(
                    "Write “micrograms” in full, 5 mg rather than 5.0 mg, and 0.5 mg rather than .5 mg.",
                    section,
                    key,
                    row.id,
                    blocks=False,
                )


@rule(source="domain.md §1.8", reads="anticipatory", hazard="13", does=WARNS)
def medicines_in_place_can_be_given(facts: Facts) -> Iterator[Problem]:
    """Medicines that are in place can be found, with the chart to give them."""
    if facts.said("anticipatory", "status") != "in_place":
        return
    if not facts.said("anticipatory", "where_kept"):
        yield Problem("Say where the medicines are kept.", "anticipatory", "where_kept", blocks=False)
    if not facts.is_yes("anticipatory", "chart_present"):
        yield Problem(
            "Without the signed chart nobody may give these medicines.", "anticipatory", "chart_present", blocks=False
        )


@rule(
    source="domain.md §1.9",
    hazard="11",
    reads="devices.kind devices.icd_shock_status devices.deactivation_on",
    does=WARNS,
)
def a_device_turned_off_says_when(facts: Facts) -> Iterator[Problem]:
    """An ICD whose shocks were turned off has the date on which that was done."""
    for device in facts.rows("devices"):
        if device.said("icd_shock_status") == "deactivated" and not device.said("deactivation_on"):
            yield Problem(
                "Give the date on which the shocks were turned off.",
                "devices",
                "deactivation_on",
                device.id,
                blocks=False,
            )


@rule(
    source="domain.md §1.8",
    hazard="13",
    reads="anticipatory.status anticipatory.review_by anticipatory.stock_expires_on",
    does=WARNS,
)
def medicines_in_place_are_in_date(facts: Facts) -> Iterator[Problem]:
    """Medicines that are in place have not expired, and their chart is not past its review."""
    if facts.said("anticipatory", "status") != "in_place":
        return
    for key, told in (("stock_expires_on", "The stock has expired."), ("review_by", "The chart's review has passed.")):
        if facts.is_past(facts.said("anticipatory", key)):
            yield Problem(f"{told} Have it renewed, and correct the date.", "anticipatory", key, blocks=False)


@rule(
    source="NICE NG31; domain.md §1.8",
    hazard="13",
    reads=(
        "anticipatory.status anticipatory_items.drug anticipatory_items.authorised_dose anticipatory_items.route "
        "anticipatory_items.indication"
    ),
    does=WARNS,
)
def what_a_chart_authorises_is_whole(facts: Facts) -> Iterator[Problem]:
    """Each medicine in place has its dose, its route and what it is for, as the chart has them. None is judged."""
    if facts.said("anticipatory", "status") != "in_place":
        return
    for row in facts.rows("anticipatory_items"):
        for key, words in (("authorised_dose", "the dose"), ("route", "the route"), ("indication", "what it is for")):
            if not row.said(key):
                yield Problem(f"Copy {words} from the chart.", "anticipatory_items", key, row.id, blocks=False)


@rule(
    source="domain.md §1.8",
    hazard="13",
    reads="syringe_driver.in_use syringe_driver.support_phone",
    does=WARNS,
)
def a_driver_in_use_has_a_number(facts: Facts) -> Iterator[Problem]:
    """A syringe driver in use has somebody to ring about its alarm."""
    if facts.is_yes("syringe_driver", "in_use") and not facts.said("syringe_driver", "support_phone"):
        yield Problem("Say whom to ring about an alarm.", "syringe_driver", "support_phone", blocks=False)


@rule(
    source="Clinical Frailty Scale v2.0; domain.md §1.7",
    hazard="20",
    reads="function.cfs learning_disability other_problems.problem primary_diagnosis.diagnosis",
    does=WARNS,
)
def frailty_scale_fits_the_person(facts: Facts) -> Iterator[Problem]:
    """The frailty scale is not used under 65, nor for a stable lifelong disability."""
    if facts.said("function", "cfs") is None:
        return
    if (facts.age is not None and facts.age < 65) or _has_lifelong_disability(facts):
        yield Problem(
            "The frailty scale is not valid under 65 or for a lifelong disability. Leave it out, and say why.",
            "function",
            "cfs",
            blocks=False,
        )


def _has_lifelong_disability(facts):
    problems = [row.said("problem") or "" for row in facts.rows("other_problems")]
    named = " ".join([facts.said("primary_diagnosis", "diagnosis") or "", *problems])
    return bool(facts.content.get("learning_disability")) or bool(LIFELONG.search(named))


@rule(source="domain.md §1.7", hazard="22", reads="function.akps")
def the_living_score_above_0(facts: Facts) -> Iterator[Problem]:
    """0 on the performance scale means dead: no plan in use has it."""
    if facts.said("function", "akps") == 0:
        yield Problem("0 means dead. Correct the score.", "function", "akps")


HEALTH_RULES = (
    allergy_state_agrees_with_the_list,
    icd_is_off_where_cpr_is_not_wanted,
    a_device_turned_off_says_when,
    a_condition_is_stated,
    medicines_in_place_can_be_given,
    medicines_in_place_are_in_date,
    what_a_chart_authorises_is_whole,
    doses_cannot_be_misread,
    a_driver_in_use_has_a_number,
    frailty_scale_fits_the_person,
    the_living_score_above_0,
)
