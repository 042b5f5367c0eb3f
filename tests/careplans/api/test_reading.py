"""Looking up and reading by API."""

import json
import uuid

import pytest
from django.urls import reverse

from careplans.actions.plans import withdraw_plan
from careplans.models import AccessEvent
from tests.builders import MAGGIES_NUMBER, publish_draft

ASKED = {"nhs_number": MAGGIES_NUMBER, "date_of_birth": "1958-03-14"}


def post(client, name, body, *args, **headers):
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(reverse(name, args=args), text, content_type="application/json", headers=headers)


def test_a_look_up_finds_the_plan(client, maggies_plan, ravi):
    client.force_login(ravi)

    found = post(client, "api_lookup", ASKED).json()

    assert (found["outcome"], found["plan"]["id"]) == ("found", str(maggies_plan.pk))


def test_a_name_will_do_with_a_date_of_birth(client, maggies_plan, ravi):
    client.force_login(ravi)

    found = post(client, "api_lookup", {"family_name": "Holloway", "date_of_birth": "1958-03-14"}).json()

    assert found["outcome"] == "found"


def test_nobody_matched_is_an_answer_and_no_proof(client, maggies_plan, ravi):
    client.force_login(ravi)

    answer = post(client, "api_lookup", {**ASKED, "date_of_birth": "1958-03-15"})

    assert (answer.status_code, answer.json()) == (
        200,
        {
            "outcome": "nobody_matched",
            "searched": "NHS number 999 204 8174, date of birth 15-Mar-1958",
            "warning": "This is not proof that no plan exists.",
        },
    )


REFUSED = {
    "a wrong digit": {**ASKED, "nhs_number": "9992048175"},
    "one digit ten times": {**ASKED, "nhs_number": "1111111111"},
    "no such day": {**ASKED, "date_of_birth": "1958-02-30"},
    "a partial date": {**ASKED, "date_of_birth": "1958"},
    "no date": {"nhs_number": MAGGIES_NUMBER},
    "nothing to go by": {"date_of_birth": "1958-03-14"},
    "an unknown field": {**ASKED, "zebra": 1},
    "a NUL byte": {"family_name": "Hollo\x00way", "date_of_birth": "1958-03-14"},
    "a list": [ASKED],
    "no JSON": "{",
    "bottomless JSON": "[" * 100_000,
    "a lone surrogate": '{"family_name": "\\ud800", "date_of_birth": "1958-03-14"}',
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_searched_is_refused_with_a_problem(client, maggies_plan, ravi, what):
    client.force_login(ravi)

    answer = post(client, "api_lookup", REFUSED[what])

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert AccessEvent.objects.filter(verb="looked_up").count() == 0


def test_a_huge_request_is_refused_unread(client, maggies_plan, ravi):
    client.force_login(ravi)

    assert post(client, "api_lookup", {**ASKED, "reason": "x" * 1_100_000}).status_code == 413


def test_a_role_that_looks_nobody_up_is_told_so(client, maggies_plan, dan):
    client.force_login(dan)

    assert post(client, "api_lookup", ASKED).status_code == 403


def test_the_card_says_what_is_decided_first(client, maggies_plan, ravi):
    client.force_login(ravi)

    card = client.get(reverse("api_card", args=[maggies_plan.pk])).json()

    assert (card["cpr"]["state"], card["clinical_focus"]["state"]) == ("not_recommended", "comfort")
    assert card["sections"][0]["key"] == "cpr"


def test_reading_by_api_is_on_record(client, maggies_plan, ravi):
    client.force_login(ravi)

    client.get(reverse("api_card", args=[maggies_plan.pk]))

    event = AccessEvent.objects.last()
    assert (event.verb, event.actor, event.plan, event.version_number) == ("read_card", ravi, maggies_plan, 1)


def test_the_whole_plan_says_what_is_not_recorded(client, maggies_plan, bethan):
    client.force_login(bethan)

    plan = client.get(reverse("api_plan", args=[maggies_plan.pk])).json()

    [gsf] = [a for s in plan["sections"] for row in s["rows"] for a in row["answers"] if a["key"] == "gsf"]
    assert (gsf["value"], gsf["unsaid"], gsf["words"]) == (None, None, "Not recorded")


def test_versions_and_changes_can_be_read(client, maggies_plan, imran, bethan):
    publish_draft(maggies_plan, by=imran, key="second")
    client.force_login(bethan)

    numbers = [v["number"] for v in client.get(reverse("api_versions", args=[maggies_plan.pk])).json()]
    changed = client.get(reverse("api_changes", args=[maggies_plan.pk, 1, 2])).json()

    assert (numbers, changed["changes"]) == ([2, 1], [])
    assert client.get(reverse("api_version", args=[maggies_plan.pk, 1])).json()["is_current"] is False


def test_a_withdrawn_plan_is_not_given_out(client, maggies_plan, ravi, imran):
    withdraw_plan(maggies_plan, reason="Written in error", by=imran)
    client.force_login(ravi)

    answer = client.get(reverse("api_card", args=[maggies_plan.pk]))

    assert (answer.status_code, answer.json()["code"]) == (409, "not_in_use")


def test_without_signing_in_there_is_nothing(client, maggies_plan):
    answer = client.get(reverse("api_card", args=[maggies_plan.pk]))

    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_an_absent_plan_is_on_record_as_tried(client, owen):
    client.force_login(owen)
    absent = uuid.uuid4()

    client.get(reverse("api_card", args=[absent]))

    event = AccessEvent.objects.last()
    assert (event.verb, event.result, event.subject) == ("tried", "denied", f"plan {absent}")
