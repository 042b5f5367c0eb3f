import re
from collections import Counter

import pytest

from careplans.content.document import Section
from careplans.content.items import Choice, Coded, Many, Tier
from careplans.content.sections import (
    CARD_ORDER,
    CARD_STEPS,
    SECTIONS,
    card_step,
    in_decision_order,
    section_by_key,
    sections_of,
)
from careplans.content.sections.places import DEATH_LOCATION_TYPES

ITEMS = [(section, item) for section in SECTIONS for item in section.items]
ABOUT_ME = [
    "What is most important to me",
    "People who are important to me",
    "How I communicate and how to communicate with me",
    "My wellness",
    "Please do and please do not",
    "How and when to support me",
    "Also worth knowing about me",
]
PERMUTE = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 5, 7, 6, 2, 8, 3, 0, 9, 4),
    (5, 8, 0, 3, 7, 9, 6, 1, 4, 2),
    (8, 9, 1, 6, 0, 4, 3, 5, 2, 7),
    (9, 4, 5, 3, 1, 2, 6, 8, 7, 0),
    (4, 2, 8, 6, 5, 7, 3, 9, 0, 1),
    (2, 7, 9, 3, 8, 0, 6, 4, 1, 5),
    (7, 0, 4, 6, 9, 1, 3, 2, 5, 8),
)


def concepts(item):
    """Every SNOMED CT concept an item can say."""
    options = item.options.values() if isinstance(item, Choice | Many) else ()
    found = [*options, *item.unsaid_codes.values(), item.code]
    return [concept for concept in found if isinstance(concept, Coded)]


def check_digit_holds(number):
    """Verhoeff's check, as SNOMED CT identifiers carry it."""
    check = 0
    for place, digit in enumerate(reversed(number)):
        check = _times(check, PERMUTE[place % 8][int(digit)])
    return check == 0


def _times(left, right):
    """The product of the dihedral group of ten."""
    turned = (left + right if left < 5 else left - right) % 5
    return turned + (0 if (left < 5) == (right < 5) else 5)


def test_every_key_is_used_once():
    assert [key for key, times in Counter(section.key for section in SECTIONS).items() if times > 1] == []
    for section in SECTIONS:
        assert len({item.key for item in section.items}) == len(section.items)


def test_every_key_can_stand_in_an_address_and_a_column():
    for section, item in ITEMS:
        assert re.fullmatch(r"[a-z][a-z0-9_]{1,39}", section.key)
        assert re.fullmatch(r"[a-z][a-z0-9_]{1,39}", item.key)
        assert item.key != "id"


def test_every_section_belongs_to_one_of_the_three_documents():
    documents = ("what_matters", "recommendations", "record")
    parts = [section for name in documents for section in sections_of(name)]

    assert sorted(section.key for section in parts) == sorted(section.key for section in SECTIONS)
    assert {section.document for section in SECTIONS} == set(documents)


def test_writing_begins_with_what_matters():
    assert SECTIONS[0].items[0].label == "What matters most to you right now?"
    assert [section.order for section in SECTIONS] == list(range(1, len(SECTIONS) + 1))


def test_the_seven_headings_of_about_me_are_word_for_word():
    assert [item.label for item in section_by_key("about_me").items[:7]] == ABOUT_ME


def test_options_are_told_apart_by_their_words():
    for section, item in ITEMS:
        if isinstance(item, Choice | Many):
            labels = [str(label) for label in item.options.values()]
            assert len(set(labels)) == len(labels), (section.key, item.key)


def test_every_concept_passes_its_check_digit_and_is_a_concept():
    codes = [concept.snomed for _, item in ITEMS for concept in concepts(item)]

    assert len(codes) > 60
    assert [code for code in codes if not check_digit_holds(code)] == []
    assert [code for code in codes if code[-3:-1] not in ("00", "10")] == []
    assert not check_digit_holds("450476009")


def test_every_concept_has_words_of_its_own():
    for _, item in ITEMS:
        for concept in concepts(item):
            assert str(concept) == concept.label
            assert concept.label and concept.display


def test_the_place_of_care_has_no_codes_and_the_place_of_death_has():
    assert concepts(section_by_key("place_of_care").item("first_choice")) == []
    assert section_by_key("place_of_death").item("first_choice").options["hospice"].snomed == "108401000000102"


def test_every_place_has_one_reporting_category():
    for key in ("place_of_care", "place_of_death"):
        assert set(section_by_key(key).item("first_choice").options) == set(DEATH_LOCATION_TYPES)
    assert set(DEATH_LOCATION_TYPES.values()) <= {"10", "21", "22", "30", "41", "42", "50"}


@pytest.mark.parametrize(
    ("section", "item"), [("cpr", "decision"), ("clinical_focus", "focus"), ("priorities", "priority_scale")]
)
def test_nothing_is_chosen_beforehand_and_a_reason_may_be_given(section, item):
    question = section_by_key(section).item(item)

    assert question.form_field().initial is None
    assert question.may_be_unsaid


def test_everything_for_the_first_screen_has_a_place_on_the_card():
    shown = {section.key for section in CARD_ORDER}
    needed = {section.key for section, item in ITEMS if item.tier <= Tier.FIRST_SCREEN}

    assert needed - shown == set()


def test_the_card_follows_the_decisions_at_the_scene():
    assert list(CARD_STEPS) == [
        "arrest",
        "alerts",
        "binding",
        "focus",
        "where",
        "do_and_do_not",
        "if_then",
        "medicines",
        "call",
        "matters",
    ]
    assert card_step("arrest")[0] == section_by_key("cpr")
    assert in_decision_order()[: len(CARD_ORDER)] == CARD_ORDER
    assert sorted(section.key for section in in_decision_order()) == sorted(section.key for section in SECTIONS)


@pytest.mark.parametrize("key", [None, "", "no_such_section", 7, ["cpr"]])
def test_an_unknown_key_finds_no_section(key):
    assert section_by_key(key) is None


def test_no_key_safe_code_has_a_place_in_a_plan():
    assert [item.key for _, item in ITEMS if "safe_code" in item.key or "key_safe" in item.key] == []


def test_a_section_is_short_enough_for_one_page():
    assert max(len(section.items) for section in SECTIONS) <= 18
    assert all(isinstance(section, Section) and section.group for section in SECTIONS)
