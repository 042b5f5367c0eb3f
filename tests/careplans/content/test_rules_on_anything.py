"""Whatever a plan says, the rules answer: they never fail, and both sides of what disagrees have words."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from careplans.content.document import parse_section
from careplans.content.rules import RULES, basis, check, contradictions
from careplans.content.sections import section_by_key
from tests.careplans.content.conftest import REVIEW_WITHIN, TODAY
from tests.careplans.content.strategies import sent

READ = sorted({name.partition(".")[0] for rule in RULES for name in rule.reads})
BORN = st.none() | st.dates(min_value=date(1910, 1, 1), max_value=TODAY)


@st.composite
def plans(draw):
    """A plan that answers some of what the rules read, each section as it would be kept."""
    keys = draw(st.lists(st.sampled_from(READ), min_size=4, max_size=9, unique=True))
    return {key: parse_section(section_by_key(key), draw(sent(section_by_key(key)))) for key in keys}


@settings(max_examples=40)
@given(plans(), BORN, st.none() | st.just(TODAY))
def test_no_plan_makes_a_rule_fail(plan, born, today):
    for problem in check(plan, born=born, today=today, review_within=REVIEW_WITHIN):
        assert problem.rule
        assert section_by_key(problem.section)
        assert not problem.needs_reason or (problem.blocks and problem.contradiction)
        assert len(basis(problem, plan)) == 64
    for both in contradictions(plan):
        assert both.one.words
        assert both.other.words
