"""A question that is drawn once and filled in each time is, to the letter, the question drawn anew."""

import pytest

from careplans.content.sections import SECTIONS
from careplans.forms.sections import RowForm
from careplans.templatetags.drawn_once import drawn_once
from careplans.templatetags.nhs import render_component, render_question
from careplans.templatetags.questions import question
from tests.bench.desk import some_answer


def questions(section, stored):
    return [question(bound) for bound in RowForm(section, stored).questions]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_every_question_is_the_same_answered_and_not(section):
    answered = {item.key: some_answer(item) for item in section.items}

    for component, params in [*questions(section, {}), *questions(section, answered)]:
        assert render_question(component, params) == render_component(component, params)


def test_each_page_has_its_own_answer_escaped():
    box = {"id": "who", "name": "who", "label": {"text": "Who"}}

    drawn = [render_question("input", {**box, "value": value}) for value in ('<b>"Ann"</b>', "Bob", "")]

    assert drawn == [render_component("input", {**box, "value": value}) for value in ('<b>"Ann"</b>', "Bob", "")]
    assert "<b>" not in drawn[0]
    assert "Ann" not in drawn[1] + drawn[2]


def test_what_is_kept_holds_no_answer_in_words():
    seen = []
    draw = drawn_once(lambda component, params: seen.append(repr(params)) or "")

    draw("input", {"name": "who", "value": "Ann"})
    draw("input", {"name": "who", "value": "Bob"})
    draw("textarea", {"name": "who", "value": "Ann"})

    assert len(seen) == 2
    assert "Ann" not in "".join(seen)


def test_an_error_is_never_kept():
    seen = []
    draw = drawn_once(lambda component, params: seen.append(params) or "")

    for _ in range(2):
        draw("input", {"name": "who", "value": "Ann", "errorMessage": "Too long."})

    assert len(seen) == 2
