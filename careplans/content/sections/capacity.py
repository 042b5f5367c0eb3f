"""Capacity decision by decision, best interests, and who speaks for the person (domain.md §1.4)."""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, Moment, PartialDate, Phone, Text, Tier, WholeDate, YesNo

GROUP = "Legal"
IF_REQUIRED = {"required": ("yes",)}

CAPACITY_ASSESSMENTS = Section(
    key="capacity_assessments",
    title="Capacity assessments",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="capacity assessment",
    intro="One decision, at one time, in each.",
    items=(
        Text(key="decision", label="Which decision", lines=2, needed_to_publish=True, tier=Tier.FIRST_SCREEN),
        Choice(
            key="outcome",
            label="Outcome",
            options={
                "has": "Has capacity",
                "lacks": "Lacks capacity",
                "fluctuating": "Capacity comes and goes",
                "not_assessed": "Not assessed",
            },
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="outcome_detail", label="Outcome in more words", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="impairment", label="Impairment or disturbance of the mind or brain", max_length=300),
        YesNo(key="understands", label="Understands the information?"),
        YesNo(key="retains", label="Retains it?"),
        YesNo(key="uses_or_weighs", label="Uses or weighs it?"),
        YesNo(key="communicates", label="Communicates a decision by any means?"),
        Text(key="basis", label="Evidence, and steps taken to support the person", lines=3),
        Text(key="assessor", label="Assessed by", hint="Name, role, registration.", max_length=200),
        Moment(key="assessed_at", label="Assessed at", tier=Tier.FIRST_SCREEN),
        WholeDate(key="valid_until", label="Not to be relied on after"),
        Text(key="reassess_when", label="Assess again when", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="document_location", label="Where it is recorded", max_length=300),
    ),
)

ADVANCE_STATEMENT = Section(
    key="advance_statement",
    title="Advance statement",
    document="record",
    group=GROUP,
    intro="Not binding; it must be considered.",
    items=(
        Choice(
            key="status",
            label="Is there an advance statement?",
            options={
                "has": Coded("Yes", "816281000000101", "Has advance statement (MCA 2005)"),
                "none": "None",
            },
            may_be_unsaid=True,
        ),
        PartialDate(key="made_on", label="Date made", asked_if={"status": ("has",)}),
        Text(key="summary", label="What it says", lines=3, asked_if={"status": ("has",)}),
        Text(key="location", label="Where it is kept", max_length=300, asked_if={"status": ("has",)}),
        Text(
            key="written_down_by",
            label="Who wrote it down",
            hint="The person, or someone on their behalf.",
            max_length=200,
            asked_if={"status": ("has",)},
        ),
        Text(key="note", label="Note", lines=2),
    ),
)

BEST_INTERESTS = Section(
    key="best_interests",
    title="Best-interests decisions",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="best-interests decision",
    items=(
        Text(key="decision", label="Decision", lines=3, needed_to_publish=True),
        WholeDate(key="decided_on", label="Date"),
        Text(key="decision_maker", label="Decision-maker", max_length=300),
        Text(key="consulted", label="Who was consulted", hint="One on each line.", lines=4),
        Text(key="wishes_considered", label="Past and present wishes considered", lines=3),
        Text(key="options", label="Options considered", hint="One on each line.", lines=3),
        Text(key="outcome", label="Outcome", lines=2),
        Text(key="dissent_by", label="Did anyone disagree? Who", max_length=300),
        WholeDate(key="dissent_on", label="When they disagreed"),
        Text(key="dissent_view", label="What they said", lines=2),
        Text(key="dissent_resolved", label="How it was resolved", lines=2),
        Text(key="document_location", label="Where the minutes are", max_length=300),
    ),
)

IMCA = Section(
    key="imca",
    title="Independent mental capacity advocate",
    document="record",
    group=GROUP,
    intro="Needed where a person who lacks capacity faces serious treatment and has nobody suitable to be consulted.",
    items=(
        YesNo(key="required", label="Is an advocate required?"),
        Text(key="reason", label="Reason", max_length=300),
        Text(key="name", label="Name", max_length=200, asked_if=IF_REQUIRED),
        Text(key="organisation", label="Organisation", max_length=200, asked_if=IF_REQUIRED),
        Phone(key="phone", label="Telephone", asked_if=IF_REQUIRED),
        WholeDate(key="instructed_on", label="Instructed on", asked_if=IF_REQUIRED),
        WholeDate(key="report_on", label="Report dated", asked_if=IF_REQUIRED),
        Text(key="report_used", label="How the report was used", lines=2, asked_if=IF_REQUIRED),
    ),
)

SECTIONS = (CAPACITY_ASSESSMENTS, ADVANCE_STATEMENT, BEST_INTERESTS, IMCA)
