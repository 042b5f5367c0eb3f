"""Writing, publishing, printing and acknowledging by API."""

import json

import pytest
from django.urls import reverse

from careplans.models import Draft, Notice, PlanVersion

WISH = {"first_choice": "hospice"}


def send(client, method, name, body, *args, **headers):
    text = body if isinstance(body, str) else json.dumps(body)
    return getattr(client, method)(reverse(name, args=args), text, content_type="application/json", headers=headers)


def put(client, plan, body, tag=None, section="place_of_care"):
    headers = {"If-Match": tag} if tag else {}
    return send(client, "put", "api_section", body, plan.pk, section, **headers)


@pytest.fixture
def at_desk(client, bethan):
    client.force_login(bethan)
    return client


def test_the_draft_gives_its_revision_as_its_tag(at_desk, maggies_draft):
    answer = at_desk.get(reverse("api_draft", args=[maggies_draft.pk]))

    assert (answer["ETag"], answer.json()["problems"]) == (maggies_draft.draft.etag, [])
    assert answer.json()["sections"]["place_of_care"] == {"first_choice": "home"}


def test_a_section_is_saved_under_the_next_revision(at_desk, maggies_draft):
    answer = put(at_desk, maggies_draft, WISH, maggies_draft.draft.etag)

    assert (answer.status_code, answer.json()["section"]) == (200, WISH)
    assert answer["ETag"] == f'"{maggies_draft.draft.revision + 1}"'


def test_a_row_keeps_its_id(at_desk, maggies_draft):
    rows = [{"id": "pain", "trigger": "Pain", "what_to_do": "Ring"}, {"trigger": "Fall", "what_to_do": "Sit"}]

    saved = put(at_desk, maggies_draft, rows, maggies_draft.draft.etag, "likely_emergencies").json()["section"]

    assert (saved[0]["id"], len(saved[1]["id"])) == ("pain", 10)


FROM_MAGGIE = {"source": "person", "informant": "Maggie"}


def test_a_section_can_come_with_where_it_comes_from(at_desk, maggies_draft):
    body = {"answers": WISH, "provenance": FROM_MAGGIE}

    answer = put(at_desk, maggies_draft, body, maggies_draft.draft.etag).json()

    assert answer["section"] == WISH
    assert answer["provenance"] == {**answer["provenance"], **FROM_MAGGIE, "author": "Bethan Rowlands"}
    draft = at_desk.get(reverse("api_draft", args=[maggies_draft.pk])).json()
    assert draft["provenance"]["place_of_care"] == answer["provenance"]


@pytest.mark.parametrize("wrong", [{"source": "gossip"}, {"who": "me"}, []])
def test_a_source_that_cannot_be_kept_is_refused_with_its_section(at_desk, maggies_draft, wrong):
    answer = put(at_desk, maggies_draft, {"answers": WISH, "provenance": wrong}, maggies_draft.draft.etag)

    assert (answer.status_code, answer.json()["code"]) == (422, "not_well_formed")
    assert maggies_draft.draft.content == Draft.objects.get(plan=maggies_draft).content


def test_the_persons_words_go_to_their_own_history(at_desk, maggies_draft):
    put(at_desk, maggies_draft, {"good_day": "Tea"}, maggies_draft.draft.etag, "esther")

    newest = maggies_draft.own_words.first()
    assert (newest.content["esther"], newest.written_how) == ({"good_day": "Tea"}, "helped")


def test_without_a_revision_nothing_is_written(at_desk, maggies_draft):
    answer = put(at_desk, maggies_draft, WISH)

    assert (answer.status_code, answer.json()["code"]) == (428, "precondition_required")


@pytest.mark.parametrize("tag", ['"1"', "*", "zebra", '"99999999999999999999"'])
def test_a_stale_revision_is_told_what_stands_now(at_desk, maggies_draft, tag):
    answer = put(at_desk, maggies_draft, WISH, tag)

    assert (answer.status_code, answer.json()["stands_now"]) == (412, {"first_choice": "home"})
    assert Draft.objects.get(plan=maggies_draft).revision == maggies_draft.draft.revision


