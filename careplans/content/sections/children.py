"""A child or young person: who decides, and the pages of a children's plan (domain.md §1.4 and §1.12).

The pages are never deleted for a person under 18, only left blank: each says so wherever the plan is read.
"""

from careplans.content.document import Section
from careplans.content.items import Choice, PartialDate, Phone, Text, Tier, YesNo

GROUP = "Children and young people"

PARENTAL_RESPONSIBILITY = Section(
    key="parental_responsibility",
    title="Parental responsibility",
    document="record",
    group=GROUP,
    always_shown_under_18=True,
    repeats=True,
    row_name="person with parental responsibility",
    items=(
        Text(key="name", label="Name", max_length=200, needed_to_publish=True, tier=Tier.FIRST_SCREEN),
        Text(key="relationship", label="Relationship", max_length=200, tier=Tier.FIRST_SCREEN),
        Phone(key="phone", label="Telephone", tier=Tier.FIRST_SCREEN),
        Text(key="how_held", label="How it is held", max_length=300),
        YesNo(key="must_be_involved", label="Must be involved in decisions?", tier=Tier.FIRST_SCREEN),
        Text(key="limits", label="Limits set by a court, or agreed", lines=2, max_length=300),
    ),
)

YOUNG_PERSON = Section(
    key="young_person",
    title="Child or young person",
    document="record",
    group=GROUP,
    always_shown_under_18=True,
    items=(
        Text(key="consent", label="Who may consent, and how the young person takes part", lines=2),
        Text(key="consent_location", label="Where that is recorded", max_length=300),
        Choice(
            key="competence",
            label="Can the young person decide for themselves?",
            hint="For the decisions in this plan.",
            options={
                "gillick_competent": "Under 16, and Gillick competent",
                "not_competent": "Under 16, and not Gillick competent",
                "has_capacity": "16 or 17, with capacity",
                "lacks_capacity": "16 or 17, and lacks capacity",
                "not_assessed": "Not assessed",
            },
        ),
        Text(
            key="competence_detail",
            label="Who assessed that, when, and what they found",
            lines=2,
            asked_if={"competence": ("gillick_competent", "not_competent", "has_capacity", "lacks_capacity")},
        ),
        Text(key="legal_note", label="Note on the law at this age", lines=2),
        Text(key="social_care", label="Social care: looked after, child in need or protected", max_length=300),
        Text(key="open_access", label="Open-access ward", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="education", label="School or college, and its plan", max_length=300),
        YesNo(key="ehcp", label="Is there an education, health and care plan?"),
        Text(key="school_contact", label="Who to speak with at school or college", max_length=200),
        Phone(key="school_phone", label="Telephone of school or college"),
        Text(key="short_breaks", label="Short breaks, and who gives them", max_length=300),
        Text(key="transition_lead", label="Who leads the move to adult services", max_length=300),
        PartialDate(key="transition_on", label="Date of the move to adult services"),
        Text(key="transition_note", label="What has been agreed about the move", lines=2),
        Text(key="notes", label="Notes", lines=4),
    ),
)

SIBLINGS = Section(
    key="siblings",
    title="Brothers and sisters",
    document="record",
    group=GROUP,
    always_shown_under_18=True,
    repeats=True,
    row_name="brother or sister",
    items=(
        Text(key="name", label="Name", max_length=200, needed_to_publish=True),
        PartialDate(key="born_on", label="Born"),
        Text(key="what_they_know", label="What they know", lines=2),
        Text(key="wishes", label="What they wish for", lines=2),
        Text(key="support", label="Who supports them", max_length=300),
    ),
)

CHILD_WISHES = Section(
    key="child_wishes",
    title="Wishes during life",
    document="record",
    group=GROUP,
    always_shown_under_18=True,
    items=(
        Text(key="own_wishes", label="What the child or young person wishes", lines=3),
        Text(key="family_wishes", label="What the family wishes", lines=3),
        Text(key="others_wishes", label="What others close to them wish", hint="Friends, school, carers.", lines=3),
        Text(key="where", label="Where they want to be, when well and when ill", lines=2),
    ),
)

