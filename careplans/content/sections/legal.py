"""What may bind: advance decisions, attorneys, and others with authority (domain.md §1.4).

Each check stands by itself; the record never says of its own accord that a document is valid.
"""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, PartialDate, Phone, Text, Tier, WholeDate, YesNo

GROUP = "Legal"

ADRT = Section(
    key="adrt",
    title="Advance decision to refuse treatment",
    document="record",
    group=GROUP,
    intro="Legally binding if valid and applicable. Record what was checked; do not guess.",
    items=(
        Choice(
            key="status",
            label="Is there an advance decision to refuse treatment?",
            options={
                "none": "None",
                "reported_not_seen": "Reported, not seen",
                "copy_attached": Coded(
                    "Yes, copy seen", "816301000000100", "Has advance decision to refuse treatment (MCA 2005)"
                ),
                "original_seen": Coded(
                    "Yes, original seen", "816301000000100", "Has advance decision to refuse treatment (MCA 2005)"
                ),
                "withdrawn": Coded("Withdrawn", "962601000000103", "Advance decision to refuse treatment retracted"),
                "not_possible_under_18": "Not possible before 18",
            },
            may_be_unsaid=True,
            tier=Tier.ALERT,
        ),
        PartialDate(key="made_on", label="Date made", tier=Tier.FIRST_SCREEN),
        YesNo(key="over_18_when_made", label="Aged 18 or over when it was made?"),
        Text(key="capacity_evidence", label="Evidence of capacity when it was made", max_length=300),
        YesNo(key="in_writing", label="In writing?"),
        YesNo(key="signed_by_person", label="Signed by the person, or at their direction in their presence?"),
        YesNo(key="witness_signed", label="Signed by a witness in the person's presence?"),
        Text(key="witness_name", label="Name of the witness", max_length=200),
        YesNo(key="even_if_life_at_risk", label="Does it say that it applies even if life is at risk?"),
        YesNo(key="acted_inconsistently", label="Has the person since done anything clearly inconsistent with it?"),
        Text(key="later_lpa_check", label="Checked against any later lasting power of attorney", lines=2),
        Text(key="checked_by", label="Checked by", max_length=200),
        WholeDate(key="checked_on", label="Checked on"),
        Text(
            key="location_of_original",
            label="Where the original is",
            max_length=300,
            tier=Tier.FIRST_SCREEN,
        ),
        YesNo(key="gp_aware", label="Does the GP know of it?"),
        PartialDate(key="review_on", label="To be looked at again"),
        Text(key="note", label="Note", lines=2),
    ),
)

ADRT_TREATMENTS = Section(
    key="adrt_treatments",
    title="Treatments refused in advance",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="refused treatment",
    items=(
        Text(
            key="treatment",
            label="Treatment refused",
            hint="Word for word.",
            lines=2,
            needed_to_publish=True,
            tier=Tier.ALERT,
        ),
        Text(
            key="circumstances",
            label="In what circumstances",
            hint="Word for word.",
            lines=2,
            tier=Tier.ALERT,
        ),
        YesNo(key="life_sustaining", label="Is this life-sustaining treatment?", needed_to_publish=True),
    ),
)

LPA = Section(
    key="lpa_health_welfare",
    title="Lasting power of attorney for health and welfare",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="lasting power of attorney",
    intro="It has no effect until it is registered, and only when the person lacks capacity for the decision.",
    items=(
        Choice(
            key="registration",
            label="Registered with the Office of the Public Guardian?",
            options={
                "registered": "Registered",
                "applied_for": "Applied for, NOT registered",
                "not_registered": "NOT registered",
                "not_checked": "Not checked",
            },
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
        PartialDate(key="executed_on", label="Date signed"),
        PartialDate(key="registered_on", label="Date registered"),
        Text(key="opg_reference", label="Reference of the Office of the Public Guardian", max_length=60),
        Text(key="registration_checked_by", label="Registration checked by, and how", max_length=200),
        PartialDate(key="registration_checked_on", label="Registration checked on"),
        Choice(
            key="acting",
            label="How the attorneys act",
            options={
                "alone": "One attorney",
                "jointly": "Jointly",
                "jointly_and_severally": "Jointly and severally",
                "jointly_for_some": "Jointly for some decisions",
            },
        ),
        Choice(
            key="life_sustaining_authority",
            label="Authority over life-sustaining treatment?",
            options={"yes": "Yes", "no": "No", "not_stated": "Not stated", "not_checked": "Not checked"},
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="restrictions", label="Restrictions and instructions", lines=2, tier=Tier.FIRST_SCREEN),
        Text(key="document_seen_by", label="Document seen by", max_length=200, tier=Tier.FIRST_SCREEN),
        PartialDate(key="document_seen_on", label="Document seen on", tier=Tier.FIRST_SCREEN),
        Text(key="location", label="Where it is kept", max_length=300),
        YesNo(
            key="active_now",
            label="In use now?",
            hint="Only while the person lacks capacity for the decision.",
            tier=Tier.FIRST_SCREEN,
        ),
        YesNo(key="revoked", label="Revoked?"),
        Text(key="note", label="Note", lines=2),
    ),
)

ATTORNEYS = Section(
    key="attorneys",
    title="Attorneys",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="attorney",
    items=(
        Text(key="name", label="Name", max_length=200, needed_to_publish=True, tier=Tier.FIRST_SCREEN),
        Text(key="relationship", label="Relationship", max_length=200, tier=Tier.FIRST_SCREEN),
        Phone(key="phone", label="Telephone", tier=Tier.FIRST_SCREEN),
        Choice(
            key="kind",
            label="Attorney or replacement?",
            options={"attorney": "Attorney", "replacement": "Replacement attorney"},
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="instrument",
            label="Under which document",
            hint="If there is more than one: its date or reference.",
            max_length=200,
        ),
    ),
)

OTHER_AUTHORITY = Section(
    key="other_authority",
    title="Other legal arrangements",
    document="record",
    group=GROUP,
    items=(
        YesNo(
            key="property_lpa",
            label="Lasting power of attorney for property and finance?",
            hint="It gives no say in treatment.",
            tier=Tier.BACKGROUND,
        ),
        Text(key="property_lpa_note", label="Note on that", max_length=300, tier=Tier.BACKGROUND),
        YesNo(
            key="deputy",
            label="Is there a deputy of the Court of Protection for health and welfare?",
            hint="A deputy cannot refuse life-sustaining treatment.",
        ),
        Text(key="deputy_detail", label="Deputy: name, telephone, order", lines=2),
        Text(key="court_orders", label="Court orders", lines=2),
        Text(key="safeguarding", label="Safeguarding or child protection", lines=2),
        YesNo(key="dols_in_force", label="Authorisation to deprive of liberty in force?", tier=Tier.BACKGROUND),
        WholeDate(key="dols_from", label="In force from", tier=Tier.BACKGROUND),
        WholeDate(key="dols_to", label="In force until", tier=Tier.BACKGROUND),
        Text(key="dols_detail", label="Authorised by, and notes", max_length=300, tier=Tier.BACKGROUND),
    ),
)

SECTIONS = (ADRT, ADRT_TREATMENTS, LPA, ATTORNEYS, OTHER_AUTHORITY)
