"""A hospice nurse writes a new plan in one sitting: from registering the person to ready to sign, with no dead end."""

import re

import pytest
from playwright.sync_api import expect

from careplans.models import Plan

pytestmark = pytest.mark.django_db(transaction=True)
DORIS = "9991264809"
MOST_SCREENS = 16

# What she writes on each screen that she is led to, a box by its label; and what she chooses, by the question.
WRITES = {
    "esther": {
        "What matters most to you right now?": "To hear my geese come over in the morning.",
        "If you were worried at 3 a.m., who would you ring?": "The hospice line",
    },
    "primary_diagnosis": {"Main diagnosis, or the reason for this plan": "Severe heart failure"},
    "clinical_focus": {
        "Guidance on specific treatments, with reasons": "Treat at home what can be. Hospital for a fracture."
    },
    "first_call": {"First call in a crisis": "0808 157 0101", "Who answers": "Saltmarsh Hospice line"},
}
CHOOSES = {
    "esther": {"How was this written?": "The person wrote it, or said it, with help"},
    "consent": {
        "This plan is made with": "The person's agreement",
        "Sharing": "Share with everyone giving direct care",
    },
    "allergies": {"Allergies": "No known allergies"},
    "clinical_focus": {"Clinical focus": "Prioritise comfort"},
    "cpr": {"CPR": "No answer: not yet discussed"},
    "involvement": {
        "Does the person have capacity to take part in making these recommendations?": "Yes",
        "How the person and those close to them were involved": "A: has capacity and was fully involved",
    },
    "first_call": {"Is there anyone to contact in an emergency?": "No"},
}
LISTS = {"place_of_care": {"Preferred place of care": "Own home"}}
DATES = {"review": {"Review due by": ("1", "2", "2027")}}


def register_doris(bethan):
    """Nobody alike is here already, so Doris is registered, and her plan is started."""
    bethan.page.goto("/people/new/")
    bethan.fill("NHS number", "999 126 4809").page.get_by_label("I checked it").check()
    bethan.fill("Family name", "Fairweather").fill("Given names", "Doris")
    for box, figures in zip(("Day", "Month", "Year"), ("3", "5", "1941"), strict=True):
        bethan.page.get_by_role("group", name="Date of birth").get_by_label(box, exact=True).fill(figures)
    bethan.picture("register").press("Register")
    bethan.picture("registered").press("Start a plan")


def answer(bethan, section):
    """Whatever she has to say on this screen."""
    for label, words in WRITES.get(section, {}).items():
        bethan.fill(label, words)
    for question, option in CHOOSES.get(section, {}).items():
        bethan.page.get_by_role("group", name=question, exact=True).get_by_label(option, exact=True).check()
    for question, option in LISTS.get(section, {}).items():
        bethan.choose(question, option)
    for question, parts in DATES.get(section, {}).items():
        for label, figures in zip(("Day", "Month", "Year"), parts, strict=True):
            bethan.page.get_by_role("group", name=question).get_by_label(label, exact=True).fill(figures)


def write_all(bethan):
    """She presses the same button on every screen: it leads to what waits next, and at the end to the review."""
    screens = []
    while found := re.search(r"/draft/(\w+)/$", bethan.page.url):
        if found[1] == "publish" or len(screens) > MOST_SCREENS:
            break
        screens.append(found[1])
        answer(bethan, found[1])
        bethan.picture(f"writes-{len(screens):02}-{found[1]}").page.locator("button[name=next]").click()
        bethan.page.wait_for_load_state()
    return screens


def test_from_registering_doris_to_ready_to_sign(browsing):
    bethan = browsing("bethan")

    # When Bethan registers Doris and writes her plan, what matters first
    register_doris(bethan)
    screens = write_all(bethan)

    # Then no screen came twice, there were few of them, and the plan is ready to be signed
    assert screens[0] == "esther"
    assert len(screens) == len(set(screens)) <= MOST_SCREENS
    expect(bethan.page.get_by_role("heading", level=1)).to_have_text("Review and publish version 1")
    expect(bethan.page.get_by_role("button", name="Sign and publish")).to_be_visible()
    bethan.picture("ready-to-sign")

    # And the card can be looked at before anybody signs it
    plan = Plan.objects.get(person__nhs_number=DORIS)
    bethan.page.goto(f"/plans/{plan.pk}/draft/preview/")
    assert bethan.sees("DRAFT – NOT FOR USE")
    bethan.picture("preview")
