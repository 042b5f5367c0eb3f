"""Everything the national standards ask a plan to hold has a home (domain.md §1.1 to §1.13, §2 and §4.3)."""

import re

import pytest

from careplans.content.sections import SECTIONS, section_by_key
from tests.careplans.content.national_standards import HELD_ELSEWHERE, SNOMED, STANDARDS, WORDS_OF_DOMAIN
from tests.careplans.content.test_sections import check_digit_holds, concepts

HOMES = [(standard, wanted, home) for standard, items in STANDARDS.items() for wanted, home in items.items()]


def homes_of(home):
    """The sections and items that a home names: “section.item”, several with spaces between; “section” for all."""
    return [tuple((one + ".").split(".")[:2]) for one in home.split()]


@pytest.mark.parametrize(("standard", "wanted", "home"), HOMES)
def test_everything_a_standard_asks_for_has_a_home(standard, wanted, home):
    for section_key, item_key in homes_of(home):
        section = section_by_key(section_key)
        assert section is not None, f"{standard}: {wanted} has no section {section_key}"
        assert not item_key or section.item(item_key) is not None, f"{standard}: {wanted} has no item {item_key}"
        assert not item_key or not section.item(item_key).retired


def test_what_is_not_part_of_a_plan_says_where_it_is_held_instead():
    wanted = {what for _, what, _ in HOMES}

    assert all(len(where) > 20 for where in HELD_ELSEWHERE.values())
    assert wanted & set(HELD_ELSEWHERE) == set()


def test_every_code_is_one_that_the_reference_gives():
    used = {concept.snomed for section in SECTIONS for item in section.items for concept in concepts(item)}

    assert used - SNOMED == set()
    assert len(used) > 70


def test_every_code_of_the_reference_passes_its_check_digit():
    assert [code for code in sorted(SNOMED) if not check_digit_holds(code)] == []


def test_a_code_is_kept_with_its_label_and_beside_free_text():
    """The text is what people read; a coded question has words of its own near it (domain.md, on SNOMED CT)."""
    for section in SECTIONS:
        coded = [item for item in section.items if getattr(item, "options", {}) and concepts(item)]
        if coded:
            assert any(item.kind == "text" for item in section.items), section.key


@pytest.mark.parametrize(("section_key", "item_key", "words"), WORDS_OF_DOMAIN)
def test_the_answers_a_standard_names_can_be_given(section_key, item_key, words):
    labels = " ".join(str(label).lower() for label in section_by_key(section_key).item(item_key).options.values())

    assert [word for word in words if not re.search(word, labels)] == []
