"""Diagnoses, allergies, alerts, what is normal for this person, prognosis and function (domain.md §1.7 and §1.11)."""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, PartialDate, Text, Tier, WholeDate

GROUP = "Health"

DIAGNOSIS_CATEGORIES = {
    "cancer": "Cancer",
    "dementia": Coded("Dementia", "52448006", "Dementia"),
    "heart_failure": Coded("Heart failure", "84114007", "Heart failure"),
    "respiratory": Coded("Chronic respiratory disease", "17097001", "Chronic respiratory disease"),
    "frailty": Coded("Frailty", "248279007", "Frailty"),
    "renal": Coded("Kidney disease", "90688005", "Renal disease"),
    "hepatic": Coded("Liver disease", "59927004", "Hepatic disease"),
    "motor_neurone": Coded("Motor neurone disease", "37340000", "Motor neurone disease"),
    "parkinsons": Coded("Parkinson's disease", "49049000", "Parkinson's disease"),
    "multiple_sclerosis": Coded("Multiple sclerosis", "24700007", "Multiple sclerosis"),
    "heart": "Other heart disease",
    "neurological": "Other neurological disease",
    "other": "Other",
}

PRIMARY_DIAGNOSIS = Section(
    key="primary_diagnosis",
    title="Main diagnosis",
    document="record",
    group=GROUP,
    items=(
        Text(
            key="diagnosis",
            label="Main diagnosis, or the reason for this plan",
            lines=2,
            max_length=500,
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Choice(key="category", label="Kind of illness", options=DIAGNOSIS_CATEGORIES),
        Text(key="category_detail", label="Kind of illness in more words", max_length=200),
        Text(key="onset", label="Since", hint="A year or a month, or words such as “the 1990s”.", max_length=60),
        Text(key="stage", label="Stage", max_length=300),
        Text(key="comment", label="Anything else about it", lines=2, max_length=500),
    ),
)

OTHER_PROBLEMS = Section(
    key="other_problems",
    title="Other problems",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="problem",
    items=(
        Text(key="problem", label="Problem", max_length=300, needed_to_publish=True),
        Choice(key="category", label="Kind of illness", options=DIAGNOSIS_CATEGORIES),
        Text(key="onset", label="Since", hint="A year or a month, or words such as “birth”.", max_length=60),
        Text(key="stage", label="Stage", max_length=300),
        Text(key="ended", label="Until, if it is over", max_length=60),
        Text(key="comment", label="Anything else about it", lines=2, max_length=500),
    ),
)

ALLERGIES = Section(
    key="allergies",
    title="Allergies",
    document="record",
    group=GROUP,
    items=(
        Choice(
            key="status",
            label="Allergies",
            hint="“No known allergies” is a definite statement by a clinician.",
            options={
                "known": "Known allergies",
                "none_known": "No known allergies",
                "not_recorded": "Allergies not recorded",
                "unavailable": "Allergies unavailable",
            },
            needed_to_publish=True,
            tier=Tier.ALERT,
        ),
        Text(key="basis", label="Who says so, and when", max_length=300),
    ),
)

ALLERGY_LIST = Section(
    key="allergy_list",
    title="Known allergies and reactions",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="allergy",
    items=(
        Text(key="agent", label="What causes it", max_length=200, needed_to_publish=True, tier=Tier.ALERT),
        Text(key="reaction", label="What happens", max_length=300, tier=Tier.ALERT),
        Choice(
            key="severity",
            label="How bad",
            options={
                "mild": "Mild",
                "moderate": "Moderate",
                "severe": "Severe",
                "life_threatening": "Life-threatening",
            },
            tier=Tier.ALERT,
        ),
        Choice(
            key="certainty",
            label="How certain",
            options={"certain": "Certain", "likely": "Likely", "possible": "Possible", "unlikely": "Unlikely"},
        ),
        Text(key="onset", label="Since", max_length=60),
        Choice(
            key="kind",
            label="Kind of reaction",
            options={
                "allergy": "Allergy",
                "intolerance": "Intolerance",
                "side_effect": "Side effect",
                "not_known": "Not known",
            },
        ),
        Text(
            key="route",
            label="How they came into contact with it",
            hint="Eaten, injected, on the skin.",
            max_length=100,
        ),
        Text(key="evidence", label="How it is known", hint="Seen, tested, or told by whom.", max_length=300),
        PartialDate(key="recorded_on", label="Recorded on"),
    ),
)

CONDITION_ALERTS = Section(
    key="condition_alerts",
    title="Alerts",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="alert",
    intro="Only what would cause harm if it were missed.",
    items=(
        Text(key="alert", label="Alert", max_length=200, needed_to_publish=True, tier=Tier.ALERT),
        Text(key="why", label="Why", max_length=300),
        Choice(
            key="kind",
            label="What it is about",
            options={
                "steroid": "Needs steroids in any illness",
                "anaesthetic": "Anaesthetic or sedation",
                "airway": "Airway or breathing",
                "bleeding": "Bleeding",
                "seizures": "Seizures",
                "metabolic": "Metabolism or blood sugar",
                "implant": "Implant",
                "infection": "At risk from infection",
                "moving": "Handling or position",
                "other": "Other",
            },
        ),
        Text(key="what_to_do", label="What to do", hint="Or which card or letter says so.", lines=2, max_length=300),
    ),
)

PROGNOSIS = Section(
    key="prognosis",
    title="Prognosis",
    document="record",
    group=GROUP,
    items=(
        Choice(
            key="prognosis",
            label="Estimated prognosis",
            options={
                "days": Coded("Days", "511401000000102", "Last days of life"),
                "weeks": Coded("Weeks", "955231000000109", "Last weeks of life"),
                "months": Coded("Months", "968211000000101", "Last months of life"),
                "about_a_year": Coded("About a year", "767503006", "Limited life expectancy of approximately one year"),
                "over_a_year": Coded(
                    "More than a year", "1413121000000106", "Limited life expectancy of more than one year"
                ),
            },
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="prognosis_detail", label="Prognosis in more words", lines=2, max_length=300, tier=Tier.FIRST_SCREEN),
        WholeDate(
            key="estimated_on",
            label="Estimated on",
            asked_if={"prognosis": ("days", "weeks", "months", "about_a_year", "over_a_year")},
        ),
        Text(
            key="estimated_by",
            label="Estimated by",
            max_length=200,
            asked_if={"prognosis": ("days", "weeks", "months", "about_a_year", "over_a_year")},
        ),
        Choice(
            key="gsf",
            label="Gold Standards Framework code",
            options={
                "A": Coded(
                    "A (blue): a year or more",
                    "845701000000104",
                    "GSF prognostic indicator stage A (blue) - year plus prognosis",
                ),
                "B": Coded(
                    "B (green): months",
                    "845721000000108",
                    "GSF prognostic indicator stage B (green) - months prognosis",
                ),
                "C": Coded(
                    "C (yellow): weeks",
                    "845751000000103",
                    "GSF prognostic indicator stage C (yellow) - weeks prognosis",
                ),
                "D": Coded(
                    "D (red): days", "845771000000107", "GSF prognostic indicator stage D (red) - days prognosis"
                ),
            },
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
        WholeDate(key="gsf_on", label="Code given on", asked_if={"gsf": ("A", "B", "C", "D")}),
        Text(key="gsf_note", label="Note on the code", max_length=300, asked_if={"gsf": ("A", "B", "C", "D")}),
        Choice(
            key="aware_person",
            label="Does the person know the prognosis?",
            options={
                "aware": "Aware",
                "insight": "Has insight",
                "not_aware": "Not aware",
                "unable": "Unable to understand",
                "unknown": "Not known",
            },
        ),
        Text(key="aware_person_detail", label="What the person knows", max_length=300),
        Choice(
            key="aware_carers",
            label="Do family and carers know the prognosis?",
            options={
                "aware": "Aware",
                "partly": "Some of them",
                "not_aware": "Not aware",
                "unknown": "Not known",
            },
        ),
        Text(key="aware_carers_detail", label="What family and carers know", max_length=300),
        Choice(
            key="surprise_question",
            label="Would you be surprised if they died in the next year?",
            options={"no": "No, not surprised", "yes": "Yes, surprised", "not_used": "Not used"},
            tier=Tier.BACKGROUND,
        ),
        Text(key="surprise_question_detail", label="Note on that", max_length=300, tier=Tier.BACKGROUND),
        Choice(
            key="palliative_register",
            label="On the palliative care register?",
            options={"yes": Coded("Yes", "1403151000000103", "On palliative care register"), "no": "No"},
            tier=Tier.BACKGROUND,
        ),
        PartialDate(
            key="palliative_register_since",
            label="On the register since",
            tier=Tier.BACKGROUND,
            asked_if={"palliative_register": ("yes",)},
        ),
    ),
)

IDENTIFICATION = Section(
    key="identification",
    title="How the need for a plan was seen",
    document="record",
    group=GROUP,
    items=(
        Text(key="identified_by", label="Who saw it", max_length=200, tier=Tier.BACKGROUND),
        WholeDate(key="identified_on", label="When", tier=Tier.BACKGROUND),
        Text(
            key="tools_in_use",
            label="Tools in use",
            hint="Such as Gold Standards Framework guidance or SPICT.",
            max_length=300,
            tier=Tier.BACKGROUND,
        ),
        WholeDate(key="surprise_question_on", label="Surprise question asked on", tier=Tier.BACKGROUND),
        Text(key="general_indicators", label="General signs of decline", lines=3, tier=Tier.BACKGROUND),
        Text(key="specific_indicators", label="Signs that belong to this illness", lines=3, tier=Tier.BACKGROUND),
        Text(
            key="risk_score",
            label="Electronic frailty index or other risk score, with its band",
            max_length=200,
            tier=Tier.BACKGROUND,
        ),
        WholeDate(key="risk_score_on", label="Score of what date", tier=Tier.BACKGROUND),
        Text(key="risk_score_source", label="Where the score comes from", max_length=200, tier=Tier.BACKGROUND),
    ),
)

SECTIONS = (
    PRIMARY_DIAGNOSIS,
    OTHER_PROBLEMS,
    ALLERGIES,
    ALLERGY_LIST,
    CONDITION_ALERTS,
    PROGNOSIS,
    IDENTIFICATION,
)
