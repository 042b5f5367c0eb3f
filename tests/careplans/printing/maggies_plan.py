"""Maggie's plan as persona 1 tells of it: more than one side of paper holds."""

HOSPICE = "0808 157 0101"
LANTERN_HOUSE = "0808 157 0131"


def rows(*answers):
    """Rows of a repeating section, each with an id."""
    return [{"id": f"row{number}", **answer} for number, answer in enumerate(answers)]


def treatment(intervention, recommendation, conditions="", detail=""):
    more = {"conditions": conditions, "intervention_detail": detail}
    said = {key: words for key, words in more.items() if words}
    return {"intervention": intervention, "recommendation": recommendation, **said}


def emergency(trigger, what_to_do, avoid, call):
    return {"trigger": trigger, "what_to_do": what_to_do, "avoid": avoid, "call": call}


MAGGIES = {
    "cpr": {
        "decision": "not_recommended",
        "reason": "CPR could not restore her to a condition she would value. She has said she does not want it.",
        "decided_on": "2026-11-17",
        "review": "with plan",
        "form_location": "Yellow envelope on fridge door, and with the hospice",
    },
    "allergies": {"status": "known"},
    "allergy_list": rows({"agent": "Penicillin", "reaction": "facial swelling and wheeze, 1994", "severity": "severe"}),
    "adrt": {
        "status": "original_seen",
        "made_on": "2026-08-19",
        "capacity_evidence": "GP letter of that day",
        "over_18_when_made": "yes",
        "in_writing": "yes",
        "signed_by_person": "yes",
        "witness_signed": "yes",
        "even_if_life_at_risk": "yes",
        "location_of_original": "Blue folder, kitchen dresser drawer; copy with GP and hospice",
    },
    "adrt_treatments": rows(
        {
            "treatment": "Mechanical ventilation through a tube in the windpipe",
            "circumstances": "if I cannot decide for myself, for any reason",
            "life_sustaining": "yes",
        },
        {
            "treatment": "Artificial feeding by tube or drip",
            "circumstances": "if I cannot decide for myself and my cancer is advanced",
            "life_sustaining": "yes",
        },
    ),
    "lpa_health_welfare": rows(
        {
            "registration": "registered",
            "executed_on": "2024-05-03",
            "life_sustaining_authority": "yes",
            "active_now": "no",
            "restrictions": "None",
        }
    ),
    "attorneys": rows(
        {"name": "Katherine Holloway", "relationship": "daughter", "phone": "07700 900121", "kind": "attorney"},
        {"name": "Daniel Holloway", "relationship": "son", "phone": "07700 900122", "kind": "attorney"},
    ),
    "involvement": {"has_capacity": "yes", "how_involved": ["a"]},
    "clinical_focus": {
        "focus": "comfort",
        "guidance": "Stay at home for almost all problems and call the hospice line for advice and a visit.",
    },
    "primary_diagnosis": {"diagnosis": "Pancreatic adenocarcinoma (head) with liver metastases"},
    "treatment_escalation": rows(
        treatment("hospital_transfer", "conditional", "suspected biliary sepsis, uncontrolled pain after fracture"),
        treatment("intensive_care", "not_recommended"),
        treatment("intubation", "not_recommended"),
        treatment("non_invasive_ventilation", "not_recommended"),
        treatment("iv_antibiotics", "conditional", "biliary sepsis, in hospital"),
        treatment("oral_antibiotics", "recommended", "chest or urine infection causing symptoms"),
        treatment("blood_products", "conditional", "symptomatic and well enough for a day visit"),
        treatment("artificial_nutrition", "not_recommended"),
        treatment("subcutaneous_fluids", "conditional", "thirst or delirium, hospice to decide"),
    ),
    "place_of_care": {
        "first_choice": "home",
        "first_choice_named": "14 Marram Close",
        "second_choice": "hospice",
        "second_choice_named": "Saltmarsh Hospice",
        "what_would_change_my_mind": "If Katherine can't cope or I'm screaming with pain, take me to the hospice.",
    },
    "place_of_death": {"first_choice": "home", "second_choice": "hospice", "second_choice_named": "Saltmarsh Hospice"},
    "likely_emergencies": rows(
        emergency(
            "Shivering, fever, turning yellow",
            "Ring hospice line. If she wants hospital, 999: 'suspected biliary sepsis, penicillin allergy'.",
            "Don't wait overnight",
            f"Hospice line {HOSPICE}",
        ),
        emergency(
            "Vomiting blood / massive bleed",
            "Stay with her, hold her hand, dark towels (bathroom basket). Nurse or paramedic on scene gives crisis "
            "midazolam from the JIC box under the chart.",
            "Don't transfer; don't attempt CPR",
            "Hospice line; then Katherine",
        ),
        emergency(
            "New confusion or very sleepy",
            "Check temperature and when morphine was last given; hospice line for advice.",
            "Don't assume it's the cancer",
            "Hospice line",
        ),
        emergency(
            "Pain not settling",
            "One JIC morphine by nurse; second after 1 hour if needed.",
            "Don't give extra tablets if vomiting",
            "District nurse 24h 01632 960210",
        ),
        emergency("Expected death", "Check with nurse. No 999 needed.", "Don't start CPR", "District nurse 24h"),
    ),
    "anticipatory": {
        "status": "in_place",
        "where_kept": "Locked box, top shelf of larder; keys with Katherine and with district nurses",
        "chart_present": "yes",
        "chart_location": "Inside JIC box",
        "who_may_give": "registered nurse, hospice doctor, paramedic where locally authorised; not family",
    },
    "medicines": rows(
        {
            "drug": "Morphine sulfate MR capsules",
            "dose": "30 mg",
            "route": "PO",
            "frequency": "twice daily",
            "crisis_critical": "yes",
            "note": "24h oral morphine 60 mg; switch to driver if vomiting",
        },
        {"drug": "Lansoprazole", "dose": "30 mg", "crisis_critical": "no"},
        {
            "drug": "Dexamethasone",
            "dose": "4 mg",
            "route": "PO",
            "frequency": "each morning",
            "crisis_critical": "yes",
            "note": "steroid dependent >3 weeks - do not stop suddenly",
        },
        {
            "drug": "Apixaban",
            "dose": "5 mg",
            "route": "PO",
            "frequency": "twice daily",
            "crisis_critical": "yes",
            "note": "bleeding risk discussed",
        },
    ),
    "devices": rows({"kind": "stent", "name": "biliary", "crisis_relevance": "jaundice/rigors = possible blockage"}),
    "normal_for_me": {
        "oxygen_saturation": "96% air",
        "blood_pressure": "about 105/60 sitting",
        "temperature": "38.0 or rigors = act; dexamethasone may mask fever",
    },
    "first_call": {"number": HOSPICE, "who": "Saltmarsh Hospice advice line", "hours": "24/7"},
    "personal_contacts": rows(
        {
            "name": "Katherine Holloway",
            "relationship": "daughter",
            "roles": ["emergency_contact", "main_carer"],
            "phone": "07700 900121",
            "order": 1,
            "call_at_night": "yes",
        },
        {
            "name": "Daniel Holloway",
            "relationship": "son",
            "roles": ["emergency_contact"],
            "phone": "07700 900122",
            "order": 2,
            "call_at_night": "yes",
        },
        {"name": "Doreen Marsh", "relationship": "sister", "roles": ["family_or_friend"], "phone": "01632 960140"},
    ),
    "consent": {"do_not_discuss_with": "Doreen Marsh does not know the prognosis"},
    "professional_contacts": rows(
        {
            "name": "Bethan Rowlands",
            "role": "hospice community CNS",
            "organisation": "Saltmarsh Hospice",
            "phone": HOSPICE,
            "hours": "24/7 line; named CNS Mon-Fri",
            "key_worker": "yes",
        },
    ),
    "gp_practice": {"gp": "Dr Imran Sethi", "practice": "Seawick Surgery", "phone": "01632 960200"},
    "esther": {"matters_most": "That I die looking at my own sea, with the window open."},
    "own_words": {"written_by": "with_help", "writer_name": "Sr Rowlands"},
    "about_me": {"communication": "Tell me straight. If I am in pain I go quiet."},
    "priorities": {
        "most_value": "Comfort, my own room, my children.",
        "most_fear": "Choking; strangers; tubes; being moved when I'm dying.",
    },
    "spiritual": {"cannot_wait": "Revd Ellen Price welcome. No last rites. Wants the tide tables read."},
    "communication": {"language": "English", "interpreter": "no"},
    "adjustments": {"hearing": "Aid in left ear: speak facing her to the right, check it is in"},
}
