"""Review, tasks, documents and money: what keeps the plan true (domain.md §1.10, §1.11 and §4.4)."""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, PartialDate, Text, Tier, WholeDate, YesNo

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
        Text(key="kind", label="Kind", max_length=100),
        Text(key="location", label="Where it is", max_length=300),
        PartialDate(key="dated_on", label="Date of the document"),
        Text(key="source", label="From", max_length=200, tier=Tier.BACKGROUND),
        Text(key="confidentiality", label="Who may see it", max_length=200, tier=Tier.BACKGROUND),
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
        Text(key="chc_fast_track_detail", label="More about that", max_length=300, tier=Tier.BACKGROUND),
        YesNo(key="blue_badge", label="Blue badge?", tier=Tier.BACKGROUND),
        Text(key="note", label="Note", max_length=300, tier=Tier.BACKGROUND),
    ),
)

SECTIONS = (REVIEW, REVIEW_TRIGGERS, PLANNING_TASKS, GOAL_ACTIONS, DOCUMENTS, FINANCIAL)
