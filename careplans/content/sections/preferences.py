"""Faith, comfort, donation, and what should happen afterwards (domain.md §1.10)."""

from careplans.content.document import Section
from careplans.content.items import Choice, Text, Tier

GROUP = "Wishes"

COMFORT = Section(
    key="comfort",
    title="Small things that matter in a crisis",
    document="record",
    group=GROUP,
    intro="Wishes, not recommendations. One on each line.",
    items=(
        Text(key="would_want", label="Would want", lines=4, tier=Tier.FIRST_SCREEN),
        Text(key="would_not_want", label="Would not want", lines=4, tier=Tier.FIRST_SCREEN),
    ),
)

SPIRITUAL = Section(
    key="spiritual",
    title="Faith, spirit and culture",
    document="record",
    group=GROUP,
    items=(
        Text(
            key="needs",
            label="Spiritual, religious and cultural needs",
            hint="Prayer, rites, diet, dress, who may give personal care.",
            lines=4,
        ),
        Text(
            key="cannot_wait",
            label="What must happen near death, or just after, without delay",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="contact", label="Who to contact, and how", max_length=300, tier=Tier.FIRST_SCREEN),
    ),
)

DONATION = Section(
    key="donation",
    title="Organ and tissue donation",
    document="record",
    group=GROUP,
    items=(
        Choice(
            key="status",
            label="Decision about donation",
            options={
                "opted_in": "Opted in",
                "opted_out": "Opted out",
                "no_decision": "No decision recorded",
                "excluded": "Excluded",
                "nominated_representative": "Someone is nominated to decide",
            },
            may_be_unsaid=True,
        ),
        Text(key="detail", label="Which organs or tissues, and conditions", lines=2, max_length=500),
        Text(key="register", label="On which register", max_length=200),
        Text(key="note", label="Note", lines=2, max_length=500),
    ),
)

AFTER_DEATH = Section(
    key="after_death",
    title="After death, dependants and pets",
    document="record",
    group=GROUP,
    items=(
        Text(
            key="wishes",
            label="Wishes for after death",
            hint="Funeral, keepsakes, who to tell.",
            lines=4,
            may_be_unsaid=True,
        ),
        Text(key="dependants_pets", label="Dependants and pets, and who looks after them", lines=3),
    ),
)

SECTIONS = (COMFORT, SPIRITUAL, DONATION, AFTER_DEATH)
