from datetime import timedelta

import pytest
from django.utils import timezone

from careplans.models import AccessEvent
from careplans.views.identity import REMEMBERED
from tests.careplans.views.looking import answers_for, confirm, page, sign_ins_for

ASKED = "Is this the right person?"
CLINICAL = ("CPR", "comfort", "Penicillin", "Pancreatic", "hospice line", "Intensive care")
PAGES = ("card/", "", "versions/", "versions/1/", "changes/1/1/")


@pytest.mark.parametrize("tail", PAGES)
def test_a_responder_reads_no_word_of_a_plan_before_two_identifiers_agree(client, ravi, maggies_plan, tail):
    shown = page(client, ravi, f"/plans/{maggies_plan.pk}/{tail}")

    assert ASKED in shown
    assert [word for word in CLINICAL if word in shown] == []


@pytest.mark.parametrize("tail", PAGES)
def test_two_identifiers_open_the_page_that_was_asked_for(client, ravi, maggies_plan, tail):
    onward = f"/plans/{maggies_plan.pk}/{tail}"

    response = confirm(client, ravi, maggies_plan, onward=onward)

    assert (response.status_code, response.url) == (302, onward)
    assert ASKED not in page(client, ravi, onward)


@pytest.mark.parametrize("matched", [[], ["family_name"], ["family_name", "family_name"], ["given_name", "address"]])
def test_one_identifier_or_a_first_name_is_not_enough(client, ravi, maggies_plan, matched):
    response = confirm(client, ravi, maggies_plan, matched=matched)

    assert response.status_code == 422
    assert ASKED in page(client, ravi, f"/plans/{maggies_plan.pk}/card/")
    assert not AccessEvent.objects.filter(verb="confirmed_identity").exists()


def test_what_was_checked_is_on_record_and_not_its_value(client, ravi, maggies_plan):
    confirm(client, ravi, maggies_plan)

    event = AccessEvent.objects.get(verb="confirmed_identity")
    assert (event.actor, event.plan, event.subject) == (ravi, maggies_plan, "family_name, nhs_number")


def test_seeing_the_identity_is_a_look_and_the_card_is_not_one_yet(client, ravi, maggies_plan):
    page(client, ravi, f"/plans/{maggies_plan.pk}/card/")

    events = AccessEvent.objects.filter(actor=ravi)
    assert [(event.verb, event.plan) for event in events] == [("read_person", maggies_plan)]


def test_what_was_confirmed_lapses(client, ravi, maggies_plan, settings):
    confirm(client, ravi, maggies_plan)
    session = client.session
    hour_ago = timezone.now() - timedelta(minutes=settings.SHOW_PLAN_AFTER_CONFIRMING_MINUTES)
    session[REMEMBERED] = {str(maggies_plan.pk): int(hour_ago.timestamp())}
    session.save()

    assert ASKED in page_of_session(client, maggies_plan)


def page_of_session(client, plan):
    return client.get(f"/plans/{plan.pk}/card/").content.decode()


def test_confirming_one_person_confirms_nobody_else(client, ravi, bethan, teams, maggies_plan):
    confirm(client, ravi, maggies_plan)
    session = client.session

    assert list(session[REMEMBERED]) == [str(maggies_plan.pk)]


def test_another_sign_in_starts_with_nothing_confirmed(client, ravi, amina, maggies_plan):
    confirm(client, ravi, maggies_plan)
    assert ASKED not in page_of_session(client, maggies_plan)

    client.force_login(amina)

    assert ASKED in page_of_session(client, maggies_plan)


@pytest.mark.parametrize("name", ["bethan", "imran"])
def test_teams_who_care_for_the_person_know_who_it_is(client, request, maggies_plan, name):
    for tail in PAGES:
        assert ASKED not in page(client, request.getfixturevalue(name), f"/plans/{maggies_plan.pk}/{tail}")


@pytest.mark.parametrize("name", ["maggie", "katherine"])
def test_the_person_and_who_represents_them_know_who_it_is(client, request, maggies_plan, name):
    for tail in PAGES[1:]:
        assert ASKED not in page(client, request.getfixturevalue(name), f"/plans/{maggies_plan.pk}/{tail}")


def test_an_address_that_is_sensitive_is_neither_shown_nor_asked(client, ravi, maggies_plan):
    maggies_plan.person.location_sensitive = True
    maggies_plan.person.save(update_fields=["location_sensitive"])

    assert "Marram" not in page(client, ravi, f"/plans/{maggies_plan.pk}/card/")
    assert confirm(client, ravi, maggies_plan, matched=["family_name", "address"]).status_code == 422


@pytest.mark.parametrize("onward", ["https://elsewhere.test/", "//elsewhere.test", "/accounts/logout/", "x\x00y", ""])
def test_confirming_leads_to_no_other_page_than_one_of_this_plan(client, ravi, maggies_plan, onward):
    response = confirm(client, ravi, maggies_plan, onward=onward)

    assert getattr(response, "url", "") in ("", f"/plans/{maggies_plan.pk}/card/")
    assert response.status_code in (302, 422)


def test_owen_confirms_nothing(client, owen, maggies_plan):
    assert confirm(client, owen, maggies_plan).status_code == 404
    assert REMEMBERED not in client.session


@pytest.mark.parametrize("tail", PAGES)
def test_owen_cannot_tell_that_maggies_plan_exists(client, owen, maggies_plan, tail):
    of_maggie, of_nobody = answers_for(client, owen, maggies_plan, tail)

    assert of_maggie == of_nobody
    assert of_maggie[0] == 404


@pytest.mark.parametrize("tail", PAGES)
def test_without_signing_in_nobody_can_tell_either(client, maggies_plan, tail):
    of_maggie, of_nobody = sign_ins_for(client, maggies_plan, tail)

    assert of_maggie == of_nobody == (302, "/accounts/login/?next=")
