"""Bethan and Dr Sethi write in the same section at the same time: both are named, and no word is lost."""

import pytest
from playwright.sync_api import expect

from careplans.actions.drafts import draft_content
from careplans.models import KeptText, OwnWords, Person
from tests.journeys.people import is_clean

pytestmark = pytest.mark.django_db(transaction=True)
FOCUS, GUIDANCE = "clinical_focus", "merge--guidance"
HERS, HIS = "Stay at home. Ring the hospice line first.", "Stay at home. Antibiotics by mouth only."
SAVED = "Saved"


@pytest.fixture
def plan(town):
    return Person.objects.get(nhs_number="9992048174").plans.get()


def said_now(plan, key=FOCUS):
    """What the draft says in this section, asked of the database."""
    return draft_content(type(plan).objects.get(pk=plan.pk)).get(key)


def open_section(someone, plan, key=FOCUS):
    someone.page.goto(f"/plans/{plan.pk}/draft/{key}/")
    return someone


def write(someone, words, name="guidance"):
    """Type over what stands in a box, as a person does."""
    box = someone.page.locator(f"[name={name}]")
    box.focus()
    someone.page.keyboard.press("Control+a")
    someone.page.keyboard.type(words)
    return someone


def sees_saved(someone):
    expect(someone.page.locator("[data-said]")).to_have_text(SAVED, timeout=20_000)
    expect(someone.page.locator("[data-ago]")).to_contain_text("ago")


def press_with_keys(someone, locator):
    """Reach it with Tab alone, from wherever the reader is, and press it."""
    for _ in range(150):
        if locator.evaluate("element => element === document.activeElement"):
            break
        someone.page.keyboard.press("Tab")
    expect(locator).to_be_focused()
    someone.page.keyboard.press("Space" if locator.get_attribute("type") == "radio" else "Enter")


def let_both_stand_by_keys(someone):
    """From the desk to the waiting text, to keeping both, to the desk again; nothing is chosen beforehand."""
    press_with_keys(someone, someone.page.locator(".gt-kept a"))
    someone.page.wait_for_url("**/kept-texts/**")
    assert someone.page.locator("input:checked").count() == 0
    is_clean(someone.picture("merge"))
    press_with_keys(someone, someone.page.locator(f"[name={GUIDANCE}][value=theirs]"))
    someone.page.keyboard.press("ArrowDown")
    someone.page.keyboard.press("ArrowDown")
    expect(someone.page.locator(f"[name={GUIDANCE}][value=both]")).to_be_checked()
    press_with_keys(someone, someone.page.get_by_role("button", name="Save what I chose"))
    someone.page.wait_for_url("**/draft/")


def test_two_write_in_one_section_and_nothing_is_lost(browsing, plan):
    # Given Bethan has the section open, and then Dr Sethi opens it too
    bethan = open_section(browsing("bethan"), plan)
    imran = open_section(browsing("imran"), plan)
    expect(imran.page.get_by_text("Bethan Rowlands opened this section")).to_be_visible()

    # When he writes, it is saved without a button, and he is told how long ago
    write(imran, HIS)
    sees_saved(imran)
    is_clean(imran.picture("saved-ago"))
    assert said_now(plan)["guidance"] == HIS

    # Then what Bethan writes is kept, not saved; she reads who was first, and his name
    write(bethan, HERS)
    trouble = bethan.page.locator("[data-trouble]")
    expect(trouble).to_contain_text("Imran Sethi saved this section while you were writing", timeout=20_000)
    is_clean(bethan.picture("someone-first"))
    assert said_now(plan)["guidance"] == HIS
    assert KeptText.objects.get().typed["guidance"] == [HERS]

    # When she goes away, her text waits on the desk
    bethan.page.goto(f"/plans/{plan.pk}/draft/")
    expect(bethan.page.get_by_text("Text of yours that was not saved")).to_be_visible()
    expect(bethan.page.get_by_text("Imran Sethi opened").first).to_be_visible()
    is_clean(bethan.picture("desk-kept"))

    # And with keys alone she opens it and lets both stand
    let_both_stand_by_keys(bethan)

    # Then nothing of either is lost, and nothing waits any more
    assert said_now(plan)["guidance"] == f"{HIS}\n{HERS}"
    expect(bethan.page.get_by_text("Text of yours that was not saved")).to_have_count(0)


def test_a_line_that_fails_is_said_and_tried_again(browsing, plan):
    bethan = open_section(browsing("bethan"), plan)
    bethan.page.context.set_offline(True)

    write(bethan, HERS)
    expect(bethan.page.locator("[data-trouble]")).to_have_text("Not saved yet. Trying again.", timeout=20_000)
    bethan.picture("offline").page.context.set_offline(False)

    sees_saved(bethan)
    expect(bethan.page.locator("[data-trouble]")).to_be_hidden()
    assert said_now(plan)["guidance"] == HERS


def test_leaving_warns_only_while_something_is_unsaved(browsing, plan):
    bethan, warned = open_section(browsing("bethan"), plan), []
    bethan.page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))

    write(bethan, HERS).page.goto(f"/plans/{plan.pk}/draft/")
    # Another section: what was on its way as she left may arrive after the next page is opened.
    open_section(bethan, plan, "shared_understanding")
    write(bethan, HIS, "summary")
    sees_saved(bethan)
    bethan.page.goto(f"/plans/{plan.pk}/draft/")

    assert warned == ["beforeunload"]


def test_what_cannot_be_saved_is_told_beside_what_was_typed(browsing, plan):
    bethan = open_section(browsing("bethan"), plan, "cpr")

    write(bethan, "99", "decided_on_day")

    trouble = bethan.page.locator("[data-trouble]")
    expect(trouble).to_contain_text("Not saved yet, and kept for you.", timeout=20_000)
    is_clean(bethan.picture("refused"))
    assert bethan.page.locator("[name=decided_on_day]").input_value() == "99"


def test_the_persons_own_words_wait_for_save(browsing, plan):
    entries = OwnWords.objects.count()
    maggie = browsing("maggie")
    maggie.page.goto(f"/plans/{plan.pk}/what-matters/?edit=esther")

    write(maggie, "Tea with my sister", "good_day")

    expect(maggie.page.locator("[data-said]")).to_contain_text("Kept for you", timeout=20_000)
    maggie.picture("own-words-kept")
    assert (OwnWords.objects.count(), KeptText.objects.get().writer.given_name) == (entries, "Maggie")


def test_saving_at_once_after_typing_is_no_quarrel_with_oneself(browsing, plan):
    bethan = open_section(browsing("bethan"), plan)

    write(bethan, HERS)
    bethan.page.locator("[name=guidance]").blur()
    bethan.page.wait_for_timeout(1_050)
    bethan.press("Save")

    bethan.page.wait_for_url("**/draft/")
    assert (said_now(plan)["guidance"], KeptText.objects.count()) == (HERS, 0)
