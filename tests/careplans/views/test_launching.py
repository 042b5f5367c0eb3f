"""Arriving from another system: once, in time, signed in, and recorded like any look-up."""

import json
import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from careplans.actions.launching import end_link, wipe_past_launches
from careplans.actions.plans import withdraw_plan
from careplans.models import AccessEvent, Launch
from tests.builders import PASSWORD, SPARE_NUMBER
from tests.careplans.launching import Tablet
from tests.config.test_logs import lines

__all__ = ["lines"]
OVER = "This link has been used or is too old"
pytestmark = pytest.mark.django_db


@pytest.fixture
def tablet(db):
    return Tablet()


def arrive(client, address):
    """Where a browser that opens this address ends, and every address on the way."""
    answer = client.get(address, follow=True)
    return answer, [where for where, _ in answer.redirect_chain]


def is_over(client, address):
    answer, _ = arrive(client, address)
    return answer.status_code == 410 and OVER in answer.content.decode()


def make_older(**ago):
    Launch.objects.update(open_until=timezone.now() - timedelta(**ago))


def test_the_link_leads_to_the_card_without_another_question(client, ravi, maggies_plan, tablet):
    client.force_login(ravi)

    answer, on_the_way = arrive(client, tablet.address(client))

    assert on_the_way == ["/launch/", f"/plans/{maggies_plan.pk}/card/"]
    assert "DO NOT ATTEMPT CPR" in answer.content.decode()


def test_the_look_is_on_record_with_the_system_it_came_from(client, ravi, maggies_plan, tablet):
    client.force_login(ravi)

    arrive(client, tablet.address(client, reason="Fall at home", case_number="C-1"))

    event = AccessEvent.objects.get(verb="looked_up")
    assert (event.actor, event.plan, event.case_number) == (ravi, maggies_plan, "C-1")
    assert event.reason == "Opened from Crew tablet (Ambulance service). Fall at home"


def test_it_opens_once(client, ravi, maggies_plan, tablet):
    client.force_login(ravi)
    address = tablet.address(client)
    arrive(client, address)

    assert is_over(client, address)
    assert is_over(client, "/launch/")
    assert AccessEvent.objects.filter(verb="looked_up").count() == 1


def test_used_old_and_unknown_are_the_same_bytes(client, ravi, maggies_plan, tablet):
    client.force_login(ravi)
    used, old = tablet.address(client), tablet.address(client)
    arrive(client, used)
    Launch.objects.filter(used_at=None).update(open_until=timezone.now())

    answers = [client.get(address) for address in (used, old, "/launch/not-one-of-ours/")]

    assert {(answer.status_code, answer.content) for answer in answers} == {(410, answers[0].content)}
    assert 'href="/lookup/"' in answers[0].content.decode()


def test_after_two_minutes_nobody_can_open_it(client, ravi, maggies_plan, tablet):
    client.force_login(ravi)
    address = tablet.address(client)
    make_older(seconds=1)

    assert is_over(client, address)


def test_who_must_sign_in_comes_back_to_it_and_no_address_bears_the_token(client, ravi, maggies_plan, tablet):
    address = tablet.address(client)

    _, on_the_way = arrive(client, address)
    assert on_the_way == ["/launch/", "/accounts/login/?next=/launch/"]
    typed = {"login": ravi.email, "password": PASSWORD, "next": "/launch/"}
    answer = client.post("/accounts/login/", typed, follow=True)

    assert answer.redirect_chain[-1][0] == f"/plans/{maggies_plan.pk}/card/"
    assert AccessEvent.objects.get(verb="looked_up").actor == ravi


def test_signing_in_may_take_five_minutes_and_no_more(client, ravi, maggies_plan, tablet):
    arrive(client, tablet.address(client))
    left = Launch.objects.get().open_until - timezone.now()
    make_older(seconds=1)
    client.force_login(ravi)

    assert timedelta(minutes=4, seconds=50) < left <= timedelta(minutes=5)
    assert is_over(client, "/launch/")
    assert not AccessEvent.objects.filter(verb="looked_up").exists()


