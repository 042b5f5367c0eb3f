"""What another system may ask for, and how it is refused."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careplans.actions.launching import end_link
from careplans.models import AccessEvent, Launch
from careplans.models.tickets import hash_token
from tests.builders import MAGGIES_NUMBER
from tests.careplans.launching import ABOUT_MAGGIE, Tablet

pytestmark = pytest.mark.django_db
DOCUMENT = Path("docs/launching-from-another-system.md")
NEVER_SIGNED = {
    "golden-ticket-key": "BCDFGHJK",
    "webhook-id": "m",
    "webhook-timestamp": "1",
    "webhook-signature": "v1,AA",
}


@pytest.fixture
def tablet(db):
    return Tablet()


def refusal(response):
    return response.status_code, response.json()["code"]


def test_a_signed_request_gives_an_address_for_two_minutes(client, tablet, settings):
    settings.PUBLIC_URL = "https://records.example.org"

    answer = tablet.ask(client)

    assert answer.status_code == 201
    assert re.fullmatch(r"https://records\.example\.org/launch/[\w-]{22}/", answer.json()["url"])
    left = datetime.fromisoformat(answer.json()["expires_at"]) - datetime.now(UTC)
    assert timedelta(seconds=110) < left <= timedelta(seconds=120)


def test_neither_the_person_nor_the_token_is_kept_in_the_clear(client, tablet):
    url = tablet.ask(client, {**ABOUT_MAGGIE, "reason": "Fall", "case_number": "C-1"}).json()["url"]

    token, launch = url.split("/")[-2], Launch.objects.get()
    assert launch.token_sha256 == hash_token(token)
    kept = str(list(Launch.objects.values_list()))
    assert [word for word in (token, MAGGIES_NUMBER, "1958", "Fall", "C-1") if word in kept] == []


def test_that_a_system_asked_is_on_record_and_not_about_whom(client, tablet):
    tablet.ask(client)

    event = AccessEvent.objects.get(verb="asked_to_launch")
    assert (event.actor, event.person, event.plan) == (None, None, None)
    assert event.subject == f"Crew tablet (Ambulance service), key {tablet.system.key_id}"


def test_it_answers_the_same_whether_anybody_is_known(client, tablet, maggies_plan):
    answers = [tablet.ask(client, {**ABOUT_MAGGIE, "nhs_number": number}) for number in (MAGGIES_NUMBER, "9991264809")]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert [set(answer.json()) for answer in answers] == [{"url", "expires_at"}] * 2


def unsigned_in_every_way(client, tablet):
    body = '{"nhs_number": "9992048174", "date_of_birth": "1958-03-14"}'
    right = tablet.headers(body)
    other = Tablet()
    yield body, {}
    yield body, NEVER_SIGNED
    yield body + " ", right
    yield body, {**right, "golden-ticket-key": "BCDFGHJK"}
    yield body, {**right, "golden-ticket-key": other.system.key_id}
    yield body, {**right, "webhook-id": "another"}
    yield body, {**right, "webhook-timestamp": str(int(right["webhook-timestamp"]) + 1)}
    yield body, {**right, "webhook-signature": right["webhook-signature"].replace("v1,", "v1a,")}
    yield body, {**right, "webhook-signature": "v1,"}
    yield body, {**right, "webhook-signature": "\u00e9 , v1,\u00e9"}
    yield body, tablet.headers(body, message_id="with.stop")
    end_link(tablet.system.key_id)
    yield body, tablet.headers(body)


def test_whatever_is_wrong_with_a_signature_the_answer_is_the_same_bytes(client, tablet):
    answers = [tablet.send(client, body, headers) for body, headers in unsigned_in_every_way(client, tablet)]

    assert {(answer.status_code, answer.content) for answer in answers} == {(401, answers[0].content)}
    assert answers[0].json()["code"] == "not_signed"
    assert answers[0]["WWW-Authenticate"] == 'Standard-Webhooks realm="golden-ticket"'
    assert Launch.objects.count() == 0


def test_while_a_secret_changes_both_signatures_can_be_sent(client, tablet):
    body = '{"nhs_number": "9992048174", "date_of_birth": "1958-03-14"}'
    headers = tablet.headers(body)
    headers["webhook-signature"] = f"v1,{'A' * 43}= {headers['webhook-signature']}"

    assert tablet.send(client, body, headers).status_code == 201


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_timestamp_far_from_our_clock_is_refused(client, tablet, minutes):
    signed_at = datetime.now(UTC) + timedelta(minutes=minutes)

    assert refusal(tablet.ask(client, signed_at=signed_at)) == (401, "signed_too_long_ago")
    assert Launch.objects.count() == 0


def test_a_message_is_taken_once(client, tablet):
    tablet.ask(client, message_id="m-1")

    assert refusal(tablet.ask(client, message_id="m-1")) == (409, "already_taken")
    assert Launch.objects.count() == 1


def test_the_same_id_of_another_system_is_another_message(client, tablet):
    tablet.ask(client, message_id="m-1")

    assert Tablet().ask(client, message_id="m-1").status_code == 201


@pytest.mark.parametrize(
    "about",
    [
        {"nhs_number": MAGGIES_NUMBER},
        {"date_of_birth": "1958-03-14"},
        {**ABOUT_MAGGIE, "nhs_number": "9992048175"},
        {**ABOUT_MAGGIE, "date_of_birth": "14/03/1958"},
        {**ABOUT_MAGGIE, "name": "Holloway"},
        "no JSON",
    ],
)
def test_what_cannot_be_looked_up_is_refused(client, tablet, about):
    assert tablet.ask(client, about).status_code == 400
    assert Launch.objects.count() == 0


def test_a_signed_in_person_is_no_system(client, ravi):
    client.force_login(ravi)

    assert refusal(client.post("/api/v1/launches/", ABOUT_MAGGIE, content_type="application/json")) == (
        401,
        "not_signed",
    )


def test_a_body_without_end_is_not_read(client, tablet):
    body = '{"reason": "' + "x" * 1_000_000 + '"}'

    assert tablet.ask(client, body).status_code == 413


ANYTHING = st.one_of(
    st.text(max_size=50),
    st.dictionaries(
        st.sampled_from(["nhs_number", "date_of_birth", "reason", "case_number", "other"]),
        st.one_of(st.none(), st.text(max_size=40), st.integers(), st.lists(st.text(max_size=5)), st.just("1958-03-14")),
    ),
)


@pytest.mark.knows_maggie("")  # a system is told what it sent, which may be written in another way
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(ANYTHING)
def test_whatever_a_system_signs_the_answer_is_described(client, tablet, about):
    assert tablet.ask(client, about).status_code in {201, 400}


@pytest.mark.django_db(transaction=True)
def test_the_example_in_the_document_works(live_server, tablet, settings):
    settings.PUBLIC_URL = live_server.url
    [example] = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
    words = {}
    exec(example, words)  # noqa: S102 our own document

    url = words["launch_address"](
        live_server.url, tablet.system.key_id, tablet.secret, **ABOUT_MAGGIE, case_number="C-1"
    )

    assert url.startswith(f"{live_server.url}/launch/")
    assert len(example.strip().splitlines()) <= 16
