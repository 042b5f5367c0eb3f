"""How the person is now: function, phase of illness, and what is normal for them (domain.md §1.7 and §1.11)."""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, Text, Tier, WholeDate, WholeNumber

GROUP = "Health"

NORMAL_FOR_ME = Section(
    key="normal_for_me",
    title="What is normal for this person",
    document="record",
    group=GROUP,
    intro="So that nobody treats a number that is usual.",
    items=(
        Text(key="oxygen_saturation", label="Oxygen saturation (SpO2)", max_length=200, tier=Tier.ALERT),
        Text(key="pulse", label="Pulse", max_length=200, tier=Tier.ALERT),
        Text(key="blood_pressure", label="Blood pressure", max_length=200, tier=Tier.ALERT),
        Text(key="breathing", label="Breathing", max_length=200, tier=Tier.ALERT),
        Text(key="temperature", label="Temperature", max_length=200, tier=Tier.ALERT),
        Text(key="consciousness", label="Consciousness (GCS)", max_length=200, tier=Tier.ALERT),
        Text(key="behaviour", label="Behaviour, and behaviour in pain", max_length=300, tier=Tier.ALERT),
        Text(key="colour", label="Lips, skin and nails", max_length=200, tier=Tier.ALERT),
        Text(key="blood_tests", label="Blood tests", max_length=300, tier=Tier.ALERT),
        Text(key="other", label="Anything else that is normal", max_length=300, tier=Tier.ALERT),
    ),
)

FUNCTION = Section(
    key="function",
    title="Function and phase of illness",
    document="record",
    group=GROUP,
    items=(
        WholeNumber(
            key="akps",
            label="Australia-modified Karnofsky Performance Status",
            hint="0 to 100 in steps of 10.",
            lowest=0,
            highest=100,
            step=10,
            tier=Tier.FIRST_SCREEN,
        ),
        WholeDate(key="akps_on", label="Karnofsky status of what date"),
        Text(key="akps_note", label="Note on that", max_length=300),
        WholeNumber(
            key="cfs",
            label="Clinical Frailty Scale",
            hint="1 to 9. Not for a stable lifelong disability, nor under 65.",
            lowest=1,
            highest=9,
            code=Coded("Clinical Frailty Scale", "763264000", "Clinical Frailty Scale score"),
        ),
        WholeDate(key="cfs_on", label="Frailty of what date"),
        Text(key="cfs_note", label="Note on that", max_length=300),
        Choice(
            key="phase",
            label="Phase of illness",
            options={
                "stable": "Stable",
                "unstable": "Unstable: the plan must change now",
                "deteriorating": "Deteriorating: the plan is changing as expected",
                "dying": "Dying",
            },
            code=Coded("Phase of illness", "1092801000000106", "Palliative care phase of illness measure"),
        ),
        WholeDate(
            key="phase_on",
            label="Phase of what date",
            asked_if={"phase": ("stable", "unstable", "deteriorating", "dying")},
        ),
        WholeNumber(key="ecog", label="WHO or ECOG performance status", lowest=0, highest=4, tier=Tier.BACKGROUND),
        WholeDate(key="ecog_on", label="Performance status of what date", tier=Tier.BACKGROUND),
        Text(key="trajectory", label="Change over time", lines=2, max_length=500),
        Text(key="ipos", label="Symptoms and concerns (IPOS)", max_length=500, tier=Tier.BACKGROUND),
        WholeDate(key="ipos_on", label="Symptoms and concerns of what date", tier=Tier.BACKGROUND),
        WholeNumber(key="weight", label="Weight", lowest=1, highest=400, unit="kg"),
        WholeDate(key="weighed_on", label="Weighed on"),
        Text(key="weight_use", label="What the weight is needed for", max_length=200),
    ),
)

SECTIONS = (NORMAL_FOR_ME, FUNCTION)
