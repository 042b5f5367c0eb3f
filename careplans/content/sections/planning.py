"""Review, tasks, documents and money: what keeps the plan true (domain.md §1.10, §1.11 and §4.4)."""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, PartialDate, Text, Tier, WholeDate, WholeNumber, YesNo

GROUP = "Keeping the plan true"

REVIEW = Section(
    key="review",
    title="Review",
    document="record",
    group=GROUP,
    items=(
        WholeDate(
            key="review_due",
            label="Review due by",
            hint="Within 12 months; within 3 months if yellow; within 1 month if red.",
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="review_reason", label="What the next review is for", lines=2, max_length=300),
        WholeNumber(
            key="completeness",
            label="How complete is this plan, in its author's judgement?",
            hint="From 0 to 100 %. What is left open can stand under “Things still to do”.",
            unit="%",
            tier=Tier.BACKGROUND,
        ),
        Text(key="responsible", label="Who is responsible for the review", max_length=200),
        Text(key="agreed_with", label="Agreed with", max_length=300),
    ),
)

REVIEW_TRIGGERS = Section(
    key="review_triggers",
    title="What calls for a review sooner",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="trigger",
    items=(Text(key="trigger", label="Review if", max_length=300, needed_to_publish=True),),
)

PLANNING_TASKS = Section(
    key="planning_tasks",
    title="Things still to do",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="task",
    items=(
        Text(key="task", label="Task", max_length=300, needed_to_publish=True),
        Text(key="owner", label="Who", max_length=200),
        WholeDate(key="due_on", label="By when"),
        YesNo(key="done", label="Done?"),
    ),
)

GOAL_ACTIONS = Section(
    key="goal_actions",
    title="Actions towards the person's goals",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="action",
    items=(
        Text(key="goal", label="Towards which goal", max_length=300),
        Text(key="what", label="What", max_length=300, needed_to_publish=True),
        Text(key="who", label="Who", max_length=200),
        Text(key="how", label="How, in what steps", lines=2, max_length=500),
        WholeNumber(
            key="confidence", label="How sure are they that it can be done, from 1 to 10?", lowest=1, highest=10
        ),
        WholeDate(key="due_on", label="By when"),
        Choice(
            key="status",
            label="Status",
            options={
                "planned": "Planned",
                "in_progress": "In progress",
                "done": "Done",
                "not_done": "Not done",
            },
        ),
        Text(key="outcome", label="What came of it", lines=2, max_length=500),
    ),
)

DOCUMENTS = Section(
    key="documents",
    title="Documents and where they are",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="document",
    items=(
        Text(key="title", label="Document", max_length=200, needed_to_publish=True),
        Choice(
            key="sort",
            label="What it is",
            options={
                "respect": Coded("Official ReSPECT form", "1107891000000106", "Has ReSPECT plan"),
                "dnacpr": "DNACPR form",
                "escalation": Coded("Treatment escalation plan", "735324008", "Treatment escalation plan"),
                "emergency_plan": Coded("Emergency health care plan", "887701000000100", "Emergency health care plan"),
                "advance_care_plan": Coded("Advance care plan", "736366004", "Advance care plan"),
                "end_of_life_plan": Coded("End of life care plan", "736373009", "End of life care plan"),
                "anticipatory_plan": Coded("Anticipatory care plan", "736367008", "Anticipatory care plan"),
                "advance_decision": Coded(
                    "Advance decision to refuse treatment",
                    "1052911000000106",
                    "Advance decision to refuse treatment record artefact",
                ),
                "advance_statement": "Advance statement",
                "power_of_attorney": "Lasting power of attorney",
                "court_order": "Court order",
                "hospital_passport": "Hospital passport",
                "child_plan": "Care plan for a child or young person",
                "school_plan": "Plan of a school or college",
                "carer_plan": "Carer's emergency plan",
                "donor_card": "Organ donor card",
                "letter": "Letter or report",
                "other": "Other",
            },
        ),
        Text(key="kind", label="Kind in more words", max_length=100),
        Text(key="location", label="Where it is", max_length=300),
        PartialDate(key="dated_on", label="Date of the document"),
        Text(key="service", label="Which service made it", max_length=200, tier=Tier.BACKGROUND),
        Text(key="source", label="From", max_length=200, tier=Tier.BACKGROUND),
        Text(key="confidentiality", label="Who may see it", max_length=200, tier=Tier.BACKGROUND),
    ),
)

DISTRIBUTION = Section(
    key="distribution",
    title="Who was given a copy",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="holder of a copy",
    always_shown_under_18=True,
    intro="So that old copies can be called in. Copies printed here are listed by themselves.",
    items=(
        Text(key="holder", label="Person or service", max_length=200, needed_to_publish=True),
        Text(key="contact", label="How to reach them", max_length=200),
        Text(key="kept_where", label="Where they keep it", max_length=300),
        WholeDate(key="given_on", label="Given on"),
        WholeDate(key="called_in_on", label="Called in or destroyed on"),
    ),
)

CARE_AND_SUPPORT = Section(
    key="care_and_support",
    title="Care and support",
    document="record",
    group=GROUP,
    items=(
        Text(key="strengths", label="Strengths, and what already works", lines=3),
        Text(key="needs", label="Needs, concerns and problems", lines=3),
        Text(key="formulation", label="How these hang together", lines=3),
        Text(key="funding", label="Who pays for what", max_length=300, tier=Tier.BACKGROUND),
        Text(key="agreed_with", label="Agreed with", max_length=300),
        PartialDate(key="updated_on", label="Brought up to date on"),
    ),
)

SUPPORT_PLANS = Section(
    key="support_plans",
    title="Other care and support plans",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="plan",
    items=(
        Text(key="name", label="Plan", max_length=200, needed_to_publish=True),
        Text(key="content", label="What it says", lines=4),
        Text(key="reviewer", label="Who reviews it", hint="Name, role, registration.", max_length=200),
        WholeDate(key="review_on", label="To be reviewed on"),
        PartialDate(key="updated_on", label="Brought up to date on"),
    ),
)

FINANCIAL = Section(
    key="financial",
    title="Financial support",
    document="record",
    group=GROUP,
    items=(
        WholeDate(
            key="sr1_completed_on",
            label="SR1 form completed on",
            tier=Tier.BACKGROUND,
            code=Coded("SR1 completed", "1751111000000104", "Completion of SR1 form"),
        ),
        Choice(
            key="chc_fast_track",
            label="NHS continuing healthcare, fast track",
            options={
                "not_applied": "Not applied for",
                "requested": "Requested",
                "granted": "Granted",
                "refused": "Refused",
            },
            tier=Tier.BACKGROUND,
        ),
        Text(
            key="chc_fast_track_detail",
            label="More about that",
            max_length=300,
            tier=Tier.BACKGROUND,
            asked_if={"chc_fast_track": ("requested", "granted", "refused")},
        ),
        YesNo(key="blue_badge", label="Blue badge?", tier=Tier.BACKGROUND),
        Text(key="note", label="Note", max_length=300, tier=Tier.BACKGROUND),
    ),
)

SECTIONS = (
    REVIEW,
    REVIEW_TRIGGERS,
    PLANNING_TASKS,
    GOAL_ACTIONS,
    CARE_AND_SUPPORT,
    SUPPORT_PLANS,
    DOCUMENTS,
    DISTRIBUTION,
    FINANCIAL,
)
