import pytest

from careplans.content.card import allergies_in, card_of
from careplans.content.lines import Line
from tests.builders import publishable_content


def treated(*rows):
    """The treatments of a card, from (intervention, recommendation, conditions)."""
    keys = ("intervention", "recommendation", "conditions")
    stored = [{"id": f"row{n}"} | dict(zip(keys, row, strict=False)) for n, row in enumerate(rows)]
    return card_of({"treatment_escalation": stored})


@pytest.mark.parametrize("decision", ["attempt", "modified", "not_recommended"])
def test_the_cpr_line_is_the_recommendation_as_recorded(decision):
    assert card_of({"cpr": {"decision": decision}}).cpr.answer == decision


@pytest.mark.parametrize("cpr", [{}, {"reason": "Frail"}, {"decision": {"unsaid": "undecided"}}])
def test_without_a_recommendation_cpr_is_not_recorded_and_no_reason_stands_beside_it(cpr):
    line = card_of({"cpr": cpr}).cpr

    assert (line.answer, line.reason, line.decided_on) == ("not_recorded", "", "")


def test_why_cpr_was_not_answered_is_kept():
    assert card_of({"cpr": {"decision": {"unsaid": "undecided"}}}).cpr.unsaid == "undecided"


def test_what_modified_cpr_means_stands_only_with_a_modified_recommendation():
    details = {"modified_details": "No drugs"}

    assert card_of({"cpr": {"decision": "modified", **details}}).cpr.detail == "No drugs"
    assert card_of({"cpr": {"decision": "attempt", **details}}).cpr.detail == ""


def test_an_empty_plan_says_nothing_and_assumes_nothing():
    card = card_of({})

    silent = (card.focus, card.guidance, card.hospital, *card.places, *card.binding.attorney, *card.medicines)
    assert [(line.words, line.unsaid) for line in silent] == [("", "")] * len(silent)
    assert (card.cpr.answer, card.quote) == ("not_recorded", None)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("hospital_transfer", "recommended"), "Yes"),
        (("hospital_transfer", "not_recommended"), "No"),
        (("hospital_transfer", "conditional", "sepsis"), "Only if: sepsis"),
        (("hospital_transfer", "conditional", "Only if sepsis"), "Only if: sepsis"),
        (("hospital_transfer", "conditional"), "Only if: the conditions are not recorded"),
        (("intensive_care", "not_recommended"), ""),
    ],
)
def test_hospital_is_yes_no_only_if_or_not_recorded(row, words):
    assert treated(row).hospital == Line("Hospital", words)


def test_hospital_left_open_for_a_reason_keeps_the_reason():
    assert treated(("hospital_transfer", {"unsaid": "undecided"})).hospital == Line("Hospital", "", "undecided")


def test_treatments_stand_in_two_columns_and_hospital_in_neither():
    found = treated(
        ("hospital_transfer", "recommended"),
        ("iv_antibiotics", "conditional", "sepsis"),
        ("oxygen", "recommended"),
        ("intubation", "not_recommended"),
        ("dialysis", {"unsaid": "not_yet_discussed"}),
    ).treatments

    assert [(one.name, one.condition) for one in found.would_want] == [
        ("Oxygen", ""),
        ("Antibiotics into a vein", "only if: sepsis"),
    ]
    assert [one.name for one in found.would_not_want] == ["Intubation"]
    assert [one.name for one in found.unsettled] == ["Dialysis"]


@pytest.mark.parametrize("typed", ["sepsis", "only if sepsis", "If sepsis", "Only if: sepsis"])
def test_what_a_treatment_depends_on_is_said_once(typed):
    [one] = treated(("iv_antibiotics", "conditional", typed)).treatments.would_want

    assert (one.only_if, one.condition) == ("sepsis", "only if: sepsis")


def test_a_treatment_of_another_kind_goes_by_its_own_name():
    row = {"id": "row1", "intervention": "other", "intervention_detail": "Leeches", "recommendation": "not_recommended"}

    assert card_of({"treatment_escalation": [row]}).treatments.would_not_want[0].name == "Leeches"


def test_four_emergencies_come_first_and_none_is_lost():
    rows = [{"id": f"row{n}", "trigger": f"Fall {n}", "what_to_do": "Help"} for n in range(6)]

    card = card_of({"likely_emergencies": rows})

    assert [one.trigger for one in card.first_emergencies] == ["Fall 0", "Fall 1", "Fall 2", "Fall 3"]
    assert [one.trigger for one in card.more_emergencies] == ["Fall 4", "Fall 5"]


def test_a_place_has_its_second_choice_and_its_name():
    content = {
        "place_of_care": {"first_choice": "home", "second_choice": "hospice", "second_choice_named": "Saltmarsh"}
    }

    assert card_of(content).places[0] == Line("Preferred place of care", "Own home; then Hospice, Saltmarsh")


