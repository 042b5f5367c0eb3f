"""Questions that follow from an answer: opened by it on the page, never hidden once they have an answer."""

import pytest

from careplans.content.document import Section, answers, unanswered
from careplans.content.items import Choice, Text, YesNo
from careplans.content.sections import SECTIONS
from careplans.forms.sections import RowForm
from careplans.templatetags.nhs import asked
from careplans.templatetags.questions import question

PETS = Section(
    key="pets",
    title="Pets",
    document="record",
    items=(
        Choice(key="kind", label="Which pet", options={"dog": "Dog", "cat": "Cat", "none": "None"}, may_be_unsaid=True),
        Text(key="name", label="Its name", asked_if={"kind": ("dog", "cat")}, needed_to_publish=True),
        YesNo(key="bites", label="Does it bite?", asked_if={"kind": ("dog",)}),
        Text(key="vet", label="Its vet", asked_if={"kind": ("dog", "cat")}, may_be_unsaid=True),
    ),
)
SLOTS_IN_THE_STYLE_SHEET = 12


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ({}, ["kind"]),
        ({"kind": "none"}, ["kind"]),
        ({"kind": {"unsaid": "undecided"}}, ["kind"]),
        ({"kind": "cat"}, ["kind", "name", "vet"]),
        ({"kind": "dog"}, ["kind", "name", "bites", "vet"]),
        ({"kind": "none", "name": "Tibbles"}, ["kind", "name"]),
    ],
)
def test_only_the_questions_that_an_answer_leads_to_are_read_out(stored, asked):
    read = answers({"pets": stored}, [PETS])

    assert [answer.item.key for answer in read] == asked


@pytest.mark.parametrize(("kind", "missing"), [("dog", ["name"]), ("none", []), (None, [])])
def test_a_follow_up_is_needed_only_where_it_is_asked(kind, missing):
    stored = {"kind": kind} if kind else {}

    assert [problem.item for problem in unanswered({"pets": stored}, [PETS])] == missing


def test_each_option_says_which_questions_it_opens():
    form = RowForm(PETS, {})

    component, told = question(form["kind"])

    opened = {item["value"]: item.get("attributes") for item in told["items"] if "value" in item}
    assert component == "radios"
    assert opened["dog"] == {"data-opens": "f1 f2"}
    assert opened["cat"] == {"data-opens": "f1"}
    assert opened["none"] is None


def test_an_empty_follow_up_waits_together_with_its_reasons():
    form = RowForm(PETS, {})

    assert [getattr(field, "follows", "") for field in form.fields.values()] == ["", "f1", "f2", "f1", "f1"]


def test_a_follow_up_that_was_answered_is_never_out_of_sight():
    form = RowForm(PETS, {"kind": "none", "name": "Tibbles"})

    assert not hasattr(form.fields["name"], "follows")
    assert "though the answer above does not ask for it" in form.fields["name"].help_text


def test_a_follow_up_in_which_something_was_typed_is_never_out_of_sight():
    form = RowForm(PETS, {}, {"kind": "none", "name": "Tibbles"})

    assert not hasattr(form.fields["name"], "follows")


def test_an_answer_to_a_follow_up_is_kept_when_the_answer_above_changes():
    form = RowForm(PETS, {"kind": "dog", "bites": "yes"}, {"kind": "cat", "bites": "yes"})

    assert form.is_valid()
    assert form.answers == {"kind": "cat", "bites": "yes"}


def test_the_page_marks_the_question_that_waits():
    form = RowForm(PETS, {})

    page = asked(form["bites"])

    assert '<div class="gt-follows gt-follows--f2">' in page


def test_every_follow_up_stands_below_one_question_that_has_the_options_it_names():
    for section in SECTIONS:
        keys = [item.key for item in section.items]
        for item in (item for item in section.items if item.asked_if):
            ((above, options),) = item.asked_if.items()
            assert keys.index(above) < keys.index(item.key)
            assert set(options) <= set(section.item(above).options)


def test_the_style_sheet_has_a_mark_for_every_condition_of_a_section():
    for section in SECTIONS:
        conditions = {str(item.asked_if) for item in section.items if item.asked_if}
        assert len(conditions) <= SLOTS_IN_THE_STYLE_SHEET
