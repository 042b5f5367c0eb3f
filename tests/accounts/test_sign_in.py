"""Coming in: by invitation, with a password and, where it is required, a code; and what happens when it goes wrong."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from tests.builders import PASSWORD

SECOND_FACTOR = "/accounts/2fa/totp/activate/"


@pytest.fixture
def sign_in(bethan):
    client = Client()

    def attempt(password=PASSWORD, email=bethan.email):
        return client, client.post("/accounts/login/", {"login": email, "password": password})

    return attempt


def code_now(secret):
    """What an authenticator app shows."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_after_signing_in_you_are_at_the_start(sign_in):
    _, response = sign_in()

    assert (response.status_code, response["Location"]) == (302, "/")


@pytest.mark.parametrize("email", ["bethan@demo.golden-ticket.test", "nobody@demo.golden-ticket.test"])
def test_a_wrong_password_says_the_same_whether_or_not_there_is_such_a_person(sign_in, email):
    _, response = sign_in(password="not this one", email=email)

    assert response.status_code == 200
    assert "That email address or password is not right. Check both and try again." in response.content.decode()


@pytest.mark.parametrize(("address", "field"), [("/accounts/login/", "login"), ("/accounts/password/reset/", "email")])
def test_nobody_can_tell_who_has_a_sign_in(bethan, address, field):
    """Status, headers and length are the same; the time is measured in `make bench`."""
    there, not_there = (
        Client().post(address, {field: email, "password": "not this one"})
        for email in (bethan.email, "nobody@demo.golden-ticket.test")
    )

    varies = {"X-Correlation-ID", "Expires"}
    told = [{k: v for k, v in answer.items() if k not in varies} for answer in (there, not_there)]
    assert (there.status_code, told[0], len(there.content)) == (not_there.status_code, told[1], len(not_there.content))


def test_after_five_wrong_passwords_even_the_right_one_waits(sign_in):
    for _ in range(5):
        sign_in(password="not this one")

    _, response = sign_in()

    assert response.status_code == 200
    assert "Too many tries. Wait five minutes, then try again." in response.content.decode()


def test_nobody_signs_up_by_themselves(client, django_user_model, bethan):
    before = django_user_model.objects.count()

    client.post("/accounts/signup/", {"email": "me@demo.golden-ticket.test", "password1": "a-long-password-of-mine"})

    assert django_user_model.objects.count() == before
    assert "You cannot sign yourself up" in client.get("/accounts/signup/").content.decode()


def test_signing_out_asks_first(sign_in):
    client, _ = sign_in()

    asked = client.get("/accounts/logout/")
    assert (asked.status_code, "_auth_user_id" in client.session) == (200, True)

    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_someone_invited_can_set_up_their_second_factor_and_go_on(sign_in, settings):
    settings.REQUIRE_MFA, settings.MFA_TOTP_TOLERANCE = True, 1
    client, response = sign_in()
    asked = client.get(response["Location"], follow=True)
    page = client.post(asked.request["PATH_INFO"], {"password": PASSWORD, "next": SECOND_FACTOR}, follow=True)
    secret = re.search(r'class="gt-secret">(\w+)<', page.content.decode()).group(1)

    client.post(SECOND_FACTOR, {"code": code_now(secret)})

    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "path", ["login/", "logout/", "password/change/", "password/reset/", "2fa/", "2fa/totp/activate/", "email/"]
)
def test_every_sign_in_page_wears_our_look_and_no_script_or_style_of_its_own(sign_in, path):
    client, _ = sign_in()

    page = client.get(f"/accounts/{path}", follow=True).content.decode()

    assert "gt-header" in page
    assert (re.findall(r"<script(?![^>]* src=)", page), re.findall(r"<style|\sstyle=", page)) == ([], [])


def test_the_browser_is_told_which_saved_sign_in_belongs_here(client):
    page = client.get("/accounts/login/").content.decode()

    assert re.search(r'<input[^>]*name="login"[^>]*autocomplete="username"', page)
    assert re.search(r'<input[^>]*name="password"[^>]*autocomplete="current-password"', page)
