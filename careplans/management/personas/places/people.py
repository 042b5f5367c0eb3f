"""Contacts, communication, the home, and what keeps the plan true."""

import re

from careplans.actions.home_entry import is_home_entry_code
from careplans.content.items import PHONE
from careplans.management.personas.places.kinds import Row, Said, choice, concept, each
from careplans.management.personas.wordings import Unreadable, number, option, words, yes_no

FORMATS = {
    "large print": "large_print",
    "easy read": "easy_read",
    "easy-read": "easy_read",
    "braille": "braille",
    "audio": "audio",
    "video": "video",
    "translated": "translated",
    "digital": "digital",
    "read aloud": "read_aloud",
}
ROLES = {
    "attorney": ["attorney"],
    "replacement attorney": ["replacement_attorney"],
    "next of kin": ["next_of_kin"],
    "main carer (paid)": ["main_carer", "paid_carer"],
    "main carer": ["main_carer"],
    "carer (paid)": ["paid_carer"],
    "emergency contact": ["emergency_contact"],
    "key-holder": ["key_holder"],
    "parental responsibility": ["parental_responsibility"],
    "friend/family": ["family_or_friend"],
    "faith contact": ["faith_contact"],
    "advocate": ["advocate"],
}


def _telephone(value):
    return value if PHONE.fullmatch(words(value)) else None


def _not_a_telephone(value):
    return None if _telephone(value) else value


def _is_the_code(person, value):
    return is_home_entry_code(person, words(value))


def _is_not_held(value):
    """Only that no such thing is held can be said: the record has no place for it."""
    if value is not False:
        raise Unreadable("No such number or data is ever recorded here.")
    return "no"


def _formats_in(value):
    """The formats that a need speaks of; the need itself is kept word for word beside them."""
    text = words(value).casefold()
    return [key for beginning, key in FORMATS.items() if re.search(rf"\b{beginning}\b", text)] or None


CONTACTS = {
    **each("contacts.first_call", "first_call", number="number", who="who", hours="hours"),
    **each(
        "contacts.personal[]",
        "personal_contacts",
        name="name",
        relationship="relationship",
        decision_authority="decision_authority",
        notes="notes",
    ),
    "contacts.personal[].roles[]": (Said("personal_contacts", "roles", option(ROLES)),),
    "contacts.personal[].phones[0]": (
        Said("personal_contacts", "phone", _telephone),
        Said("personal_contacts", "other_ways", _not_a_telephone),
    ),
    "contacts.personal[].phones[1]": (Said("personal_contacts", "other_phone"),),
    "contacts.personal[].order": (Said("personal_contacts", "order", number),),
    "contacts.personal[].call_at_night": (Said("personal_contacts", "call_at_night", yes_no),),
    "contacts.personal[].aware_of_plan": (Said("personal_contacts", "aware_of_plan", yes_no),),
    **each(
        "contacts.professional[]",
        "professional_contacts",
        name="name",
        role="role",
        organisation="organisation",
        organisation_ods_fictional="organisation_code",
        hours="hours",
        registration="registration",
        notes="notes",
    ),
    "contacts.professional[].phone": (
        Said("professional_contacts", "phone", _telephone),
        Said("professional_contacts", "other_ways", _not_a_telephone),
    ),
    "contacts.professional[].key_worker": (Said("professional_contacts", "key_worker", yes_no),),
}

_NEEDS = "individual_requirements"
NEEDS = {
    **each(_NEEDS, "communication", language="language", interpreter_mode="interpreter_mode"),
    f"{_NEEDS}.interpreter": (Said("communication", "interpreter", yes_no),),
    f"{_NEEDS}.accessible_information[]": (
        Said("communication", "accessible_information", joined="\n"),
        Said("communication", "formats", _formats_in),
    ),
    f"{_NEEDS}.reasonable_adjustments[]": (Said("adjustments", "reasonable_adjustments", joined="\n"),),
    f"{_NEEDS}.impairments[]": (Said("adjustments", "impairments", joined="\n"),),
    **each(_NEEDS, "adjustments", mobility="mobility", cognition="cognition", vision="vision", hearing="hearing"),
    "easy_read.reading_level": (Said("communication", "reading_level"),),
    "easy_read.rules[]": (Said("communication", "easy_read_rules", joined="\n"),),
    **each("easy_read.lines[]", "easy_read", text="words", picture="picture"),
}

_HOME, _SECURE = "home_and_safety", "home_and_safety.secure_setting"
HOME = {
    f"{_HOME}.home_access.key_safe_code": (Row(lambda record: record.person, _is_the_code, is_kept_apart=True),),
    **each(f"{_HOME}.home_access", "home", text="access", parking="parking", who_opens="who_opens"),
    **each(_HOME, "home", infection="infection", pendant_alarm="alarm"),
    f"{_HOME}.living_arrangement": (
        Said("home", "living_arrangement"),
        Said("home", "lives_alone", option({"lives alone": "yes", "lives with": "no"}, strict=False)),
    ),
    f"{_HOME}.can_summon_help": (Said("home", "can_summon_help", yes_no),),
    f"{_HOME}.hazards[].type": choice(
        "hazards",
        "kind",
        {
            "none": "none",
            "oxygen": "oxygen",
            "dog": "dog",
            "behaviour": "behaviour",
            "manual handling": "moving",
            "ventilator/electric": "electrical",
        },
        more="detail",
        joined="; ",
        otherwise="other",
    ),
    f"{_HOME}.hazards[].detail": (Said("hazards", "detail", joined="; "),),
    f"{_SECURE}.dnacpr_known_to_control_room": (Said("secure_setting", "night_staff_know_cpr", yes_no),),
    f"{_SECURE}.prisoner_number_held": (Said("secure_setting", "prisoner_number_held", _is_not_held),),
    f"{_SECURE}.offence_data_held": (Said("secure_setting", "offence_data_held", _is_not_held),),
    f"{_SECURE}.ercg.status": choice("secure_setting", "early_release", {"applied": "applied"}),
    **each(
        f"{_SECURE}.ercg",
        "secure_setting",
        applied_on="early_release_applied_on",
        hospice_letter_on="hospice_letter_on",
        decision_awaited_by="early_release_decision_by",
    ),
    **each(
        _SECURE,
        "secure_setting",
        establishment="establishment",
        healthcare_hours="healthcare_hours",
        restraint_risk_assessment="restraint",
        family_liaison_officer="family_liaison_officer",
        dnacpr_notified_on="night_staff_told_on",
        post_death_note="after_death",
    ),
}

KEEPING_TRUE = {
    "review.triggers[]": (Said("review_triggers", "trigger", is_row=True),),
    **each("review.open_tasks[]", "planning_tasks", task="task", owner="owner", due="due_on"),
    "review.open_tasks[].done": (Said("planning_tasks", "done", yes_no),),
    **each("documents[]", "documents", title="title", type="kind", location="location", date="dated_on"),
    "financial.sr1_completed.on": (Said("financial", "sr1_completed_on"),),
    **concept("financial.sr1_completed.coding", "financial", "sr1_completed_on"),
    "financial.chc_fast_track": choice(
        "financial", "chc_fast_track", near={"not applied": "not_applied"}, more="chc_fast_track_detail"
    ),
    "financial.blue_badge": (Said("financial", "blue_badge", yes_no),),
    "financial.note": (Said("financial", "note"),),
}

PLACES = {**CONTACTS, **NEEDS, **HOME, **KEEPING_TRUE}
