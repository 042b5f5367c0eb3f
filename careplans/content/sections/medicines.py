"""Medicines as others prescribed them, and the equipment that goes with them (domain.md §1.8).

The record keeps what a prescriber authorised. It never works out, suggests or checks a dose.
"""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, PartialDate, Phone, Text, Tier, WholeDate, YesNo

GROUP = "Medicines and equipment"
IF_EXPECTED = {"status": ("in_place", "being_organised", "removed_or_used")}
IF_DRIVER = {"in_use": ("yes",)}
IF_OXYGEN = {"at_home": ("yes",)}

MEDICINES = Section(
    key="medicines",
    title="Regular medicines",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="medicine",
    intro="Copied from the prescriber's record. Only those that matter in a crisis are printed.",
    items=(
        Text(key="drug", label="Medicine", max_length=200, needed_to_publish=True),
        Text(key="dose", label="Dose", max_length=100),
        Text(key="route", label="Route", max_length=60),
        Text(key="frequency", label="How often", max_length=100),
        Text(key="indication", label="What for", max_length=200),
        YesNo(
            key="crisis_critical",
            label="Does a crew need to know of it in a crisis?",
            hint="Such as a blood thinner, an opioid, a steroid, insulin, a medicine for epilepsy or Parkinson's.",
        ),
        Choice(
            key="crisis_kind",
            label="Why a crew needs to know of it",
            options={
                "anticoagulant": "Blood thinner",
                "opioid": "Opioid patch or driver",
                "steroid": "Must not miss a steroid",
                "insulin": "Insulin",
                "epilepsy": "For epilepsy",
                "parkinsons": "For Parkinson's, at exact times",
                "maoi": "MAOI: clashes with other medicines",
                "oxygen": "Oxygen",
                "other": "Other",
            },
            asked_if={"crisis_critical": ("yes",)},
        ),
        Text(key="form", label="Form", hint="Tablet, patch, liquid.", max_length=100),
        Text(key="course", label="Since when, until when, and what changed last", max_length=300),
        Text(key="prescribed_by", label="Prescribed by, or bought without a prescription", max_length=200),
        Text(key="note", label="Note", lines=2, max_length=500),
    ),
)

MEDICINES_RECORD = Section(
    key="medicines_record",
    title="Where the list of medicines comes from",
    document="record",
    group=GROUP,
    items=(
        Text(key="source", label="Copied from", hint="Such as the GP record or the hospital letter.", max_length=200),
        WholeDate(key="copied_on", label="As it stood on"),
        Text(key="whole_list_at", label="Where the whole list is", max_length=300),
        Text(key="help_with_medicines", label="Help needed to take medicines", lines=2, max_length=500),
    ),
)

STOPPED_MEDICINES = Section(
    key="stopped_medicines",
    title="Medicines that were stopped",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="stopped medicine",
    items=(
        Text(key="drug", label="Medicine", max_length=200, needed_to_publish=True),
        PartialDate(key="stopped_on", label="Stopped on"),
        Text(key="why", label="Why", max_length=300),
        Text(key="stopped_by", label="Stopped by", max_length=200),
    ),
)

EMERGENCY_MEDICINES = Section(
    key="emergency_medicines",
    title="Rescue packs and emergency medicines",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="emergency medicine",
    items=(
        Text(key="drug", label="Medicine", max_length=200, needed_to_publish=True, tier=Tier.FIRST_SCREEN),
        Choice(
            key="kind",
            label="Kind",
            options={"rescue_pack": "Rescue pack at home", "emergency": "Emergency medicine"},
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="dose", label="Dose", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="route", label="Route", max_length=60, tier=Tier.FIRST_SCREEN),
        Text(key="when_to_use", label="When to use it", lines=2, max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="where_kept", label="Where it is kept", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="who_may_give", label="Who may give it", max_length=300, tier=Tier.FIRST_SCREEN),
    ),
)

