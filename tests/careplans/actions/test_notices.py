from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404

from accounts.permissions import NOTICE_ACKNOWLEDGE
from accounts.roles import AMBULANCE
from careplans.actions.notices import (
    MayNotAcknowledge,
    acknowledge_notice,
    how_told,
    inbox_of,
    open_notice,
    reach_notice,
    team_board,
)
from careplans.models import AccessEvent, Notice
from tests.builders import build_user, publish_draft

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def notice(maggies_plan, teams):
    """What ambulance control was told."""
    return Notice.objects.get(team=teams["ambulance_control"])


def events(verb):
    return AccessEvent.objects.filter(verb=verb).values_list("actor__given_name", "plan", "version_number", "result")


def test_opening_a_notice_is_a_look_on_record(notice, amina):
    open_notice(notice.pk, by=amina, now=NOW)

    assert list(events("read_notice")) == [("Amina", notice.plan_id, 1, "done")]


def test_the_first_to_open_a_notice_stays_on_record(notice, amina, teams):
    colleague = build_user("Joan", "Hale", AMBULANCE, teams["ambulance_control"])
    open_notice(notice.pk, by=amina, now=NOW)
    open_notice(notice.pk, by=colleague, now=LATER)

    notice.refresh_from_db()
    assert (notice.seen_by, notice.seen_at, notice.acknowledged_at) == (amina, NOW, None)


def test_the_first_to_acknowledge_stays_on_record_and_the_second_is_told_who(notice, amina, teams):
    colleague = build_user("Joan", "Hale", AMBULANCE, teams["ambulance_control"])
    acknowledge_notice(notice, by=amina, now=NOW)

    told = acknowledge_notice(Notice.objects.get(pk=notice.pk), by=colleague, now=LATER)

    assert (told.acknowledged_by, told.acknowledged_at) == (amina, NOW)
    assert list(events("acknowledged")) == [("Amina", notice.plan_id, 1, "done")]


def test_acknowledging_without_opening_counts_as_opening(notice, amina):
    acknowledge_notice(notice, by=amina, now=NOW)

    assert (notice.seen_by, notice.seen_at) == (amina, NOW)


def test_owen_reaches_no_notice_and_the_attempt_is_on_record(notice, owen):
    with pytest.raises(Http404):
        reach_notice(notice.pk, NOTICE_ACKNOWLEDGE, by=owen)

    assert list(events("tried")) == [("Owen", None, None, "denied")]


def test_owen_cannot_acknowledge_even_what_he_is_handed(notice, owen):
    with pytest.raises(MayNotAcknowledge):
        acknowledge_notice(notice, by=owen)

    notice.refresh_from_db()
    assert (notice.acknowledged_at, notice.seen_at) == (None, None)


def test_another_team_that_was_told_cannot_acknowledge_for_this_one(notice, ravi):
    with pytest.raises(MayNotAcknowledge):
        acknowledge_notice(notice, by=ravi)

    assert not Notice.objects.acknowledged().exists()


def test_an_inbox_holds_what_waits_oldest_first_and_what_was_seen(maggies_plan, imran, amina, teams):
    first = Notice.objects.get(team=teams["ambulance_control"])
    second, third = (_publish_again(maggies_plan, imran, key) for key in ("second", "third"))
    acknowledge_notice(second, by=amina, now=NOW)

    inbox = inbox_of(amina)

    assert (inbox.waiting, inbox.seen) == ([first, third], [second])


def _publish_again(plan, by, key):
    version = publish_draft(plan, by=by, key=key)
    return version.notices.get(team__name="Ambulance control")


def test_the_board_says_of_every_team_how_far_it_is(maggies_plan, amina, bethan, teams):
    of_team = {notice.team: notice for notice in maggies_plan.notices.all()}
    Notice.objects.filter(team=teams["out_of_hours"]).update(sent_at=NOW)
    open_notice(of_team[teams["night_team"]].pk, by=bethan, now=NOW)
    acknowledge_notice(of_team[teams["ambulance_control"]], by=amina, now=LATER)

    board = {entry.name: (entry.state, entry.who, entry.at) for entry in team_board(maggies_plan.current)}

    assert board == {
        "111 and out of hours": ("told", "", NOW),
        "Ambulance control": ("seen", "Amina Yusuf", LATER),
        "Saltmarsh Hospice night team": ("told", "Bethan Rowlands", NOW),
        "Seawick Surgery": ("not_told", "", None),
    }


def test_the_board_gives_the_number_to_ring_for_a_team_not_told(maggies_plan, teams):
    teams["surgery"].phone = "01632 960123"
    teams["surgery"].save(update_fields=["phone"])

    assert {entry.phone for entry in team_board(maggies_plan.current)} == {"", "01632 960123"}


def test_the_board_costs_the_same_for_one_team_and_for_four(maggies_plan, django_assert_num_queries):
    version = maggies_plan.current
    with django_assert_num_queries(1):
        assert len(team_board(version)) == 4

    Notice.objects.exclude(team__name="Ambulance control").delete()
    with django_assert_num_queries(1):
        assert len(team_board(version)) == 1


@pytest.mark.parametrize(
    ("facts", "channel", "told"),
    [
        ({}, None, "waiting"),
        ({"acknowledged_at": NOW}, None, "seen_first"),
        ({"sent_at": NOW}, "email", "emailed"),
        ({"sent_at": NOW}, "inbox", "inbox_only"),
        ({"parked_at": NOW, "parked_because": "refused"}, None, "parked"),
    ],
)
def test_how_a_team_was_told_is_known(notice, amina, facts, channel, told):
    by = {"acknowledged_by": amina} if "acknowledged_at" in facts else {}
    Notice.objects.filter(pk=notice.pk).update(**facts, **by)
    if channel:
        notice.attempts.create(channel=channel, outcome="sent", started_at=NOW, finished_at=NOW)

    assert how_told(Notice.objects.get(pk=notice.pk)) == told
