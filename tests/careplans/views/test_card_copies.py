"""A card is drawn once and kept with its version; what is shown is always what would be drawn now."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.permissions import PLAN_HISTORY_READ, PLAN_LOOK_UP
from accounts.roles import ROLES
from careplans.actions.plans import confirm_plan
from careplans.models import CardCopy
from careplans.views import card_copies
from tests.builders import publish_draft


@pytest.fixture
def drawn(monkeypatch):
    """How often a card was drawn rather than taken as it was kept."""
    times, draw = [], card_copies._draw_and_keep
    monkeypatch.setattr(card_copies, "_draw_and_keep", lambda *asked: times.append(asked) or draw(*asked))
    return times


@pytest.fixture
def card(client, maggies_plan, bethan):
    client.force_login(bethan)
    return lambda: client.get(f"/plans/{maggies_plan.pk}/card/").content.decode()


def test_the_second_reader_sees_the_very_page_of_the_first(card, drawn):
    assert card() == card()
    assert len(drawn) == 1


def test_the_second_reader_waits_for_no_part_of_the_whole_version(card):
    card()
    with CaptureQueriesContext(connection) as asked:
        card()

    assert not [query["sql"] for query in asked if '"careplans_planversion"."document"' in query["sql"]]


def test_a_new_version_is_drawn_anew(card, drawn, maggies_plan, imran):
    before = card()
    publish_draft(maggies_plan, by=imran, key="second")

    assert "Version 2" in card() != before
    assert len(drawn) == 2


def test_a_confirmation_since_then_is_seen(card, drawn, maggies_plan, imran):
    card()
    maggies_plan.refresh_from_db()
    confirm_plan(maggies_plan, by=imran)

    assert "decision confirmed today" in card()
    assert len(drawn) == 2


def test_a_card_changed_behind_our_back_is_not_shown(card, drawn):
    as_it_is = card()
    kept = CardCopy.objects.get()
    CardCopy.objects.update(html=kept.html.replace("CPR", "RPC"))

    assert card() == as_it_is
    assert len(drawn) == 2


def test_a_card_of_another_version_is_not_shown(card, maggies_plan, imran):
    card()
    old = CardCopy.objects.get()
    publish_draft(maggies_plan, by=imran, key="second")
    as_it_is = card()
    CardCopy.objects.filter(version=maggies_plan.versions.first()).update(
        html=old.html, mac=old.mac, drawn_from=old.drawn_from
    )

    assert card() == as_it_is


def test_a_new_release_draws_every_card_again(card, drawn, monkeypatch):
    card()
    monkeypatch.setattr(card_copies, "_code", lambda: "another release")
    card()

    assert len(drawn) == 2


def test_a_kept_card_grows_old(card, monkeypatch, drawn, maggies_plan, imran):
    maggies_plan.refresh_from_db()
    confirm_plan(maggies_plan, by=imran)
    card()
    later = timezone.localdate() + timedelta(days=3)
    monkeypatch.setattr(timezone, "localdate", lambda *when, **zone: later)

    assert "decision confirmed 3 days ago" in card()
    assert len(drawn) == 1


def test_whoever_opens_a_card_may_read_all_that_changed():
    for role in ROLES.values():
        assert role.reach(PLAN_LOOK_UP) in (None, role.reach(PLAN_HISTORY_READ))
