"""Every rule against its decision table; and without any one of them a table no longer holds."""

import importlib
import pkgutil
from dataclasses import replace

import pytest

import careplans.content
from careplans.content import rules
from careplans.content.facts import Facts
from careplans.content.rulebook import BLOCKS, NEEDS_A_REASON, WARNS, Rule, what_is_read
from tests.careplans.content import tables
from tests.careplans.content.conftest import REVIEW_WITHIN

NAMES = [name for _, name, _ in pkgutil.iter_modules(tables.__path__)]
TABLES = {
    rule: cases for name in NAMES for rule, cases in importlib.import_module(f"{tables.__name__}.{name}").TABLES.items()
}
CASES = [pytest.param(rule, case, id=f"{rule}: {case.when}"[:100]) for rule, table in TABLES.items() for case in table]


def problems_of(case):
    return rules.check(case.plan, born=case.born, today=case.today, review_within=REVIEW_WITHIN)


def effect(problem):
    """What a problem does, in one word or three."""
    if problem.needs_reason:
        return NEEDS_A_REASON
    return BLOCKS if problem.blocks else WARNS


def found_by(rule, case):
    """What this rule finds, in the words of the tables."""
    own = [problem for problem in problems_of(case) if problem.rule == rule]
    return sorted(f"{effect(one)} {'.'.join(filter(None, (one.section, one.item)))}" for one in own)


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_the_rule_decides_as_its_table_says(rule, case):
    assert found_by(rule, case) == sorted(case.found)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.name)
def test_without_the_rule_its_table_does_not_hold(rule, monkeypatch):
    firing = next(case for case in TABLES[rule.name] if case.found)
    before = problems_of(firing)

    monkeypatch.setattr(rules, "RULES", tuple(one for one in rules.RULES if one is not rule))

    assert problems_of(firing) != before


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.name)
def test_a_table_has_plans_that_are_sound_and_all_that_the_rule_can_do(rule):
    table = TABLES[rule.name]

    assert any(not case.found for case in table)
    assert {found.rsplit(" ", 1)[0] for case in table for found in case.found} == set(rule.does)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_the_same_in_the_part_of_a_plan_that_it_says_it_reads(rule):
    for case in TABLES[rule.name]:
        whole = Facts(case.plan, born=case.born, today=case.today, review_within=REVIEW_WITHIN)
        part = replace(whole, content=what_is_read(case.plan, rule.reads))
        assert list(rule.find(part)) == list(rule.find(whole))


def rules_declared():
    """Every rule in any module of the content, by name."""
    modules = [
        importlib.import_module(f"careplans.content.{name}")
        for _, name, _ in pkgutil.iter_modules(careplans.content.__path__)
    ]
    return {value.name: value for module in modules for value in vars(module).values() if isinstance(value, Rule)}


def test_every_rule_that_is_declared_is_asked_once_and_has_a_table():
    names = [rule.name for rule in rules.RULES]

    assert sorted(names) == sorted(rules_declared()) == sorted(TABLES)
    assert len(names) == len(set(names))


def test_whatever_can_disagree_is_shown_on_the_card():
    disagreeing = {
        problem.rule
        for table in TABLES.values()
        for case in table
        for problem in problems_of(case)
        if problem.contradiction
    }

    assert disagreeing == {rule.name for rule in rules.MAY_DISAGREE}


@pytest.mark.parametrize("rule", rules.MAY_DISAGREE, ids=lambda rule: rule.name)
def test_both_sides_of_a_contradiction_are_quoted_as_they_stand(rule):
    for case in TABLES[rule.name]:
        for both in rules.contradictions(case.plan):
            assert both.one.words, both
            assert both.other.words, both
            assert both.precedence, both
            assert both.rule
