"""Two texts of one section: where they differ, what may stand together, and that a choice changes nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplans.content.merging import differences, merged, takes_away
from careplans.content.sections import section_by_key

FOCUS, ROWS = section_by_key("clinical_focus"), section_by_key("likely_emergencies")
WORDS = st.sampled_from(["", "Ring the line", "Stay at home", "Ring 999"])
FOCUS_TEXTS = st.fixed_dictionaries({"focus": st.sampled_from(["", "comfort", "balanced"]), "guidance": WORDS})
IDS = st.lists(st.sampled_from(["pain", "fall", "fits", "bleed"]), unique=True)
ROW_TEXTS = IDS.flatmap(lambda ids: st.tuples(*(st.tuples(st.just(row), WORDS) for row in ids)))


def answered(texts):
    return {key: value for key, value in texts.items() if value}


def as_rows(texts):
    return [{"id": row, "trigger": row, **({"what_to_do": words} if words else {})} for row, words in texts]


def choosing(side, section, theirs, mine, shown=()):
    found = differences(section, theirs, mine, shown)
    return merged(section, theirs, mine, {one.key: getattr(one, side) for one in found}, shown)


def by_id(rows):
    return {row["id"]: row for row in rows}


@given(FOCUS_TEXTS.map(answered), FOCUS_TEXTS.map(answered))
def test_choosing_one_side_everywhere_gives_that_side(theirs, mine):
    assert choosing("theirs", FOCUS, theirs, mine) == theirs
    assert choosing("mine", FOCUS, theirs, mine) == mine


@settings(max_examples=60)
@given(ROW_TEXTS.map(as_rows), ROW_TEXTS.map(as_rows))
def test_choosing_mine_keeps_what_others_added(theirs, mine):
    result = choosing("mine", ROWS, theirs, mine, shown=list(by_id(mine)))

    assert by_id(result) == by_id(theirs) | by_id(mine)
    assert result[: len(mine)] == mine


@settings(max_examples=60)
@given(ROW_TEXTS.map(as_rows), ROW_TEXTS.map(as_rows))
def test_choosing_theirs_gives_theirs_whatever_rows_were_on_the_page(theirs, mine):
    shown = [*by_id(mine), *by_id(theirs)]

    assert by_id(choosing("theirs", ROWS, theirs, mine, shown)) == by_id(theirs)


@given(FOCUS_TEXTS.map(answered))
def test_the_same_text_has_no_difference(text):
    assert differences(FOCUS, text, text) == []


def test_a_row_i_removed_and_they_kept_is_asked():
    pain = {"id": "pain", "trigger": "Pain"}

    [one] = differences(ROWS, [pain], [], shown_rows=["pain"])

    assert (one.row_label, one.their_words, one.my_words) == (
        "Pain",
        f"{ROWS.item('trigger').label}: Pain",
        "Not there",
    )
    assert differences(ROWS, [pain], [], shown_rows=[]) == []


def test_a_reason_for_no_answer_never_joins_a_text():
    [one] = differences(FOCUS, {"guidance": {"unsaid": "undecided"}}, {"guidance": "Stay at home"})

    assert (one.may_join, one.their_words) == (False, "Undecided")


def test_two_lists_join_in_the_order_of_the_question():
    section = section_by_key("involvement")
    options = list(section.item("how_involved").options)

    [one] = differences(section, {"how_involved": [options[1]]}, {"how_involved": [options[0]]})

    assert (one.may_join, one.joined) == (True, options[:2])


@pytest.mark.parametrize(
    ("result", "takes"),
    [
        ({"guidance": "Ring 999\nStay"}, False),
        ({"guidance": "Ring 999", "focus": "comfort"}, False),
        ({"guidance": "Stay"}, True),
        ({}, True),
    ],
)
def test_it_is_known_whether_anything_they_said_is_gone(result, takes):
    assert takes_away(FOCUS, {"guidance": "Ring 999"}, result) is takes


def test_a_row_that_is_gone_is_something_gone():
    assert takes_away(ROWS, [{"id": "pain", "trigger": "Pain"}], []) is True
