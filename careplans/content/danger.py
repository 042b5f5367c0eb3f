"""Which changes weigh most: first what could change what a crew does in the first minute, then all the rest."""

from careplans.content.items import Tier
from careplans.content.sections import in_decision_order

# A change to any of these reaches every team at once, under the name given here.
URGENT = {
    "cpr": "CPR",
    "adrt": "the advance decision to refuse treatment",
    "adrt_treatments": "the treatments refused in advance",
    "clinical_focus": "the clinical focus and guidance",
    "treatment_escalation": "treatment escalation",
    "life_threatening_event": "what to do in a life-threatening event",
    "place_of_care": "the preferred place of care",
    "place_of_death": "the preferred place of death",
}

FIRST_MINUTE = (
    "cpr",
    "adrt",
    "adrt_treatments",
    "allergies",
    "allergy_list",
    "condition_alerts",
    "devices",
    "clinical_focus",
    "treatment_escalation",
    "life_threatening_event",
    "likely_emergencies",
    "place_of_care",
    "place_of_death",
    "involvement",
    "capacity_assessments",
    "lpa_health_welfare",
    "attorneys",
    "parental_responsibility",
    "first_call",
    "personal_contacts",
    "anticipatory",
    "emergency_medicines",
    "oxygen",
    "syringe_driver",
    "medicines",
    "hazards",
    "normal_for_me",
)
# Of the devices only a defibrillator that may give a shock belongs to the first minute, not every hoist.
FARTHEST_TIER = {"devices": Tier.ALERT}
# What is decided stands before what is written about it: when, by whom, and where the paper is.
DECIDES = {
    "cpr": ("decision", "modified_details"),
    "adrt": ("status",),
    "clinical_focus": ("focus", "guidance"),
    "place_of_care": ("first_choice", "first_choice_named", "second_choice"),
    "place_of_death": ("first_choice", "first_choice_named", "second_choice"),
    "involvement": ("has_capacity",),
    "first_call": ("number", "advice_line_number"),
    "anticipatory": ("status", "where_kept"),
}

_FIRST = {key: place for place, key in enumerate(FIRST_MINUTE)}
_DECISION = {section.key: place for place, section in enumerate(in_decision_order())}


def danger_of(section_key: str, item_key: str, tier: Tier) -> tuple[int, int]:
    """Where a change stands among others: the smaller, the sooner it is told. `tier` is that of what changed.

    `item_key` is empty where a whole row came, went or moved.
    """
    if section_key not in _FIRST:
        return 2, _DECISION.get(section_key, -1)
    is_decided = not item_key or item_key in DECIDES.get(section_key, (item_key,))
    is_seen_at_once = tier <= FARTHEST_TIER.get(section_key, Tier.FIRST_SCREEN)
    return (0 if is_decided and is_seen_at_once else 1), _FIRST[section_key]
