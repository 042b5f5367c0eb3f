"""A sign-in ends by itself: a while after the last thing somebody did, and at the latest after a shift."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from accounts.models import Session
from accounts.sessions import BY_ITSELF
from tests.careplans.views.looking import queries_of

SIGNED_IN = timezone.now()


@pytest.fixture
def after(client, bethan):
    """Asks for the start page so many minutes after Bethan signed in; the status says whether she still is."""
    with patch("django.utils.timezone.now") as clock:
        clock.return_value = SIGNED_IN
        client.force_login(bethan)

        def ask(minutes, **headers):
            clock.return_value = SIGNED_IN + timedelta(minutes=minutes)
            return client.get("/", headers=headers).status_code

        yield ask


def test_a_sign_in_lasts_while_somebody_works(after):
    assert [after(minutes) for minutes in (14, 28, 42)] == [200, 200, 200]


def test_fifteen_minutes_after_the_last_thing_done_it_is_over(after):
    assert [after(14), after(29.1)] == [200, 302]


def test_what_a_page_does_by_itself_keeps_nobody_signed_in(after):
    assert [after(minutes, **{BY_ITSELF: "yes"}) for minutes in (5, 10, 14)] == [200, 200, 200]
    assert after(15.1) == 302


def test_after_a_shift_it_is_over_whatever_is_done(after):
    worked = [after(minutes) for minutes in range(10, 720, 10)]

    assert (set(worked), after(720.1)) == ({200}, 302)


def test_writing_to_the_session_does_not_make_a_shift_longer(after, client):
    for minutes in range(10, 720, 10):
        after(minutes)
        session = client.session
        session["anything"] = minutes
        session.save()

    assert after(720.1) == 302


def test_the_limits_are_settings(after, settings):
    settings.SESSION_IDLE_SECONDS = 5 * 60

    assert [after(9), after(13.9), after(19)] == [200, 200, 302]


def test_the_row_is_moved_once_a_minute_and_the_session_is_not_written(after, client):
    before = Session.objects.get()
    after(0.5)
    assert Session.objects.get().expire_date == before.expire_date

    after(2)
    moved = Session.objects.get()
    assert (moved.expire_date - before.expire_date, moved.session_data) == (timedelta(minutes=2), before.session_data)


def test_within_a_minute_it_costs_no_query(client, bethan):
    client.force_login(bethan)
    first = queries_of(lambda: client.get("/keys/"))

    assert queries_of(lambda: client.get("/keys/", headers={BY_ITSELF: "yes"})) == first