def test_the_browser_that_opened_it_is_the_only_one_it_serves(client, amina, maggies_plan, tablet):
    address, elsewhere = tablet.address(client), Client()
    elsewhere.force_login(amina)
    client.get(address)

    assert is_over(elsewhere, address)
    assert is_over(elsewhere, "/launch/")


@pytest.mark.parametrize(
    "ahead",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
    ],
)
def test_a_browser_that_fetches_ahead_does_not_use_it_up(client, ravi, maggies_plan, tablet, ahead):
    client.force_login(ravi)
    address = tablet.address(client)

    assert client.get(address, headers=ahead).status_code == 503
    assert client.head(address).status_code == 405
    assert arrive(client, address)[0].status_code == 200


def test_a_person_without_a_plan_in_use_is_told_of_as_in_any_look_up(client, ravi, imran, maggies_plan, tablet):
    withdraw_plan(maggies_plan, reason="She asked for it", by=imran)
    client.force_login(ravi)

    answer, on_the_way = arrive(client, tablet.address(client))

    assert (on_the_way, answer.templates[0].name) == (["/launch/"], "careplans/no_plan.html")


def test_nobody_found_says_what_was_searched(client, ravi, maggies_plan, tablet):
    client.force_login(ravi)

    answer, _ = arrive(client, tablet.address(client, nhs_number=SPARE_NUMBER, date_of_birth="1940-01-01"))

    assert answer.templates[0].name == "careplans/nobody.html"
    assert 'value="999 126 4809, 01/01/1940"' in answer.content.decode()


@pytest.mark.knows_maggie("owen")  # whom the link was made for, to be checked before the glass is broken
def test_owen_is_led_to_the_glass_by_a_link_too(client, owen, maggies_plan, tablet):
    client.force_login(owen)

    answer, way = arrive(client, tablet.address(client))

    assert way[-1] == f"/plans/{maggies_plan.pk}/break-glass/"
    assert "CPR" not in answer.content.decode()


def test_who_may_look_nobody_up_may_not_by_a_link(client, dan, maggies_plan, tablet):
    client.force_login(dan)

    assert arrive(client, tablet.address(client))[0].status_code == 403
    assert not AccessEvent.objects.filter(verb="looked_up").exists()


def test_a_second_factor_is_still_needed(client, ravi, maggies_plan, tablet, settings):
    settings.REQUIRE_MFA = True
    address = tablet.address(client)
    client.force_login(ravi)

    assert arrive(client, address)[1][1] == "/accounts/2fa/totp/activate/"


def test_ending_a_link_ends_what_it_gave_out(client, ravi, maggies_plan, tablet):
    client.force_login(ravi)
    address = tablet.address(client)
    end_link(tablet.system.key_id)

    assert is_over(client, address)


def test_whom_it_was_about_is_forgotten_when_used_and_when_too_late(client, ravi, maggies_plan, tablet):
    client.force_login(ravi)
    arrive(client, tablet.address(client))
    tablet.address(client)

    assert sorted(map(bool, Launch.objects.values_list("ciphertext", flat=True))) == [False, True]
    assert wipe_past_launches() == 0
    assert wipe_past_launches(timezone.now() + timedelta(seconds=121)) == 1
    assert set(Launch.objects.values_list("ciphertext", flat=True)) == {""}


def test_no_log_line_holds_the_token_or_the_person(client, ravi, maggies_plan, tablet, lines):
    client.force_login(ravi)
    address = tablet.address(client, case_number="C-1")
    arrive(client, address)
    logging.getLogger("some.library").warning(f"Gone: {address}")

    written = json.dumps(lines())
    assert "request_finished" in written
    assert [word for word in (address.split("/")[-2], "9992048174", "1958", "C-1") if word in written] == []
