"""What a problem stands on, and that a rule sees no more than it says it reads."""

import pytest

from careplans.content.rules import basis, check
from tests.careplans.content.conftest import MAGGIE_BORN, REVIEW_WITHIN, TODAY


def problems_of(plan):
    return check(plan, born=MAGGIE_BORN, today=TODAY, review_within=REVIEW_WITHIN)


@pytest.fixture
def shocking(plan):
    """Maggie's plan with an ICD that can still shock; the one problem it has."""
    plan["devices"] = [{"id": "icd1", "kind": "icd", "icd_shock_status": "active", "name": "Left side"}]
    return plan


def test_a_problem_bears_the_name_of_its_rule(shocking):
    (problem,) = problems_of(shocking)

    assert (problem.rule, problem.section, problem.row) == ("icd_is_off_where_cpr_is_not_wanted", "devices", "icd1")
    assert problem.needs_reason is False


def test_what_a_problem_stands_on_is_the_same_until_an_answer_it_rests_on_changes(shocking):
    (problem,) = problems_of(shocking)
    before = basis(problem, shocking)

    shocking["devices"][0]["name"] = "Right side"
    shocking["review"]["review_due"] = "2026-12-01"
    assert basis(problem, shocking) == before

    shocking["devices"][0]["icd_shock_status"] = "unknown"
    assert basis(problem, shocking) != before


def test_two_rows_with_the_same_problem_stand_on_different_things(shocking):
    shocking["devices"].append({"id": "icd2", "kind": "crt_d", "icd_shock_status": "active"})

    one, other = problems_of(shocking)

    assert basis(one, shocking) != basis(other, shocking)


def test_what_is_missing_stands_on_its_own_section(plan):
    del plan["cpr"]["reason"]
    (problem,) = problems_of(plan)

    assert basis(problem, plan) == basis(problem, plan | {"review": {}})
    assert basis(problem, plan) != basis(problem, plan | {"cpr": {"decision": "attempt"}})
