"""What a stranger learns from any address that takes an id: nothing. The addresses come from the URL conf itself."""

import re
import uuid

import pytest
from django.urls import get_resolver

from tests.builders import publish_draft

VARIES = {"Date", "Expires", "X-Correlation-ID", "Set-Cookie"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def routes_with_ids(patterns=None, prefix=""):
    """Every route of the product that takes an id, as a template such as `plans/{plan_id}/versions/{number}/`."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes_with_ids(pattern.url_patterns, route)
        elif "<uuid:" in route:
            yield re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)


ROUTES = sorted(routes_with_ids())


@pytest.fixture
def real_ids(maggies_plan, imran, teams):
    """Ids that all exist, for a plan with two versions."""
    publish_draft(maggies_plan, by=imran, key="second")
    return {
        "plan_id": maggies_plan.pk,
        "person_id": maggies_plan.person_id,
        "notice_id": maggies_plan.notices.first().pk,
        "team_id": teams["surgery"].pk,
    }


NAMED = {"number": 1, "earlier": 1, "later": 2, "section_key": "cpr"}


def addresses(route, real_ids):
    """The same address twice: with ids that exist, and with ids that do not."""
    random_ids = {name: uuid.uuid4() for name in real_ids}
    return "/" + route.format(**NAMED, **real_ids), "/" + route.format(**NAMED, **random_ids)


def answers(client, address):
    """All that a stranger can tell of the answers to every method; their own question echoed back does not count."""
    told = {}
    for method in METHODS:
        response = client.generic(method, address, "{}", content_type="application/json")
        headers = {name: value.replace(address, "ADDRESS") for name, value in response.items() if name not in VARIES}
        told[method] = response.status_code, headers, response.content
    return told


def test_there_are_addresses_to_try():
    assert len(ROUTES) >= 25


@pytest.mark.parametrize("route", ROUTES)
def test_owen_cannot_tell_what_exists(client, owen, real_ids, route):
    client.force_login(owen)
    real, random = addresses(route, real_ids)

    told = answers(client, real)

    assert told == answers(client, random)
    assert {status for status, _, _ in told.values()} <= {404, 405}


@pytest.mark.parametrize("route", ROUTES)
def test_a_visitor_is_sent_to_sign_in_whatever_exists(client, real_ids, route):
    real, random = addresses(route, real_ids)

    told = answers(client, real)

    assert told == answers(client, random)
    assert {status for status, _, _ in told.values()} <= {302, 401, 405}
