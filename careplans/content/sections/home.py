"""The home, the way in, hazards to a crew, and settings that change the plan (domain.md §1.11 and §1.13).

A key-safe code is never part of a plan: it is kept apart, and shown only for a reason.
"""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, Many, Phone, Text, Tier, WholeDate, YesNo

GROUP = "Communication and home"

HOME = Section(
    key="home",
    title="Home and how to get in",
    document="record",
    group=GROUP,
    intro="Do not write a key-safe code here. It has a place of its own.",
    items=(
        Choice(
            key="accommodation",
            label="Lives in",
            options={
                "own_home": "Own home",
                "with_family": "Home of family",
                "supported_living": "Supported living",
                "nursing_home": "Care home with nursing",
                "residential_home": "Care home without nursing",
                "hospice": "Hospice",
                "secure": "Prison or other secure setting",
                "homeless": "Hostel or no fixed home",
                "other": "Other",
            },
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="accommodation_detail", label="More about that", max_length=300),
        YesNo(key="lives_alone", label="Lives alone?", tier=Tier.FIRST_SCREEN),
        Text(key="living_arrangement", label="Who else lives there", lines=2, tier=Tier.FIRST_SCREEN),
        Text(key="access", label="The way in", hint="Door, floor, lift, who meets the crew.", lines=3),
        Text(key="parking", label="Parking", max_length=300),
        Text(key="who_opens", label="Who opens the door", max_length=300),
        Text(key="alarm", label="Pendant alarm or call bell", max_length=300),
        Choice(
            key="can_summon_help",
            label="Able to summon help?",
            options={"yes": "Yes", "no": Coded("No", "325541000000106", "Unable to summon help")},
        ),
        YesNo(key="recognises_danger", label="Able to see danger and keep safe?"),
        Phone(key="telecare_phone", label="Telephone of the alarm service"),
        Text(key="infection", label="Infection", max_length=300, tier=Tier.ALERT),
    ),
)

HAZARDS = Section(
    key="hazards",
    title="Hazards to a crew",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="hazard",
    items=(
        Choice(
            key="kind",
            label="Hazard",
            options={
                "infection": "Infection",
                "cytotoxic": "Cytotoxic medicines",
                "oxygen": "Oxygen, smoking or fire",
                "dog": "Dog or other animal",
                "violence": "Risk of violence",
                "behaviour": "May strike out, not in anger",
                "moving": "Moving and handling",
                "bariatric": "Bariatric equipment needed",
                "electrical": "Ventilator or other electrical equipment",
                "heavy_equipment": "Heavy equipment",
                "hoarding": "Hoarding",
                "firearms": "Firearms",
                "secure_site": "Secure site",
                "other": "Other",
                "none": "None known",
            },
            needed_to_publish=True,
            tier=Tier.ALERT,
        ),
        Text(key="detail", label="Details", lines=2, max_length=500, tier=Tier.ALERT),
        WholeDate(key="review_on", label="To be reviewed on"),
        WholeDate(key="ends_on", label="No longer so after"),
        Text(key="source", label="Who says so", max_length=200),
    ),
)

CARE_HOME = Section(
    key="care_home",
    title="Care home",
    document="record",
    group=GROUP,
    items=(
        Text(key="location_code", label="Registered location (CQC or ODS)", max_length=60, tier=Tier.BACKGROUND),
        Text(key="room", label="Room", max_length=60, tier=Tier.FIRST_SCREEN),
        YesNo(key="nurse_day_and_night", label="A nurse on site day and night?", tier=Tier.FIRST_SCREEN),
        Text(
            key="falls_rule",
            label="After a fall or injury",
            hint="Go to hospital only if…",
            lines=2,
            tier=Tier.FIRST_SCREEN,
        ),
        Phone(key="night_phone", label="Telephone at night", tier=Tier.FIRST_SCREEN),
        Text(key="manager", label="Manager, or nurse in charge", max_length=200),
        Text(key="who_may_verify_death", label="Who may verify an expected death", max_length=300),
    ),
)

