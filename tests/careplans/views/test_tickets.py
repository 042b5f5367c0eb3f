"""The page that prints, and the page that a code on paper opens."""

from datetime import date
from html import unescape
from secrets import token_urlsafe

import pytest
from django.urls import reverse

from careplans.actions import prints, slowing
from careplans.actions.plans import withdraw_plan
from careplans.audit import Verb
from careplans.models import AccessEvent, Ticket
from tests.builders import publish_draft
from tests.careplans.printing.paper import opened, read_code
from tests.careplans.views.looking import TWO_IDENTIFIERS

FRIDGE = {"layout": "a4", "kept_where": "Fridge"}


@pytest.fixture
def address(maggies_plan):
    return reverse("tickets", args=[maggies_plan.pk])


@pytest.fixture
def scanned(client, address, bethan, tmp_path):
    """The path that the code on a freshly printed sheet opens. Nobody is signed in any more."""
    client.force_login(bethan)
    pdf = client.post(address, FRIDGE).content
    client.logout()
    return read_code(pdf, tmp_path).removeprefix("http://127.0.0.1:8000")


def words(response):
    return unescape(response.content.decode())


def test_bethan_prints_a_ticket(client, address, bethan):
    client.force_login(bethan)
    response = client.post(address, FRIDGE)

    ticket = Ticket.objects.get()
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="golden-ticket-{ticket.number}.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert len(opened(response.content).pages) == 1


def test_where_the_sheet_will_be_kept_must_be_said(client, address, bethan):
    client.force_login(bethan)
    response = client.post(address, {"layout": "a4", "kept_where": " "})

    assert response.status_code == 422
    assert "Say where the sheet will be kept" in words(response)
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("bad", [{"layout": "a3"}, {"kept_where": "x" * 201}, {"kept_where": "fridge \u202e"}])
def test_bad_input_is_refused_and_nothing_is_printed(client, address, bethan, bad):
    client.force_login(bethan)

    assert client.post(address, FRIDGE | bad).status_code == 422
    assert not Ticket.objects.exists()


def test_a_refusal_is_a_page_that_says_what_to_do(client, address, maggies_plan, bethan, imran):
    withdraw_plan(maggies_plan, reason="Asked for", by=imran)
    client.force_login(bethan)

    assert "Publish the plan first, then print it." in words(client.get(address))
    response = client.post(address, FRIDGE)
    assert response.status_code == 409
    assert "Publish the plan first, then print it." in words(response)


def test_the_copies_in_the_world_are_listed(client, address, maggies_plan, bethan, imran):
    client.force_login(bethan)
    client.post(address, FRIDGE | {"kept_where": "Front of the fridge"})
    publish_draft(maggies_plan, by=imran, key="second")
    page = words(client.get(address))

    assert Ticket.objects.get().number in page
    assert "REPLACED" in page
    assert "Kept: Front of the fridge" in page
    assert "Find this sheet and tear it up." in page


def test_looking_at_the_copies_is_on_record(client, address, bethan):
    client.force_login(bethan)
    client.get(address)

    assert AccessEvent.objects.get(verb=Verb.READ_TICKETS).actor == bethan


def test_ravi_prints_only_after_he_has_confirmed_who_it_is(client, address, maggies_plan, ravi):
    client.force_login(ravi)
    assert "Print a golden ticket" not in words(client.get(address))
    assert client.post(address, FRIDGE)["Content-Type"].startswith("text/html")
    assert not Ticket.objects.exists()

    client.post(reverse("confirm_identity", args=[maggies_plan.pk]), TWO_IDENTIFIERS)
    assert client.post(address, FRIDGE)["Content-Type"] == "application/pdf"


def test_owen_cannot_tell_that_there_is_anything_to_print(client, address, owen):
    client.force_login(owen)
    nowhere = reverse("tickets", args=["00000000-0000-4000-8000-000000000000"])

    for ask in (client.get, client.post):
        assert ask(address).status_code == ask(nowhere).status_code == 404
        assert ask(address).content == ask(nowhere).content
    assert not Ticket.objects.exists()


