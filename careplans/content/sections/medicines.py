"""Medicines as others prescribed them, and the equipment that goes with them (domain.md §1.8).

The record keeps what a prescriber authorised. It never works out, suggests or checks a dose.
"""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, PartialDate, Phone, Text, Tier, WholeDate, YesNo

GROUP = "Medicines and equipment"

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
        Text(key="note", label="Note", lines=2, max_length=500),
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
        Text(key="where_kept", label="Where they are kept", lines=2, max_length=300, tier=Tier.FIRST_SCREEN),
        YesNo(key="chart_present", label="Is the signed chart with them?", tier=Tier.FIRST_SCREEN),
        Text(key="chart_location", label="Where the chart is", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="who_may_give", label="Who may give them", max_length=300, tier=Tier.FIRST_SCREEN),
        WholeDate(
            key="prescribed_on",
            label="Prescribed on",
            code=Coded("Prescribed", "871021000000106", "Prescription of palliative care anticipatory medication"),
        ),
        WholeDate(
            key="box_issued_on",
            label="Box issued on",
            code=Coded("Box issued", "376201000000102", "Issue of palliative care anticipatory medication box"),
        ),
        Text(key="prescriber", label="Prescriber", hint="Name and registration.", max_length=200),
        WholeDate(key="authorised_on", label="Chart authorised on"),
        WholeDate(key="review_by", label="Chart to be reviewed by"),
        PartialDate(key="stock_expires_on", label="Stock expires on"),
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
        Text(key="site", label="Site", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="contents", label="Medicines and rate", lines=2, max_length=500, tier=Tier.FIRST_SCREEN),
        Phone(key="support_phone", label="Who to ring about an alarm", tier=Tier.FIRST_SCREEN),
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
        Text(key="flow", label="Flow", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="delivered_by", label="Delivered by", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="fire_risk", label="Fire risk", max_length=300, tier=Tier.FIRST_SCREEN),
    ),
)

SECTIONS = (MEDICINES, EMERGENCY_MEDICINES, ANTICIPATORY, ANTICIPATORY_ITEMS, SYRINGE_DRIVER, OXYGEN)
