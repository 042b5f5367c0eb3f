"""Diagnoses, allergies, prognosis and function."""

from careplans.management.personas.places.kinds import Said, choice, coded, concept, each, implied
from careplans.management.personas.wordings import number, option, words, yes_no

CATEGORIES = {"cancer": "cancer", "heart failure": "heart_failure", "heart": "heart", "neurological": "neurological"}


def _is_main_diagnosis(stored, value):
    """The main diagnosis is, by its place, the reason for the plan; no other problem is."""
    return stored is not None and value is True


def _is_another_problem(stored, value):
    return stored is not None and value is False


def _carers_know(value):
    """“…aware” is aware; with something after it, only some of them are."""
    text = words(value)
    if text.endswith(" aware"):
        return "aware"
    return "partly" if "aware;" in text or "partial" in text else None


def _diagnosis(path, section, item):
    return {
        f"{path}.term": (Said(section, item),),
        **each(path, section, onset="onset", stage="stage"),
        **concept(f"{path}.coding", section, "category"),
    }


DIAGNOSES = {
    **_diagnosis("clinical.primary_diagnosis", "primary_diagnosis", "diagnosis"),
    "clinical.primary_diagnosis.category": choice(
        "primary_diagnosis", "category", near=CATEGORIES, more="category_detail", otherwise="other"
    ),
    "clinical.primary_diagnosis.primary_palliative": implied("primary_diagnosis", "diagnosis", _is_main_diagnosis),
    **_diagnosis("clinical.other_problems[]", "other_problems", "problem"),
    "clinical.other_problems[].coding.code": coded("other_problems", "category"),
    "clinical.other_problems[].category": choice("other_problems", "category", near=CATEGORIES),
    "clinical.other_problems[].primary_palliative": implied("other_problems", "problem", _is_another_problem),
}

ALLERGIES = {
    "clinical.allergies.status": choice("allergies", "status"),
    "clinical.allergies.basis": (Said("allergies", "basis"),),
    **each("clinical.allergies.items[]", "allergy_list", agent="agent", reaction="reaction", onset="onset"),
    "clinical.allergies.items[].severity": choice("allergy_list", "severity"),
    "clinical.allergies.items[].certainty": choice("allergy_list", "certainty"),
    **each("clinical.condition_alerts[]", "condition_alerts", alert="alert", why="why"),
}

PROGNOSIS = {
    "clinical.prognosis.text": (Said("prognosis", "prognosis_detail"),),
    **concept("clinical.prognosis.coding", "prognosis", "prognosis"),
    "clinical.prognosis.coding.code": coded("prognosis", "prognosis"),
    "clinical.prognosis.date": (Said("prognosis", "estimated_on"),),
    "clinical.prognosis.awareness_person": choice("prognosis", "aware_person", more="aware_person_detail"),
    "clinical.prognosis.awareness_carer": (
        Said("prognosis", "aware_carers", _carers_know),
        Said("prognosis", "aware_carers_detail"),
    ),
    "clinical.gsf.letter": (Said("prognosis", "gsf", option({letter.lower(): letter for letter in "ABCD"})),),
    "clinical.gsf.word": (Said("prognosis", "gsf_note"),),
    **concept("clinical.gsf.coding", "prognosis", "gsf"),
    "clinical.surprise_question": choice(
        "prognosis",
        "surprise_question",
        {"no": "no", "yes": "yes"},
        {"would not be surprised": "no", "would be surprised": "yes", "not used": "not_used"},
        more="surprise_question_detail",
    ),
    "clinical.palliative_register.on": (Said("prognosis", "palliative_register", yes_no),),
    "clinical.palliative_register.since": (Said("prognosis", "palliative_register_since"),),
    **concept("clinical.palliative_register.coding", "prognosis", "palliative_register"),
}

FUNCTION = {
    "clinical.akps": (Said("function", "akps", number),),
    "clinical.akps_note": (Said("function", "akps_note"),),
    "clinical.clinical_frailty_scale.value": (Said("function", "cfs", number),),
    "clinical.clinical_frailty_scale.note": (Said("function", "cfs_note"),),
    "clinical.phase_of_illness": choice(
        "function", "phase", {"unstable": "unstable", "deteriorating": "deteriorating"}
    ),
    "clinical.who_ecog": (Said("function", "ecog", number),),
    "clinical.trajectory": (Said("function", "trajectory"),),
    "clinical.ipos": (Said("function", "ipos"),),
    "clinical.weight_kg.value": (Said("function", "weight", number),),
    "clinical.weight_kg.date": (Said("function", "weighed_on"),),
    "clinical.weight_kg.use": (Said("function", "weight_use"),),
}

NORMAL = each(
    "individual_requirements.normal_for_me",
    "normal_for_me",
    spo2="oxygen_saturation",
    pulse="pulse",
    bp="blood_pressure",
    resp="breathing",
    temperature_note="temperature",
    gcs="consciousness",
    behaviour="behaviour",
    lips="colour",
    troponin_note="blood_tests",
    other="other",
)

PLACES = {**DIAGNOSES, **ALLERGIES, **PROGNOSIS, **FUNCTION, **NORMAL}
