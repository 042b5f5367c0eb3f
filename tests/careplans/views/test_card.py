import re
from dataclasses import asdict
from datetime import timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from careplans.actions.drafts import save_section
from careplans.actions.plans import confirm_plan, withdraw_plan
from careplans.content.card import card_of as read_card
from careplans.content.glance import glance_of
from careplans.models import AccessEvent, Person, Plan, VersionHeadlines
from careplans.models.versions import AWAITING_ENDORSEMENT
from careplans.views.standing import Standing
from tests.builders import SPARE_NUMBER, build_plan, person_facts, publish_draft, publishable_content, write_draft
from tests.careplans.content.corpus import corpus
from tests.careplans.views.looking import confirm, page, queries_for

NOT_IN_WORDS = {"answer", "kind", "unsaid", "label", "rule", "section", "item", "row", "only_if"}

IN_ORDER = (
    "HOLLOWAY, Margaret Ann (Mrs)",
    "Version 1 in use.",
    "If the person can decide now, ask them.",
    "DO NOT ATTEMPT CPR",
    'aria-label="Alerts"',
    "Legally binding",
    "Balance extending life with comfort and valued outcomes",
    "Stay at home and ring the hospice line.",
    "Only if: sepsis",
    "Would want",
    "Would not",
    "If … then",
    "Just-in-case",
    "Call first",
    "That I die looking at my own sea, with the window open.",
)


@pytest.fixture
def shown(client, ravi, maggies_plan):
    """The card as the 111 clinician reads it, once he has confirmed who it is."""
    confirm(client, ravi, maggies_plan)
    return page(client, ravi, f"/plans/{maggies_plan.pk}/card/")


def card_of(client, user, content, **facts):
    """The card of someone else's plan, published with this content, as this user reads it."""
    plan = build_plan(content=content, facts=person_facts(nhs_number=SPARE_NUMBER, family_name="Grewal"), **facts)
    publish_draft(plan, by=facts["by"], key="other")
    return page(client, user, f"/plans/{plan.pk}/card/")


def text_of(html):
    """What a reader hears of this."""
    apart = re.sub(r"</?(br|p|li|dt|dd|h[1-3]|div|section|summary)\b[^>]*>", " ", html)
    return " ".join(re.sub(r"<[^>]+>", "", apart).split())


def without_folds(html):
    """What is in sight before anything is opened."""
    return re.sub(r"</summary>.*?</details>", "</summary></details>", html, flags=re.DOTALL)


def test_the_card_stands_in_the_order_of_decisions(shown):
    places = [shown.index(words) for words in IN_ORDER]

    assert places == sorted(places)


def test_the_card_needs_no_script_and_little_time(shown):
    assert "<script" not in shown
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', shown) == ["/static/css/card.css"]


def test_the_first_thing_the_keyboard_comes_to_is_looking_up_somebody_else(shown):
    first = re.search(r"<a [^>]+>", shown[shown.index("<body") :])[0]

    assert first == '<a href="/lookup/" accesskey="/">'


@pytest.mark.parametrize("specimen", corpus(24), ids=lambda specimen: f"{specimen.number}-{specimen.kind}")
def test_nothing_the_plan_says_of_a_crisis_is_lost_in_the_folding(specimen):
    card, person = read_card(specimen.content), Person(family_name="Holloway", location_sensitive=True)
    words = render_to_string("careplans/card_body.html", {"card": card, "glance": glance_of(specimen.content, card)})
    shown = {"plan": Plan(), "person": person, "words": words}

    told = text_of(unescape(render_to_string("careplans/card.html", shown))).casefold()

    assert [words for words in words_in(asdict(card)) if " ".join(words.split()).casefold() not in told] == []


def words_in(said):
    """Every text a card holds, however deep; the codes and labels beside it are not what the plan says."""
    if isinstance(said, dict):
        said = [value for key, value in said.items() if key not in NOT_IN_WORDS]
    for one in [said] if isinstance(said, str) else said or ():
        yield from [one] if isinstance(one, str) else words_in(one)


