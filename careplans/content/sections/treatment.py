"""Treatment escalation line by line, and what to do in a likely emergency (domain.md §1.6 and §1.11).

"Not discussed" is a reason, never a tick: such a line prints as nothing.
"""

from careplans.content.document import Section
from careplans.content.items import Choice, Text, Tier, WholeDate

GROUP = "Emergency recommendations"

INTERVENTIONS = {
    "hospital_transfer": "Transfer to hospital",
    "emergency_department": "Emergency department for specific injuries",
    "home_treatment": "Treatment at home or in the community only",
    "hospice_admission": "Hospice admission",
    "ward_care": "Ward-level care",
    "high_dependency": "High-dependency care",
    "intensive_care": "Intensive care",
    "intubation": "Intubation",
    "invasive_ventilation": "Invasive ventilation",
    "non_invasive_ventilation": "Non-invasive ventilation",
    "tracheostomy": "Tracheostomy",
    "cough_assist": "Cough assist or suction",
    "oxygen": "Oxygen",
    "circulatory_support": "Circulatory support (vasopressors)",
    "ecmo": "Heart and lung machine (ECMO)",
    "dialysis": "Dialysis",
    "blood_products": "Blood products",
    "venesection": "Taking blood off (venesection)",
    "antimicrobials": "Antibiotics, antivirals or antifungals",
    "oral_antibiotics": "Antibiotics by mouth",
    "iv_antibiotics": "Antibiotics into a vein",
    "iv_fluids": "Fluids into a vein",
    "subcutaneous_fluids": "Fluids under the skin",
    "iv_medicines": "Other medicines into a vein",
    "artificial_nutrition": "Feeding by tube or vein",
    "hand_feeding": "Hand feeding with known risk",
    "peripheral_line": "Peripheral line",
    "central_line": "Central or arterial line",
    "chest_drain": "Chest drain or pleural drainage",
    "needle_thoracocentesis": "Needle thoracocentesis",
    "surgery": "Surgery",
    "fracture_surgery": "Surgery for a fracture",
    "radiotherapy": "Radiotherapy",
    "blood_tests": "Blood tests and observations",
    "defibrillation": "Defibrillation",
    "icd_shocks": "Shocks from an ICD",
    "rhythm_treatment": "Medicines or cardioversion for heart rhythm",
    "pacing": "Pacing",
    "chest_compressions": "Chest compressions",
    "arrest_drugs": "Arrest drugs",
    "other": "Other",
}

TREATMENT_ESCALATION = Section(
    key="treatment_escalation",
    title="Treatment escalation",
    document="recommendations",
    group=GROUP,
    repeats=True,
    row_name="treatment",
    items=(
        Choice(
            key="intervention",
            label="Treatment",
            options=INTERVENTIONS,
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="intervention_detail",
            label="Treatment in more words",
            hint="Needed where the treatment is “Other”.",
            max_length=200,
            tier=Tier.FIRST_SCREEN,
        ),
        Choice(
            key="recommendation",
            label="Recommendation",
            options={"recommended": "Recommended", "conditional": "Only if…", "not_recommended": "Not recommended"},
            needed_to_publish=True,
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="conditions", label="On what conditions", lines=2, max_length=500, tier=Tier.FIRST_SCREEN),
        Text(key="reason", label="Reason", lines=2, max_length=500),
        Text(key="decided_by", label="Decided by", max_length=200),
        WholeDate(key="decided_on", label="Decided on"),
    ),
)

LIKELY_EMERGENCIES = Section(
    key="likely_emergencies",
    title="Likely emergencies: if this, then that",
    document="recommendations",
    group=GROUP,
    repeats=True,
    row_name="likely emergency",
    intro="The first four are printed. Put the most likely first.",
    items=(
        Text(
            key="trigger",
            label="If…",
            hint="What someone would see, such as “Fall with a painful hip”.",
            max_length=200,
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="what_to_do",
            label="Then do",
            lines=3,
            max_length=600,
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="avoid", label="Avoid", lines=2, max_length=400, tier=Tier.FIRST_SCREEN),
        Text(key="call", label="Who to call", hint="Name and number.", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="early_signs", label="Early signs", lines=2, max_length=400),
        Text(key="what_helps", label="What helps the person to get through it", lines=2, max_length=400),
        Text(key="agreed_with", label="Agreed with", max_length=300),
    ),
)

SECTIONS = (TREATMENT_ESCALATION, LIKELY_EMERGENCIES)
