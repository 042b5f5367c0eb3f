"""“We saw this, we did that”: the list, and the form."""

import pytest

from careplans.actions.cases import start_case
from careplans.forms.crisis_contacts import SAY_WHY
from careplans.models import CrisisContact, TeamTask
from tests.careplans.views.looking import confirmed, page

SAID = {"outcome": "hospital", "happened": "Breathless. Gave oxygen.", "followed": "partly", "why_not": "No nurse came"}


@pytest.fixture
def send(client, amina, maggies_plan):
    confirmed(client, amina, maggies_plan)

    def send_form(**changes):
        return client.post(f"/plans/{maggies_plan.pk}/contacts/new/", SAID | changes)

    return send_form


def test_nothing_is_answered_beforehand(client, amina, maggies_plan):
    confirmed(client, amina, maggies_plan)

    assert "checked" not in page(client, amina, f"/plans/{maggies_plan.pk}/contacts/new/")


def test_what_was_seen_is_kept_and_the_nurse_has_a_task(client, send, maggies_plan, bethan):
    answer = send()

    assert answer.url == f"/plans/{maggies_plan.pk}/contacts/"
    shown = " ".join(client.get(answer.url).content.decode().split())
    assert "Taken to hospital</h2>" in shown
    assert "<p>Breathless. Gave oxygen.</p>" in shown
    assert "Partly: No nurse came" in shown
    assert "A task waits for Saltmarsh Hospice night team." in shown
    assert "no message is sent" in shown
    assert "Tasks for your team: 1</a>" in page(client, bethan, "/")


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ({"outcome": ""}, "Choose how it ended."),
        ({"happened": " "}, "Say what you saw and did, in a few words."),
        ({"followed": ""}, "Choose whether the plan was followed."),
        ({"followed": "no", "why_not": ""}, SAY_WHY),
        ({"happened_on_day": "1", "happened_on_month": "1", "happened_on_year": "2999"}, "This day is still to come."),
        ({"outcome": "vanished"}, "Choose one of these."),
    ],
)
def test_what_is_missing_is_asked_and_nothing_is_kept(send, missing, says):
    answer = send(**missing)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert (CrisisContact.objects.count(), TeamTask.objects.count()) == (0, 0)


def test_where_the_plan_was_followed_no_reason_is_asked(send):
    assert send(followed="yes", why_not="").status_code == 302


def test_the_open_case_is_kept_with_it_unasked(client, send, amina, maggies_plan):
    start_case(maggies_plan.person, case_number="CAD 9", by=amina)

    shown = page(client, amina, f"/plans/{maggies_plan.pk}/contacts/new/")
    send()

    assert "Kept with it: case <strong>CAD 9</strong>." in shown
    assert 'name="case_number"' not in shown
    assert CrisisContact.objects.get().case_number == "CAD 9"


def test_who_has_not_confirmed_the_person_is_asked_first(client, ravi, maggies_plan, send):
    send()

    shown = page(client, ravi, f"/plans/{maggies_plan.pk}/contacts/")

    assert "Breathless" not in shown
    assert client.post(f"/plans/{maggies_plan.pk}/contacts/new/", SAID).status_code == 200
    assert CrisisContact.objects.count() == 1


@pytest.mark.parametrize("name", ["owen", "maggie", "katherine", "grace"])
def test_nobody_else_reads_or_writes_there(client, request, send, maggies_plan, name):
    send()
    client.force_login(request.getfixturevalue(name))

    for tail in ("contacts/", "contacts/new/"):
        assert client.get(f"/plans/{maggies_plan.pk}/{tail}").status_code == 404
    assert client.post(f"/plans/{maggies_plan.pk}/contacts/new/", SAID).status_code == 404
    assert CrisisContact.objects.count() == 1


def test_the_whole_plan_leads_there(client, bethan, maggies_plan):
    assert f'/plans/{maggies_plan.pk}/contacts/">' in page(client, bethan, f"/plans/{maggies_plan.pk}/")
