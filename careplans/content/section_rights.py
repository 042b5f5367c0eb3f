"""Which permission each section is written under: the groups of domain.md section 5, one for every section.

A permission reaches a plan or it does not (`careplans.access`); this map says which one to ask, and nothing else does.
"""

from accounts.permissions import (
    CLINICAL_WRITE,
    CONTACTS_WRITE,
    CRISIS_MEDICINES_WRITE,
    HAZARD_REPORT,
    PAPERS_WRITE,
    WHAT_MATTERS_WRITE,
)

_GROUPS = {
    WHAT_MATTERS_WRITE: (
        *("esther", "goals", "about_me", "one_page_profile", "life_story", "this_is_me", "hospital_passport"),
        "own_words",
    ),
    CLINICAL_WRITE: (
        *("consent", "primary_diagnosis", "other_problems", "allergies", "allergy_list", "condition_alerts"),
        *("prognosis", "identification", "function", "shared_understanding", "priorities", "clinical_focus"),
        *("cpr", "cpr_form", "treatment_escalation", "likely_emergencies", "involvement", "capacity_assessments"),
        *("best_interests", "imca", "parental_responsibility", "young_person", "child_wishes", "child_decisions"),
        *("child_treatment_plans", "life_threatening_event", "child_end_of_life", "before_birth", "place_of_care"),
        *("place_of_death", "donation", "after_death", "medicines", "medicines_record", "stopped_medicines"),
        *("oxygen", "devices", "first_call", "review", "review_triggers", "goal_actions"),
    ),
    CRISIS_MEDICINES_WRITE: ("emergency_medicines", "anticipatory", "anticipatory_items", "syringe_driver"),
    CONTACTS_WRITE: (
        *("personal_contacts", "carer", "professional_contacts", "gp_practice", "communication", "easy_read"),
        *("adjustments", "learning_disability", "normal_for_me", "home", "care_home", "secure_setting"),
        *("no_fixed_address", "siblings", "dependants", "comfort", "spiritual", "faith_in_detail"),
        *("planning_tasks", "distribution", "care_and_support", "support_plans", "financial"),
    ),
    HAZARD_REPORT: ("hazards",),
    PAPERS_WRITE: (
        *("adrt", "adrt_checks", "adrt_treatments", "lpa_health_welfare", "attorneys", "property_attorneys"),
        *("other_authority", "advance_statement", "documents"),
    ),
}
RIGHTS = {key: permission for permission, keys in _GROUPS.items() for key in keys}
# What stands under these is clinical, and read only by whoever reads the whole plan.
CLINICAL_KEYS = frozenset({*_GROUPS[CLINICAL_WRITE], *_GROUPS[CRISIS_MEDICINES_WRITE]})

ASK = "Ask a team that cares for this person to change it."
_WHY = {
    CLINICAL_WRITE: "Clinical recommendations are written by clinicians whose organisation lets them write them.",
    CRISIS_MEDICINES_WRITE: "Crisis medicines are written by clinicians.",
    PAPERS_WRITE: "Legal papers are recorded and checked by clinicians. You can report one under Documents.",
}


def right_to_write(section_key: str) -> str:
    """The permission under which this section is written."""
    return RIGHTS[section_key]


def why_not_written(section_key: str) -> str:
    """Why somebody who reads this section does not write it, and what to do."""
    return f"{_WHY.get(RIGHTS[section_key], 'Your role does not write this section.')} {ASK}"