CHILD_DECISIONS = Section(
    key="child_decisions",
    title="Diagnosis and decisions, with the family",
    document="record",
    group=GROUP,
    always_shown_under_18=True,
    items=(
        Text(key="what_child_knows", label="What the child or young person knows of the illness", lines=3),
        Text(key="what_family_know", label="What the family know, in their words", lines=3),
        Text(key="how_decisions_are_made", label="How decisions are made", hint="Who talks with whom first.", lines=3),
        Text(key="best_interests_basis", label="Why these decisions are in the child's best interests", lines=3),
        Text(key="disagreement", label="Where people disagree, and what is done about it", lines=2),
    ),
)

CHILD_TREATMENT_PLANS = Section(
    key="child_treatment_plans",
    title="Specific treatment plans",
    document="recommendations",
    group=GROUP,
    step="if_then",
    only_some=True,
    always_shown_under_18=True,
    repeats=True,
    row_name="treatment plan",
    intro="For what comes again and again, such as chest infections, seizures or feeding.",
    items=(
        Text(key="problem", label="For what", max_length=200, needed_to_publish=True),
        Text(key="first_steps", label="First steps, at home or at school", lines=3),
        Text(key="next_steps", label="Next steps", hint="Where, and by whom.", lines=3),
        Text(key="not_to_do", label="What not to do", lines=2),
        Text(key="who_to_call", label="Who to call", max_length=300),
    ),
)

LIFE_THREATENING_EVENT = Section(
    key="life_threatening_event",
    title="A life-threatening event",
    document="recommendations",
    group=GROUP,
    step="if_then",
    only_some=True,
    always_shown_under_18=True,
    intro="For a child. A breathing arrest and a cardiac arrest are answered apart.",
    items=(
        Text(key="likely_causes", label="What may bring it on", lines=2),
        Text(key="reversible_causes", label="What can be put right, and how", lines=3, tier=Tier.FIRST_SCREEN),
        Text(
            key="respiratory_arrest",
            label="If breathing stops and the heart still beats",
            hint="Airway, suction, oxygen, bag and mask, ventilation: what to do and what not to do.",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="cardiac_arrest",
            label="If the heart stops",
            hint="It must say the same as the recommendation about CPR.",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="parents_not_reached",
            label="If the parents cannot be reached",
            hint="Who may decide, and what to do until then.",
            lines=2,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="take_to", label="Where to take the child", max_length=300, tier=Tier.FIRST_SCREEN),
        Text(key="comfort", label="What comforts the child in an emergency", lines=2),
    ),
)

CHILD_END_OF_LIFE = Section(
    key="child_end_of_life",
    title="Wishes during end of life",
    document="record",
    group=GROUP,
    always_shown_under_18=True,
    items=(
        Text(key="place", label="Where, and what would change that", lines=2),
        Text(key="who_is_there", label="Who should be there", lines=2),
        Text(key="symptoms", label="What may happen, and how it will be eased", lines=3),
        Text(key="memories", label="Keepsakes and memories", lines=2),
        Text(key="faith", label="Faith and custom", lines=2),
        Text(key="after_death", label="Care of the body, and where it rests", lines=2),
        Text(key="family_support", label="Who supports the family", max_length=300),
    ),
)

BEFORE_BIRTH = Section(
    key="before_birth",
    title="Before and at birth",
    document="record",
    group=GROUP,
    intro="For a baby whose illness was found before birth.",
    items=(
        PartialDate(key="expected_on", label="Expected date of birth"),
        Text(key="place_of_birth", label="Where the birth is planned", max_length=300),
        Text(key="care_at_birth", label="Care of the baby at birth", lines=4),
        Text(key="after_birth", label="Care of the baby afterwards, and where", lines=4),
        Text(key="who_leads", label="Who leads this care", max_length=300),
    ),
)

SECTIONS = (
    PARENTAL_RESPONSIBILITY,
    YOUNG_PERSON,
    SIBLINGS,
    CHILD_WISHES,
    CHILD_DECISIONS,
    CHILD_TREATMENT_PLANS,
    LIFE_THREATENING_EVENT,
    CHILD_END_OF_LIFE,
    BEFORE_BIRTH,
)
