"""The role table against the words of domain.md section 5, cell by cell."""

import csv
from pathlib import Path

import pytest

from accounts.roles import ROLES
from tests.accounts.capability_legend import COLUMNS, HEARING, HEARS, LEGEND, SEES, STAFF

MATRIX = Path(__file__).with_name("capability_matrix.csv")
CONDITIONS = {"may_sign": "if_authorised", "may_endorse": "if_delegated"}


def rows():
    with MATRIX.open(newline="") as file:
        return list(csv.DictReader(file))


def meaning_of(row, column):
    """What the cell of this column gives, in the words of the legend."""
    cell, legend = row[column], LEGEND[row["Capability"]]
    return {} if cell == "-" else legend.get((column, cell)) or ({} if (column, cell) in legend else legend[cell])


def expected_of(column):
    """Every permission the column gives with its reach, and which of them depend on what the organisation said."""
    sees, cares = SEES.get(column, STAFF)
    reaches, conditions = {}, {name: set() for name in CONDITIONS.values()}
    told = [HEARS] if column in HEARING else []
    for meaning in [meaning_of(row, column) for row in rows()] + told:
        given = {code: {"seen": sees, "cared": cares}.get(how, how) for code, how in meaning.items() if code != "if"}
        reaches |= given
        if "if" in meaning:
            conditions[CONDITIONS[meaning["if"]]] |= set(given)
    return reaches, conditions


def test_the_matrix_has_the_columns_and_the_capabilities_of_the_legend():
    assert [*rows()[0]] == ["Capability", *COLUMNS]
    assert [row["Capability"] for row in rows()] == [*LEGEND]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_role_is_its_column_cell_for_cell(column):
    role = ROLES[COLUMNS[column]]
    reaches, conditions = expected_of(column)

    assert {code: reach.value for code, reach in role.reaches.items()} == reaches
    assert {name: set(getattr(role, name)) for name in conditions} == conditions


def test_only_two_roles_are_our_own():
    assert set(ROLES) - set(COLUMNS.values()) == {"co_ordinator", "organisation_administrator"}


def test_what_depends_on_the_organisation_is_not_held_until_it_says_so():
    nurse = ROLES["community_nurse"]

    held = nurse.as_held(may_sign=False, may_endorse=False)

    assert set(nurse.reaches) - set(held.reaches) == {
        *("clinical_write", "plan_sign", "plan_confirm"),
        *("plan_endorse", "plan_withdraw"),
    }
    assert nurse.as_held(may_sign=True, may_endorse=True) is nurse
