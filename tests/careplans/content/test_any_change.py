"""Whatever changes in a plan is told in a sentence, and can be made again from what was told."""

from hypothesis import given, settings
from hypothesis import strategies as st

from careplans.content.applying import apply
from careplans.content.changes import changes, what_is_said
from careplans.content.document import parse_section
from careplans.content.items import UNSAID
from careplans.content.sections import SECTIONS
from careplans.content.sentences import in_a_sentence, name_of
from tests.careplans.content.strategies import ROW_IDS, SECTION, sent, values

LEAVES = [(section, item) for section in SECTIONS for item in section.items]
REPEATING = st.sampled_from([section for section in SECTIONS if section.repeats])
FEW_IDS = st.sampled_from(["row1", "row2", "row3", "row4"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
LATER_KEYS = st.sampled_from(["later", "later_still"])
LATER_REASONS = [{"unsaid": reason} for reason in ["asleep", *UNSAID]]


def rows_in_any_order(section):
    """Rows with few ids, so that two lists of them share some, in any order."""
    row = st.fixed_dictionaries({"id": FEW_IDS}, optional={item.key: values(item) for item in section.items})
    return st.lists(row, max_size=4, unique_by=lambda row: row["id"])


def stored(section):
    """A section as a document holds it, with what a later version of the product may have added."""
    parsed = (rows_in_any_order(section) if section.repeats else sent(section)).map(
        lambda raw: parse_section(section, raw)
    )
    return parsed.flatmap(
        lambda said: st.dictionaries(LATER_KEYS, ANYTHING).map(lambda more: _with(section, said, more))
    )


def _with(section, said, more):
    return [{**more, **row} for row in said] if section.repeats else {**more, **said}


@st.composite
def two_contents(draw):
    """Two contents that say something about the same few sections, or leave them empty, or out."""
    sections = draw(st.lists(SECTION, min_size=1, max_size=3, unique_by=lambda section: section.key))
    return tuple({**_known(draw, sections), **draw(st.dictionaries(LATER_KEYS, ANYTHING))} for _ in range(2))


def _known(draw, sections):
    return {section.key: draw(stored(section)) for section in sections if draw(st.booleans())}


@settings(max_examples=300)
@given(two_contents(), st.randoms())
def test_the_changes_made_to_the_old_give_the_new(contents, order):
    before, after = contents
    found = changes(before, after)
    order.shuffle(found)

    assert apply(found, before) == what_is_said(after)
    assert bool(found) == (what_is_said(before) != what_is_said(after))


@settings(max_examples=200)
@given(REPEATING.flatmap(lambda section: st.tuples(st.just(section), *[rows_in_any_order(section)] * 2)))
def test_rows_come_go_move_and_change_all_at_once(drawn):
    section, *both = drawn
    before, after = ({section.key: parse_section(section, raw)} for raw in both)

    assert apply(changes(before, after), before) == what_is_said(after)


def something_of(section):
    """At least one of the section's questions answered."""
    return st.sampled_from(section.items).flatmap(
        lambda needed: st.fixed_dictionaries(
            {needed.key: values(needed)},
            optional={item.key: values(item) for item in section.items if item != needed},
        )
    )


@st.composite
def rows_that_moved(draw):
    """A repeating section, rows of it as they are kept, and the same rows in any other order."""
    section = draw(REPEATING)
    ids = draw(st.lists(ROW_IDS, min_size=2, max_size=3, unique=True))
    rows = parse_section(section, [{"id": row, **draw(something_of(section))} for row in ids])
    moved = draw(st.permutations(rows))
    return section, rows, moved if moved != rows else [*rows[1:], rows[0]]


@settings(max_examples=100)
@given(rows_that_moved())
def test_rows_that_only_moved_give_one_sentence(drawn):
    section, rows, moved = drawn

    (change,) = changes({section.key: rows}, {section.key: moved})
    assert change.sentence == f"The order of “{name_of(section)}” changed."
    assert apply([change], {section.key: rows}) == {section.key: moved}


@settings(max_examples=100)
@given(SECTION.flatmap(lambda section: st.tuples(st.just(section), stored(section))))
def test_a_plan_does_not_differ_from_itself(written):
    section, said = written

    assert changes({section.key: said}, {section.key: said}) == []


@settings(max_examples=100)
@given(SECTION.flatmap(lambda section: st.tuples(st.just(section), sent(section))))
def test_what_was_parsed_says_something_already(written):
    section, raw = written
    parsed = parse_section(section, raw)

    assert what_is_said({section.key: parsed}) == ({section.key: parsed} if parsed else {})


@st.composite
def two_answers(draw):
    """A question, a content that answers it, and one that answers it otherwise or not at all."""
    section, item = draw(st.sampled_from(LEAVES))
    row = draw(ROW_IDS)
    one, other = (_with_answer(section, item, draw(raw), row) for raw in (values(item), values(item) | st.none()))
    return section, item, one, other if other != one else _with_answer(section, item, None, row)


@settings(max_examples=500)
@given(two_answers())
def test_any_single_change_to_any_answer_is_told_by_its_name(drawn):
    section, item, before, after = drawn

    for old, new in ((before, after), (after, before)):
        (change,) = changes(old, new)
        assert change.item in (item, None)
        assert {name for name in _names_of(section, item) if name in change.sentence}
        assert change.sentence.endswith(".")
        assert apply([change], old) == what_is_said(new)


def _with_answer(section, item, raw, row):
    answers = {item.key: raw}
    return {section.key: parse_section(section, [{"id": row, **answers}] if section.repeats else answers)}


def _names_of(section, item):
    return {item.label, name_of(section), in_a_sentence(name_of(section))}


@st.composite
def answer_and_reason(draw):
    """A question, an answer to it, and a reason for leaving it unsaid that is not that answer."""
    section, item = draw(st.sampled_from(LEAVES))
    answer = draw(values(item))
    return section, item, answer, draw(st.sampled_from([reason for reason in LATER_REASONS if reason != answer]))


@settings(max_examples=200)
@given(answer_and_reason())
def test_a_reason_is_told_too_even_one_not_known_yet(drawn):
    section, item, answer, reason = drawn
    before = _with_answer(section, item, answer, "row1")
    after = {section.key: [{"id": "row1", item.key: reason}] if section.repeats else {item.key: reason}}

    assert len(changes(before, after)) == 1
    assert apply(changes(before, after), before) == after
