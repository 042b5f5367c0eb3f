"""What looks at every answer of the run finds what it should."""

import logging
from types import SimpleNamespace

import pytest
import structlog
from celery.signals import before_task_publish
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import RequestFactory

from tests.linting import plugin
from tests.linting.answers import faults_of
from tests.linting.canaries import CANARY, leaked_to

SAFE = {
    "Cache-Control": "no-store, private",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
    "Content-Type": "text/html; charset=utf-8",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def faults(page="<p>Hello</p>", cookie=None, view=None, **headers):
    request = RequestFactory().get("/")
    request.resolver_match = SimpleNamespace(func=view)
    response = HttpResponse(page, headers={**SAFE, **headers})
    if cookie:
        response.set_cookie(cookie[0], "value", **cookie[1])
    return list(faults_of(request, response))


def test_an_answer_as_it_should_be_has_no_fault():
    assert faults() == []
    assert faults(cookie=("sessionid", {"httponly": True, "samesite": "Lax"})) == []


@pytest.mark.parametrize("name", [name for name in SAFE if name != "Content-Type"])
def test_a_header_that_is_dropped_is_found(name):
    assert len(faults(**{name: "another"})) in (1, 2)


@pytest.mark.parametrize(
    "page",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<p class="a" onclick="alert(1)">',
        '<a href="javascript:alert(1)">',
        '<script src="https://example.org/a.js"></script>',
        '<img src="//example.org/a.png">',
        '<form action="http://example.org/">',
        '<iframe src="/">',
    ],
)
def test_what_no_page_may_hold_is_found(page):
    assert len(faults(page)) == 1


@pytest.mark.parametrize(
    "page",
    [
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; once=2</p>",
        '<script src="/static/a.js"></script>',
        '<a href="https://www.nhs.uk/">',
        '<input value="&quot; onclick=&quot;alert(1)">',
        "<p>&lt;iframe src=javascript:alert(1)&gt; and style=a</p>",
        '<input value="&lt;img src=//example.org onerror=alert(1)&gt;">',
    ],
)
def test_what_a_page_may_hold_is_let_be(page):
    assert faults(page) == []


@pytest.mark.parametrize(
    "cookie",
    [
        ("tracking", {"httponly": True, "samesite": "Lax"}),
        ("sessionid", {"samesite": "Lax"}),
        ("sessionid", {"httponly": True}),
        ("sessionid", {"httponly": True, "samesite": "Lax", "domain": "example.org"}),
    ],
)
def test_a_cookie_that_is_not_shut_in_is_found(cookie):
    assert len(faults(cookie=cookie)) == 1


def test_a_type_without_its_charset_and_a_file_for_anybody_are_found():
    assert len(faults(**{"Content-Type": "text/html"})) == 1
    assert len(faults(**{"Content-Type": "application/pdf"})) == 1


@pytest.mark.parametrize(
    ("reader", "told", "typed", "leaked"),
    [
        ("dan", b"Mrs Holloway", b"", ["Holloway"]),
        ("", b"999 204 8174", b"", ["999 204 8174"]),
        ("", b"999 204 8174", b"number=999 204 8174", []),
        ("bethan", b"Mrs Holloway", b"", []),
        ("bethan", CANARY.encode(), b"", [CANARY]),
        ("owen", CANARY.encode(), b"", []),
    ],
)
def test_a_word_told_to_whom_it_is_no_business_of_is_found(reader, told, typed, leaked):
    assert leaked_to(reader, "plan", told, typed) == leaked


def log_a_name():
    structlog.get_logger("a").warning(f"about Mrs {CANARY}")


def log_through_a_library():
    logging.getLogger("some.library").warning("about Mrs %s", CANARY)


def mail_a_name():
    EmailMessage("About", CANARY, to=["team@example.test"]).send()


def remember_a_name():
    cache.set("seen", CANARY)


def send_a_name_to_the_worker():
    before_task_publish.send(sender="a_task", body=([CANARY], {}, {}), headers={})


WAYS = [log_a_name, log_through_a_library, mail_a_name, remember_a_name, send_a_name_to_the_worker]


@pytest.mark.parametrize("leak", WAYS)
def test_a_name_that_leaves_by_any_way_is_found(leak):
    leak()

    told, plugin.found[:] = list(plugin.found), []
    assert [words.rpartition(" ")[2] for words in told] == [CANARY]
