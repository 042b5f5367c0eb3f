"""Crisis contacts by API."""

import json

import pytest
from django.urls import reverse

from careplans.models import CrisisContact, TeamTask
from tests.careplans.views.looking import confirmed

SAID = {"outcome": "hospital", "happened": "Breathless", "followed": "partly", "why_not": "No nurse came"}


@pytest.fixture
def send(client, amina, maggies_plan):
    confirmed(client, amina, maggies_plan)
    address = reverse("api_contacts", args=[maggies_plan.pk])

    def send_body(body):
        return client.post(address, json.dumps(body), content_type="application/json")

    return send_body


def test_it_is_kept_and_handed_on_and_can_be_read(client, send, maggies_plan):
    answer = send(SAID)

    assert (answer.status_code, answer.json()["teams_with_a_task"]) == (201, ["Saltmarsh Hospice night team"])
    (read,) = client.get(reverse("api_contacts", args=[maggies_plan.pk])).json()
    assert (read["outcome"], read["why_not"], read["team"]) == ("hospital", "No nurse came", "Ambulance control")


@pytest.mark.parametrize(
    "wrong",
    [{"why_not": ""}, {"outcome": "vanished"}, {"happened": ""}, {"happened_on": "2999-01-01"}, {"zebra": 1}],
)
def test_what_cannot_be_kept_is_refused(send, wrong):
    answer = send(SAID | wrong)

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert (CrisisContact.objects.count(), TeamTask.objects.count()) == (0, 0)


def test_a_program_makes_sure_who_it_is_first(client, ravi, maggies_plan):
    client.force_login(ravi)

    assert client.get(reverse("api_contacts", args=[maggies_plan.pk])).status_code == 409


def test_owen_finds_nothing(client, owen, maggies_plan):
    client.force_login(owen)

    assert client.get(reverse("api_contacts", args=[maggies_plan.pk])).status_code == 404
