"""Words that depend on today are left open in a page that is kept, and are right on whatever day it is read."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone

from careplans.templatetags.ages import filled_in, left_open

PAGE = "{% load words %}<p>Confirmed {{ day|ago }}, review {{ day|due }}.</p>"


def drawn(day):
    return Template(PAGE).render(Context({"day": day}))


def kept(day):
    with left_open():
        return drawn(day)


@pytest.mark.parametrize("day", [date(2026, 11, 9), datetime(2026, 11, 9, 23, 30, tzinfo=UTC)])
def test_a_kept_page_reads_as_if_it_were_drawn_today(day):
    assert filled_in(kept(day)) == drawn(day)


def test_a_kept_page_grows_old_with_its_reader(monkeypatch):
    page = kept(date(2026, 11, 9))

    for later in (0, 1, 40):
        monkeypatch.setattr(timezone, "localdate", lambda days=later: date(2026, 11, 9) + timedelta(days=days))
        assert filled_in(page) == drawn(date(2026, 11, 9))
    assert "40 days ago" in filled_in(page)


def test_what_is_kept_holds_no_age_itself():
    assert "ago" not in kept(date(2026, 11, 9)).replace("\x02ago", "")


def test_a_day_that_is_not_recorded_is_told_at_once():
    assert kept(None) == drawn(None) == filled_in(kept(None))


def test_nothing_is_left_open_once_the_page_is_drawn():
    kept(date(2026, 11, 9))

    assert "\x02" not in drawn(date(2026, 11, 9))


def test_a_process_that_has_drawn_nothing_yet_fills_in_a_page_that_another_one_kept():
    fresh = "import sys; from careplans.templatetags.ages import filled_in; print(filled_in(sys.stdin.read()), end='')"
    page = kept(date(2026, 11, 9))

    answer = subprocess.run([sys.executable, "-c", fresh], input=page, capture_output=True, text=True, check=True)

    assert answer.stdout == filled_in(page)
