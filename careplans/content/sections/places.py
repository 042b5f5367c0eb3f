"""Where the person would like to be cared for, and to die (domain.md §1.10).

The place of death carries the codes PRSB uses; for the place of care there is no agreed set, so it is in words only.
"""

from careplans.content.coded import DEATH_LOCATION_TYPE, Code
from careplans.content.document import Section
from careplans.content.items import Choice, Coded, Text, Tier, WholeDate

GROUP = "Wishes"

PLACES_OF_CARE = {
    "home": "Own home",
    "relatives_home": "Home of a relative or friend",
    "supported_living": "Own flat in supported living",
    "nursing_home": "Care home with nursing",
    "residential_home": "Care home without nursing",
    "hospice": "Hospice",
    "childrens_hospice": "Children's hospice",
    "community_hospital": "Community hospital",
    "hospital": "Acute hospital",
    "prison_healthcare": "Prison healthcare",
    "learning_disability_unit": "Learning disability unit",
    "mental_health_unit": "Mental health unit",
    "other": "Other",
}
PLACE_OF_DEATH_CODES = {
    "home": ("110481000000108", "home"),
    "supported_living": ("110481000000108", "home"),
    "nursing_home": ("89761000000106", "nursing home"),
    "residential_home": ("512071000000106", "residential home"),
    "hospice": ("108401000000102", "hospice"),
    "childrens_hospice": ("108401000000102", "hospice"),
    "community_hospital": ("89751000000108", "community hospital"),
    "hospital": ("109401000000108", "hospital"),
    "learning_disability_unit": ("518741000000100", "learning disability unit"),
    "mental_health_unit": ("518771000000106", "mental health unit"),
}
UNSAID_PLACE_OF_DEATH_CODES = {
    "unable_to_express": ("517111000000103", "patient unable to express preference"),
    "discussion_not_appropriate_now": ("517131000000106", "discussion not appropriate"),
    "declined_to_discuss": ("766391000000108", "patient declined to participate"),
    "undecided": ("517161000000101", "patient undecided"),
}

# NHS Data Dictionary DEATH LOCATION TYPE CODE, for reports; every place has exactly one (domain.md §8 rule 15).
DEATH_LOCATION_TYPES = {
    "home": "21",
    "relatives_home": "22",
    "supported_living": "21",
    "nursing_home": "41",
    "residential_home": "42",
    "hospice": "30",
    "childrens_hospice": "30",
    "community_hospital": "10",
    "hospital": "10",
    "prison_healthcare": "50",
    "learning_disability_unit": "10",
    "mental_health_unit": "10",
    "other": "50",
}
DEATH_LOCATION_TYPE_WORDS = {
    "10": "hospital",
    "21": "private residence: the person's own",
    "22": "private residence: another",
    "30": "hospice",
    "41": "care home with nursing",
    "42": "care home without nursing",
    "50": "other",
}


def _coded(label, code, place):
    return Coded(label, code, f"Preferred place of death: {place}")


PLACES_OF_DEATH = {
    key: _coded(label, *PLACE_OF_DEATH_CODES[key]) if key in PLACE_OF_DEATH_CODES else label
    for key, label in PLACES_OF_CARE.items()
}


LOCATION_TYPES = {
    key: Code(code, DEATH_LOCATION_TYPE_WORDS[code], status="", system=DEATH_LOCATION_TYPE)
    for key, code in DEATH_LOCATION_TYPES.items()
}


def _place_items(what, options, unsaid_codes):
    """First and second choice of a place, with its name and the reason for it."""
    first, second = f"Preferred place of {what}", f"Second choice of place of {what}"
    return (
        Choice(
            key="first_choice",
            label=first,
            options=options,
            also_coded=LOCATION_TYPES,
            needed_to_publish=what == "care",
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
            unsaid_codes=unsaid_codes,
        ),
        Text(key="first_choice_named", label=f"{first}: which one", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="first_choice_reason", label=f"{first}: why", lines=2, max_length=500),
        Choice(
            key="second_choice",
            label=second,
            options=options,
            also_coded=LOCATION_TYPES,
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
            unsaid_codes=unsaid_codes,
        ),
        Text(key="second_choice_named", label=f"{second}: which one", max_length=200, tier=Tier.FIRST_SCREEN),
        Text(key="second_choice_reason", label=f"{second}: why", lines=2, max_length=500),
        WholeDate(key="asked_on", label="Asked on"),
        WholeDate(key="ask_again_on", label="Ask again on"),
    )


PLACE_OF_CARE = Section(
    key="place_of_care",
    title="Where they want to be cared for",
    document="record",
    group=GROUP,
    items=(
        *_place_items("care", PLACES_OF_CARE, {}),
        Text(
            key="what_would_change_my_mind",
            label="What would change my mind",
            hint="“Home, unless…” is often the most useful line in a crisis.",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
    ),
)

PLACE_OF_DEATH = Section(
    key="place_of_death",
    title="Where they want to die",
    document="record",
    group=GROUP,
    items=(
        *_place_items(
            "death",
            PLACES_OF_DEATH,
            {key: _coded(place, code, place) for key, (code, place) in UNSAID_PLACE_OF_DEATH_CODES.items()},
        ),
        Text(
            key="what_would_change_my_mind",
            label="What would change my mind about where to die",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
    ),
)

SECTIONS = (PLACE_OF_CARE, PLACE_OF_DEATH)