def test_the_card_says_how_old_it_is_and_who_stands_behind_it(client, bethan, maggies_plan):
    confirm_plan(maggies_plan, by=bethan, now=timezone.now() - timedelta(days=3))

    shown = text_of(page(client, bethan, f"/plans/{maggies_plan.pk}/card/"))
    assert "CPR decision confirmed 3 days ago" in shown
    assert "Version 1 in use. Review in 17 days" in shown
    assert "Signed and endorsed by Imran Sethi. Last confirmed 3 days ago" in shown
    assert "by Bethan Rowlands, hospice CNS." in shown


def test_a_decision_nobody_confirmed_since_says_when_it_was_made(client, imran, teams):
    content = publishable_content()
    content["cpr"] |= {"decided_on": (timezone.localdate() - timedelta(days=4)).isoformat()}

    shown = card_of(client, imran, content, by=imran, team=teams["surgery"])

    assert "CPR decision made 4 days ago" in text_of(shown)


def test_a_version_that_no_senior_stands_behind_or_nobody_will_review_says_so():
    headlines = VersionHeadlines(review_due=None)
    version = SimpleNamespace(number=1, endorsement_words=AWAITING_ENDORSEMENT, headlines=headlines)

    told = text_of(render_to_string("careplans/card_standing.html", {"standing": Standing(version)}))

    assert told == "Version 1 in use. Review no date set. Signed - awaiting senior endorsement."


def test_a_first_card_says_that_nothing_was_replaced(shown):
    assert "First version" in shown
    assert "Changed" not in shown


def test_the_card_tells_what_changed_last_the_most_dangerous_first(client, bethan, imran, maggies_plan):
    content = publishable_content()
    changed = {
        "comfort": {"would_want": "Tea", "would_not_want": "Noise"},
        "place_of_care": {"first_choice": "hospice"},
    }
    write_draft(maggies_plan, changed | {"cpr": content["cpr"] | {"decision": "attempt"}}, by=bethan)
    publish_draft(maggies_plan, by=imran, key="second", now=timezone.now() - timedelta(days=12))

    shown = page(client, bethan, f"/plans/{maggies_plan.pk}/card/")

    first, told = (text_of(part) for part in shown.split('id="changed"'))
    assert first.index("CPR, now “CPR attempts recommended”, and 3 more.") < first.index("If the person can decide now")
    assert told.index("CPR: was “") < told.index("Preferred place of care: was “Own home”") < told.index("And 2 more")
    assert "Tea" not in told
    assert shown.count(f'href="/plans/{maggies_plan.pk}/changes/1/2/"') == 2


def test_what_changed_long_ago_is_not_told_as_news(client, bethan, imran, maggies_plan):
    write_draft(maggies_plan, {"cpr": publishable_content()["cpr"] | {"decision": "attempt"}}, by=bethan)
    publish_draft(maggies_plan, by=imran, key="second", now=timezone.now() - timedelta(days=40))

    first, told = page(client, bethan, f"/plans/{maggies_plan.pk}/card/").split('id="changed"')
    assert ("Changed" in first, "Changed 40 days ago" in text_of(told)) == (False, True)


def test_a_card_of_the_same_words_says_so(client, bethan, imran, maggies_plan):
    publish_draft(maggies_plan, by=imran, key="second")

    assert "This version says the same as the one before." in page(client, bethan, f"/plans/{maggies_plan.pk}/card/")


def test_an_overdue_review_is_said_in_words(client, bethan, maggies_plan):
    headlines = maggies_plan.current.headlines
    headlines.review_due = timezone.localdate() - timedelta(days=2)
    headlines.save(update_fields=["review_due"])

    assert "Review overdue by 2 days" in page(client, bethan, f"/plans/{maggies_plan.pk}/card/")


def test_every_number_on_the_card_can_be_rung(shown):
    card = shown[shown.index('<div class="card">') : shown.index("<footer")]

    assert re.findall(r'href="tel:([^"]+)"', card) == ["08081570101", "08081570101", "07700900121", "08081570101"]


def test_what_is_missing_is_said_in_words(shown):
    said = text_of(without_folds(shown))

    for label in ("Advance decision", "Legal proxy", "Just-in-case"):
        assert f"{label} Not recorded" in said


def test_nobody_reads_a_missing_cpr_recommendation_as_either(client, bethan, imran, teams):
    content = publishable_content() | {"cpr": {"decision": {"unsaid": "not_yet_discussed"}}}

    shown = card_of(client, imran, content, by=imran, team=teams["surgery"])

    assert "NOT RECORDED – PRESUME ATTEMPT CPR" in shown
    assert "CPR: Not yet discussed." in shown
    assert "DO NOT ATTEMPT" not in shown


