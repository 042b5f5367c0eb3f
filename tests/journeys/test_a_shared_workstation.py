"""Two people at one workstation: after the first has signed out, Back shows the second nothing (case 10)."""

import os

import pytest

from careplans.models import Person
from tests.journeys.conftest import QUIET
from tests.journeys.people import Browsing

pytestmark = pytest.mark.django_db(transaction=True)
# Playwright turns off the store of whole pages behind the Back button. Here it is the danger, so it stays on.
USUAL_BACK = ["--disable-back-forward-cache"]
# Every word of a page, and what stands in its boxes.
EVERYTHING = """() => document.documentElement.outerHTML + [...document.querySelectorAll("input, textarea")]
  .map((box) => box.value).join(" ")"""
PRIVATE = ("HOLLOWAY", "Holloway", "Maggie", "999 204 8174", "Rowlands")


@pytest.fixture
def workstation(chromium, live_server, settings, town):
    """A browser as it is bought, at which Bethan has signed in."""
    settings.PUBLIC_URL = live_server.url
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    browser = chromium.browser_type.launch(executable_path=program, args=QUIET, ignore_default_args=USUAL_BACK)
    yield Browsing("bethan", browser.new_page(base_url=live_server.url)).sign_in()
    browser.close()


def told(page):
    """What of Maggie or of Bethan can be found on the page as it stands."""
    everything = page.evaluate(EVERYTHING)
    return [word for word in PRIVATE if word in everything]


def read_two_pages(bethan):
    """The second has no form, so nothing but signing out changes a cookie after it."""
    plan = Person.objects.get(nhs_number="9992048174").plans.get()
    for tail in ("draft/esther/", "versions/"):
        bethan.page.goto(f"/plans/{plan.pk}/{tail}")
        assert "HOLLOWAY" in told(bethan.page)
    bethan.page.evaluate("window.addEventListener('pageshow', (event) => { window.fromStore = event.persisted })")


def test_the_store_behind_the_back_button_is_on(workstation):
    """Without this the next test would show nothing. Another page without a form, so no cookie changes."""
    read_two_pages(workstation)
    workstation.page.goto(workstation.page.url.replace("/versions/", "/changes/3/4/"))

    workstation.page.go_back(wait_until="commit")

    assert workstation.page.evaluate("window.fromStore")


def test_after_signing_out_back_and_forward_show_nothing(workstation):
    read_two_pages(workstation)
    page = workstation.follow("Sign out").press("Sign out").page

    seen = []
    for move in (*[page.go_back] * 4, *[page.go_forward] * 4):
        move(wait_until="commit")
        page.wait_for_selector("h1")
        seen += told(page)

    assert seen == []


def test_nothing_is_kept_in_the_browser(workstation):
    read_two_pages(workstation)
    workstation.follow("Sign out").press("Sign out")

    kept = workstation.page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length, "
        "(await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length]"
    )

    assert kept == [0, 0, 0, 0, 0]
    assert [cookie["name"] for cookie in workstation.page.context.cookies()] in ([], ["csrftoken"])