NOT_KEPT = {
    "an unknown question": {"zebra": "x"},
    "an unknown option": {"first_choice": "the moon"},
    "a very long text": {"first_choice_named": "x" * 100_000},
    "a NUL byte": {"first_choice_named": "a\x00b"},
    "a bidi override": {"first_choice_named": "a\u202eb"},
    "a number": {"first_choice": 7},
    "a list": [],
    "a text": '"home"',
    "nothing": None,
    "a key that is no text": {"\ud800": "x"},
}


@pytest.mark.parametrize("what", NOT_KEPT)
def test_what_cannot_be_kept_is_named(at_desk, maggies_draft, what):
    answer = put(at_desk, maggies_draft, NOT_KEPT[what], maggies_draft.draft.etag)

    assert (answer.status_code, answer.json()["code"]) == (422, "not_well_formed")
    assert {problem["section"] for problem in answer.json()["problems"]} == {"place_of_care"}
    assert Draft.objects.get(plan=maggies_draft).revision == maggies_draft.draft.revision


def test_a_section_nobody_declared_is_refused(at_desk, maggies_draft):
    assert put(at_desk, maggies_draft, {}, maggies_draft.draft.etag, "zebra").status_code == 422


def publish(client, plan, tag, key="k1", body=None):
    headers = {"If-Match": tag, "Idempotency-Key": key}
    return send(client, "post", "api_publish", body or {}, plan.pk, **headers)


def test_publishing_gives_the_version(at_desk, maggies_draft):
    answer = publish(at_desk, maggies_draft, maggies_draft.draft.etag, body={"why": "First"})

    assert (answer.status_code, answer.json()["number"], answer.json()["why"]) == (201, 1, "First")


def test_the_same_key_gives_the_same_version(at_desk, maggies_draft):
    first = publish(at_desk, maggies_draft, maggies_draft.draft.etag)

    assert publish(at_desk, maggies_draft, maggies_draft.draft.etag).json() == first.json()
    assert PlanVersion.objects.count() == 1


def test_publishing_with_things_missing_lists_them(at_desk, maggies_draft):
    tag = put(at_desk, maggies_draft, {}, maggies_draft.draft.etag)["ETag"]

    answer = publish(at_desk, maggies_draft, tag)

    missing = [(problem["section"], problem["item"]) for problem in answer.json()["problems"]]
    assert (answer.status_code, answer.json()["code"]) == (409, "not_ready")
    assert missing == [("place_of_care", "first_choice")]


def test_publishing_a_stale_draft_is_refused(at_desk, maggies_draft):
    assert publish(at_desk, maggies_draft, '"1"').status_code == 412
    assert PlanVersion.objects.count() == 0


def test_publishing_needs_a_key(at_desk, maggies_draft):
    assert publish(at_desk, maggies_draft, maggies_draft.draft.etag, key="").status_code == 400


@pytest.mark.parametrize("layout", ["a4", "full"])
def test_a_ticket_is_printed(at_desk, maggies_plan, layout):
    body = {"layout": layout, "kept_where": "Fridge door"}

    answer = send(at_desk, "post", "api_tickets", body, maggies_plan.pk, Accept="application/pdf")

    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")


def test_a_ticket_of_nothing_published_is_refused(at_desk, maggies_draft):
    body = {"layout": "a4", "kept_where": "Fridge door"}

    answer = send(at_desk, "post", "api_tickets", body, maggies_draft.pk, Accept="application/pdf")

    assert (answer.status_code, answer.json()["code"]) == (409, "may_not_print")


def test_a_copy_that_was_never_printed_is_not_recognised(client, db):
    answer = client.get(reverse("api_ticket_status", args=["zebra"]))

    assert (answer.status_code, answer.json()["ticket_status"]) == (404, "NOT RECOGNISED")


def test_a_named_member_acknowledges(client, maggies_plan, ravi):
    client.force_login(ravi)
    notice = Notice.objects.get(team__name="111 and out of hours")

    inbox = client.get(reverse("api_inbox")).json()
    answer = send(client, "post", "api_acknowledge", {}, notice.pk)

    assert ([line["id"] for line in inbox], answer.json()["acknowledged_by"]) == ([str(notice.pk)], "Ravi Menon")


def test_nobody_acknowledges_for_another_team(client, maggies_plan, ravi):
    client.force_login(ravi)
    notice = Notice.objects.get(team__name="Ambulance control")

    answer = send(client, "post", "api_acknowledge", {}, notice.pk)

    assert (answer.status_code, Notice.objects.get(pk=notice.pk).acknowledged_at) == (404, None)
