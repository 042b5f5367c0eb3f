"""What matters to the person, in their own words: ESTHER, About Me, goals, and who wrote it (domain.md §2.2 and §2.3).

Nobody edits these words for the person; each prompt speaks to them.
"""

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, Many, PartialDate, Text, Tier, WholeNumber

GROUP = "What matters"

ESTHER = Section(
    key="esther",
    title="What matters to me",
    document="what_matters",
    group=GROUP,
    intro="Ask first what matters, not what is the matter. Use the person's own words. Leave any question empty.",
    items=(
        Text(
            key="matters_most",
            label="What matters most to you right now?",
            hint="The first words anyone reads.",
            lines=3,
            tier=Tier.FIRST_SCREEN,
            feeds_recommendations=True,
        ),
        Text(key="good_day", label="What does a good day look like?", lines=3),
        Text(key="bad_day", label="What does a bad day look like?", lines=3),
        Text(key="who_matters", label="Who is in your network? Who should be at the table?", lines=3),
        Text(
            key="where_to_turn",
            label="If you were worried at 3 a.m., who would you ring?",
            hint="This should be the same as the first call in the plan.",
            lines=2,
        ),
        Text(
            key="feel_safe",
            label="What helps you feel safe and confident at home?",
            lines=2,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="independence", label="What do you want to keep doing for yourself?", lines=2),
        Text(key="worries", label="What worries you?", lines=3, feeds_recommendations=True),
        Text(
            key="told_before",
            label="What are you tired of telling people?",
            hint="Every new team sees this, so that nobody asks again.",
            lines=2,
        ),
        Text(
            key="who_must_work_together",
            label="Which people or services need to work together for this to happen?",
            lines=2,
        ),
        Choice(
            key="did_we_do_it",
            label="Did we do what mattered to you?",
            hint="Ask at each review.",
            options={"yes": "Yes", "partly": "Partly", "no": "No", "not_asked": "Not asked yet"},
        ),
        Text(
            key="did_we_do_it_detail",
            label="What did we do, or not do?",
            lines=2,
            asked_if={"did_we_do_it": ("yes", "partly", "no")},
        ),
    ),
)

GOALS = Section(
    key="goals",
    title="What I would like to do or see",
    document="what_matters",
    group=GROUP,
    repeats=True,
    row_name="goal",
    intro="One goal at a time. It may be small and soon.",
    items=(
        Text(
            key="goal",
            label="What would you like to do or see?",
            lines=2,
            feeds_recommendations=True,
        ),
        WholeNumber(key="importance", label="How important is it, from 1 to 10?", lowest=1, highest=10),
        WholeNumber(
            key="confidence", label="How sure are you that it will happen, from 1 to 10?", lowest=1, highest=10
        ),
        PartialDate(key="by_when", label="By when?"),
    ),
)

ABOUT_ME = Section(
    key="about_me",
    title="About Me",
    document="what_matters",
    group=GROUP,
    intro="Seven headings that health and care services everywhere share.",
    items=(
        Text(
            key="most_important",
            label="What is most important to me",
            hint="Values, faith, culture, pets, goals: anything to know in any situation, an emergency too.",
            lines=4,
            feeds_recommendations=True,
            code=Coded("What is most important to me", "1515861000000103", "What is most important to me"),
        ),
        Text(
            key="important_people",
            label="People who are important to me",
            hint="Who, why, how to involve them, and who not to contact.",
            lines=4,
            code=Coded("People who are important to me", "1515871000000105", "People who are important to me"),
        ),
        Text(
            key="communication",
            label="How I communicate and how to communicate with me",
            hint="Aids, language, signs of pain or distress, how to address me.",
            lines=4,
            tier=Tier.FIRST_SCREEN,
            code=Coded("How I communicate", "1515881000000107", "How I communicate and how to communicate with me"),
        ),
        Text(
            key="my_wellness",
            label="My wellness",
            hint="From a usual day to really unwell; triggers; warning signs.",
            lines=4,
            code=Coded("My wellness", "1515891000000109", "My wellness"),
        ),
        Text(
            key="please_do_dont",
            label="Please do and please do not",
            lines=4,
            tier=Tier.FIRST_SCREEN,
            code=Coded("Please do and please do not", "1515901000000105", "Please do and please do not"),
        ),
        Text(
            key="how_when_support",
            label="How and when to support me",
            hint="Support in an emergency, routines, eating, moving, medicines.",
            lines=4,
            code=Coded("How and when to support me", "1515911000000107", "How and when to support me"),
        ),
        Text(
            key="also_worth_knowing",
            label="Also worth knowing about me",
            hint="Life story, likes and dislikes, things to talk about.",
            lines=4,
            code=Coded("Also worth knowing about me", "1515921000000101", "Also worth knowing about me"),
        ),
        Text(key="supported_by", label="Supported to write this by", max_length=300),
        PartialDate(key="last_updated", label="Date last updated"),
        Text(
            key="recordings",
            label="Recordings, photographs or films",
            hint="What there is and where to find it.",
            lines=2,
        ),
    ),
)

