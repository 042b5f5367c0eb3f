"""Not a word of what a plan says is in any answer before two identifiers agree. The addresses come from the URL conf.

A canary stands in every text that the plan holds; an address that is added later is walked by itself.
"""

import re

import pgtrigger
import pytest
from django.urls import get_resolver

from careplans.content.items import Phone, Text
from careplans.content.sections import SECTIONS, section_by_key
from careplans.models import Draft, PlanVersion
from tests.builders import publishable_content
from tests.careplans.breaking import a_gp_elsewhere, broken, found_by
from tests.careplans.test_strangers import NAMED, real_ids
from tests.careplans.views.looking import confirmed

__all__ = ["real_ids"]
CANARY = "kanarienvogel"
DECISION = section_by_key("cpr").item("decision")
CPR_WORDS = ("CPR", DECISION.words("not_recommended"), "not_recommended", "450476008")
# Where a person is looked up or listed nothing of a plan stands, but the pages speak of plans in general.
WORDS = ("text/", "application/json", "application/problem", "application/vnd.oai")
SPEAKS_OF_CPR = {"lookup", "home", "my_space", "check_ticket", "training"}
BY_NAME = {
    "family_name": "Holloway",
    "date_of_birth": "1958-03-14",
    "date_of_birth_day": "14",
    "date_of_birth_month": "3",
    "date_of_birth_year": "1958",
}
SHOWN_AFTER = {
    *("card", "plan", "versions", "version", "what_matters", "documents", "document"),
    *("api_card", "api_plan", "api_versions", "api_version"),
}


def routes(patterns=None, prefix=""):
    """Every named route of ours as (name, template), such as ('card', 'plans/{plan_id}/card/')."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, route)
        elif not route.startswith("accounts/"):
            yield pattern.name, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)


ROUTES = sorted((name or "nothing_here", route) for name, route in routes())


def with_canaries(content):
    """The same plan with the canary in every text of every section, and a row of canaries in every list."""
    return {section.key: _sung(section, content.get(section.key)) for section in SECTIONS}


def _sung(section, stored):
    texts = {item.key: CANARY for item in section.items if isinstance(item, Text) and not isinstance(item, Phone)}
    if section.repeats:
        return [row | texts for row in [*(stored or []), {"id": "kanar"}]]
    return (stored or {}) | texts


@pytest.fixture
def ids(real_ids, maggies_plan, teams, ravi):
    """Everything an address can name, about a plan that is full of canaries."""
    content = with_canaries(publishable_content())
    with pgtrigger.ignore():
        for version in PlanVersion.objects.filter(plan=maggies_plan):
            for section in SECTIONS:
                version.document[section.document][section.key] = content[section.key]
            PlanVersion.objects.filter(pk=version.pk).update(document=version.document, why=CANARY)
        maggies_plan.papers.update(title=CANARY)
    Draft.objects.filter(plan=maggies_plan).update(content=content)
    notice = maggies_plan.notices.filter(team=teams["out_of_hours"]).latest("created_at")
    return {**NAMED, **real_ids, "notice_id": notice.pk, "token": "a-token", "anything": "x"}


def answers(client, route, ids):
    """What this address answers to being read and to being sent to, as a page and as a program do."""
    address = "/" + route.format(**ids)
    yield client.get(address)
    yield client.post(address, BY_NAME)
    named = {name: BY_NAME[name] for name in ("family_name", "date_of_birth")}
    yield client.post(address, named if "lookup" in route else {}, content_type="application/json")


def told_by(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    is_words = response.headers.get("Content-Type", "").startswith(WORDS)
    return body.decode(errors="replace") if is_words or not body else f"{CANARY} in a file"


@pytest.mark.parametrize("name", ["ravi", "amina"])
def test_before_who_it_is_was_confirmed_no_answer_says_a_word_of_the_plan(client, request, ids, name):
    client.force_login(request.getfixturevalue(name))

    assert leaks(client, ids) == []


def leaks(client, ids):
    """Every address that says a word of the plan, with the word."""
    found = []
    for route_name, route in ROUTES:
        forbidden = (CANARY,) if route_name in SPEAKS_OF_CPR else (CANARY, *CPR_WORDS)
        told = [told_by(response) for response in answers(client, route, ids)]
        found += [(route_name, word) for text in told for word in forbidden if word in text]
    return found


def test_before_the_glass_is_broken_no_answer_says_a_word_of_the_plan(client, teams, maggies_plan, ids):
    tom = a_gp_elsewhere(teams, "Tom", "Reed")
    found_by(client, tom, maggies_plan)
    assert client.get(f"/plans/{maggies_plan.pk}/break-glass/").status_code == 200

    assert leaks(client, ids) == []

    broken(maggies_plan, tom)
    assert CANARY in told_by(client.get(f"/plans/{maggies_plan.pk}/card/"))


def test_afterwards_the_same_addresses_say_what_the_plan_says(client, ravi, maggies_plan, ids):
    confirmed(client, ravi, maggies_plan)

    shown = {name for name, route in ROUTES if CANARY in told_by(client.get("/" + route.format(**ids)))}

    assert SHOWN_AFTER - shown == set()


def test_every_address_is_walked():
    assert {name for name, _ in ROUTES} >= SHOWN_AFTER | {"lookup", "file", "home_entry", "api_tickets", "api_lookup"}
