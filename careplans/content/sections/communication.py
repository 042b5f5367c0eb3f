"""Language, accessible information, adjustments and impairments (domain.md §1.11 and §1.13)."""

from careplans.content.document import Section
from careplans.content.items import Choice, Many, Phone, Text, Tier, YesNo

GROUP = "Communication and home"

COMMUNICATION = Section(
    key="communication",
    title="Language and information",
    document="record",
    group=GROUP,
    items=(
        Text(key="language", label="Preferred language", max_length=200, tier=Tier.FIRST_SCREEN),
        YesNo(key="interpreter", label="Is an interpreter needed?", tier=Tier.FIRST_SCREEN),
        Text(
            key="interpreter_mode",
            label="What kind of interpreter",
            hint="Spoken, signed or written; who is acceptable and who is not.",
            max_length=300,
            tier=Tier.FIRST_SCREEN,
            asked_if={"interpreter": ("yes",)},
        ),
        Many(
            key="interpreter_ways",
            label="In which ways the interpreter works",
            options={
                "spoken": "Spoken",
                "written": "Written",
                "signed": "Signed: what the person signs",
                "signed_received": "Signed: what the person understands",
                "tactile": "Signed into the hand",
                "lip_speaking": "Lip-speaking",
            },
            asked_if={"interpreter": ("yes",)},
        ),
        Many(
            key="formats",
            label="Formats of information",
            hint="The ticket is printed in these.",
            options={
                "large_print": "Large print",
                "easy_read": "Easy read",
                "braille": "Braille",
                "audio": "Audio",
                "video": "Video",
                "bsl": "British Sign Language video",
                "translated": "Translated",
                "digital": "On a telephone or computer",
                "read_aloud": "Read aloud",
            },
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="accessible_information",
            label="Accessible information needs",
            hint="One on each line.",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="communication_support", label="Aids and support to communicate", lines=2),
        Text(key="contact_method", label="The only way, or the best way, to reach this person", max_length=300),
        Text(
            key="communication_professional",
            label="Professional to be booked",
            hint="Such as a BSL interpreter or deafblind guide.",
            max_length=300,
        ),
        Text(key="copies", label="Printed copies wanted", hint="Which, and for where: one on each line.", lines=3),
        Text(key="reading_level", label="Reading level", max_length=200, tier=Tier.BACKGROUND),
        Text(key="easy_read_rules", label="How to write for this person", lines=3, tier=Tier.BACKGROUND),
    ),
)

EASY_READ = Section(
    key="easy_read",
    title="The plan in easy read",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="line",
    intro="One idea on each line, with a picture.",
    items=(
        Text(key="words", label="Words", max_length=200, needed_to_publish=True),
        Text(key="picture", label="Picture", max_length=200),
    ),
)

ADJUSTMENTS = Section(
    key="adjustments",
    title="Adjustments and impairments",
    document="record",
    group=GROUP,
    items=(
        Text(
            key="reasonable_adjustments",
            label="Reasonable adjustments",
            hint="And what happens if they are not made.",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="impairments", label="Impairments", hint="One on each line.", lines=3),
        Text(key="mobility", label="Moving", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="cognition", label="Thinking and understanding", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="vision", label="Sight", max_length=300),
        Text(key="hearing", label="Hearing", max_length=300, tier=Tier.FIRST_SCREEN),
    ),
)

LEARNING_DISABILITY = Section(
    key="learning_disability",
    title="Learning disability or autism",
    document="record",
    group=GROUP,
    items=(
        Choice(
            key="hospital_passport",
            label="Hospital passport",
            options={"yes": "Yes", "no": "No", "being_made": "Being made"},
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="passport_location",
            label="Where the passport is",
            max_length=300,
            tier=Tier.FIRST_SCREEN,
            asked_if={"hospital_passport": ("yes", "being_made")},
        ),
        Text(key="how_pain_shows", label="How I show pain", lines=2, tier=Tier.FIRST_SCREEN),
        Text(key="supporter_present", label="Who should be with me", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="sensory", label="Noise, light, touch and waiting", lines=2),
        Text(key="liaison_nurse", label="Learning disability liaison nurse", max_length=300),
        Phone(key="liaison_nurse_phone", label="Telephone of the liaison nurse"),
    ),
)

SECTIONS = (COMMUNICATION, EASY_READ, ADJUSTMENTS, LEARNING_DISABILITY)
