"""Where somebody else is much alike, three points are typed from what the person says, and one tells the two apart."""

import re
from datetime import date

import pytest

from careplans.actions.people import register_person
from careplans.models import AccessEvent
from tests.builders import SPARE_NUMBER, person_facts
from tests.careplans.views.looking import confirm, page

ASKED = "Read back who you have with you"
BORN = {"date_of_birth_day": "14", "date_of_birth_month": "3", "date_of_birth_year": "1958"}
ENOUGH = {**BORN, "nhs_number": "174", "address": "14"}


def register(bethan, teams, **facts):
    elsewhere = {"nhs_number": SPARE_NUMBER, "address_lines": "2 Quay Street\nRiverham", "postcode": "ZZ4 7NP"}
    return register_person(person_facts(**elsewhere | facts), team=teams["night_team"], by=bethan)


@pytest.fixture
def neighbour(bethan, teams, maggies_plan):
    """Somebody else of Maggie's name, born on the same day of the next month."""
    return register(bethan, teams, born_on=date(1958, 4, 14))


@pytest.fixture
def twin(bethan, teams, maggies_plan):
    """Maggie's sister, who lives with her."""
    home = {"address_lines": "14 Marram Close\nSeawick\nKent", "postcode": "ZZ1 2AB"}
    return register(bethan, teams, given_names="Joyce", preferred_name="", **home)


def asked(client, ravi, plan):
    return page(client, ravi, f"/plans/{plan.pk}/card/")


def read_back(client, ravi, plan, **typed):
    return confirm(client, ravi, plan, matched=[], **typed)


def test_the_page_names_what_is_alike_and_what_differs(client, ravi, maggies_plan, neighbour):
    shown = asked(client, ravi, maggies_plan)

    assert ASKED in shown
    assert "Same family name, same first name, dates of birth differ in one digit." in shown
    assert "Theirs: born 14-Apr-1958, NHS number ends 809." in " ".join(re.sub("<[^>]*>", "", shown).split())


def test_what_is_to_be_read_back_is_not_on_the_page(client, ravi, maggies_plan, neighbour):
    shown = asked(client, ravi, maggies_plan)

    assert "HOLLOWAY, Margaret Ann" in shown
    assert [told for told in ("14-Mar-1958", "999 204 8174", "174", "Marram", "ZZ1 2AB") if told in shown] == []


def test_a_first_name_that_differs_is_asked_and_not_shown(client, ravi, maggies_plan, twin):
    shown = asked(client, ravi, maggies_plan)

    assert 'name="given_name"' in shown
    assert "Margaret" not in shown


@pytest.mark.parametrize(
    "typed",
    [
        ENOUGH,
        {**BORN, "nhs_number": "999 204 8174", "address": "zz12ab"},
        {**BORN, "nhs_number": "8174", "address": "14 marram close"},
        {"date_of_birth": "14/03/1958", "nhs_number": "174", "address": "14, ZZ1 2AB"},
    ],
)
def test_three_points_open_the_plan_however_they_are_typed(client, ravi, maggies_plan, neighbour, typed):
    response = read_back(client, ravi, maggies_plan, **typed)

    assert (response.status_code, response.url) == (302, f"/plans/{maggies_plan.pk}/card/")
    event = AccessEvent.objects.get(verb="confirmed_identity")
    assert event.subject == "address, date_of_birth, nhs_number"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Give at least 3 of these."),
        (BORN | {"nhs_number": "174"}, "Give at least 3 of these."),
        (ENOUGH | {"nhs_number": "809"}, "This is not what the record says."),
        (ENOUGH | {"date_of_birth_month": "4"}, "This is not what the record says."),
        (ENOUGH | {"nhs_number": "74"}, "This is not what the record says."),
        (ENOUGH | {"date_of_birth_year": ""}, "Type the day, the month and the year."),
    ],
)
def test_less_or_something_else_opens_nothing_and_says_so(client, ravi, maggies_plan, neighbour, typed, says):
    response = read_back(client, ravi, maggies_plan, **typed)

    assert response.status_code == 422
    assert says in response.content.decode()
    assert ASKED in asked(client, ravi, maggies_plan)
    assert not AccessEvent.objects.filter(verb="confirmed_identity").exists()


def test_ticks_open_nothing_where_somebody_is_alike(client, ravi, maggies_plan, neighbour):
    assert confirm(client, ravi, maggies_plan).status_code == 422


def test_where_nothing_on_record_tells_the_two_apart_three_points_will_do(client, ravi, bethan, teams, maggies_plan):
    register(bethan, teams, address_lines="14 Marram Close", postcode="ZZ1 2AB", nhs_number=None)
    both = BORN | {"address": "14", "nhs_number": "174"}

    assert read_back(client, ravi, maggies_plan, **both).status_code == 302


def test_twins_are_told_apart_by_the_number_or_the_first_name(client, ravi, maggies_plan, twin):
    of_both = BORN | {"address": "ZZ1 2AB"}

    refused = read_back(client, ravi, maggies_plan, **of_both)
    opened = read_back(client, ravi, maggies_plan, **of_both, given_name="maggie")

    assert (refused.status_code, opened.status_code) == (422, 302)


def test_what_did_not_agree_is_on_record_and_not_its_value(client, ravi, maggies_plan, neighbour):
    read_back(client, ravi, maggies_plan, **ENOUGH | {"nhs_number": "809"})

    event = AccessEvent.objects.last()
    assert (event.verb, event.result, event.plan) == ("tried", "refused", maggies_plan)
    assert event.subject == "confirm who this is: nhs_number"


def test_a_restricted_place_is_neither_asked_nor_told(client, ravi, maggies_plan, twin):
    maggies_plan.person.location_sensitive = True
    maggies_plan.person.save(update_fields=["location_sensitive"])

    shown = asked(client, ravi, maggies_plan)

    assert ASKED in shown
    assert [told for told in ("same address", "Marram", 'name="address"') if told in shown] == []


def test_somebody_less_alike_is_told_of_and_one_tick_more_is_asked(client, ravi, bethan, teams, maggies_plan):
    register(bethan, teams, born_on=date(1959, 3, 16))

    shown = asked(client, ravi, maggies_plan)

    assert "Name alert" in shown and ASKED not in shown
    assert "Check at least 3 of these" in shown
    assert confirm(client, ravi, maggies_plan).status_code == 422
    assert confirm(client, ravi, maggies_plan, matched=["family_name", "nhs_number", "address"]).status_code == 302


def test_a_merged_record_is_nobody_else(client, ravi, maggies_plan, neighbour):
    neighbour.merged_into = maggies_plan.person
    neighbour.save(update_fields=["merged_into"])

    assert ASKED not in asked(client, ravi, maggies_plan)


def test_the_card_opened_so_says_once_more_that_somebody_is_alike(client, ravi, maggies_plan, neighbour):
    read_back(client, ravi, maggies_plan, **ENOUGH)

    assert "Name alert: another person here has a similar name" in asked(client, ravi, maggies_plan)


def test_a_person_whom_nobody_is_like_opens_without_an_alert(client, ravi, maggies_plan):
    confirm(client, ravi, maggies_plan)

    assert "Name alert" not in asked(client, ravi, maggies_plan)
