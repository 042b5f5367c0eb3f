"""By API too, not a word of a plan is given before two identifiers agree."""

import json

import pytest
from django.urls import reverse

from careplans.actions.people import register_person
from careplans.models import AccessEvent
from tests.builders import MAGGIES_NUMBER, SPARE_NUMBER, person_facts

BORN = {"date_of_birth": "1958-03-14"}
READS = {
    "card": ("api_card", ()),
    "plan": ("api_plan", ()),
    "versions": ("api_versions", ()),
    "version": ("api_version", (1,)),
    "changes": ("api_changes", (1, 1)),
}


def read(client, plan, name="card"):
    call, more = READS[name]
    return client.get(reverse(call, args=[plan.pk, *more]))


def send(client, name, body, *args):
    return client.post(reverse(name, args=args), json.dumps(body), content_type="application/json")


def confirm(client, plan, **given):
    return send(client, "api_confirm_identity", given, plan.pk)


@pytest.mark.parametrize("name", READS)
def test_a_responder_is_told_to_make_sure_first(client, ravi, maggies_plan, name):
    client.force_login(ravi)

    answer = read(client, maggies_plan, name)

    assert (answer.status_code, answer.json()["code"]) == (409, "identity_not_confirmed")
    assert "confirm-identity/" in answer.json()["detail"]
    assert [event.verb for event in AccessEvent.objects.filter(actor=ravi)] == []


def test_nothing_is_printed_before_either(client, ravi, maggies_plan):
    client.force_login(ravi)

    answer = send(client, "api_tickets", {"layout": "a4", "kept_where": "Here"}, maggies_plan.pk)

    assert (answer.status_code, answer.json()["code"]) == (409, "identity_not_confirmed")
    assert not maggies_plan.current.tickets.filter(printed_by=ravi).exists()


@pytest.mark.parametrize("name", READS)
def test_number_and_birth_date_looked_up_are_a_confirmation(client, ravi, maggies_plan, name):
    client.force_login(ravi)

    send(client, "api_lookup", {"nhs_number": MAGGIES_NUMBER, **BORN})

    assert read(client, maggies_plan, name).status_code == 200


def test_a_name_looked_up_is_none_and_says_where_to_confirm(client, ravi, maggies_plan):
    client.force_login(ravi)

    found = send(client, "api_lookup", {"family_name": "Holloway", **BORN}).json()

    assert found["plan"]["confirm_identity"] == reverse("api_confirm_identity", args=[maggies_plan.pk])
    assert found["plan"]["version"]["why"] is None
    assert read(client, maggies_plan).status_code == 409


@pytest.mark.parametrize(
    "given",
    [
        {"nhs_number": "999 204 8174", **BORN},
        {"family_name": "HOLLOWAY", "postcode": "zz12ab"},
        {"family_name": "Holloway", "given_name": "Maggie", **BORN},
    ],
)
def test_two_identifiers_that_agree_open_the_plan(client, ravi, maggies_plan, given):
    client.force_login(ravi)

    answer = confirm(client, maggies_plan, **given)

    assert (answer.status_code, answer.json()) == (200, {"confirmed": sorted(given)})
    assert read(client, maggies_plan).status_code == 200
    assert AccessEvent.objects.filter(verb="confirmed_identity", actor=ravi, plan=maggies_plan).count() == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "identity_not_confirmed"),
        (BORN, "identity_not_confirmed"),
        ({"given_name": "Margaret", **BORN}, "identity_not_confirmed"),
        ({"family_name": "Halloway", **BORN}, "identity_does_not_agree"),
        ({"family_name": "Holloway", "date_of_birth": "1958-03-15"}, "identity_does_not_agree"),
        ({"nhs_number": SPARE_NUMBER, "family_name": "Holloway", **BORN}, "identity_does_not_agree"),
    ],
)
def test_less_or_something_else_opens_nothing(client, ravi, maggies_plan, given, code):
    client.force_login(ravi)

    answer = confirm(client, maggies_plan, **given)

    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert read(client, maggies_plan).status_code == 409
    assert not AccessEvent.objects.filter(verb="confirmed_identity").exists()


def test_where_somebody_is_alike_one_point_must_tell_them_apart(client, ravi, bethan, teams, maggies_plan):
    twin = person_facts(nhs_number=SPARE_NUMBER, given_names="Joyce", preferred_name="")
    register_person(twin, team=teams["night_team"], by=bethan)
    client.force_login(ravi)
    of_both = {"family_name": "Holloway", "postcode": "ZZ1 2AB", **BORN}

    assert "NHS number or the first name" in confirm(client, maggies_plan, **of_both).json()["detail"]
    assert confirm(client, maggies_plan, **of_both, given_name="Margaret").status_code == 200


@pytest.mark.parametrize("name", ["bethan", "maggie", "katherine"])
def test_who_knows_the_person_is_not_asked(client, request, maggies_plan, name):
    client.force_login(request.getfixturevalue(name))

    assert read(client, maggies_plan, "plan").status_code == 200


def test_owen_confirms_nothing(client, owen, maggies_plan):
    client.force_login(owen)

    answer = confirm(client, maggies_plan, nhs_number=MAGGIES_NUMBER, **BORN)

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