def test_an_icd_that_may_still_fire_is_the_first_alert(client, imran, teams):
    icd = {"id": "icd1", "kind": "icd", "icd_shock_status": "active", "deactivation_emergency": "Magnet on the fridge"}

    shown = card_of(client, imran, publishable_content() | {"devices": [icd]}, by=imran, team=teams["surgery"])

    first = shown[shown.index('aria-label="Alerts"') :].split("</li>")[0]
    assert "ICD STILL ACTIVE: Magnet on the fridge" in text_of(first)


def test_no_word_of_a_draft_reaches_the_card(client, bethan, maggies_plan):
    write_draft(maggies_plan, {"cpr": {"decision": "attempt", "reason": "She changed her mind."}}, by=bethan)

    shown = page(client, bethan, f"/plans/{maggies_plan.pk}/card/")

    assert "DO NOT ATTEMPT CPR" in shown
    assert "changed her mind" not in shown


def test_a_new_version_is_on_the_card_at_once(client, bethan, imran, ravi, maggies_plan):
    confirm(client, ravi, maggies_plan)
    answers = publishable_content()["cpr"] | {"decision": "attempt"}
    save_section(maggies_plan, "cpr", answers, revision=maggies_plan.draft.revision, by=bethan)
    publish_draft(maggies_plan, by=imran, key="second")

    shown = page(client, ravi, f"/plans/{maggies_plan.pk}/card/")

    assert ("ATTEMPT CPR" in shown, "DO NOT ATTEMPT CPR" in shown) == (True, False)


def test_a_withdrawn_plan_says_so_and_shows_nothing_of_itself(client, bethan, imran, maggies_plan):
    withdraw_plan(maggies_plan, reason="He asked for it", by=imran)

    shown = page(client, bethan, f"/plans/{maggies_plan.pk}/card/")

    assert "This plan was withdrawn" in shown
    assert "ATTEMPT CPR" not in shown


def test_before_publication_there_is_nothing_to_follow(client, bethan, maggies_draft):
    shown = page(client, bethan, f"/plans/{maggies_draft.pk}/card/")

    assert "No plan in use yet" in shown
    assert "ATTEMPT CPR" not in shown


def test_the_look_is_on_record_before_it_is_answered(client, bethan, maggies_plan):
    page(client, bethan, f"/plans/{maggies_plan.pk}/card/")

    event = AccessEvent.objects.get(verb="read_card")
    assert (event.actor, event.plan, event.version_number) == (bethan, maggies_plan, 1)


def test_an_address_that_is_sensitive_is_not_on_the_card(client, bethan, maggies_plan):
    maggies_plan.person.location_sensitive = True
    maggies_plan.person.save(update_fields=["location_sensitive"])

    assert "Marram" not in page(client, bethan, f"/plans/{maggies_plan.pk}/card/")


def test_the_card_costs_as_much_with_three_versions_as_with_one(client, bethan, imran, maggies_plan):
    client.force_login(bethan)
    one = queries_for(client, f"/plans/{maggies_plan.pk}/card/")
    for key in ("second", "third"):
        publish_draft(maggies_plan, by=imran, key=key)
        confirm_plan(maggies_plan, by=bethan)

    assert queries_for(client, f"/plans/{maggies_plan.pk}/card/") == one


def test_the_card_shows_both_sides_where_the_plan_disagrees_with_itself(client, imran, teams):
    content = publishable_content() | {"prognosis": {"gsf": "A", "prognosis": "days", "gsf_note": "as before"}}
    shown = card_of(client, imran, content, by=imran, team=teams["surgery"])

    beginning = shown.index("This plan disagrees with itself")
    both = shown[beginning : shown.index("Legally binding")]
    assert "“A (blue): a year or more; as before” / “Days”" in text_of(without_folds(both))
    assert "Whose word counts:" in text_of(both)
    assert shown.index('aria-label="Alerts"') < beginning


def test_the_card_of_a_plan_that_agrees_with_itself_says_nothing_of_it(shown):
    assert "disagrees" not in shown
