"""Recommendations for emergency care, compatible with the ReSPECT process (domain.md §1.5, items 2.1 to 4.3).

A clinical record of what was agreed. It guides; it does not bind. Nothing here is ever chosen beforehand.
"""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, PriorityScale, Text, Tier, WholeDate, YesNo

GROUP = "Emergency recommendations"

SHARED_UNDERSTANDING = Section(
    key="shared_understanding",
    title="Shared understanding of health",
    document="recommendations",
    group=GROUP,
    items=(
        Text(
            key="summary",
            label="Diagnoses and personal circumstances, and how to overcome any difficulty in communicating",
            hint="Two or three lines that a crew can read at the door.",
            lines=4,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="other_plans",
            label="Other planning documents, and where to find them",
            hint="An advance decision, a carer's emergency plan, an organ donor card.",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
        YesNo(
            key="legal_proxy",
            label="Is a legal welfare proxy in place?",
            hint="An attorney, a deputy, or someone with parental responsibility.",
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
    ),
)

PRIORITIES = Section(
    key="priorities",
    title="What matters in a decision about treatment",
    document="recommendations",
    group=GROUP,
    items=(
        PriorityScale(
            key="priority_scale",
            label="Living as long as possible, or quality of life and comfort?",
            hint="0 is living as long as possible; 10 is quality of life and comfort. It may be left empty.",
            may_be_unsaid=True,
        ),
        Text(key="priority_scale_note", label="Note on the scale", hint="Why it is empty, or what they said.", lines=2),
        Text(
            key="most_value",
            label="What I most value",
            lines=2,
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="most_fear",
            label="What I most fear or wish to avoid",
            lines=2,
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
    ),
)

CLINICAL_FOCUS = Section(
    key="clinical_focus",
    title="Clinical focus and guidance",
    document="recommendations",
    group=GROUP,
    items=(
        Choice(
            key="focus",
            label="Clinical focus",
            options={
                "extend_life": "Prioritise extending life",
                "balance": "Balance extending life with comfort and valued outcomes",
                "comfort": "Prioritise comfort",
            },
            needed_to_publish=True,
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="focus_reason", label="Why this focus", hint="One line.", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(
            key="guidance",
            label="Guidance on specific treatments, with reasons",
            hint="What may or may not be wanted or appropriate, going to hospital and life support among them.",
            max_length=2_000,
            lines=6,
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
    ),
)

CPR = Section(
    key="cpr",
    title="Cardiopulmonary resuscitation (CPR)",
    document="recommendations",
    group=GROUP,
    intro="This is about CPR only. Every other treatment is answered on its own.",
    items=(
        Choice(
            key="decision",
            label="CPR",
            options={
                "attempt": Coded("CPR attempts recommended", "450475007", "For cardiopulmonary resuscitation"),
                "modified": "Modified CPR, for a child, as detailed",
                "not_recommended": Coded(
                    "CPR attempts NOT recommended", "450476008", "Not for cardiopulmonary resuscitation"
                ),
            },
            needed_to_publish=True,
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
            unsaid_codes={
                "discussion_not_appropriate_now": Coded(
                    "Not the right time to discuss", "931761000000106", "Discussion about DNACPR not appropriate now"
                )
            },
        ),
        Text(
            key="reason",
            label="Reason for this recommendation",
            hint="A clinical reason. A disability, an age or an address is never one.",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="modified_details",
            label="Modified CPR: what to do and what not to do",
            hint="Only for a person under 18.",
            lines=4,
            tier=Tier.FIRST_SCREEN,
        ),
        YesNo(key="discussed_with_person", label="Discussed with the person?"),
        Text(key="discussed_with_person_reason", label="If not discussed with the person, why not", lines=2),
        YesNo(key="discussed_with_family", label="Discussed with family or those close?"),
        Text(key="discussed_with_family_reason", label="If not discussed with family, why not", lines=2),
        WholeDate(key="decided_on", label="Date of this recommendation", tier=Tier.FIRST_SCREEN),
        WholeDate(key="review_on", label="Date to review CPR", tier=Tier.FIRST_SCREEN),
        Text(key="review", label="When to think again about CPR", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(
            key="form_location",
            label="Where the signed form is kept",
            hint="The original, and any copies.",
            max_length=300,
            tier=Tier.FIRST_SCREEN,
        ),
    ),
)

SECTIONS = (SHARED_UNDERSTANDING, PRIORITIES, CLINICAL_FOCUS, CPR)
