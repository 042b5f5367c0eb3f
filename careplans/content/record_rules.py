"""Rules about allergies, devices, medicines, people and the review date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from careplans.content.document import Problem
from careplans.content.facts import Facts
from careplans.content.wording import format_date

DOSES = (
    ("medicines", "dose"),
    ("emergency_medicines", "dose"),
    ("anticipatory_items", "authorised_dose"),
    ("anticipatory_items", "max_24h"),
)
EASILY_MISREAD = re.compile(r"\b(mcg|ug)\b|[µμ]g|(?<![\d.])\.\d|(?<![\d.])\d+\.\d*0(?![\d.])", re.IGNORECASE)
REVIEW_COLOURS = {"C": "yellow", "D": "red"}


def allergy_state_agrees_with_the_list(facts: Facts) -> Iterator[Problem]:
    """Known allergies are listed, and "none known" has no list (domain.md §1.7; hazard 12)."""
    status, listed = facts.said("allergies", "status"), facts.rows("allergy_list")
    if status == "known" and not listed:
        yield Problem("Allergies are known: add each of them.", "allergy_list")
    if listed and status in ("none_known", "not_recorded", "unavailable"):
        yield Problem("Allergies are listed, so the answer is “Known allergies”.", "allergies", "status")


def icd_is_off_where_cpr_is_not_wanted(facts: Facts) -> Iterator[Problem]:
    """An ICD that can still shock is pointed out where CPR is not recommended (domain.md §8 rule 10; hazard 11)."""
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


def one_key_worker(facts: Facts) -> Iterator[Problem]:
    """Exactly one key worker is active (domain.md §1.11 and §8 rule 11)."""
    key_workers = facts.key_workers()
    if not key_workers:
        yield Problem("Say who the key worker is.", "professional_contacts", "key_worker", blocks=False)
    for extra in key_workers[1:]:
        yield Problem("There can be only one key worker.", "professional_contacts", "key_worker", extra.id)


def somebody_can_be_reached(facts: Facts) -> Iterator[Problem]:
    """There is an emergency contact, or it is said that there is none (domain.md §4.3; ReSPECT v3 §8)."""
    if facts.people_with_role("emergency_contact"):
        return
    shunned = facts.people_with_role("do_not_contact")
    if any(person not in shunned for person in facts.rows("personal_contacts")):
        yield Problem("Mark who is the emergency contact.", "personal_contacts", "roles", blocks=False)
    elif facts.said("first_call", "has_emergency_contact") != "no":
        yield Problem(
            "Add an emergency contact to the personal contacts, or say that there is none.",
            "first_call",
            "has_emergency_contact",
        )


def person_would_call_the_same(facts: Facts) -> Iterator[Problem]:
    """Where the person would turn is the plan's first call (ESTHER; domain.md §2.2)."""
    would_ring, first = facts.said("esther", "where_to_turn"), facts.said("first_call", "number")
    if not would_ring or not first or re.sub(r"\D", "", first) in re.sub(r"\D", "", would_ring):
        return
    who = facts.said("first_call", "who") or ""
    if not _long_words(would_ring) & _long_words(who):
        yield Problem(
            "The person would ring someone else first. Agree on one first call.", "first_call", "number", blocks=False
        )


def _long_words(text):
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}


def a_condition_is_stated(facts: Facts) -> Iterator[Problem]:
    """“Only if…” says if what, and “Other” says what (domain.md §1.6; hazard 7)."""
    for treatment in facts.rows("treatment_escalation"):
        if treatment.said("intervention") == "other" and not treatment.said("intervention_detail"):
            yield Problem("Say which treatment.", "treatment_escalation", "intervention_detail", treatment.id)
        if treatment.said("recommendation") == "conditional" and not treatment.said("conditions"):
            yield Problem("Say on what conditions.", "treatment_escalation", "conditions", treatment.id, blocks=False)


def one_answer_about_hospital(facts: Facts) -> Iterator[Problem]:
    """Two different answers about going to hospital are pointed out (domain.md §4.5; hazard 17)."""
    answers = [row for row in facts.rows("treatment_escalation") if row.said("intervention") == "hospital_transfer"]
    if len({row.said("recommendation") for row in answers}) > 1:
        yield Problem(
            "There are different answers about transfer to hospital. Make one of them.",
            "treatment_escalation",
            "recommendation",
            answers[-1].id,
            blocks=False,
        )


def doses_cannot_be_misread(facts: Facts) -> Iterator[Problem]:
    """No "mcg", no trailing nought, no naked decimal point (domain.md hazard 13). Doses are never judged."""
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


def medicines_in_place_can_be_given(facts: Facts) -> Iterator[Problem]:
    """Medicines that are in place can be found, with the chart to give them (domain.md §1.8)."""
    if facts.said("anticipatory", "status") != "in_place":
        return
    if not facts.said("anticipatory", "where_kept"):
        yield Problem("Say where the medicines are kept.", "anticipatory", "where_kept", blocks=False)
    if not facts.is_yes("anticipatory", "chart_present"):
        yield Problem(
            "Without the signed chart nobody may give these medicines.", "anticipatory", "chart_present", blocks=False
        )


def review_is_soon_enough(facts: Facts) -> Iterator[Problem]:
    """A review is due, and within 12 months; 3 if yellow, 1 if red (domain.md §4.3; limits are local policy)."""
    due = facts.said("review", "review_due")
    if not due or facts.today is None:
        return
    if due < facts.today.isoformat():
        yield Problem("The review date has passed. Set a new one.", "review", "review_due")
    colour = REVIEW_COLOURS.get(facts.gsf, "default")
    days = facts.review_within.get(colour, facts.review_within.get("default"))
    if days is not None and date.fromisoformat(due) > facts.today + timedelta(days=days):
        latest = format_date(facts.today + timedelta(days=days))
        because = "" if colour == "default" else f" because the code is {colour}"
        yield Problem(f"Review no later than {latest}{because}.", "review", "review_due")


RECORD_RULES = (
    allergy_state_agrees_with_the_list,
    icd_is_off_where_cpr_is_not_wanted,
    one_answer_about_hospital,
    a_condition_is_stated,
    medicines_in_place_can_be_given,
    doses_cannot_be_misread,
    somebody_can_be_reached,
    one_key_worker,
    person_would_call_the_same,
    review_is_soon_enough,
)
