import pytest
from allauth.mfa.models import Authenticator
from django.test import Client


@pytest.fixture(autouse=True)
def _second_factor_is_required(settings):
    settings.REQUIRE_MFA = True


@pytest.fixture
def with_password_only(bethan):
    client = Client()
    client.force_login(bethan)
    return client


@pytest.mark.parametrize("path", ["/", "/lookup/", "/notices/", "/my/"])
def test_a_password_alone_opens_no_page(with_password_only, path):
    response = with_password_only.get(path)

    assert (response.status_code, response["Location"]) == (302, "/accounts/2fa/totp/activate/")


def test_a_password_alone_opens_nothing_to_a_program(with_password_only):
    response = with_password_only.get("/api/v1/notices/")

    assert (response.status_code, response["Content-Type"]) == (403, "application/problem+json")
    assert response.json()["code"] == "second_factor_needed"


def test_the_way_to_a_second_factor_is_open(with_password_only):
    again = with_password_only.get("/accounts/2fa/totp/activate/")

    assert again.status_code == 200 or again["Location"].startswith("/accounts/reauthenticate/")
    assert with_password_only.get("/health/live").status_code == 200
    assert with_password_only.get("/accounts/logout/").status_code == 200


def test_with_a_second_factor_everything_is_as_usual(with_password_only, bethan):
    Authenticator.objects.create(user=bethan, type=Authenticator.Type.TOTP, data={"secret": "x"})

    assert with_password_only.get("/notices/").status_code == 200


def test_where_it_is_not_required_a_password_is_enough(with_password_only, settings):
    settings.REQUIRE_MFA = False

    assert with_password_only.get("/notices/").status_code == 200


def test_a_visitor_is_asked_to_sign_in_first(client, db):
    assert client.get("/notices/")["Location"].startswith("/accounts/login/")