SECURE_SETTING = Section(
    key="secure_setting",
    title="Prison or other secure setting",
    document="record",
    group=GROUP,
    intro="Never record an offence or a prisoner number.",
    items=(
        Text(key="establishment", label="Establishment", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="healthcare_hours", label="Healthcare hours, and cover at night", lines=2, tier=Tier.FIRST_SCREEN),
        Text(key="crew_instructions", label="Gate and escort, for a crew", lines=3, tier=Tier.FIRST_SCREEN),
        Choice(
            key="where_held",
            label="Where in it",
            options={
                "cell": "Ordinary location",
                "healthcare_wing": "Healthcare wing",
                "palliative_suite": "Palliative care suite",
                "bed_watch": "Hospital, with bed-watch",
                "other": "Other",
            },
        ),
        WholeDate(key="restraint_assessed_on", label="Risk of restraints assessed on"),
        Text(key="restraint", label="Restraints on escort and at the bedside", lines=2, tier=Tier.FIRST_SCREEN),
        Text(key="medicines_held", label="Who holds the medicines", max_length=300),
        YesNo(key="night_staff_know_cpr", label="Do the control room and night staff know the CPR recommendation?"),
        WholeDate(key="night_staff_told_on", label="Told on", asked_if={"night_staff_know_cpr": ("yes",)}),
        Text(key="family_liaison_officer", label="Family liaison officer", max_length=200),
        Phone(key="family_liaison_phone", label="Telephone of the family liaison officer"),
        Choice(
            key="early_release",
            label="Early release on compassionate grounds",
            options={
                "not_considered": "Not considered",
                "considered": "Considered",
                "applied": "Applied for",
                "granted": "Granted",
                "refused": "Refused",
                "not_sought": "Not sought by the person",
            },
        ),
        WholeDate(
            key="early_release_applied_on",
            label="Applied for on",
            asked_if={"early_release": ("applied", "granted", "refused")},
        ),
        WholeDate(
            key="hospice_letter_on",
            label="Hospice letter dated",
            asked_if={"early_release": ("applied", "granted", "refused")},
        ),
        WholeDate(
            key="early_release_decision_by",
            label="Decision expected by",
            asked_if={"early_release": ("applied", "granted", "refused")},
        ),
        Text(key="after_death", label="After a death here", lines=2),
        Choice(
            key="prisoner_number_held",
            label="Prisoner number",
            options={"no": "Not held: it is never recorded here"},
            tier=Tier.BACKGROUND,
        ),
        Choice(
            key="offence_data_held",
            label="Offence",
            options={"no": "Not held: it is never recorded here"},
            tier=Tier.BACKGROUND,
        ),
    ),
)

NO_FIXED_ADDRESS = Section(
    key="no_fixed_address",
    title="No fixed address, travelling, or away from home",
    document="record",
    group=GROUP,
    step="where",
    items=(
        Many(
            key="circumstances",
            label="Which of these",
            options={
                "homeless": "Homeless, or in a hostel",
                "out_of_area": "Staying outside their own area",
                "traveller": "Gypsy, Roma or Traveller",
                "boat": "Lives on a boat",
                "asylum": "Seeking asylum, or a refugee",
                "forces": "Serving in the forces, or family of someone who is",
                "other": "Other",
            },
        ),
        Text(
            key="staying_at",
            label="Temporary address, site or mooring",
            hint="And any other places where they are usually found.",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
        WholeDate(key="staying_until", label="There until"),
        Text(key="how_to_reach", label="How to reach them", lines=2, max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="key_worker", label="Hostel or outreach worker", max_length=200, tier=Tier.FIRST_SCREEN),
        Phone(key="key_worker_phone", label="Telephone of that worker", tier=Tier.FIRST_SCREEN),
        Text(key="paper_copy", label="Where the paper copy is", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(
            key="post",
            label="Where post reaches them",
            hint="Or the postcode that stands for an address.",
            max_length=300,
        ),
        YesNo(key="has_gp", label="Registered with a GP?"),
        Text(key="care_without_gp", label="Who gives care without a GP", max_length=300, asked_if={"has_gp": ("no",)}),
    ),
)

SECTIONS = (HOME, HAZARDS, CARE_HOME, SECURE_SETTING, NO_FIXED_ADDRESS)
