"""What people are ill with, and what is usually planned for it: words from which a plan is put together."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Illness:
    """One course of illness. Each tuple has wordings of which a plan takes one or a few; emergencies are
    (what happens, what to do, what helps)."""

    category: str
    diagnoses: tuple
    understanding: str
    cpr_reason: str
    emergencies: tuple
    would_want: tuple
    would_not_want: tuple
    guidance: tuple
    medicines: tuple = ()
    lacks_capacity: float = 0.05
    near_the_end: float = 0.35


BREATHLESS = ("Sudden breathlessness", "Sit upright, fan, stay with them; ring the number above.", "An open window")
PAIN = ("Pain that does not settle", "Give the prescribed medicine, then ring the advice line.", "Company and warmth")
CHEST = ("Chest infection", "Antibiotics by mouth at home; the community team visits the same day.", "Sips of water")
FALL = ("A fall", "Check for injury where they lie; to hospital only for a fracture or a head injury.", "A calm voice")
CONFUSED = ("New confusion", "Look for infection, pain, constipation; ring the GP or 111.", "Someone they know")
EATS_LESS = ("Eating and drinking less", "Offer little and often; mouth care.", "Favourite tastes")
SWOLLEN = ("Swollen legs, weight up 2 kg", "Ring the heart failure nurse the same day.", "Legs raised")
ITCHING = ("Itching and sickness", "Give the prescribed medicine; ring the renal nurse.", "A cool room")
SEIZURE = ("Seizure over five minutes", "Give the emergency medicine, ring 999, follow the plan.", "A quiet dark room")

ILLNESSES = {
    "cancer": Illness(
        "cancer",
        (
            "Lung cancer with bone metastases",
            "Pancreatic cancer with liver metastases",
            "Breast cancer with bone and liver metastases",
            "Bowel cancer with liver metastases",
            "Prostate cancer with bone metastases",
            "Ovarian cancer with ascites",
            "Cancer of the oesophagus with a stent",
        ),
        "The cancer has spread and cannot be cured. Treatment is for comfort and for time that is worth having.",
        "The cancer is advanced; CPR could not restore a condition that they would value.",
        (PAIN, BREATHLESS, ("Sudden bleeding", "Dark towels, stay, give the crisis medicine.", "A hand held")),
        ("Pain relief at home", "Treatment of infection at home", "A hospice bed if home becomes too much"),
        ("Intensive care", "To die in an emergency department", "Blood tests that change nothing"),
        ("Comfort at home comes first; ring the hospice line before any transfer.",),
        (("Morphine sulfate modified release", "opioid"), ("Dexamethasone", "steroid"), ("Paracetamol", "")),
        near_the_end=0.6,
    ),
    "dementia": Illness(
        "dementia",
        (
            "Advanced Alzheimer's disease",
            "Vascular dementia with repeated falls",
            "Mixed dementia, frail, eating less",
            "Lewy body dementia",
        ),
        "The dementia is advanced. Swallowing is poor and infections come more often.",
        "CPR would not succeed because of advanced dementia with loss of weight, and would cause distress.",
        (
            CHEST,
            FALL,
            CONFUSED,
            ("Eating and drinking less", "Offer little and often; mouth care.", "Favourite tastes"),
        ),
        ("To be kept comfortable where they live", "Oral antibiotics", "Familiar faces and music"),
        ("Feeding tubes", "Restraint", "Hospital unless comfort cannot be had here"),
        ("Care where they live, by people who know them; hospital only for comfort that cannot be given there.",),
        (("Memantine", ""), ("Paracetamol", ""), ("Apixaban", "anticoagulant")),
        lacks_capacity=0.85,
        near_the_end=0.4,
    ),
    "heart_failure": Illness(
        "heart_failure",
        (
            "Heart failure with reduced ejection fraction",
            "Heart failure and atrial fibrillation",
            "Severe aortic stenosis, not for surgery",
        ),
        "The heart is failing despite full treatment. There will be good weeks and sudden bad ones.",
        "The heart is too weak for CPR to restore a heartbeat that would last.",
        (
            BREATHLESS,
            ("Swollen legs, weight up 2 kg", "Ring the heart failure nurse the same day.", "Legs raised"),
            FALL,
        ),
        ("Diuretics by injection at home", "A short admission that can give time"),
        ("Intensive care", "Breathing machines"),
        (
            "Treat what can be turned round on a ward; no intensive care.",
            "Treat at home first, hospital if that fails.",
        ),
        (("Furosemide", ""), ("Bisoprolol", ""), ("Warfarin", "anticoagulant")),
    ),
    "respiratory": Illness(
        "respiratory",
        ("Severe COPD with home oxygen", "Idiopathic pulmonary fibrosis", "Bronchiectasis with repeated infections"),
        "The lungs are badly damaged. Each infection takes a little more, and recovery is slower.",
        "The lungs would not recover from CPR and ventilation.",
        (BREATHLESS, CHEST, CONFUSED),
        ("Oxygen to the target range", "Rescue pack at home", "A mask for breathing on the ward if it may help"),
        ("A tube and a ventilator", "Intensive care"),
        ("Rescue pack first; to hospital for a mask to help breathing if that fails. Not for a ventilator.",),
        (("Prednisolone", "steroid"), ("Tiotropium inhaler", ""), ("Oramorph", "opioid")),
    ),
    "frailty": Illness(
        "frailty",
        (
            "Severe frailty with several long-term conditions",
            "Frailty after a hip fracture",
            "Frailty, Parkinson's disease and repeated falls",
        ),
        "Frailty is severe. Small illnesses have large effects, and recovery is not complete.",
        "CPR is very unlikely to succeed with this degree of frailty and failing organs.",
        (FALL, CHEST, CONFUSED),
        ("Treatment that works quickly and lets them go home", "Repair of a fracture for comfort"),
        ("Intensive care", "Long stays in hospital"),
        ("Simple treatment at home or on a ward; home again as soon as it can be.", "Comfort first, at home."),
        (("Apixaban", "anticoagulant"), ("Paracetamol", ""), ("Co-careldopa", "parkinsons")),
        lacks_capacity=0.25,
    ),
    "renal": Illness(
        "renal",
        ("Kidney failure, treated without dialysis", "Kidney failure, dialysis stopped by choice"),
        "The kidneys have failed. Dialysis was talked through and is not wanted.",
        "CPR would not succeed with kidneys that have failed and would prolong dying.",
        (
            ("Itching and sickness", "Give the prescribed medicine; ring the renal nurse.", "A cool room"),
            BREATHLESS,
            PAIN,
        ),
        ("Medicines for sickness and itching", "To stay at home"),
        ("Dialysis", "Intensive care"),
        ("Conservative care of the kidneys; comfort at home.",),
        (("Ondansetron", ""), ("Furosemide", "")),
        near_the_end=0.5,
    ),
    "motor_neurone": Illness(
        "motor_neurone",
        ("Motor neurone disease, onset in the limbs", "Motor neurone disease, onset in speech and swallowing"),
        "Motor neurone disease. Breathing muscles are weakening; thinking is clear.",
        "The breathing muscles have failed and CPR could not restore breathing.",
        (("Choking", "Lean forward, suction if there; give the crisis medicine.", "A calm voice"), BREATHLESS),
        ("The mask at night", "Medicines for breathlessness"),
        ("A tracheostomy", "A ventilator in hospital"),
        ("Non-invasive ventilation at home for comfort; no tracheostomy.",),
        (("Riluzole", ""), ("Oramorph", "opioid")),
    ),
    "child": Illness(
        "neurological",
        ("Severe cerebral palsy with epilepsy and scoliosis", "Batten disease", "Spinal muscular atrophy type 2"),
        "A condition that shortens life. Chest infections are the main danger.",
        "The chest wall and lungs would not recover from full CPR.",
        (SEIZURE, CHEST),
        ("Antibiotics and oxygen", "Help with breathing by mask", "Parents at the bedside"),
        ("Long intensive care that cannot lead home",),
        ("Treat infections fully, with a mask for breathing; decide with the parents before anything more.",),
        (("Levetiracetam", "epilepsy"), ("Buccal midazolam", "epilepsy")),
        lacks_capacity=1.0,
        near_the_end=0.0,
    ),
}
MATTERS_MOST = (
    "Being in my own bed with the window open.",
    "My family around me, and no fuss.",
    "The dog. He must not be taken away.",
    "Seeing my grandchildren grow a bit more.",
    "Not being a burden. And my garden.",
    "My faith, and someone to pray with me.",
    "Staying here where people know me.",
    "Being told the truth, always.",
    "Music, every day, and quiet at night.",
    "To see my daughter married in the spring.",
)
GOOD_DAYS = (
    "A cup of tea in the garden.",
    "When the pain lets me read.",
    "My son comes and we watch the cricket.",
    "Getting to the mosque on Friday.",
    "A walk to the sea wall and back.",
    "Singing in the lounge.",
)
WORRIES = (
    "Being left in pain.",
    "Lying in a corridor in hospital.",
    "My wife managing without me.",
    "Not being able to breathe.",
    "Losing my words.",
    "Falling and nobody coming.",
)
ALLERGENS = (
    ("Penicillin", "rash and swelling of the face", "severe"),
    ("Codeine", "vomiting", "moderate"),
    ("Latex", "hives", "moderate"),
    ("Trimethoprim", "rash", "mild"),
    ("Ibuprofen", "wheeze", "severe"),
)
OTHER_PROBLEMS = (
    "High blood pressure",
    "Type 2 diabetes",
    "Osteoarthritis of both knees",
    "Atrial fibrillation",
    "Hearing loss",
    "Macular degeneration",
    "Chronic kidney disease stage 3",
    "Previous stroke",
    "Depression",
    "Osteoporosis",
)
