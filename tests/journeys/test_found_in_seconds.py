"""From the sign-in page to the answer about CPR: how many actions, and how many seconds of a hand and of our pages.

The hand is counted by the keystroke-level model (Card, Moran and Newell, 1980): 0.2 s a key for an average skilled
typist, 1.1 s to point, 1.35 s to think before each page is begun. Of the ten seconds our pages may take two. They take
0.9 s on two cores; a clock that runs on a busy machine says nothing, so here only a page that hangs fails.

A long address and password are 9 s of keys alone, so the sign-in is filled in by the browser or the telephone, as
those who look up at night have it; the fields say to it which is which. Slower hands add to it, and are not held to the
limit here: 0.08 s a key at 40 words a minute (1.6 s in all), 0.13 s with two thumbs (2.6 s; Palin and others, 2019).
"""

import time

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db(transaction=True)
A_KEY, TO_POINT, TO_THINK = 0.2, 1.1, 1.35
MOST_ACTIONS, MOST_BY_HAND, HANGS = 3, 8, 10
EMAIL = "amina@demo.golden-ticket.test"
NUMBER_AND_BIRTH = "9992048174 14031958"
SCREENS = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


class Hand:
    """Somebody at a page: what their hand does is counted, and how long our pages take after it is measured."""

    def __init__(self, page):
        self.page, self.actions, self.human, self.pages = page, 0, 0.0, 0.0

    def arrives(self):
        self.page.goto("/accounts/login/")
        for name, token, saved in (
            ("login", "username", EMAIL),
            ("password", "current-password", settings.DEMO_PASSWORD),
        ):
            self.page.locator(f"input[name={name}][autocomplete={token}]").fill(saved, timeout=5_000)

    def thinks(self):
        self.human += TO_THINK
        return self

    def types(self, words):
        """Where the page has put the cursor: nothing is clicked first."""
        for key in words:
            self.page.keyboard.press("Space" if key == " " else key)
        self.human += A_KEY * len(words)
        return self

    def points_at(self, button, *, and_sees):
        self.human += TO_POINT
        return self._acts(self.page.get_by_role("button", name=button).click, and_sees)

    def presses_enter(self, *, and_sees):
        self.human += A_KEY
        return self._acts(lambda: self.page.keyboard.press("Enter"), and_sees)

    def _acts(self, act, sees):
        self.actions += 1
        started = time.perf_counter()
        act()
        self.page.locator(sees).wait_for(timeout=20_000)
        self.pages += time.perf_counter() - started
        return self


@pytest.fixture
def at_the_sign_in_page(chromium, live_server, town):
    opened = []

    def arrive(screen, *, scripts):
        context = chromium.new_context(
            viewport=SCREENS[screen], base_url=live_server.url, java_script_enabled=scripts, has_touch=screen == "phone"
        )
        opened.append(context)
        hand = Hand(context.new_page())
        hand.arrives()
        return hand

    yield arrive
    for context in opened:
        context.close()


@pytest.mark.parametrize(("screen", "scripts"), [("desk", True), ("phone", False)])
def test_from_the_sign_in_page_to_the_cpr_answer(at_the_sign_in_page, screen, scripts):
    amina = at_the_sign_in_page(screen, scripts=scripts)

    # Given a sign-in that is filled in, when she signs in and types an NHS number and a date of birth
    amina.thinks().points_at("Sign in", and_sees="input[name=who]:focus")
    amina.thinks().types(NUMBER_AND_BIRTH).presses_enter(and_sees=".cpr h2")

    # Then the answer is on her screen, and she has not scrolled
    answer = amina.page.locator(".cpr h2")
    box = answer.bounding_box()
    assert answer.inner_text().casefold() == "do not attempt cpr"
    assert box["y"] + box["height"] <= SCREENS[screen]["height"]
    assert amina.actions <= MOST_ACTIONS
    assert amina.human <= MOST_BY_HAND
    assert amina.pages <= HANGS
