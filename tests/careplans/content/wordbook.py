"""The words the corpus is written in. Nobody in it exists."""

KINDS = ("cancer", "dementia", "heart_lung", "child", "prison", "learning_disability", "frailty", "neurological")
NAMES = ("Ada", "Bert", "Chidi", "Dilys", "Ewan", "Farah", "Gwen", "Hari", "Iris", "Joan", "Kofi", "Lena", "Mo", "Nia")
SURNAMES = ("Ashdown", "Birch", "Cole", "Drew", "Elms", "Ford", "Gill", "Hythe", "Innes", "Jory", "Kemp", "Lamb")
ALLERGENS = (("Penicillin", "rash"), ("Latex", "hives"), ("Codeine", "drowsy"), ("Trimethoprim", "face swells"))
MATTERS = (
    "To be at home with the dog.",
    "No fuss, and the window open.",
    "To see my grandson's first day at school.",
    "That nobody is left alone with this.",
)
CPR_REASONS = (
    "CPR would not restore a heart stopped by advanced cancer.",
    "End-stage heart failure; CPR could not succeed. Not because of age or where she lives.",
    "Multi-organ disease makes survival very unlikely, and he does not want it.",
    "He understands, and declines it: his lungs would not recover.",
)
FOCUS_REASONS = {
    "comfort": ("Nothing else would help now.", "Every admission has left him weaker."),
    "balance": ("Some things can still be put right.", "Time matters, and so does how it is spent."),
    "extend_life": ("He wants every chance.", "She has recovered before."),
}
GUIDANCE = {
    "comfort": (
        "Stay at home for almost everything. Ring the hospice.",
        "No intensive care and no resuscitation. There is no advance decision.",
        "Comfort first. Not for ventilation.",
    ),
    "balance": (
        "Treat what can be put right on a ward; look again after two days.",
        "Antibiotics at home first. Hospital if that fails.",
    ),
    "extend_life": ("Treat actively, in hospital where needed.", "Full treatment, and talk to the team early."),
}
WOULD_WANT = ("Hymns, and the window open\nHand held", "A cup of tea", "Her own pillow\nNo bright light")
WOULD_NOT = ("To be moved at night", "Bright lights\nStrangers", "A siren")
CONDITIONS = (
    "a broken hip",
    "bleeding or pain that cannot be controlled at home",
    "only if it is a chest infection that would get better",
    "if the hospice doctor advises it",
    "a short trial, and stop if it does not help",
)
YES, NO, IF = "recommended", "not_recommended", "conditional"
# What may be said of each treatment under each focus.
LINES = {
    "intensive_care": {"comfort": (NO,), "balance": (NO, IF), "extend_life": (YES, IF)},
    "intubation": {"comfort": (NO,), "balance": (NO, IF), "extend_life": (YES, IF)},
    "invasive_ventilation": {"comfort": (NO,), "balance": (NO,), "extend_life": (YES, IF, NO)},
    "non_invasive_ventilation": {"comfort": (NO, IF, YES), "balance": (YES, IF), "extend_life": (YES,)},
    "dialysis": {"comfort": (NO, IF), "balance": (NO, IF), "extend_life": (YES, NO)},
    "blood_products": {"comfort": (NO, IF), "balance": (YES, IF), "extend_life": (YES,)},
    "oral_antibiotics": {"comfort": (YES, IF), "balance": (YES,), "extend_life": (YES,)},
    "iv_antibiotics": {"comfort": (NO, IF), "balance": (YES, IF), "extend_life": (YES,)},
    "subcutaneous_fluids": {"comfort": (YES, IF, NO), "balance": (YES,), "extend_life": (YES,)},
    "artificial_nutrition": {"comfort": (NO,), "balance": (NO, IF, YES), "extend_life": (YES,)},
    "hand_feeding": {"comfort": (YES,), "balance": (YES,), "extend_life": (YES,)},
    "oxygen": {"comfort": (YES, IF), "balance": (YES,), "extend_life": (YES,)},
    "blood_tests": {"comfort": (NO,), "balance": (IF, YES), "extend_life": (YES,)},
    "hospice_admission": {"comfort": (YES, IF), "balance": (IF,), "extend_life": (IF,)},
    "tracheostomy": {"comfort": (NO,), "balance": (NO,), "extend_life": (NO, YES)},
}
# What people refuse, in their words, and the treatments they mean by it.
REFUSALS = {
    "Mechanical ventilation through a tube in the windpipe": ("intubation", "invasive_ventilation"),
    "Being put on a breathing machine with a tube, but not a mask": ("intubation", "invasive_ventilation"),
    "Ventilation by mask (NIV or BiPAP)": ("non_invasive_ventilation",),
    "CPR": (),
    "Any attempt to restart my heart, CPR included": (),
    "Artificial feeding by tube or drip": ("artificial_nutrition",),
    "Dialysis, or any kidney machine": ("dialysis",),
    "Blood transfusion, even if I may die without it": ("blood_products",),
    "Antibiotics into a vein, other than for pain": ("iv_antibiotics",),
    "Antibiotics of any kind for a chest infection": ("iv_antibiotics", "oral_antibiotics"),
    "Being admitted to intensive care": ("intensive_care",),
    "Anything that only prolongs my dying": (),
    "Chemotherapy": (),
}
HOSPICE = (
    ("Saltmarsh Hospice advice line", "The hospice line, then my daughter."),
    ("Community nurses, day and night", "The nurses first."),
    ("Saltmarsh Hospice", "Saltmarsh. Not 999."),
)
STAFF = (("Larkfield nurse in charge", "The nurse in charge"), ("Rowan House staff", "Somebody at Rowan House"))
BY_KIND = {
    "cancer": {
        "ages": (38, 92),
        "can_decide": 0.9,
        "near": 0.6,
        "focus": ("comfort", "balance"),
        "refuses": 0.4,
        "attorney": 0.4,
        "family": ("daughter", "husband", "friend"),
        "diagnoses": ("Cancer of the pancreas with liver metastases", "Lung cancer", "Bowel cancer, spread"),
        "oxygen": ((None, None), ("96% on air", "comfort only, no monitoring"), ("93-95%", "94-98%")),
        "places": ("home", "hospice", "relatives_home"),
        "first_call": HOSPICE,
        "lives": "own_home",
    },
    "dementia": {
        "ages": (70, 99),
        "can_decide": 0.1,
        "near": 0.4,
        "focus": ("comfort", "balance"),
        "refuses": 0.2,
        "attorney": 0.6,
        "family": ("daughter", "son", "niece"),
        "diagnoses": ("Alzheimer's disease, severe", "Vascular dementia with frailty"),
        "oxygen": (("90-92% on air", None), (None, "none")),
        "places": ("nursing_home", "residential_home"),
        "first_call": STAFF,
        "lives": "nursing_home",
    },
    "heart_lung": {
        "ages": (55, 90),
        "can_decide": 0.95,
        "near": 0.4,
        "focus": ("balance", "comfort", "extend_life"),
        "refuses": 0.3,
        "attorney": 0.4,
        "family": ("wife", "son", "husband"),
        "diagnoses": ("COPD, very severe", "Heart failure, end stage", "Pulmonary fibrosis"),
        "oxygen": (("88-92% on 2 L", "88-92%"), ("84% on air", "88-92% on 1 L/min"), ("86-90%", "88-92% (card held)")),
        "places": ("home", "hospital", "hospice"),
        "first_call": (("Respiratory nurse line", "The respiratory nurses"), *HOSPICE),
        "lives": "own_home",
        "icd": 0.5,
    },
    "child": {
        "ages": (2, 16),
        "can_decide": 0.9,
        "near": 0.15,
        "focus": ("extend_life", "balance"),
        "refuses": 0,
        "attorney": 0,
        "family": ("mother", "father", "granny"),
        "diagnoses": ("Duchenne muscular dystrophy", "Complex neurodisability", "Leukaemia, relapsed"),
        "oxygen": (("95-97% awake", "94% or more"), (None, None), ("92-94 asleep on ventilator", "92-95")),
        "places": ("home", "childrens_hospice", "hospital"),
        "first_call": (("Lantern House children's hospice line", "Lantern House, then mum"),),
        "lives": "with_family",
    },
    "prison": {
        "ages": (28, 80),
        "can_decide": 0.95,
        "near": 0.6,
        "focus": ("comfort", "balance"),
        "refuses": 0.1,
        "attorney": 0.1,
        "family": ("sister", "brother", "mother"),
        "diagnoses": ("Lung cancer, advanced", "Liver failure"),
        "oxygen": (("88-92%", "88-92%"), (None, None)),
        "places": ("prison_healthcare", "hospice"),
        "first_call": (("Marshgate control room", "The control room, from the cell bell"),),
        "lives": "secure",
    },
    "learning_disability": {
        "ages": (25, 75),
        "can_decide": 0.4,
        "near": 0.2,
        "focus": ("balance", "extend_life"),
        "refuses": 0.05,
        "attorney": 0.05,
        "family": ("sister", "key support worker", "mother"),
        "diagnoses": ("Eisenmenger syndrome; learning disability", "Epilepsy, hard to control"),
        "oxygen": (("78-82%", "78-82% usual; treat below 75%"), (None, None)),
        "places": ("supported_living", "home"),
        "first_call": STAFF,
        "lives": "supported_living",
    },
    "frailty": {
        "ages": (75, 101),
        "can_decide": 0.7,
        "near": 0.4,
        "focus": ("comfort", "balance"),
        "refuses": 0.3,
        "attorney": 0.5,
        "family": ("daughter", "neighbour", "son"),
        "diagnoses": ("Severe frailty", "Frailty with kidney failure"),
        "oxygen": ((None, None), ("91% on air", "90-94%")),
        "places": ("home", "residential_home", "relatives_home"),
        "first_call": HOSPICE,
        "lives": "own_home",
        "icd": 0.1,
    },
    "neurological": {
        "ages": (35, 85),
        "can_decide": 0.85,
        "near": 0.3,
        "focus": ("balance", "comfort"),
        "refuses": 0.6,
        "attorney": 0.5,
        "family": ("wife", "husband", "partner"),
        "diagnoses": ("Motor neurone disease", "Parkinson's disease, late stage", "Multiple sclerosis"),
        "oxygen": (("90-93% on own ventilator", "90-93%"), (None, None)),
        "places": ("home", "hospice"),
        "first_call": HOSPICE,
        "lives": "own_home",
    },
}
