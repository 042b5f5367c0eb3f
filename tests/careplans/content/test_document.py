import json

import pytest

from careplans.content.document import (
    Answer,
    NotWellFormed,
    Section,
    answer_to,
    answers,
    canonical_json,
    parse_section,
    rows_of,
    seal,
    unanswered,
)
from careplans.content.items import NOT_RECORDED, Choice, Text, Tier, Unsaid, WholeNumber

FALLS = Section(
    key="falls",
    title="Falls",
    document="record",
    repeats=True,
    row_name="fall",
    needed_to_publish=True,
    items=(Text(key="where", label="Where?", needed_to_publish=True), WholeNumber(key="times", label="Times")),
)
PLACE = Section(
    key="place",
    title="Place",
    document="record",
    items=(
        Choice(
            key="first",
            label="First",
            options={"home": "Home"},
            needed_to_publish=True,
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(key="why", label="Why"),
        Text(key="old", label="Old question", retired=True),
    ),
)


def problems_of(section, raw):
    with pytest.raises(NotWellFormed) as refusal:
        parse_section(section, raw)
    return [(problem.section, problem.item, problem.row) for problem in refusal.value.problems]


def test_every_item_that_cannot_be_kept_is_named():
    assert problems_of(PLACE, {"first": "moon", "why": 3}) == [("place", "first", ""), ("place", "why", "")]


def test_an_unknown_question_is_refused_never_ignored():
    assert problems_of(PLACE, {"first": "home", "colour": "red"}) == [("place", "colour", "")]


def test_a_name_that_cannot_be_shown_is_spelt_out():
    assert problems_of(PLACE, {"\ud800": "x"}) == [("place", "\\ud800", "")]


@pytest.mark.parametrize("raw", [None, [], "home", 3])
def test_a_section_must_be_named_answers(raw):
    assert problems_of(PLACE, raw) == [("place", "", "")]


@pytest.mark.parametrize("raw", [None, {}, "home", [{"id": "a"}] * 41])
def test_a_repeating_section_must_be_a_list_of_a_bearable_length(raw):
    assert problems_of(FALLS, raw) == [("falls", "", "")]


@pytest.mark.parametrize("row_id", ["abc", "ABCD", "a" * 33, 7, ["abcd"], "ab cd"])
def test_a_row_needs_an_id_that_can_stand_in_an_address(row_id):
    assert problems_of(FALLS, [{"id": row_id, "where": "Stairs"}]) == [("falls", "", "")]


def test_two_rows_cannot_share_an_id():
    rows = [{"id": "aaaa", "where": "Stairs"}, {"id": "aaaa", "where": "Bath"}]

    assert problems_of(FALLS, rows) == [("falls", "", "")]


def test_a_new_row_gets_an_id_and_an_old_one_keeps_it():
    rows = parse_section(FALLS, [{"where": "Stairs"}, {"id": "aaaa", "where": "Bath"}])

    assert rows[1] == {"id": "aaaa", "where": "Bath"}
    assert parse_section(FALLS, rows) == rows


def test_an_empty_row_is_not_kept():
    assert parse_section(FALLS, [{"id": "aaaa", "where": " "}]) == []


def test_a_problem_in_a_row_names_the_row():
    assert problems_of(FALLS, [{"id": "aaaa", "times": "often"}]) == [("falls", "times", "aaaa")]


def test_a_reason_is_kept_as_a_reason():
    parsed = parse_section(PLACE, {"first": {"unsaid": "undecided"}})

    assert answer_to({"place": parsed}, PLACE, "first").value == Unsaid("undecided")


def test_what_is_missing_is_said_and_is_never_no():
    answer = answer_to({}, PLACE, "first")

    assert (answer.words, answer.is_recorded, answer.is_unsaid) == (NOT_RECORDED, False, False)


def test_a_reason_is_worded_and_counts_as_recorded():
    answer = answer_to({"place": {"first": {"unsaid": "undecided"}}}, PLACE, "first")

    assert (answer.words, answer.is_recorded, answer.is_unsaid) == ("Undecided", True, True)


def test_a_retired_question_is_read_only_where_it_was_answered():
    assert [answer.item.key for answer in answers({}, [PLACE])] == ["first", "why"]
    assert [answer.item.key for answer in answers({"place": {"old": "x"}}, [PLACE])] == ["first", "why", "old"]


def test_the_first_screen_leaves_out_what_is_one_tap_away():
    assert list(answers({}, [PLACE], tier=Tier.FIRST_SCREEN)) == [Answer(PLACE, PLACE.item("first"), None)]


def test_answers_in_rows_say_which_row():
    content = {"falls": [{"id": "aaaa", "where": "Stairs"}, {"id": "bbbb", "where": "Bath"}]}

    assert [(answer.row, answer.words) for answer in answers(content, [FALLS]) if answer.item.key == "where"] == [
        ("aaaa", "Stairs"),
        ("bbbb", "Bath"),
    ]
    assert rows_of(FALLS, content)[1] == ("bbbb", {"id": "bbbb", "where": "Bath"})


def test_unanswered_names_what_must_be_answered():
    missing = [(problem.section, problem.item, problem.row) for problem in unanswered({}, [PLACE, FALLS])]

    assert missing == [("place", "first", ""), ("falls", "", "")]


def test_a_reason_answers_and_a_row_must_be_whole():
    content = {"place": {"first": {"unsaid": "undecided"}}, "falls": [{"id": "aaaa", "times": 2}]}

    assert [(problem.item, problem.row) for problem in unanswered(content, [PLACE, FALLS])] == [("where", "aaaa")]


def test_the_same_content_has_the_same_seal_whatever_the_order():
    assert seal({"a": 1, "b": ["é"]}) == seal({"b": ["é"], "a": 1})
    assert canonical_json({"b": ["é"], "a": 1}) == '{"a":1,"b":["é"]}'.encode()


def test_one_letter_more_is_another_seal():
    assert seal({"a": "x"}) != seal({"a": "x "})


def test_a_number_that_is_none_has_no_seal():
    with pytest.raises(ValueError, match="JSON"):
        seal({"a": json.loads("NaN")})
