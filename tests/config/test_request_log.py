import pytest
from django.test import RequestFactory
from structlog.contextvars import clear_contextvars, get_contextvars

from config.request_log import RequestLog


@pytest.fixture
def seen_address():
    """The address that the audit trail would keep for a request."""

    def bind(claimed):
        headers = {"X-Forwarded-For": claimed} if claimed else {}
        RequestLog.bind_ip(RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", headers=headers))
        return get_contextvars()["ip"]

    yield bind
    clear_contextvars()


def test_a_visitor_cannot_choose_the_address_that_is_kept(seen_address):
    assert seen_address("203.0.113.1") == "10.0.0.9"


@pytest.mark.parametrize(
    ("proxies", "claimed", "kept"),
    [
        (1, "6.6.6.6, 203.0.113.1", "203.0.113.1"),
        (2, "6.6.6.6, 203.0.113.1, 10.0.0.1", "203.0.113.1"),
        (1, "", "10.0.0.9"),
    ],
)
def test_our_own_proxies_say_who_asked(settings, seen_address, proxies, claimed, kept):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    assert seen_address(claimed) == kept
