"""Kofi's plan as persona 4 tells of it: sixteen years old, modified CPR, two parents with a say."""

from tests.careplans.printing.maggies_plan import LANTERN_HOUSE, emergency, rows, treatment

KOFIS = {
    "cpr": {
        "decision": "modified",
        "reason": "Full CPR is unlikely to restore health; reversible respiratory causes should be treated.",
        "modified_details": (
            "If breathing stops: clear airway with suction/cough assist, own NIV mask or bag-valve-mask, up to 10 "
            "minutes. If pulse lost and witnessed: one 2-minute cycle and defibrillate if shockable, rib-care in mind. "
            "No intubation for CPR, no adrenaline infusion, no CPR beyond 10 minutes, no ECMO."
        ),
        "decided_on": "2026-09-18",
        "review": "at 18 must be remade: modified CPR is for under-18s only",
        "form_location": "Purple wallet on wheelchair back; copies: mum, dad, school, hospice, ward",
    },
    "allergies": {"status": "known"},
    "allergy_list": rows({"agent": "Chlorhexidine wipes", "reaction": "rash", "severity": "mild"}),
    "condition_alerts": rows(
        {
            "alert": "NO suxamethonium and NO inhaled anaesthetic gases",
            "why": "Duchenne: risk of life-threatening rhabdomyolysis and cardiac arrest",
        },
        {"alert": "Steroid dependent", "why": "adrenal crisis if deflazacort missed"},
        {"alert": "Oxygen only with ventilation", "why": "hypoventilation - CO2 retention"},
    ),
    "adrt": {"status": "not_possible_under_18"},
    "parental_responsibility": rows(
        {"name": "Grace Osei-Mensah", "relationship": "mother", "must_be_involved": "yes"},
        {"name": "Kwame Osei", "relationship": "father", "must_be_involved": "yes"},
    ),
    "shared_understanding": {"legal_proxy": "no"},
    "involvement": {"has_capacity": "yes", "how_involved": ["c1", "c3"]},
    "clinical_focus": {"focus": "extend_life", "guidance": "Treat actively for reversible problems."},
    "primary_diagnosis": {"diagnosis": "Duchenne muscular dystrophy"},
    "treatment_escalation": rows(
        treatment("hospital_transfer", "recommended", "open access ward"),
        treatment("non_invasive_ventilation", "recommended", "own ventilator; increased time"),
        treatment("cough_assist", "recommended"),
        treatment(
            "intubation",
            "conditional",
            "reversible cause, time-limited trial up to 5 days, after talking to Kofi/both parents",
        ),
        treatment("tracheostomy", "not_recommended"),
        treatment("high_dependency", "recommended"),
        treatment("intensive_care", "conditional", "only for time-limited trial", "PICU"),
        treatment("iv_antibiotics", "recommended"),
        treatment("artificial_nutrition", "recommended", "", "by gastrostomy (existing)"),
        treatment("rhythm_treatment", "recommended"),
        treatment("ecmo", "not_recommended"),
    ),
    "place_of_care": {
        "first_choice": "home",
        "first_choice_named": "3 Beacon Court (mum's)",
        "second_choice": "childrens_hospice",
        "second_choice_named": "Lantern House, room 4",
        "what_would_change_my_mind": "If home is too busy, Lantern House.",
    },
    "place_of_death": {"first_choice": {"unsaid": "undecided"}},
    "likely_emergencies": rows(
        emergency(
            "Chest infection, more phlegm",
            "NIV on, cough assist hourly, ring hospice, start antibiotics",
            "Don't give oxygen without ventilator (CO2 rises)",
            f"Hospice line {LANTERN_HOUSE}",
        ),
        emergency(
            "Vomiting/ill and can't take deflazacort",
            "Hydrocortisone 100 mg IM now (age >6, red bag), 999",
            "Don't miss it - adrenal crisis",
            "999",
        ),
        emergency(
            "Fracture or leg pain after knock",
            "Splint, analgesia; look for fat-embolism signs (breathless, confused, rash) - 999",
            "Don't force stretches",
            "999",
        ),
        emergency(
            "Heart racing or faint", "Lay flat, 999, bring ECG and echo letter", "Don't let him sit and wait", "999"
        ),
        emergency("Ventilator alarm / power cut", "Battery (8 h), bag-mask, 999", "", "0808 157 0140"),
    ),
    "anticipatory": {"status": "not_needed"},
    "emergency_medicines": rows(
        {
            "kind": "emergency",
            "drug": "Hydrocortisone sodium succinate",
            "dose": "100 mg",
            "route": "IM",
            "where_kept": "Red bag on wheelchair and in kitchen",
            "who_may_give": "mum, dad, trained staff",
        }
    ),
    "medicines": rows(
        {
            "drug": "Deflazacort",
            "dose": "30 mg",
            "route": "PO",
            "frequency": "daily",
            "crisis_critical": "yes",
            "note": "long-term steroid - NEVER stop suddenly",
        }
    ),
    "oxygen": {"at_home": "no", "target_saturation": "94% on ventilator; do not give oxygen without ventilation"},
    "normal_for_me": {
        "oxygen_saturation": "95-97% awake, 92-94 asleep on vent",
        "pulse": "90-105 at rest (usual)",
        "breathing": "shallow, speaks short sentences",
        "blood_tests": "CK and troponin are always raised - compare with last",
    },
    "hazards": rows({"kind": "heavy_equipment", "detail": "wheelchair 180 kg; use in-chair ramp ambulance"}),
    "first_call": {"number": LANTERN_HOUSE, "who": "Lantern House children's hospice line", "hours": "24/7"},
    "personal_contacts": rows(
        {
            "name": "Grace Osei-Mensah",
            "relationship": "mother",
            "roles": ["emergency_contact", "parental_responsibility"],
            "phone": "07700 900410",
            "order": 1,
            "call_at_night": "yes",
        },
        {
            "name": "Kwame Osei",
            "relationship": "father",
            "roles": ["emergency_contact", "parental_responsibility"],
            "phone": "07700 900411",
            "order": 2,
            "call_at_night": "yes",
        },
    ),
    "professional_contacts": rows(
        {"name": "Rowan Ellis", "role": "key worker, Lantern House", "phone": LANTERN_HOUSE, "key_worker": "yes"}
    ),
    "gp_practice": {"gp": "Dr Patrick Lyle", "practice": "Riverham Family Practice", "phone": "01632 960500"},
    "own_words": {"written_by": "self", "ticket_quote": "Ask me first."},
    "about_me": {"communication": "I talk fine, just quietly. Wait for my sentence. If my mask is on, ask yes/no."},
    "priorities": {"most_fear": "A trachy; being alone; my mum having to decide."},
    "communication": {"language": "English", "interpreter": "no"},
}
