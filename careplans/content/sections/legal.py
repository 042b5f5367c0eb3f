"""What may bind: an advance decision to refuse treatment (domain.md §1.4).

Each check stands by itself; the record never says of its own accord that a document is valid.
"""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, PartialDate, Text, Tier, WholeDate, YesNo

GROUP = "Legal"
IF_SAID_TO_EXIST = {"status": ("reported_not_seen", "copy_attached", "original_seen", "withdrawn")}

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
        PartialDate(key="made_on", label="Date made", tier=Tier.FIRST_SCREEN, asked_if=IF_SAID_TO_EXIST),
        YesNo(key="over_18_when_made", label="Aged 18 or over when it was made?", asked_if=IF_SAID_TO_EXIST),
        Text(
            key="capacity_evidence",
            label="Evidence of capacity when it was made",
            max_length=300,
            asked_if=IF_SAID_TO_EXIST,
        ),
        YesNo(key="in_writing", label="In writing?", asked_if=IF_SAID_TO_EXIST),
        YesNo(
            key="signed_by_person",
            label="Signed by the person, or at their direction in their presence?",
            asked_if=IF_SAID_TO_EXIST,
        ),
        YesNo(
            key="witness_signed",
            label="Signed by a witness in the person's presence?",
            asked_if=IF_SAID_TO_EXIST,
        ),
        Text(key="witness_name", label="Name of the witness", max_length=200, asked_if=IF_SAID_TO_EXIST),
        YesNo(
            key="even_if_life_at_risk",
            label="Does it say that it applies even if life is at risk?",
            asked_if=IF_SAID_TO_EXIST,
        ),
        YesNo(
            key="acted_inconsistently",
            label="Has the person since done anything clearly inconsistent with it?",
            asked_if=IF_SAID_TO_EXIST,
        ),
        Text(
            key="later_lpa_check",
            label="Checked against any later lasting power of attorney",
            lines=2,
            asked_if=IF_SAID_TO_EXIST,
        ),
        Text(key="checked_by", label="Checked by", max_length=200, asked_if=IF_SAID_TO_EXIST),
        WholeDate(key="checked_on", label="Checked on", asked_if=IF_SAID_TO_EXIST),
        Text(
            key="location_of_original",
            label="Where the original is",
            code=Coded("Record", "1052911000000106", "Advance decision to refuse treatment record artefact"),
            max_length=300,
            tier=Tier.FIRST_SCREEN,
            asked_if=IF_SAID_TO_EXIST,
        ),
        YesNo(key="gp_aware", label="Does the GP know of it?", asked_if=IF_SAID_TO_EXIST),
        PartialDate(key="review_on", label="To be looked at again", asked_if=IF_SAID_TO_EXIST),
        Text(key="note", label="Note", lines=2),
    ),
)

ADRT_CHECKS = Section(
    key="adrt_checks",
    title="Advance decision: further checks",
    document="record",
    group=GROUP,
    step="binding",
    intro="For a refusal of life-sustaining treatment, and for a decision that was withdrawn or is in doubt.",
    items=(
        YesNo(
            key="signed_before_witness",
            label="Did the person sign it, or acknowledge the signature, in front of the witness?",
        ),
        YesNo(
            key="statement_signed_and_witnessed",
            label="Is the statement “even if life is at risk” itself in writing, signed and witnessed?",
        ),
        PartialDate(key="withdrawn_on", label="Withdrawn on"),
        Text(key="withdrawn_how", label="How it was withdrawn, and who heard or saw it", lines=2),
        Text(key="inconsistent_acts", label="What the person did that is inconsistent with it", lines=2),
        Text(key="unforeseen", label="Anything since then that the person could not have foreseen", lines=2),
        YesNo(
            key="before_a_court",
            label="Is a court being asked whether it is valid?",
            hint="Until it answers, treatment that sustains life may be given.",
        ),
        Text(
            key="before_a_court_detail",
            label="Which court, and since when",
            max_length=300,
            asked_if={"before_a_court": ("yes",)},
        ),
        Text(key="given_to", label="Who has been given a copy", lines=2),
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

SECTIONS = (ADRT, ADRT_CHECKS, ADRT_TREATMENTS)
