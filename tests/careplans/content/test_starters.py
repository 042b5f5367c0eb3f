"""Sets of suggested questions: they ask, in sections that exist, and hold no answer."""

import re

import pytest

from careplans.content.sections import section_by_key
from careplans.content.starters import STARTERS, suggested

ALL = STARTERS.values()
DOSE = re.compile(r"\d+\s*(mg|ml|micrograms?|%|litres?)")


def test_there_is_a_set_for_each_condition_that_plans_are_most_often_written_for():
    assert list(STARTERS) == [
        "cancer_at_home",
        "frailty_dementia",
        "heart_failure_copd",
        "neurological",
        "child",
        "learning_disability",
    ]


@pytest.mark.parametrize("starter", ALL, ids=lambda one: one.key)
def test_every_set_speaks_of_sections_that_exist(starter):
    assert [key for key in starter.prompts if section_by_key(key) is None] == []


@pytest.mark.parametrize("starter", ALL, ids=lambda one: one.key)
def test_every_suggestion_is_a_question_without_a_dose(starter):
    prompts = [prompt for prompts in starter.prompts.values() for prompt in prompts]

    assert [prompt for prompt in prompts if not prompt.endswith("?") or DOSE.search(prompt)] == []


def test_chosen_sets_suggest_together_and_say_whose_question_it_is():
    found = suggested(["frailty_dementia", "heart_failure_copd"], "normal_for_me")

    assert [name for _, name in found] == ["Frailty and dementia", "Heart failure or COPD"]


def test_nothing_chosen_and_sets_that_are_no_more_suggest_nothing():
    assert suggested([], "devices") == suggested(["a set of long ago"], "devices") == []
