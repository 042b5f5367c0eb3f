"""What matters to the person, in their own words; agreement and sharing; preferences."""

from careplans.management.personas.places.kinds import Concept, Said, choice, concept, each
from careplans.management.personas.wordings import number

OWN_WORDS = {
    **each(
        "what_matters.about_me",
        "about_me",
        most_important="most_important",
        important_people="important_people",
        communication="communication",
        my_wellness="my_wellness",
        please_do_dont="please_do_dont",
        how_when_support="how_when_support",
        also_worth_knowing="also_worth_knowing",
        supported_by="supported_by",
        last_updated="last_updated",
    ),
    **each(
        "what_matters.esther",
        "esther",
        matters_most="matters_most",
        good_day="good_day",
        bad_day="bad_day",
        who_matters="who_matters",
        where_to_turn="where_to_turn",
        feel_safe="feel_safe",
        independence="independence",
        worries="worries",
        tired_of_telling="told_before",
        who_must_work_together="who_must_work_together",
    ),
    "what_matters.esther.did_we_do_it": choice(
        "esther", "did_we_do_it", near={"not asked": "not_asked"}, more="did_we_do_it_detail"
    ),
    "what_matters.esther.goals[].goal": (Said("goals", "goal"),),
    "what_matters.esther.goals[].importance": (Said("goals", "importance", number),),
    "what_matters.esther.goals[].confidence": (Said("goals", "confidence", number),),
    "what_matters.esther.goals[].by_when": (Said("goals", "by_when"),),
    **each("what_matters.esther.goals[].actions[]", "goal_actions", what="what", who="who", when="due_on"),
    "what_matters.esther.goals[].actions[].status": choice("goal_actions", "status"),
    "what_matters.priority_scale_0_to_10": (Said("priorities", "priority_scale", number),),
    **each(
        "what_matters",
        "priorities",
        priority_scale_note="priority_scale_note",
        most_value="most_value",
        most_fear_or_avoid="most_fear",
    ),
    **each(
        "what_matters.one_page_profile",
        "one_page_profile",
        people_appreciate="people_appreciate",
        important_to_me="important_to_me",
        how_to_support="how_to_support",
    ),
    "ticket.quote": (Said("own_words", "ticket_quote"),),
    "ticket.prefer[]": (Said("comfort", "would_want", joined="\n"),),
    "ticket.not_want[]": (Said("comfort", "would_not_want", joined="\n"),),
    "ticket.formats[]": (Said("communication", "copies", joined="\n"),),
}

CONSENT = {
    "consent_and_sharing.plan_created_with": choice(
        "consent",
        "plan_created_with",
        {"person's agreement": "agreement"},
        {
            "best-interests process": "best_interests",
            "mixed: ": "best_interests",
            "young person's agreement": "agreement",
            "attorney": "attorney",
            "parental responsibility": "parental_responsibility",
        },
        more="plan_created_with_detail",
    ),
    "consent_and_sharing.sharing": choice(
        "consent",
        "sharing",
        {"share with all direct-care services": "all_direct_care"},
        {
            "share with direct-care": "all_direct_care",
            "share except": "except_named",
            "do not share": "not_electronically",
        },
        more="sharing_detail",
        joined="\n",
    ),
    **concept("consent_and_sharing.coding", "consent", "sharing"),
    "consent_and_sharing.coding.note": (Said("consent", "sharing_detail", joined="\n"),),
    **each(
        "consent_and_sharing",
        "consent",
        recorded_on="recorded_on",
        recorded_by="recorded_by",
        family_told="family_told",
    ),
    "consent_and_sharing.do_not_share_with[]": (Said("consent", "do_not_share_with", joined="\n"),),
    "consent_and_sharing.do_not_contact[]": (Said("consent", "do_not_contact", joined="\n"),),
    "consent_and_sharing.digital_access.person": choice(
        "consent",
        "digital_access",
        {"read and write own words": "read_and_write"},
        {"read and write": "read_and_write", "read": "read", "none": "none", "easy-read paper and video; read": "read"},
        more="digital_access_detail",
    ),
    **each("consent_and_sharing.digital_access.proxy", "consent", name="proxy_name", basis="proxy_basis"),
    "consent_and_sharing.digital_access.proxy.scope": choice(
        "consent",
        "proxy_scope",
        {"read and own words": "read_and_write", "read and write own words": "read_and_write"},
    ),
}


def _place(path, section, which):
    """One of the two places of `path`. Words that say more than the option go before the name of the place."""
    same = {"prison healthcare wing": "prison_healthcare"}
    near = {"own home": "home", "acute hospital": "hospital", "undecided": {"unsaid": "undecided"}}
    named = f"{which}_named"
    return {
        f"{path}.type": choice(section, which, same | {"undecided": near["undecided"]}, near, more=named, joined=", "),
        f"{path}.named_place": (Said(section, named, joined=", "),),
        f"{path}.reason": (Said(section, f"{which}_reason"),),
        f"{path}.nhs_dd_death_location_type_code": (Concept(section, (which,)),),
        **concept(f"{path}.coding", section, which),
    }


def _places(path, section):
    return {
        **_place(f"{path}[0]", section, "first_choice"),
        **_place(f"{path}[1]", section, "second_choice"),
    }


PREFERENCES = {
    **_places("preferences.preferred_place_of_care", "place_of_care"),
    **_places("preferences.preferred_place_of_death", "place_of_death"),
    "preferences.what_would_change_my_mind": (Said("place_of_care", "what_would_change_my_mind"),),
    "preferences.spiritual_cultural": (Said("spiritual", "needs"),),
    "preferences.organ_tissue_donation.status": choice(
        "donation",
        "status",
        {"not yet discussed": {"unsaid": "not_yet_discussed"}},
        {"declined": "opted_out", "no decision": "no_decision", "opted in": "opted_in", "opted out": "opted_out"},
        more="detail",
    ),
    **each("preferences.organ_tissue_donation", "donation", register="register", note="note"),
    **each("preferences", "after_death", wishes_after_death="wishes", dependants_pets="dependants_pets"),
}

PLACES = {**OWN_WORDS, **CONSENT, **PREFERENCES}