def test_maggie_and_her_family_do_not_print_yet(client, address, maggie, katherine):
    for user in (maggie, katherine):
        client.force_login(user)
        assert client.get(address).status_code == 404


def test_anybody_may_ask_whether_a_sheet_still_holds(client, scanned):
    response = client.get(scanned)

    assert response.status_code == 200
    assert ">CURRENT</h1>" in words(response)
    assert "sign in" in words(response)
    assert (response["Referrer-Policy"], "no-store" in response["Cache-Control"]) == ("no-referrer", True)


def test_the_page_names_nobody_and_says_nothing_clinical(client, scanned, maggies_plan):
    page = words(client.get(scanned)).lower()

    for word in ("holloway", "maggie", "margaret", "9992048174", "999 204", "cpr", "cancer", "marram", "hospice"):
        assert word not in page
    assert str(maggies_plan.pk) not in page
    assert maggies_plan.reference.lower() not in page


def test_after_a_new_version_the_sheet_is_replaced(client, scanned, maggies_plan, imran):
    publish_draft(maggies_plan, by=imran, key="second")

    assert ">REPLACED</h1>" in words(client.get(scanned))


def test_after_a_withdrawal_the_sheet_is_withdrawn(client, scanned, maggies_plan, imran):
    withdraw_plan(maggies_plan, reason="Asked for", by=imran)

    assert ">WITHDRAWN</h1>" in words(client.get(scanned))


def test_a_sheet_past_its_last_day_is_expired(client, scanned, monkeypatch):
    monkeypatch.setattr(prints.timezone, "localdate", lambda now=None: date(2100, 1, 1))

    assert ">EXPIRED</h1>" in words(client.get(scanned))


def test_tokens_that_are_not_ours_get_the_same_bytes(client, scanned, monkeypatch):
    monkeypatch.setattr(slowing.time, "sleep", lambda seconds: None)
    tokens = [token_urlsafe(16) for _ in range(20)] + [
        "x",
        "%00",
        "a" * 900,
        "..%2e",
        "%F0%9F%99%82",
        "%ff",
        "' OR 1=1",
    ]
    answers = {(client.get(f"/t/{token}/").status_code, client.get(f"/t/{token}/").content) for token in tokens}

    assert len(answers) == 1
    status, page = answers.pop()
    assert (status, ">NOT RECOGNISED</h1>" in page.decode()) == (404, True)


def test_ravi_is_led_to_the_plan_and_owen_is_not(client, scanned, maggies_plan, ravi, owen):
    card = reverse("card", args=[maggies_plan.pk])

    client.force_login(ravi)
    assert f'href="{card}"' in words(client.get(scanned))
    client.force_login(owen)
    assert str(maggies_plan.pk) not in words(client.get(scanned))


def test_asking_leads_to_no_sign_in_page_that_knows_the_token(client, scanned):
    assert words(client.get(scanned)).count(scanned.split("/")[2]) == 0


def test_a_sheet_can_only_be_asked_about(client, scanned):
    assert client.post(scanned).status_code == 405


def test_the_token_is_in_no_log(client, scanned, caplog, capsys):
    caplog.set_level("DEBUG")
    client.get(scanned)

    token = scanned.split("/")[2]
    assert token not in caplog.text + "".join(capsys.readouterr())


def test_a_sheet_of_ours_is_answered_at_once_however_many_others_were_asked_for(client, scanned, monkeypatch):
    waited = []
    monkeypatch.setattr(slowing.time, "sleep", waited.append)
    for _ in range(5):
        assert client.get(f"/t/{token_urlsafe(16)}/").status_code == 404

    assert client.get(scanned).status_code == 200
    assert waited == [0.5, 1.0]