ANTICIPATORY = Section(
    key="anticipatory",
    title="Anticipatory (just in case) medicines",
    document="record",
    group=GROUP,
    items=(
        Choice(
            key="status",
            label="Anticipatory medicines",
            options={
                "in_place": "In place",
                "being_organised": "Being organised",
                "not_needed": "Not needed",
                "refused": "Refused",
                "removed_or_used": "Removed or used",
            },
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="where_kept",
            label="Where they are kept",
            lines=2,
            max_length=300,
            tier=Tier.FIRST_SCREEN,
            asked_if=IF_EXPECTED,
        ),
        YesNo(
            key="chart_present",
            label="Is the signed chart with them?",
            tier=Tier.FIRST_SCREEN,
            asked_if=IF_EXPECTED,
        ),
        Text(
            key="chart_location",
            label="Where the chart is",
            max_length=300,
            tier=Tier.FIRST_SCREEN,
            asked_if=IF_EXPECTED,
        ),
        Text(
            key="who_may_give",
            label="Who may give them",
            max_length=300,
            tier=Tier.FIRST_SCREEN,
            asked_if=IF_EXPECTED,
        ),
        WholeDate(
            key="prescribed_on",
            label="Prescribed on",
            code=Coded("Prescribed", "871021000000106", "Prescription of palliative care anticipatory medication"),
            asked_if=IF_EXPECTED,
        ),
        Choice(
            key="box_issued",
            label="Has the box been issued?",
            options={
                "yes": Coded("Yes", "376201000000102", "Issue of palliative care anticipatory medication box"),
                "no": "No",
            },
            asked_if=IF_EXPECTED,
        ),
        WholeDate(
            key="box_issued_on",
            label="Box issued on",
            code=Coded("Box issued", "376201000000102", "Issue of palliative care anticipatory medication box"),
            asked_if=IF_EXPECTED,
        ),
        Text(
            key="prescriber",
            label="Prescriber",
            hint="Name and registration.",
            max_length=200,
            asked_if=IF_EXPECTED,
        ),
        WholeDate(key="authorised_on", label="Chart authorised on", asked_if=IF_EXPECTED),
        WholeDate(key="review_by", label="Chart to be reviewed by", asked_if=IF_EXPECTED),
        PartialDate(key="stock_expires_on", label="Stock expires on", asked_if=IF_EXPECTED),
        Text(
            key="who_to_ring",
            label="Who to ring to have them given",
            hint="Name and number.",
            max_length=200,
            tier=Tier.FIRST_SCREEN,
            asked_if=IF_EXPECTED,
        ),
        Text(key="equipment", label="Equipment kept with them", max_length=300, asked_if=IF_EXPECTED),
        Text(
            key="copy_checked_by",
            label="This copy compared with the chart by",
            max_length=200,
            asked_if=IF_EXPECTED,
        ),
        Text(key="risk_note", label="Safe keeping, and other risks", lines=2, max_length=500),
    ),
)

ANTICIPATORY_ITEMS = Section(
    key="anticipatory_items",
    title="What the anticipatory chart authorises",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="authorised medicine",
    intro="Copy the chart exactly. Write “micrograms” in full.",
    items=(
        Text(key="drug", label="Medicine", max_length=200, needed_to_publish=True),
        Text(key="presentation", label="Presentation", max_length=200),
        Text(key="authorised_dose", label="Authorised dose or range", max_length=300),
        Text(key="route", label="Route", max_length=60),
        Text(key="indication", label="What for", max_length=200),
        Text(key="minimum_interval", label="Shortest time between doses", max_length=100),
        Text(key="max_24h", label="Most in 24 hours", max_length=100),
        Text(key="seek_help_if", label="Seek help if", max_length=300),
    ),
)

SYRINGE_DRIVER = Section(
    key="syringe_driver",
    title="Syringe driver",
    document="record",
    group=GROUP,
    items=(
        YesNo(key="in_use", label="Is a syringe driver in use?", tier=Tier.FIRST_SCREEN),
        Text(key="site", label="Site", max_length=200, tier=Tier.FIRST_SCREEN, asked_if=IF_DRIVER),
        Text(
            key="contents",
            label="Medicines and rate",
            lines=2,
            max_length=500,
            tier=Tier.FIRST_SCREEN,
            asked_if=IF_DRIVER,
        ),
        Text(key="rate", label="Rate, and how long each syringe lasts", max_length=200, asked_if=IF_DRIVER),
        WholeDate(key="started_on", label="Started on", asked_if=IF_DRIVER),
        Text(key="checks", label="Who checks battery and site, and when", max_length=300, asked_if=IF_DRIVER),
        Phone(
            key="support_phone",
            label="Who to ring about an alarm",
            tier=Tier.FIRST_SCREEN,
            asked_if=IF_DRIVER,
        ),
        Text(key="plan", label="Plan", lines=2, max_length=300),
    ),
)

OXYGEN = Section(
    key="oxygen",
    title="Oxygen",
    document="record",
    group=GROUP,
    items=(
        YesNo(key="at_home", label="Oxygen at home?", tier=Tier.FIRST_SCREEN),
        Text(
            key="target_saturation",
            label="Target oxygen saturation (SpO2)",
            max_length=200,
            tier=Tier.ALERT,
        ),
        Text(key="flow", label="Flow", max_length=200, tier=Tier.FIRST_SCREEN, asked_if=IF_OXYGEN),
        Text(
            key="delivered_by",
            label="Delivered by",
            max_length=200,
            tier=Tier.FIRST_SCREEN,
            asked_if=IF_OXYGEN,
        ),
        Text(key="hours_a_day", label="How many hours a day", max_length=100, asked_if=IF_OXYGEN),
        Text(key="supplier", label="Supplier", max_length=200, asked_if=IF_OXYGEN),
        Phone(key="supplier_phone", label="Telephone of the supplier", asked_if=IF_OXYGEN),
        YesNo(key="alert_card", label="Does the person carry an oxygen alert card?"),
        Text(key="fire_risk", label="Fire risk", max_length=300, tier=Tier.FIRST_SCREEN, asked_if=IF_OXYGEN),
    ),
)

SECTIONS = (
    MEDICINES,
    MEDICINES_RECORD,
    STOPPED_MEDICINES,
    EMERGENCY_MEDICINES,
    ANTICIPATORY,
    ANTICIPATORY_ITEMS,
    SYRINGE_DRIVER,
    OXYGEN,
)
