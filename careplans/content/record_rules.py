"""Rules about people to call, sharing, the home, and dates: what keeps a plan safe and true."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from careplans.content.document import Problem
from careplans.content.facts import Facts
from careplans.content.rulebook import BLOCKS, WARNS, rule
from careplans.content.wording import format_date

REVIEW_COLOURS = {"C": "yellow", "D": "red"}
DONE_ON = (
    ("cpr", "decided_on"),
    ("treatment_escalation", "decided_on"),
    ("adrt", "made_on"),
    ("adrt", "checked_on"),
    ("lpa_health_welfare", "executed_on"),
    ("lpa_health_welfare", "registered_on"),
    ("capacity_assessments", "assessed_at"),
    ("best_interests", "decided_on"),
    ("imca", "instructed_on"),
    ("involvement", "discussed_on"),
    ("consent", "recorded_on"),
    ("prognosis", "estimated_on"),
    ("anticipatory", "prescribed_on"),
)
AT_THE_DOOR = ("accommodation_detail", "living_arrangement", "access", "parking", "who_opens", "alarm")
IN_CUSTODY = ("establishment", "healthcare_hours", "crew_instructions", "restraint", "medicines_held", "after_death")
# Four to six digits soon after the words, that are no telephone number, flat or room.
KEY_SAFE_CODE = re.compile(
    r"key[ -]?safe\b[^.;\n]{0,40}?(?<!\d )(?<!flat )(?<!room )\b[a-z]?\d{4,6}[a-z]?\b(?! ?\d)", re.IGNORECASE
)
PRISONER_NUMBER = re.compile(r"\b[a-z]\d{4}[a-z]{2}\b", re.IGNORECASE)


@rule(source="domain.md §1.11 and §8 rule 11", reads="professional_contacts", does=(WARNS, BLOCKS))
def one_key_worker(facts: Facts) -> Iterator[Problem]:
    """Exactly one key worker is active."""
    key_workers = facts.key_workers()
    if not key_workers:
        yield Problem("Say who the key worker is.", "professional_contacts", "key_worker", blocks=False)
    for extra in key_workers[1:]:
        yield Problem("There can be only one key worker.", "professional_contacts", "key_worker", extra.id)


@rule(
    source="domain.md §4.3; ReSPECT v3 §8",
    reads="personal_contacts.roles first_call.has_emergency_contact",
    does=(WARNS, BLOCKS),
)
def somebody_can_be_reached(facts: Facts) -> Iterator[Problem]:
    """There is an emergency contact, or it is said that there is none."""
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


@rule(source="domain.md §4.3; the limits are local policy", reads="review.review_due prognosis.gsf", hazard="5")
def review_is_soon_enough(facts: Facts) -> Iterator[Problem]:
    """A review is due, and within 12 months; 3 if yellow, 1 if red."""
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


@rule(source="domain.md §4.4", hazard="5", reads="cpr.review_on", does=WARNS)
def cpr_is_thought_of_again_in_time(facts: Facts) -> Iterator[Problem]:
    """The date to review CPR has not passed. The recommendation stands all the same: it never lapses by itself."""
    if facts.is_past(facts.said("cpr", "review_on")):
        yield Problem(
            "The date to review CPR has passed. Review it, or correct the date.", "cpr", "review_on", blocks=False
        )


@rule(source="domain.md §1.14", hazard="23", reads=" ".join(f"{one}.{key}" for one, key in DONE_ON), does=WARNS)
def nothing_happened_in_the_future(facts: Facts) -> Iterator[Problem]:
    """What was done has a date that has come."""
    for section, key in DONE_ON:
        for row in facts.rows(section):
            done = (row.said(key) or "")[:10]
            if facts.today and done > facts.today.isoformat()[: len(done)]:
                yield Problem("This date has not come yet. Correct it.", section, key, row.id, blocks=False)


@rule(source="domain.md §1.3", hazard="19", reads="consent.sharing consent.do_not_share_with")
def sharing_except_names_somebody(facts: Facts) -> Iterator[Problem]:
    """Sharing “except with those named” names them."""
    if facts.said("consent", "sharing") == "except_named" and not facts.said("consent", "do_not_share_with"):
        yield Problem("Name those the plan is not to be shared with.", "consent", "do_not_share_with")


@rule(source="domain.md §1.11", hazard="19", reads="home")
def no_key_safe_code_in_words(facts: Facts) -> Iterator[Problem]:
    """The code of a key safe is never written in a plan: it has a place of its own, and is shown only for a reason."""
    for key in AT_THE_DOOR:
        if KEY_SAFE_CODE.search(facts.said("home", key) or ""):
            yield Problem("Take the key-safe code out of these words. It has a place of its own.", "home", key)


@rule(source="domain.md §1.13", hazard="19", reads="home secure_setting")
def no_prisoner_number(facts: Facts) -> Iterator[Problem]:
    """A prisoner number is never written in a plan."""
    for section, keys in (("home", AT_THE_DOOR), ("secure_setting", IN_CUSTODY)):
        for key in keys:
            if PRISONER_NUMBER.search(facts.said(section, key) or ""):
                yield Problem("Take the prisoner number out of these words.", section, key)


@rule(
    source="domain.md §1.13",
    hazard="4, 16",
    reads="cpr.decision secure_setting.establishment secure_setting.night_staff_know_cpr",
    does=WARNS,
)
def night_staff_know_of_cpr(facts: Facts) -> Iterator[Problem]:
    """In a secure setting, those on duty at night know of a recommendation about CPR."""
    knows = facts.is_yes("secure_setting", "night_staff_know_cpr")
    if facts.limits_cpr and facts.said("secure_setting", "establishment") and not knows:
        yield Problem(
            "Make sure that the control room and night staff know the CPR recommendation.",
            "secure_setting",
            "night_staff_know_cpr",
            blocks=False,
        )


@rule(source="domain.md §1.11", hazard="19", reads="hazards.kind hazards.review_on", does=WARNS)
def a_marker_of_violence_is_reviewed(facts: Facts) -> Iterator[Problem]:
    """A marker of violence has a date of its own by which it is reviewed."""
    for hazard in facts.rows("hazards"):
        due = hazard.said("review_on")
        if hazard.said("kind") == "violence" and (not due or facts.is_past(due)):
            yield Problem(
                "Give the date by which this marker is reviewed.", "hazards", "review_on", hazard.id, blocks=False
            )


@rule(source="domain.md §1.12", reads="young_person.transition_lead", does=WARNS)
def moving_to_adult_care_is_led(facts: Facts) -> Iterator[Problem]:
    """From 14, somebody leads the move to adult services."""
    if facts.is_under_18 and facts.age >= 14 and not facts.said("young_person", "transition_lead"):
        yield Problem("Say who leads the move to adult services.", "young_person", "transition_lead", blocks=False)


RECORD_RULES = (
    somebody_can_be_reached,
    one_key_worker,
    sharing_except_names_somebody,
    no_key_safe_code_in_words,
    no_prisoner_number,
    night_staff_know_of_cpr,
    a_marker_of_violence_is_reviewed,
    moving_to_adult_care_is_led,
    cpr_is_thought_of_again_in_time,
    nothing_happened_in_the_future,
    review_is_soon_enough,
)
