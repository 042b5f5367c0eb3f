"""One key from anywhere to the look-up box, and results by number."""

import pytest
from playwright.sync_api import TimeoutError as Timeout

from careplans.actions.people import register_person
from careplans.actions.plans import start_plan
from careplans.models import Person
from tests.builders import SPARE_NUMBER, person_facts

pytestmark = pytest.mark.django_db(transaction=True)
AT_THE_BOX = """() => {
  const here = document.activeElement;
  return here?.tagName === "INPUT" && here.type !== "hidden" && here.form?.getAttribute("action") === "/lookup/";
}"""
LONG_ENOUGH, A_MOMENT = 30_000, 500


def comes_to_the_box(page):
    """Whether, before long, the look-up box waits for what is typed."""
    try:
        page.wait_for_function(AT_THE_BOX, timeout=LONG_ENOUGH)
    except Timeout:
        return False
    return True


def press_access_key(page, key):
    """Alt and the key, as a keyboard sends it; Playwright leaves out which letter it would have been without Alt."""
    pressed = {"type": "keyDown", "modifiers": 1, "key": key, "unmodifiedText": key}
    page.context.new_cdp_session(page).send("Input.dispatchKeyEvent", pressed)


def plan_of_maggie():
    return Person.objects.get(nhs_number="9992048174").plans.get()


def pages_to_start_from(plan):
    return ["/", "/notices/", f"/plans/{plan.pk}/", f"/plans/{plan.pk}/draft/", "/keys/"]


def test_from_every_page_one_key_leads_to_the_box(browsing):
    page = browsing("bethan").page
    lost = []
    for address in pages_to_start_from(plan_of_maggie()):
        page.goto(address)
        page.keyboard.press("/")
        lost += [] if comes_to_the_box(page) else [address]

    assert lost == []


def test_at_home_the_box_is_there_already(browsing):
    page = browsing("ravi").page
    page.locator("h1").click()

    page.keyboard.press("/")

    assert (comes_to_the_box(page), page.url.endswith("/lookup/")) == (True, False)


def test_while_somebody_writes_a_slash_is_a_slash(browsing):
    page = browsing("bethan").page
    page.goto(f"/plans/{plan_of_maggie().pk}/draft/cpr/")
    page.locator("textarea").first.fill("")
    page.locator("textarea").first.press("/")
    page.wait_for_timeout(A_MOMENT)

    assert page.locator("textarea").first.input_value() == "/"
    assert page.url.endswith("/draft/cpr/")


def test_turned_off_the_keys_do_nothing(browsing):
    page = browsing("bethan").page
    page.goto("/keys/")
    page.get_by_role("button", name="Turn them off").click()
    page.wait_for_load_state()

    page.keyboard.press("/")
    page.wait_for_timeout(A_MOMENT)

    assert page.url.endswith("/keys/")


def test_on_the_card_the_access_key_leads_to_the_box_without_a_script(browsing):
    page = browsing("bethan").page
    page.goto(f"/plans/{plan_of_maggie().pk}/card/")

    press_access_key(page, "/")

    page.wait_for_url("**/lookup/")
    assert comes_to_the_box(page)


def test_a_number_opens_the_result_with_that_number(browsing):
    maggie = Person.objects.get(nhs_number="9992048174")
    again = person_facts(nhs_number=SPARE_NUMBER, given_names="Marjorie", preferred_name="")
    team, by = maggie.registered_for, maggie.registered_by
    start_plan(register_person(again, team=team, by=by), team=team, by=by)
    ravi = browsing("ravi")
    ravi.fill("Who are you looking for?", "Holloway 14 3 1958").press("Look up")

    opened = ravi.page.locator('[data-result-key="2"]').get_attribute("href")
    ravi.page.keyboard.press("2")

    ravi.page.wait_for_url(f"**{opened}")
