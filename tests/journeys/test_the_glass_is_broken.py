"""Owen, whose team does not care for Maggie, breaks the glass in seconds, is seen to do so and ends it; Grace asks why.

How long it takes is reckoned by the keystroke-level model (Card, Moran and Newell 1983): 0.28 s for a key, at the pace
of somebody who is no typist, and 1.35 s for each time they have to think.
"""

import re

import pytest

from careplans.models import BreakGlass, Notice
from careplans.notices.delivery import due_notices
from tests.journeys.people import DESK, PHONE, is_clean, what_is_wrong

# The glass is there to let Owen know.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.knows_maggie("owen")]
KEY, THINK, MOST_SECONDS = 0.28, 1.35, 8.0
FOCUSED = "document.activeElement.name"
CHOSEN = "document.querySelector('input[name=reason]:checked')?.value"
ONE_SCREEN = "document.querySelector('form.gt-breaking__form button').getBoundingClientRect().bottom"


class AtTheKeys:
    """Somebody who uses the keyboard only; `seconds` counts what they do."""

    def __init__(self, page):
        self.page, self.seconds = page, 0.0

    def think(self):
        self.seconds += THINK
        return self

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.seconds += KEY
        return self

    def type(self, words):
        return self.press(*words)


def look_up_maggie(who):
    """Led to the screen, whose first box waits for a key."""
    who.page.goto("/lookup/")
    who.look_up("999 204 8174", "14", "3", "1958")
    who.page.wait_for_function(f"{FOCUSED} === 'agrees'")
    return who


WAYS = {
    "cannot_be_asked": ["Space"],
    "on_scene": ["ArrowDown"],
    "safeguarding": ["ArrowDown", "ArrowDown"],
    "wrong_team": ["ArrowUp", "ArrowUp"],
    "other": ["ArrowUp"],
}


def test_the_glass_is_broken_seen_and_ended(browsing):
    owen = look_up_maggie(browsing("owen"))
    assert owen.page.url.endswith("/break-glass/")
    assert "CPR" not in owen.page.content()
    owen.picture("break-glass")

    owen = look_up_maggie(owen)
    keys = AtTheKeys(owen.page)
    keys.think().press("Space", "Tab").think().press("Space", "Tab").think().type("384711").press("Enter")
    owen.page.wait_for_url("**/card/")

    assert keys.seconds <= MOST_SECONDS
    assert owen.sees("You may read, and nothing else.")
    owen.picture("break-glass-card")
    card = owen.page.url

    assert Notice.objects.get(kind=Notice.Kind.GLASS_BROKEN).pk in due_notices()

    owen.press("End now")
    assert owen.sees("Break-glass has ended")
    owen.page.goto(card)
    assert owen.page.url.endswith("/break-glass/")

    grace = browsing("grace")
    grace.page.goto("/oversight/break-glass/")
    is_clean(grace)
    grace.picture("break-glass-queue")
    grace.follow(re.compile("^Owen Price, "))
    is_clean(grace)
    assert grace.sees("Case or incident number")
    grace.picture("break-glass-review")
    grace.page.get_by_label("Explained").check()
    grace.fill("In a few words", "Rang him: he was covering for the hospice.").press("Put on record")

    assert grace.sees("What you found is on record")
    assert BreakGlass.objects.get().outcome == "explained"


@pytest.mark.parametrize("reason", WAYS)
def test_each_reason_is_chosen_in_time_with_keys_alone(browsing, reason):
    owen = look_up_maggie(browsing("owen"))

    keys = AtTheKeys(owen.page)
    keys.think().press("Space", "Tab").think().press(*WAYS[reason], "Tab").think()
    assert owen.page.evaluate(CHOSEN) == reason
    keys.type("384711").press("Enter")
    owen.page.wait_for_url("**/card/")

    assert keys.seconds <= MOST_SECONDS
    assert BreakGlass.objects.get().reason == reason


def test_the_screen_is_one_screen_and_breaks_no_rule(browsing):
    owen = look_up_maggie(browsing("owen"))

    ends = {}
    for width, height in ((DESK, 800), (PHONE, 844)):
        owen.page.set_viewport_size({"width": width, "height": height})
        assert what_is_wrong(owen.page) == []
        ends[width] = owen.page.evaluate(ONE_SCREEN)
    assert ends[DESK] <= 800
    assert ends[PHONE] <= 844