def test_a_place_declined_to_discuss_is_not_a_place_not_recorded():
    content = {"place_of_death": {"first_choice": {"unsaid": "declined_to_discuss"}, "second_choice": "home"}}

    assert card_of(content).places[1] == Line("Preferred place of death", "", "declined_to_discuss")


def test_the_sentence_chosen_for_the_ticket_is_read_before_what_matters_most():
    content = publishable_content() | {"own_words": {"ticket_quote": "Open the window."}}

    assert card_of(content).quote.words == "Open the window."
    assert card_of(publishable_content()).quote.words == "That I die looking at my own sea, with the window open."


@pytest.mark.parametrize(
    ("written_by", "said"),
    [
        ({"written_by": "self"}, ""),
        ({"written_by": "with_help", "writer_name": "Sr Rowlands"}, "the person, with help: Sr Rowlands"),
        ({"written_by": "someone_else"}, "someone who knows them"),
        ({}, ""),
    ],
)
def test_it_is_said_who_wrote_the_persons_words_down(written_by, said):
    content = publishable_content() | {"own_words": written_by}

    assert card_of(content).quote.who_wrote == said


def test_an_interpreter_is_named_with_the_language():
    content = {"communication": {"language": "Punjabi", "interpreter": "yes", "interpreter_mode": "by telephone"}}

    assert card_of(content).speaking == (Line("Language", "Punjabi, interpreter needed, by telephone"),)


@pytest.mark.parametrize(
    ("allergies", "phrase"),
    [
        ({}, "Allergies not recorded"),
        ({"allergies": {"status": "none_known"}}, "No known allergies"),
        ({"allergies": {"status": "unavailable"}}, "Allergies unavailable"),
        (
            {"allergies": {"status": "known"}, "allergy_list": [{"id": "row1", "agent": "Latex"}]},
            "Known allergies: Latex",
        ),
    ],
)
def test_exactly_one_of_four_phrases_stands_beside_the_name(allergies, phrase):
    assert allergies_in(allergies) == phrase


def test_what_a_childs_plan_says_of_an_arrest_comes_before_other_emergencies():
    content = {
        "life_threatening_event": {"respiratory_arrest": "Bag and mask, five minutes.", "cardiac_arrest": "No CPR."},
        "likely_emergencies": [{"id": "seiz", "trigger": "A seizure", "what_to_do": "Buccal midazolam."}],
    }

    assert [(one.trigger, one.do) for one in card_of(content).emergencies] == [
        ("Breathing stops and the heart still beats", "Bag and mask, five minutes."),
        ("The heart stops", "No CPR."),
        ("A seizure", "Buccal midazolam."),
    ]


def test_recommendations_for_one_stay_in_hospital_say_so_and_others_do_not():
    stay = {"scope": "this_admission", "scope_detail": "Ward 4, since Monday."}

    [scope] = card_of({"clinical_focus": stay}).setting

    assert scope.words == "For this stay in hospital only: Ward 4, since Monday."
    assert card_of({"clinical_focus": {"scope": "all_settings"}}).setting == ()


def test_whoever_steps_in_for_the_carer_can_be_rung():
    carer = {"carer": {"stands_in": "Nell Birch", "stands_in_phone": "01632 960777"}}

    assert [(one.name, one.role, one.phone) for one in card_of(carer).calls][1:] == [
        ("Nell Birch", "steps in if the carer cannot", "01632 960777")
    ]


def test_the_card_shows_both_sides_of_what_disagrees_and_the_order_of_precedence():
    content = {
        "cpr": {"decision": "attempt", "decided_on": "2026-11-17"},
        "clinical_focus": {"focus": "comfort", "focus_reason": "No more cancer treatment"},
    }

    (both,) = card_of(content).disagreements

    assert (both.rule, both.what) == ("comfort_alone_and_cpr", "CPR is recommended, and the focus is comfort.")
    assert (both.one.words, both.one.dated) == ("CPR attempts recommended", "17-Nov-2026")
    assert both.other.words == "Prioritise comfort; No more cancer treatment"
    assert both.precedence.startswith("Ask the person first: if they can decide now, what they say counts.")


def test_what_is_done_first_stands_before_what_can_wait():
    content = {
        "cpr": {"decision": "attempt"},
        "clinical_focus": {"focus": "comfort"},
        "prognosis": {"gsf": "A", "prognosis": "days"},
    }

    assert [one.rule for one in card_of(content).disagreements] == ["comfort_alone_and_cpr", "code_and_prognosis_agree"]


def test_a_plan_that_agrees_with_itself_shows_nothing():
    assert card_of(publishable_content()).disagreements == ()
    assert card_of({}).disagreements == ()


def test_a_side_of_which_nothing_is_written_says_so():
    content = {"best_interests": [{"id": "made", "dissent_by": "Alan Pettit"}]}

    (both,) = card_of(content).disagreements

    assert (both.one.words, both.other.words) == ("Not recorded", "Alan Pettit")