ONE_PAGE_PROFILE = Section(
    key="one_page_profile",
    title="Me in three lines",
    document="what_matters",
    group=GROUP,
    items=(
        Text(key="people_appreciate", label="What people appreciate about me", lines=2),
        Text(key="important_to_me", label="What is important to me", lines=2),
        Text(key="how_to_support", label="How best to support me", lines=2),
    ),
)

LIFE_STORY = Section(
    key="life_story",
    title="My life story",
    document="what_matters",
    group=GROUP,
    only_some=True,
    repeats=True,
    row_name="moment",
    intro="What happened, and when: as much or as little as you like.",
    items=(
        Text(key="what", label="What happened?", lines=2),
        Text(key="when", label="When?", hint="A year, an age, or words such as “before the war”.", max_length=100),
        Text(key="why_it_matters", label="Why does it matter to you?", lines=2),
    ),
)

THIS_IS_ME = Section(
    key="this_is_me",
    title="My days and my ways",
    document="what_matters",
    group=GROUP,
    only_some=True,
    intro="For those who look after you from day to day. This is not a medical document.",
    items=(
        Text(key="where_i_live", label="Where I live", hint="The area, not the address.", max_length=200),
        Text(key="knows_me_best", label="Who knows me best", max_length=300),
        Text(key="background", label="My family, home, work and pets", lines=3),
        Text(key="daily_routine", label="My usual day", hint="Getting up, meals, rest, going to bed.", lines=3),
        Text(key="sleep", label="How I sleep", lines=2),
        Text(key="food_likes", label="What I like to eat and drink", lines=2),
        Text(key="food_dislikes", label="What I do not eat or drink", lines=2),
        Text(key="upsets_me", label="What worries or upsets me", lines=2),
        Text(key="calms_me", label="What calms me", lines=2),
        Text(key="personal_care", label="How I like to be helped to wash and dress", lines=2),
    ),
)

HOSPITAL_PASSPORT = Section(
    key="hospital_passport",
    title="My hospital passport",
    document="what_matters",
    group=GROUP,
    only_some=True,
    items=(
        Text(key="must_know", label="You must know this about me (red)", lines=4),
        Text(key="important", label="This is important to me (amber)", lines=4),
        Text(key="likes", label="I like (green)", lines=3),
        Text(key="dislikes", label="I do not like (green)", lines=3),
    ),
)

TICKET_WORDS = {
    item.key: item.label for section in (ESTHER, ABOUT_ME) for item in section.items if isinstance(item, Text)
}

OWN_WORDS = Section(
    key="own_words",
    title="Whose words these are",
    document="what_matters",
    group=GROUP,
    items=(
        Choice(
            key="written_by",
            label="Who wrote this?",
            options={
                "self": "I wrote it myself",
                "with_help": "I wrote it with help",
                "someone_else": "Someone who knows me wrote it for me",
            },
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="writer_name",
            label="Who helped, or wrote it for me",
            max_length=300,
            asked_if={"written_by": ("with_help", "someone_else")},
        ),
        Text(
            key="ticket_quote",
            label="The sentence I want people to read first",
            hint="Printed on the ticket in quotation marks.",
            max_length=300,
            tier=Tier.FIRST_SCREEN,
        ),
        Many(key="show_on_ticket", label="Show these on my ticket", options=TICKET_WORDS),
    ),
)

SECTIONS = (ESTHER, GOALS, ABOUT_ME, ONE_PAGE_PROFILE, THIS_IS_ME, LIFE_STORY, HOSPITAL_PASSPORT, OWN_WORDS)
