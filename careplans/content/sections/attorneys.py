"""Attorneys, deputies, courts, and authority over liberty (domain.md §1.4)."""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, PartialDate, Phone, Text, Tier, WholeDate, WholeNumber, YesNo

GROUP = "Legal"
IF_DEPUTY = {"deputy": ("yes",)}

WELFARE_LPA = ("816361000000101", "Has appointed person with personal welfare LPA (MCA 2005)")


def _in_force(label, code, display):
    """The concept of a power of attorney that has effect: registered, and not revoked (domain.md §1.4)."""
    return Coded(label, code, display, given={"registration": ("registered",), "revoked": (None, "no")})


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
        PartialDate(
            key="registered_on", label="Date registered", asked_if={"registration": ("registered", "applied_for")}
        ),
        Text(
            key="opg_reference",
            label="Reference of the Office of the Public Guardian",
            max_length=60,
            asked_if={"registration": ("registered", "applied_for")},
        ),
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
        Text(
            key="jointly_for",
            label="Which decisions they must take together",
            lines=2,
            max_length=300,
            asked_if={"acting": ("jointly_for_some",)},
        ),
        Choice(
            key="life_sustaining_authority",
            label="Authority over life-sustaining treatment?",
            options={
                "yes": _in_force(
                    "Yes",
                    "816381000000105",
                    "Has appointed person with personal welfare LPA "
                    "with authority for life sustaining decisions (MCA 2005)",
                ),
                "no": _in_force("No", *WELFARE_LPA),
                "not_stated": _in_force("Not stated", *WELFARE_LPA),
                "not_checked": _in_force("Not checked", *WELFARE_LPA),
            },
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
        PartialDate(key="revoked_on", label="Revoked on", asked_if={"revoked": ("yes",)}),
        Text(
            key="donor_capacity",
            label="Evidence that the person had capacity when they signed it",
            hint="Such as the certificate provider.",
            max_length=300,
        ),
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
        WholeNumber(key="order", label="Order in which to ask", lowest=1, highest=20),
        Text(key="when_reachable", label="When and how else to reach them", max_length=200),
    ),
)

PROPERTY_ATTORNEYS = Section(
    key="property_attorneys",
    title="Attorneys and deputies for property and finance",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="attorney or deputy",
    intro="They have no say in treatment, and never stand on the emergency card.",
    items=(
        Text(key="name", label="Name", max_length=200, needed_to_publish=True, tier=Tier.BACKGROUND),
        Choice(
            key="kind",
            label="Attorney or deputy?",
            options={
                "attorney": "Attorney",
                "replacement": "Replacement attorney",
                "deputy": "Deputy of the Court of Protection",
            },
            tier=Tier.BACKGROUND,
        ),
        Text(key="relationship", label="Relationship", max_length=200, tier=Tier.BACKGROUND),
        Phone(key="phone", label="Telephone", tier=Tier.BACKGROUND),
        Choice(
            key="registration",
            label="Registered with the Office of the Public Guardian?",
            options={
                "registered": "Registered",
                "not_registered": "NOT registered",
                "not_checked": "Not checked",
            },
            tier=Tier.BACKGROUND,
        ),
        Text(key="location", label="Where the document is kept", max_length=300, tier=Tier.BACKGROUND),
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
            options={
                "yes": Coded("Yes", "341041000000103", "Lasting power of attorney for property and affairs"),
                "no": "No",
            },
            tier=Tier.BACKGROUND,
        ),
        Text(
            key="property_lpa_note",
            label="Note on that",
            max_length=300,
            tier=Tier.BACKGROUND,
            asked_if={"property_lpa": ("yes",)},
        ),
        YesNo(
            key="deputy",
            label="Is there a deputy of the Court of Protection for health and welfare?",
            hint="A deputy cannot refuse life-sustaining treatment.",
        ),
        Text(key="deputy_name", label="Name of the deputy", max_length=200, asked_if=IF_DEPUTY),
        Phone(key="deputy_phone", label="Telephone of the deputy", asked_if=IF_DEPUTY),
        WholeDate(key="deputy_order_on", label="Date of the order that appoints the deputy", asked_if=IF_DEPUTY),
        Text(
            key="deputy_limits",
            label="What the order lets the deputy decide, and what not",
            lines=2,
            asked_if=IF_DEPUTY,
        ),
        Text(key="deputy_order_seen_by", label="Order seen by, and when", max_length=200, asked_if=IF_DEPUTY),
        Text(key="deputy_order_location", label="Where the order is kept", max_length=300, asked_if=IF_DEPUTY),
        Text(key="deputy_detail", label="Deputy: anything else", lines=2, asked_if=IF_DEPUTY),
        Text(key="court_orders", label="Court orders", lines=2),
        Text(key="safeguarding", label="Safeguarding or child protection", lines=2),
        YesNo(key="dols_in_force", label="Authorisation to deprive of liberty in force?", tier=Tier.BACKGROUND),
        WholeDate(key="dols_from", label="In force from", tier=Tier.BACKGROUND, asked_if={"dols_in_force": ("yes",)}),
        WholeDate(key="dols_to", label="In force until", tier=Tier.BACKGROUND, asked_if={"dols_in_force": ("yes",)}),
        Text(key="dols_detail", label="Authorised by, and notes", max_length=300, tier=Tier.BACKGROUND),
    ),
)

SECTIONS = (LPA, ATTORNEYS, PROPERTY_ATTORNEYS, OTHER_AUTHORITY)
