import re

import pytest

from careplans.content.rules import RULES
from tests.careplans.content.rules_page import COMMAND, ELSEWHERE, GROUPS, PAGE, ROOT, page


def test_the_page_about_the_rules_is_up_to_date():
    assert PAGE.read_text("utf-8") == page(), f"The rules changed: run `{COMMAND}`."


def test_every_rule_stands_on_the_page_once():
    assert sorted(rule.name for rules in GROUPS.values() for rule in rules) == sorted(rule.name for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_asks_where_it_comes_from_and_what_it_does(rule):
    assert rule.says.endswith(".")
    assert rule.source
    assert rule.does
    assert all(1 <= int(number) <= 25 for number in re.findall(r"\d+", rule.hazard))


@pytest.mark.parametrize(("what", "path", "name"), ELSEWHERE)
def test_what_is_held_elsewhere_is_there(what, path, name):
    assert name in (ROOT / path).read_text("utf-8"), what


def test_every_assertion_of_the_domain_is_a_rule_or_held_elsewhere():
    text = PAGE.read_text("utf-8")
    answered = {int(number) for number in re.findall(r"§8 rule (\d+)", text)}

    assert answered == set(range(1, 19))
