"""The six people of the demonstration, each on one screen of a phone and of a desk, with scripts switched off."""

import os
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string

from accounts.models import User
from careplans.actions.break_glass import break_glass
from careplans.content.card import card_of
from careplans.content.glance import glance_of
from careplans.models import Plan
from careplans.views.standing import standing_of
from tests.bench.requests import Caller
from tests.bench.sessions import session_of
from tests.bench.weight import card_weight
from tests.journeys.people import what_is_wrong

pytestmark = pytest.mark.django_db(transaction=True)
SCREENS = {"phone": (390, 844), "desk": (1280, 800)}
SMALLEST_WORDS, SMALLEST_HEADLINE, SMALLEST_TARGET, SMALLEST_NUMBER = 16, 24, 24, 44
MOST_BYTES, MOST_REQUESTS = 30_000, 3
MEASURED = """() => {
  const box = (one) => one.getBoundingClientRect(), all = (names) => [...document.querySelectorAll(names)];
  const shown = (one) => one.checkVisibility({ contentVisibilityAuto: true }) && box(one).height > 0;
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), sizes = [];
  while (words.nextNode()) if (words.currentNode.textContent.trim())
    sizes.push(parseFloat(getComputedStyle(words.currentNode.parentElement).fontSize));
  const end = (names) => Math.max(0, ...all(names).filter(shown).map((one) => box(one).bottom));
  return {
    rows: end(".row"), words: Math.min(...sizes),
    headline: parseFloat(getComputedStyle(all(".cpr h2")[0]).fontSize), number: box(all(".call > .gt-phone")[0]).height,
    target: Math.min(...all(".bar li a, summary").filter(shown).map((one) => box(one).height)),
    width: document.documentElement.scrollWidth,
  };
}"""


@pytest.fixture
def six(transactional_db):
    """All six personas, as `seed_demo` loads them."""
    call_command("seed_demo", stdout=StringIO())
    return list(Plan.objects.with_what_is_shown().order_by("person__family_name"))


@pytest.fixture
def looking(chromium, live_server, six):
    """Opens a page for Ravi, who has confirmed who each of the six is, on a screen of this size."""
    session = session_of(User.objects.get(email__startswith="ravi@"), *six)
    opened = []

    def at(screen, *, scripts):
        width, height = SCREENS[screen]
        size = {"width": width, "height": height}
        context = chromium.new_context(viewport=size, base_url=live_server.url, java_script_enabled=scripts)
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        opened.append(context)
        return context.new_page()

    at.session = session
    yield at
    for context in opened:
        context.close()


def does_not_fit(page, screen):
    """What of the card in this window is out of sight, too small to read, or too small to tap."""
    width, height = SCREENS[screen]
    found = page.evaluate(MEASURED)
    least = {
        "words": SMALLEST_WORDS,
        "headline": SMALLEST_HEADLINE,
        "target": SMALLEST_TARGET,
        "number": SMALLEST_NUMBER,
    }
    wrong = [f"{what} {found[what]}" for what, smallest in least.items() if found[what] < smallest - 0.01]
    too_far = [f"rows end at {found['rows']}"] if found["rows"] > height else []
    return [*wrong, *too_far, *(["wider than the window"] if found["width"] > width else [])]


def keep_picture(page, name):
    """Where pictures are wanted, what is in the window before anything is scrolled or opened."""
    if folder := os.environ.get("SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_each_of_the_six_is_on_one_screen_without_scripts(looking, six):
    wrong = []
    for screen in SCREENS:
        page = looking(screen, scripts=False)
        for plan in six:
            page.goto(f"/plans/{plan.pk}/card/")
            keep_picture(page, f"card-{plan.person.family_name.lower()}-{screen}")
            wrong += [(screen, plan.person.family_name, problem) for problem in does_not_fit(page, screen)]

    assert wrong == []


def test_each_of_the_six_breaks_no_rule_and_weighs_little(looking, six):
    ask, broken, fetched = Caller(looking.session), [], []
    for screen in SCREENS:
        page = looking(screen, scripts=True)
        page.on("request", lambda request: fetched.append(request.url))
        for plan in six:
            page.goto(f"/plans/{plan.pk}/card/")
            broken += [(screen, plan.person.family_name, problem) for problem in what_is_wrong(page)]

    weights = [card_weight(ask("get", f"/plans/{plan.pk}/card/")) for plan in six]
    assert broken == []
    assert [weight for weight in weights if weight.total > MOST_BYTES or weight.requests > MOST_REQUESTS] == []
    assert {address.rsplit("/", 1)[-1] for address in fetched} <= {"", "card.css", "favicon-training.svg"}


MUST_BE_SEEN = """() => {
  const refuses = [...document.querySelectorAll(".say")].filter((one) => one.textContent.startsWith("Refuses"));
  const found = [...document.querySelectorAll(".name, .cpr h2, .alerts > li, .disagrees li"), ...refuses];
  return found.map((one) => Math.round(one.getBoundingClientRect().bottom));
}"""
LONGEST = {
    "family_name": "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh",
    "given_names": "Maximiliana Bartholomea Wilhelmina Persephone",
    "preferred_name": "Maximiliana-Bartholomea of the Upper Lodge",
}
REFUSED = {
    "adrt": {"status": "original_seen"},
    "adrt_treatments": [{"id": "row1", "treatment": "Intubation", "life_sustaining": "yes"}],
    "prognosis": {"gsf": "A", "prognosis": "days"},
}


def worst_of(plan):
    """This plan with the longest names, a refusal that nobody checked, and six disagreements, as its card."""
    vars(plan.person).update(LONGEST)
    content = {**plan.current.content, **REFUSED}
    card = card_of(content)
    card = replace(card, disagreements=(card.disagreements * 6)[:6])
    shown = {"plan": plan, "person": plan.person, "card": card, "glance": glance_of(content, card), "may_print": True}
    return render_to_string("careplans/card.html", {**shown, "standing": standing_of(plan, plan.current)})


def test_at_its_worst_the_first_screen_still_has_cpr_the_alerts_and_the_refusals(looking, live_server, six):
    page, worst = (
        looking("phone", scripts=False),
        worst_of(next(one for one in six if "Grewal" in str(one.person.family_name))),
    )
    page.route("**/worst/", lambda route: route.fulfill(body=worst, content_type="text/html; charset=utf-8"))

    page.goto(f"{live_server.url}/worst/")

    keep_picture(page, "card-worst-phone")
    seen = page.evaluate(MUST_BE_SEEN)
    assert (seen == sorted(seen), max(seen) <= SCREENS["phone"][1]) == (True, True)


@pytest.mark.knows_maggie("owen")  # who broke the glass
def test_the_strip_of_a_broken_glass_leaves_each_of_the_six_on_one_screen(chromium, live_server, six):
    owen, wrong = User.objects.get(email__startswith="owen@"), []
    for plan in six:
        break_glass(plan, reason="other", words="to look at the card", by=owen)
    session = session_of(owen, *six)
    for screen, (width, height) in SCREENS.items():
        size = {"width": width, "height": height}
        context = chromium.new_context(viewport=size, base_url=live_server.url, java_script_enabled=False)
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        for plan in six:
            page.goto(f"/plans/{plan.pk}/card/")
            assert page.get_by_role("button", name="End now").is_visible()
            keep_picture(page, f"card-{plan.person.family_name.lower()}-glass-{screen}")
            wrong += [(screen, plan.person.family_name, problem) for problem in does_not_fit(page, screen)]
        context.close()

    assert wrong == []
