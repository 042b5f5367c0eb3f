"""A plan disagrees with itself: Bethan meets it, sees both sides, and goes on with a reason of her own."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "Maggie said on Friday that she wants one try until her sister has come. Ask her, she can still decide."


def recommend_cpr(bethan):
    """She writes down what Maggie said, though the advance decision still refuses it."""
    bethan.page.goto("/")
    bethan.follow("HOLLOWAY, Margaret Ann (Mrs)").follow("Write or change this plan")
    bethan.follow("Cardiopulmonary resuscitation (CPR)")
    bethan.page.get_by_label("CPR attempts recommended", exact=True).check()
    bethan.press("Save")


def give_reasons(bethan):
    """She reads every disagreement and gives her reason for each."""
    bethan.follow("See both sides").picture("disagreement")
    while (box := bethan.page.get_by_label("Your reason for leaving both as they are")).count():
        box.first.fill(REASON)
        bethan.press("Keep both, with this reason")
    bethan.picture("disagreement-settled")


def test_a_contradiction_is_met_understood_and_gone_on_from_with_a_reason(browsing):
    bethan = browsing("bethan")

    # When Bethan recommends CPR, the desk says that the plan disagrees, and nothing can be published
    recommend_cpr(bethan)
    plan = bethan.plan_id()
    assert bethan.picture("desk-disagrees").sees("This plan disagrees with itself")
    bethan.page.goto(f"/plans/{plan}/draft/publish/")
    assert bethan.sees("This cannot be published yet.")

    # And when she has read both sides and given her reason
    bethan.page.goto(f"/plans/{plan}/draft/")
    give_reasons(bethan)
    assert bethan.sees(REASON)

    # Then Dr Sethi reads her reason before he signs, and the card shows both sides with it
    imran = browsing("imran")
    imran.page.goto(f"/plans/{plan}/draft/publish/")
    assert imran.sees(REASON)
    imran.fill("Why is there a new version?", "She wants one try").page.get_by_role("checkbox").check()
    imran.fill("Your password", settings.DEMO_PASSWORD).press("Sign and publish")
    imran.page.goto(f"/plans/{plan}/card/")
    expect(imran.page.get_by_role("heading", name="This plan disagrees with itself")).to_be_visible()
    imran.page.get_by_text("Both sides, and whose word counts").click()
    assert imran.picture("card-disagrees").sees(REASON)
