import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplans.content.document import NotWellFormed, canonical_json, parse_section
from careplans.content.items import Refused, as_json
from careplans.content.sections import SECTIONS
from tests.careplans.content.strategies import SECTION, sent, values

ITEM = st.sampled_from([item for section in SECTIONS for item in section.items])
NASTY = (
    "\x00",
    "\u202egnp.exe",
    "\ud800",
    "x" * 100_000,
    "0" * 100_000,
    "\ufeff",
    "'; DROP TABLE--",
    float("nan"),
    float("inf"),
    -0.0,
    10**4000,
    True,
    b"bytes",
    object(),
    {"unsaid": []},
    {"unsaid": {}},
    {"unsaid": None},
    {1: 2},
    {None: None},
    [None],
    [[[]]],
    ({},),
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=()))
ANYTHING = st.recursive(
    SCALARS | st.sampled_from(NASTY),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.integers(), inner, max_size=4),
    max_leaves=12,
)


def deep(levels):
    nest = []
    for _ in range(levels):
        nest = [nest]
    return nest


@settings(max_examples=300)
@given(ITEM, ANYTHING)
def test_an_item_keeps_what_it_is_given_or_refuses_it(item, raw):
    try:
        kept = as_json(item.parse(raw))
    except Refused:
        return

    assert as_json(item.parse(kept)) == kept
    assert json.loads(canonical_json(kept)) == kept


@settings(max_examples=200)
@given(SECTION, ANYTHING, st.data())
def test_a_section_keeps_what_it_is_given_or_refuses_it(section, raw, data):
    key = data.draw(st.sampled_from([item.key for item in section.items]))
    for sent_in in (raw, {key: raw}, [raw], [{key: raw}], [{"id": raw, key: raw}]):
        try:
            kept = parse_section(section, sent_in)
        except NotWellFormed as refusal:
            assert json.dumps([problem.message for problem in refusal.problems]).isascii()
            continue
        assert parse_section(section, kept) == kept


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_depth_breaks_nothing(section):
    nest = deep(sys.getrecursionlimit() * 3)

    for raw in (nest, {section.items[0].key: nest}, [{section.items[0].key: nest}]):
        with pytest.raises(NotWellFormed):
            parse_section(section, raw)


@settings(max_examples=200)
@given(SECTION.flatmap(lambda section: st.tuples(st.just(section), sent(section))))
def test_what_was_kept_is_kept_again_the_same(written):
    section, raw = written
    kept = parse_section(section, raw)

    assert parse_section(section, kept) == kept
    assert json.loads(canonical_json(kept)) == kept


@settings(max_examples=300)
@given(ITEM.flatmap(lambda item: st.tuples(st.just(item), values(item))))
def test_every_answer_can_be_worded(drawn):
    item, raw = drawn
    kept = item.parse(raw)

    assert str(kept) if isinstance(raw, dict) else item.words(kept)
