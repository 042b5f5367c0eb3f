"""Recommendations for emergency care, compatible with the ReSPECT process (domain.md §1.5, items 2.1 to 4.3).

A clinical record of what was agreed. It guides; it does not bind. Nothing here is ever chosen beforehand.
"""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, Moment, PriorityScale, Text, Tier, WholeDate, YesNo

GROUP = "Emergency recommendations"
IF_COPIED = {"source": ("paper_form",)}

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
        Choice(
            key="scope",
            label="Where these recommendations hold",
            options={"all_settings": "In all settings", "this_admission": "For this stay in hospital only"},
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="scope_detail",
            label="Which stay, and what holds afterwards",
            max_length=300,
            tier=Tier.FIRST_SCREEN,
            asked_if={"scope": ("this_admission",)},
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
                ),
                "unknown_on_import": Coded(
                    "Not known when the record was brought in", "845151000000104", "Resuscitation status unknown"
                ),
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
            asked_if={"decision": ("modified",)},
        ),
        YesNo(key="discussed_with_person", label="Discussed with the person?"),
        Text(
            key="discussed_with_person_reason",
            label="If not discussed with the person, why not",
            lines=2,
            asked_if={"discussed_with_person": ("no",)},
        ),
        YesNo(key="discussed_with_family", label="Discussed with family or those close?"),
        Text(
            key="discussed_with_family_reason",
            label="If not discussed with family, why not",
            lines=2,
            asked_if={"discussed_with_family": ("no",)},
        ),
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

CPR_FORM = Section(
    key="cpr_form",
    title="CPR form, and who knows of it",
    document="recommendations",
    group=GROUP,
    step="arrest",
    only_some=True,
    intro="A form about CPR is about CPR only. Choking, anaphylaxis or a blocked tube is still treated.",
    items=(
        Choice(
            key="source",
            label="Is this the decision, or a copy of a form made elsewhere?",
            options={"made_here": "Made here", "paper_form": "Copied from an existing paper form"},
        ),
        Choice(
            key="form_kind",
            label="Which form",
            options={
                "respect": "Official ReSPECT form",
                "dnacpr": "DNACPR form",
                "escalation": "Hospital treatment escalation form",
                "child": "Care plan for a child or young person",
                "other": "Other",
                "none": "No form on paper",
            },
        ),
        Text(key="unlikely_to_succeed", label="CPR is unlikely to succeed, because", lines=2),
        Text(
            key="not_in_best_interests",
            label="What CPR could achieve would not be in the person's best interests, because",
            lines=2,
        ),
        Text(key="not_wanted", label="The person does not want CPR, as shown by", lines=2),
        YesNo(key="person_aware", label="Does the person know of the recommendation about CPR?"),
        Text(
            key="person_not_aware_reason",
            label="Why the person does not know of it",
            lines=2,
            asked_if={"person_aware": ("no",)},
        ),
        YesNo(key="family_aware", label="Do family and carers know of it?"),
        Text(
            key="family_not_aware_reason",
            label="Why family and carers do not know of it",
            lines=2,
            asked_if={"family_aware": ("no",)},
        ),
        Text(
            key="made_aware",
            label="Who else has been told",
            hint="People and organisations, one on each line.",
            lines=3,
        ),
        Text(
            key="decision_maker",
            label="Who made the decision on that form",
            hint="Name, role, registration.",
            max_length=300,
            asked_if=IF_COPIED,
        ),
        Text(
            key="senior_clinician",
            label="Senior clinician who endorsed that form",
            max_length=300,
            asked_if=IF_COPIED,
        ),
        Text(key="on_behalf_of", label="Signed on behalf of", max_length=200, asked_if=IF_COPIED),
        Moment(key="decided_at", label="Date and time on that form", asked_if=IF_COPIED),
        Choice(
            key="review",
            label="Review of that form",
            options={"by_date": "By a date", "indefinite": "None: it holds until it is withdrawn"},
            asked_if=IF_COPIED,
        ),
        WholeDate(key="review_on", label="Review of that form by", asked_if={"review": ("by_date",)}),
        Text(
            key="checked_by",
            label="Copy compared with the form by",
            max_length=200,
            asked_if=IF_COPIED,
        ),
    ),
)

SECTIONS = (SHARED_UNDERSTANDING, PRIORITIES, CLINICAL_FOCUS, CPR, CPR_FORM)
