"""Hostile words in every box and every field: kept as words or refused in words, and shown as words, whoever looks.

The gate sends one round. `HOSTILE_ROUNDS=20` sends so many, each with other words in each box, and opens every page.
"""

import os
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from django.test import Client

from careplans.actions.signing import NotReadyToPublish
from careplans.content.sections import SECTIONS
from tests.builders import publish_draft
from tests.careplans.test_strangers import NAMED, ROUTES, all_routes, real_ids
from tests.careplans.views.looking import confirmed
from tests.hostile.filling import Words, store_through_api, store_through_pages
from tests.hostile.payloads import NEVER_STORED, PAYLOADS

__all__ = ["real_ids"]
pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = int(os.environ.get("HOSTILE_ROUNDS", "0"))
WRITERS, READERS = ("bethan", "imran", "ravi", "maggie"), ("bethan", "ravi", "maggie", "grace")
# These end what the others need: the session, the plan, somebody's password.
ENDS_IT = ("logout", "withdraw", "password", "2fa", "/stop/", "merges")
PLAIN_ROUTES = sorted(route for route in all_routes() if "{" not in route and "api/" not in route and "^" not in route)
PAGES = [route for route in ROUTES if not route.startswith("api/") and "section_key" not in route]


def addresses(ids):
    """Every page there is: lists, pages about somebody or something, and each section of the desk."""
    about = [f"/{route.format(**NAMED, **ids)}" for route in PAGES]
    desk = [f"/plans/{ids['plan_id']}/draft/{section.key}/" for section in SECTIONS]
    words = [f"/plans/{ids['plan_id']}/what-matters/?edit={s.key}" for s in SECTIONS if s.document == "what_matters"]
    return [*(f"/{route}" for route in PLAIN_ROUTES), *about, *desk, *words]


@pytest.fixture
def people(request, maggies_plan):
    return {
        name: confirmed(Client(raise_request_exception=False), request.getfixturevalue(name), maggies_plan)
        for name in {*WRITERS, *READERS}
    }


def store_a_round(people, ids, words, share=1):
    """Every writer fills every form, one in `share` of them; returns what was kept, and what crashed."""
    kept, crashed = set(), []
    for number, name in enumerate(WRITERS):
        more, wrong = store_through_pages(people[name], addresses(ids)[number % share :: share], words, ENDS_IT)
        kept, crashed = kept | more, crashed + wrong
    return kept, crashed + store_through_api(people["bethan"], ids, words)


class Looking:
    """A browser of somebody's, and whatever goes wrong in it."""

    def __init__(self, chromium, client, base_url):
        self.wrong, self.base_url = [], base_url
        self.context = chromium.new_context(base_url=base_url)
        self.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": base_url}])
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: (self.wrong.append(f"dialog at {self.page.url}"), dialog.dismiss()))
        self.page.on("request", self._asked)
        self.page.on("console", self._said)

    def _asked(self, request):
        to = urlsplit(request.url)
        if to.scheme != "data" and f"{to.scheme}://{to.netloc}" != self.base_url:
            self.wrong.append(f"{request.url[:80]} asked for by {self.page.url}")

    def _said(self, message):
        if "Content Security Policy" in message.text:
            self.wrong.append(f"{message.text[:120]} at {self.page.url}")

    def open_each(self, found):
        for address in found:
            answer = self.page.goto(address, wait_until="load")
            if answer.status >= 500:
                self.wrong.append(f"{address}: {answer.status}")
        self.context.close()
        return self.wrong


def pages_for(client, ids, share):
    """The pages this reader gets, one in `share` of them."""
    answers = [(address, client.get(address)) for address in addresses(ids)[::share]]
    return [where for where, got in answers if got.status_code == 200 and got["Content-Type"].startswith("text/html")]


def test_two_hundred_payloads():
    assert len(set(PAYLOADS)) >= 200


def test_what_no_record_holds_is_refused_in_words(people, real_ids):
    _, crashed = store_a_round(people, real_ids, Words(NEVER_STORED), share=1 if ROUNDS else 16)

    assert crashed == []


def test_hostile_words_are_words_on_every_page(people, real_ids, chromium, live_server, maggies_plan, imran):
    share, wrong, least = 1 if ROUNDS else 10, [], 10**6
    for number in range(ROUNDS or 1):
        kept, crashed = store_a_round(people, real_ids, Words(start=number * 7), share)
        # Where a rule stops it, its words are still on the desk, in the preview and in what Maggie says herself.
        with suppress(NotReadyToPublish):
            publish_draft(maggies_plan, by=imran, key=f"hostile {number}")
        wrong, least = wrong + crashed, min(least, len(kept))
        for name in READERS:
            found = pages_for(people[name], real_ids, share)
            wrong += Looking(chromium, people[name], live_server.url).open_each(found)

    assert wrong == []
    assert least >= (60 if ROUNDS else 5)
