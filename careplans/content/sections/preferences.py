"""Faith, comfort, donation, and what should happen afterwards (domain.md §1.10)."""

from careplans.content.document import Section
from careplans.content.items import Choice, Phone, Text, Tier

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

FAITH_IN_DETAIL = Section(
    key="faith_in_detail",
    title="Faith and custom in detail",
    document="record",
    group=GROUP,
    step="matters",
    items=(
        Text(key="faith", label="Faith, belief or community", max_length=200),
        Text(
            key="blood_products",
            label="Blood, and products made from it",
            hint="What is accepted, what is refused, and the paper that says so.",
            lines=2,
            max_length=300,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="rites", label="Rites, and who performs them", lines=2, max_length=500),
        Text(key="same_sex_carers", label="Who may give personal care", max_length=300),
        Text(key="diet", label="Food, drink and fasting", max_length=300),
        Text(key="prayer_language", label="Language of prayer", max_length=100),
        Text(key="washing", label="Who washes and dresses the body", max_length=300),
        Text(key="burial_timing", label="When burial or cremation must be", max_length=300),
        Text(key="post_mortem", label="About a post-mortem examination", max_length=300),
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
        Text(
            key="representative",
            label="Who is nominated to decide, and how to reach them",
            max_length=300,
            asked_if={"status": ("nominated_representative",)},
        ),
        Text(key="family_know", label="What family know of this decision", max_length=300),
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
        Text(key="funeral", label="Burial, cremation and funeral", lines=2),
        Text(
            key="body_donation", label="Giving the body to medical science", hint="And where the consent is.", lines=2
        ),
        Text(key="who_to_tell", label="Who to tell, and who tells them", lines=3),
        Text(key="will_location", label="Where the will is", max_length=300),
        Text(key="bereavement_contact", label="Who should be offered support afterwards", max_length=300),
    ),
)

DEPENDANTS = Section(
    key="dependants",
    title="Who depends on the person",
    document="record",
    group=GROUP,
    repeats=True,
    row_name="dependant or pet",
    items=(
        Text(key="name", label="Name", max_length=200, needed_to_publish=True),
        Choice(
            key="kind",
            label="Who or what",
            options={"child": "Child", "adult": "Adult", "pet": "Pet", "other": "Other"},
        ),
        Text(key="needs", label="What they need", lines=2, max_length=300),
        Text(key="looked_after_by", label="Who looks after them if the person cannot", max_length=300),
        Phone(key="phone", label="Telephone"),
        Text(key="later", label="What should happen to them afterwards", lines=2, max_length=300),
    ),
)

SECTIONS = (COMFORT, SPIRITUAL, FAITH_IN_DETAIL, DONATION, AFTER_DEATH, DEPENDANTS)
