import re
from datetime import timedelta

import pytest
from django.utils import timezone

from careplans.actions.drafts import save_section
from careplans.actions.plans import confirm_plan, withdraw_plan
from careplans.models import AccessEvent
from tests.builders import SPARE_NUMBER, build_plan, person_facts, publish_draft, publishable_content, write_draft
from tests.careplans.views.looking import confirm, page, queries_for

IN_ORDER = (
    "HOLLOWAY, Margaret Ann (Mrs)",
    "Version 1, in use.",
    "If the person can decide now, ask them.",
    "DO NOT ATTEMPT CPR",
    'aria-label="Alerts"',
    "Legally binding",
    "Prioritise comfort",
    "Hospital? Only if: sepsis",
    "Stay at home and ring the hospice line.",
    "Would want, and would not",
    "If … then",
    "Just-in-case medicines",
    "Who to call",
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


def test_the_card_stands_in_the_order_of_decisions(shown):
    places = [shown.index(words) for words in IN_ORDER]

    assert places == sorted(places)


def test_the_card_needs_no_script_and_little_time(shown):
    assert "<script" not in shown
    assert len(shown.encode()) < 30_000


def test_the_card_says_how_old_it_is_and_who_stands_behind_it(client, bethan, maggies_plan):
    confirm_plan(maggies_plan, by=bethan, now=timezone.now() - timedelta(days=3))

    shown = " ".join(page(client, bethan, f"/plans/{maggies_plan.pk}/card/").split())
    assert "Signed and endorsed by Imran Sethi. Last confirmed 3 days ago" in shown
    assert "by Bethan Rowlands, hospice CNS. <strong>Review due in 17 days" in shown


def test_an_overdue_review_is_said_in_words(client, bethan, maggies_plan):
    headlines = maggies_plan.current.headlines
    headlines.review_due = timezone.localdate() - timedelta(days=2)
    headlines.save(update_fields=["review_due"])

    assert "Review overdue by 2 days" in page(client, bethan, f"/plans/{maggies_plan.pk}/card/")


def test_every_number_on_the_card_can_be_rung(shown):
    card = shown[shown.index('<div class="gt-card">') : shown.index("</main>")]

    assert re.findall(r'href="tel:([^"]+)"', card) == ["08081570101", "08081570101", "07700900121", "08081570101"]


def test_what_is_missing_is_said_in_words(shown):
    said = " ".join(shown.split())

    for label in ("Advance decision to refuse treatment", "Legal welfare proxy", "Just-in-case medicines"):
        line = said[said.index(f"<dt>{label}</dt>") :].split("</dd>")[0]
        assert line.rstrip().endswith('<span class="gt-unsaid gt-unsaid--not_recorded">Not recorded</span>')


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
    assert "ICD STILL ACTIVE: Magnet on the fridge" in first


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
