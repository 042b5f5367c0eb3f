import pytest

SECURE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
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
