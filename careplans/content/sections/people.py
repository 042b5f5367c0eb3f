"""Who to call, who is close, and who is on the team (domain.md §1.11)."""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, Many, PartialDate, Phone, Text, Tier, WholeDate, WholeNumber, YesNo

GROUP = "People"

FIRST_CALL = Section(
    key="first_call",
    title="Who to call first",
    document="record",
    group=GROUP,
    items=(
        Phone(
            key="number",
            label="First call in a crisis",
            hint="One number, answered day and night.",
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="who", label="Who answers", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="hours", label="Hours", max_length=100, tier=Tier.FIRST_SCREEN),
        Phone(key="advice_line_number", label="Palliative care advice line, out of hours", tier=Tier.FIRST_SCREEN),
        Text(key="advice_line_who", label="Who answers the advice line", max_length=300, tier=Tier.FIRST_SCREEN),
        YesNo(
            key="has_emergency_contact",
            label="Is there anyone to contact in an emergency?",
            hint="If yes, add them to the personal contacts.",
            tier=Tier.FIRST_SCREEN,
        ),
    ),
)

PERSONAL_CONTACTS = Section(
    key="personal_contacts",
    title="Family, friends and carers",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="personal contact",
    intro="Next of kin have no power to decide by being next of kin.",
    items=(
        Text(key="name", label="Name", max_length=200, needed_to_publish=True, tier=Tier.FIRST_SCREEN),
        Text(key="relationship", label="Relationship", max_length=200, tier=Tier.FIRST_SCREEN),
        Many(
            key="roles",
            label="Roles",
            options={
                "emergency_contact": "Emergency contact",
                "next_of_kin": "Next of kin",
                "main_carer": "Main carer",
                "paid_carer": "Paid carer",
                "attorney": "Attorney for health and welfare",
                "replacement_attorney": "Replacement attorney",
                "parental_responsibility": "Has parental responsibility",
                "advocate": "Advocate",
                "key_holder": "Key-holder",
                "family_or_friend": "Family or friend",
                "faith_contact": "Faith contact",
                "do_not_contact": "Do NOT contact",
            },
            tier=Tier.FIRST_SCREEN,
        ),
        Phone(key="phone", label="Telephone", tier=Tier.FIRST_SCREEN),
        Phone(key="other_phone", label="Another telephone"),
        Text(key="other_ways", label="Other ways to reach them", max_length=200, tier=Tier.FIRST_SCREEN),
        WholeNumber(key="order", label="Order in which to call", lowest=1, highest=40, tier=Tier.FIRST_SCREEN),
        YesNo(key="call_at_night", label="Call at night?", tier=Tier.FIRST_SCREEN),
        YesNo(key="aware_of_plan", label="Do they know of this plan?"),
        YesNo(key="involved_in_planning", label="Were they involved in making it?"),
        Text(key="decision_authority", label="Authority to decide", lines=2, max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="health_limits", label="Their own health, where it limits what they can do", max_length=300),
        Text(key="notes", label="Notes", lines=2, max_length=500),
    ),
)

CARER = Section(
    key="carer",
    title="Carer support",
    document="record",
    group=GROUP,
    items=(
        Choice(
            key="availability",
            label="Is a carer available?",
            options={
                "day_and_night": "Day and night",
                "some_of_the_time": "Some of the time",
                "none": "No carer",
            },
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="availability_detail", label="More about that", lines=2, tier=Tier.FIRST_SCREEN),
        Text(
            key="emergency_plan",
            label="The carer's own emergency plan, and where it is",
            lines=2,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="stands_in", label="Who steps in if the carer cannot go on", max_length=200, tier=Tier.FIRST_SCREEN),
        Phone(key="stands_in_phone", label="Telephone of whoever steps in", tier=Tier.FIRST_SCREEN),
        Text(key="needs", label="What the carer needs to be able to go on", lines=2),
        Choice(
            key="assessment",
            label="Carer's assessment",
            options={"offered": "Offered", "done": "Done", "declined": "Declined", "not_offered": "Not offered yet"},
        ),
    ),
)

PROFESSIONAL_CONTACTS = Section(
    key="professional_contacts",
    title="Professionals",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="professional contact",
    intro="Exactly one of them is the key worker.",
    items=(
        Text(key="name", label="Name", max_length=200, needed_to_publish=True, tier=Tier.FIRST_SCREEN),
        Text(key="role", label="Role", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="speciality", label="Speciality", max_length=200),
        Text(key="team", label="Team", max_length=200),
        Text(key="organisation", label="Organisation", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="organisation_code", label="Organisation code (ODS)", max_length=20, tier=Tier.BACKGROUND),
        Phone(key="phone", label="Telephone", tier=Tier.FIRST_SCREEN),
        Text(key="other_ways", label="Other ways to reach them", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="hours", label="Hours", max_length=200, tier=Tier.FIRST_SCREEN),
        Phone(key="out_of_hours_phone", label="Telephone out of hours"),
        YesNo(
            key="key_worker",
            label="Key worker?",
            options={"yes": Coded("Yes", "719240009", "Has end of life care key worker"), "no": "No"},
            tier=Tier.FIRST_SCREEN,
        ),
        Choice(
            key="key_role",
            label="Key nurse or key GP?",
            options={
                "nurse": Coded("Key nurse", "719238004", "Has key nurse"),
                "gp": Coded("Key GP", "1034241000000106", "Has key general practitioner"),
                "neither": "Neither",
            },
        ),
        Text(key="registration", label="Registration", hint="Such as GMC, NMC or HCPC and number.", max_length=60),
        PartialDate(key="started_on", label="Since", tier=Tier.BACKGROUND),
        WholeDate(key="ended_on", label="No longer involved since", tier=Tier.BACKGROUND),
        Text(key="notes", label="Notes", lines=2, max_length=500),
    ),
)

GP_PRACTICE = Section(
    key="gp_practice",
    title="GP practice",
    document="record",
    group=GROUP,
    items=(
        Text(key="gp", label="GP", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="practice", label="Practice", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="practice_code", label="Practice code (ODS)", max_length=20, tier=Tier.BACKGROUND),
        Phone(key="phone", label="Telephone", tier=Tier.FIRST_SCREEN),
        Text(key="out_of_hours", label="Out of hours", max_length=300, tier=Tier.FIRST_SCREEN),
    ),
)

SECTIONS = (FIRST_CALL, PERSONAL_CONTACTS, CARER, PROFESSIONAL_CONTACTS, GP_PRACTICE)
