"""Looking up and reading by API."""

import json
import uuid

import pytest
from django.urls import reverse

from careplans.actions.plans import withdraw_plan
from careplans.models import AccessEvent
from tests.builders import MAGGIES_NUMBER, publish_draft, write_draft
from tests.careplans.views.looking import confirmed

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
    confirmed(client, ravi, maggies_plan)

    card = client.get(reverse("api_card", args=[maggies_plan.pk])).json()

    assert (card["cpr"]["state"], card["clinical_focus"]["state"]) == ("not_recommended", "balance")
    assert card["sections"][0]["key"] == "cpr"
    assert card["disagreements"] == []


def test_the_card_gives_both_sides_of_what_disagrees(client, maggies_plan, bethan, imran, ravi):
    write_draft(maggies_plan, {"prognosis": {"gsf": "A", "prognosis": "days"}}, by=bethan)
    publish_draft(maggies_plan, by=imran, key="second")
    confirmed(client, ravi, maggies_plan)

    (both,) = client.get(reverse("api_card", args=[maggies_plan.pk])).json()["disagreements"]

    assert both["rule"] == "code_and_prognosis_agree"
    assert (both["one"]["words"], both["other"]["words"]) == ("A (blue): a year or more", "Days")
    assert both["precedence"].startswith("Neither stands above the other.")


def test_reading_by_api_is_on_record(client, maggies_plan, ravi):
    confirmed(client, ravi, maggies_plan)

    client.get(reverse("api_card", args=[maggies_plan.pk]))

    event = AccessEvent.objects.last()
    assert (event.verb, event.actor, event.plan, event.version_number) == ("read_card", ravi, maggies_plan, 1)


def test_the_whole_plan_says_what_is_not_recorded(client, maggies_plan, bethan):
    client.force_login(bethan)

    plan = client.get(reverse("api_plan", args=[maggies_plan.pk])).json()

    [gsf] = [a for s in plan["sections"] for row in s["rows"] for a in row["answers"] if a["key"] == "gsf"]
    assert (gsf["value"], gsf["unsaid"], gsf["words"]) == (None, None, "Not recorded")


def facts_of(plan, part, key):
    """The words of one section by the keys of its facts, row after row."""
    [section] = [section for section in plan[part] if section["key"] == key]
    return [{fact["key"]: fact["words"] for fact in row["answers"]} for row in section["rows"]]


def test_the_whole_plan_says_who_it_is_about_who_signed_and_how_it_came_to_be(client, maggies_plan, imran, bethan):
    publish_draft(maggies_plan, by=imran, key="second", why="After a talk")
    client.force_login(bethan)

    plan = client.get(reverse("api_plan", args=[maggies_plan.pk])).json()

    assert facts_of(plan, "identity", "identity")[0]["nhs_number"] == "999 204 8174"
    assert facts_of(plan, "standing", "signatures")[0]["registration"] == "GMC 9900101"
    assert [one["number"] for one in facts_of(plan, "history", "versions")] == ["Version 2", "Version 1"]
    assert facts_of(plan, "history", "versions")[0]["why"] == "After a talk"


def test_an_answer_comes_with_its_codes(client, maggies_plan, bethan):
    client.force_login(bethan)

    plan = client.get(reverse("api_version", args=[maggies_plan.pk, 1])).json()

    [cpr] = [a for s in plan["sections"] for row in s["rows"] for a in row["answers"] if a["key"] == "decision"]
    [code] = cpr["codes"]
    assert (code["system"], code["code"]) == ("http://snomed.info/sct", "450476008")
    assert code["status"].startswith("sourced")


@pytest.mark.parametrize(
    ("name", "is_shown"), [("bethan", True), ("ravi", False), ("maggie", True), ("katherine", False)]
)
def test_where_somebody_lives_who_must_not_be_found(client, request, maggies_draft, imran, name, is_shown):
    maggies_draft.person.location_sensitive = True
    maggies_draft.person.save(update_fields=["location_sensitive"])
    publish_draft(maggies_draft, by=imran)
    confirmed(client, request.getfixturevalue(name), maggies_draft)

    answer = client.get(reverse("api_plan", args=[maggies_draft.pk]))

    assert ("14 Marram Close" in answer.content.decode(), "ZZ1 2AB" in answer.content.decode()) == (is_shown, is_shown)


def test_versions_and_changes_can_be_read(client, maggies_plan, imran, bethan):
    publish_draft(maggies_plan, by=imran, key="second")
    client.force_login(bethan)

    numbers = [v["number"] for v in client.get(reverse("api_versions", args=[maggies_plan.pk])).json()]
    changed = client.get(reverse("api_changes", args=[maggies_plan.pk, 1, 2])).json()

    assert (numbers, changed["changes"]) == ([2, 1], [])
    assert client.get(reverse("api_version", args=[maggies_plan.pk, 1])).json()["is_current"] is False


def test_a_change_comes_in_words_and_as_what_it_takes_to_make_it(client, maggies_plan, imran, bethan):
    fall = {"id": "fall", "trigger": "Fall", "what_to_do": "Do not lift"}
    rows = [fall, *maggies_plan.draft.content["likely_emergencies"]]
    write_draft(maggies_plan, {"likely_emergencies": rows}, by=bethan)
    publish_draft(maggies_plan, by=imran, key="second")
    client.force_login(bethan)

    (changed,) = client.get(reverse("api_changes", args=[maggies_plan.pk, 1, 2])).json()["changes"]

    assert changed == {
        "section": "likely_emergencies",
        "item": "",
        "kind": "added",
        "before": "",
        "after": "If… Fall; Then do Do not lift",
        "sentence": "Added to likely emergencies: “Fall”.",
        "row": "fall",
        "was": None,
        "now": fall,
        "position": 0,
    }


def test_a_withdrawn_plan_is_not_given_out(client, maggies_plan, ravi, imran):
    withdraw_plan(maggies_plan, reason="Written in error", by=imran)
    confirmed(client, ravi, maggies_plan)

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


def test_an_address_with_a_line_break_is_a_problem_document_too(client, bethan):
    client.force_login(bethan)

    answer = client.get("/api/v1/plans/%0A/draft/")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
