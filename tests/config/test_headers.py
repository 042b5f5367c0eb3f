import pytest
from django.test import Client

from config.headers import FORGET
from tests.builders import PASSWORD

SECURE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/accounts/login/", "/", "/nothing-here/", "/api/v1/notices/", "/health/live"])
def test_every_answer_stays_out_of_caches_and_frames(client, path):
    response = client.get(path)

    assert {name: response[name] for name in SECURE} == SECURE
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert response["X-Correlation-ID"]


@pytest.mark.django_db
def test_no_page_may_run_or_fetch_anything_of_others(client):
    policy = client.get("/accounts/login/")["Content-Security-Policy"]

    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert {name: rules[name] for name in ("default-src", "script-src", "style-src", "font-src")} == dict.fromkeys(
        ("default-src", "script-src", "style-src", "font-src"), "'self'"
    )
    assert (rules["frame-ancestors"], rules["object-src"], rules["base-uri"]) == ("'none'", "'none'", "'none'")


@pytest.mark.django_db
def test_signing_out_makes_the_browser_forget(client, bethan):
    client.force_login(bethan)

    assert "Clear-Site-Data" not in client.get("/")
    assert client.post("/accounts/logout/")["Clear-Site-Data"] == FORGET


def test_a_session_that_is_over_makes_the_browser_forget(client, bethan):
    client.force_login(bethan)
    client.session.flush()

    assert client.get("/")["Clear-Site-Data"] == FORGET


@pytest.mark.parametrize(
    ("origin", "site", "is_taken"),
    [
        ("null", "same-origin", True),
        ("null", None, True),
        ("null", "cross-site", False),
        ("null", "same-site", False),
        ("https://example.org", "same-origin", False),
        ("http://testserver", "same-origin", True),
    ],
)
def test_a_form_is_taken_from_our_own_pages_though_the_browser_hides_its_origin(bethan, origin, site, is_taken):
    browser = Client(enforce_csrf_checks=True, headers={"Origin": origin, **({"Sec-Fetch-Site": site} if site else {})})
    browser.cookies["csrftoken"] = token = "t" * 32
    form = {"login": bethan.email, "password": PASSWORD, "csrfmiddlewaretoken": token}

    assert (browser.post("/accounts/login/", form).status_code == 302) is is_taken
