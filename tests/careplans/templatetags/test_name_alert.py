"""The banner's name alert: for whom it stands there, and for whom it must not."""

from datetime import date

import pytest
from django.template import RequestContext

from careplans.actions.people import register_person
from careplans.templatetags.name_alert import name_alert
from tests.builders import SPARE_NUMBER, person_facts

HOME = {"address_lines": "14 Marram Close\nSeawick\nKent", "postcode": "ZZ1 2AB"}
SAME_NAMES_A_GENERATION_APART = {"born_on": date(1984, 11, 2), **HOME}


@pytest.fixture
def warns(rf, bethan, teams, maggies_plan):
    """Whether Maggie's banner warns this reader of somebody who is as Maggie but for these facts."""

    def warned(reader, team="night_team", **facts):
        made = person_facts(**{"nhs_number": SPARE_NUMBER, "address_lines": "2 Quay Street", "postcode": ""} | facts)
        register_person(made, team=teams[team], by=bethan)
        request = rf.get("/")
        request.user = reader
        return name_alert(RequestContext(request), maggies_plan.person)

    return warned


ALIKE = {
    "same names, a month apart": {"born_on": date(1958, 4, 14)},
    "day and month unknown": {"born_on": date(1958, 1, 1), "born_precision": "year"},
    "family name sounds alike": {"family_name": "Halloway"},
    "family name mistyped": {"family_name": "Hloloway"},
    "same initial, some days apart": {"given_names": "Mavis", "preferred_name": "", "born_on": date(1958, 3, 20)},
    "at a protected address": {"location_sensitive": True},
}
NOT_ALIKE = {
    "nobody like her": {"family_name": "Pettit", "given_names": "Joy", "preferred_name": "Joy"},
    "only the address is the same": SAME_NAMES_A_GENERATION_APART,
    "and it is protected": {"location_sensitive": True, **SAME_NAMES_A_GENERATION_APART},
}


@pytest.mark.parametrize("facts", ALIKE.values(), ids=ALIKE)
def test_a_like_name_and_a_near_birth_date_are_warned_of(warns, ravi, facts):
    assert warns(ravi, **facts)


@pytest.mark.parametrize("facts", NOT_ALIKE.values(), ids=NOT_ALIKE)
def test_nothing_else_is_and_never_a_place(warns, ravi, facts):
    assert not warns(ravi, **facts)


def test_maggie_is_warned_of_nobody_and_bethan_of_nobody_another_team_registered(warns, bethan, maggie):
    assert not warns(bethan, team="surgery")
    assert not warns(maggie, nhs_number=None, nhs_number_status="03")


def test_it_asks_one_question_of_the_database_where_nobody_is_alike(
    warns, ravi, maggies_plan, django_assert_num_queries, rf
):
    warns(ravi, **NOT_ALIKE["nobody like her"])
    request = rf.get("/")
    request.user = ravi
    person = maggies_plan.person

    with django_assert_num_queries(1):
        name_alert(RequestContext(request), person)
