"""Everything a plan can say, in the order it is written; and the order in which it is decided on at the scene."""

from dataclasses import replace

from careplans.content.document import Section
from careplans.content.sections import (
    agreement,
    attorneys,
    capacity,
    children,
    clinical,
    communication,
    devices,
    function,
    home,
    involvement,
    legal,
    medicines,
    people,
    places,
    planning,
    preferences,
    recommendations,
    treatment,
    what_matters,
)

_IN_WRITING_ORDER = (
    *what_matters.SECTIONS,
    *agreement.SECTIONS,
    *clinical.SECTIONS,
    *function.SECTIONS,
    *recommendations.SECTIONS,
    *treatment.SECTIONS,
    *involvement.SECTIONS,
    *legal.SECTIONS,
    *attorneys.SECTIONS,
    *capacity.SECTIONS,
    *children.SECTIONS,
    *places.SECTIONS,
    *preferences.SECTIONS,
    *medicines.SECTIONS,
    *devices.SECTIONS,
    *people.SECTIONS,
    *communication.SECTIONS,
    *home.SECTIONS,
    *planning.SECTIONS,
)

SECTIONS = tuple(replace(section, order=number) for number, section in enumerate(_IN_WRITING_ORDER, start=1))
_BY_KEY = {section.key: section for section in SECTIONS}

# The decisions at the scene, in order (domain.md §3.1): what a crew asks itself, and what it reads first for it.
_READ_FIRST = {
    "arrest": ("cpr",),
    "alerts": ("allergies", "allergy_list", "condition_alerts", "normal_for_me", "hazards", "home", "consent"),
    "binding": (
        "adrt",
        "adrt_treatments",
        "lpa_health_welfare",
        "attorneys",
        "parental_responsibility",
        "involvement",
        "capacity_assessments",
        "young_person",
    ),
    "focus": ("clinical_focus", "shared_understanding", "primary_diagnosis", "prognosis", "function"),
    "where": ("place_of_care", "place_of_death", "care_home", "secure_setting"),
    "do_and_do_not": ("treatment_escalation", "comfort"),
    "if_then": ("likely_emergencies",),
    "medicines": (
        "anticipatory",
        "emergency_medicines",
        "syringe_driver",
        "oxygen",
        "devices",
        "medicines",
        "anticipatory_items",
    ),
    "call": ("first_call", "personal_contacts", "professional_contacts", "gp_practice", "carer"),
    "matters": (
        "esther",
        "own_words",
        "priorities",
        "about_me",
        "spiritual",
        "communication",
        "adjustments",
        "learning_disability",
        "review",
    ),
}
# Every section that answers a decision: those above, and after them each that names the decision as its `step`.
CARD_STEPS = {
    step: (*keys, *(section.key for section in SECTIONS if section.step == step and section.key not in keys))
    for step, keys in _READ_FIRST.items()
}
CARD_ORDER = tuple(_BY_KEY[key] for keys in CARD_STEPS.values() for key in keys)


def section_by_key(key: str) -> Section | None:
    """The section with this key, or None."""
    return _BY_KEY.get(key) if isinstance(key, str) else None


def sections_of(document: str) -> tuple[Section, ...]:
    """The sections of one of the three documents, in the order they are written."""
    return tuple(section for section in SECTIONS if section.document == document)


def card_step(step: str) -> tuple[Section, ...]:
    """The sections that answer one decision at the scene."""
    return tuple(_BY_KEY[key] for key in CARD_STEPS[step])


def in_decision_order(sections: tuple[Section, ...] = SECTIONS) -> tuple[Section, ...]:
    """The same sections, those that decide something at the scene first, in the order they decide it."""
    first = {section.key: place for place, section in enumerate(CARD_ORDER)}
    return tuple(sorted(sections, key=lambda section: (first.get(section.key, len(first)), section.order)))
