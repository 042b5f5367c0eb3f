"""Guessing is slowed by making answers wait. No test waits itself."""

import pytest

from careplans.actions import slowing
from careplans.actions.slowing import (
    LONGEST_WAIT,
    SEATS,
    StillAnswering,
    one_at_a_time,
    slow_address_down,
    slow_down,
    wait_after,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def slept(monkeypatch):
    """The seconds that would have been waited, and no waiting."""
    seconds = []
    monkeypatch.setattr(slowing.time, "sleep", seconds.append)
    return seconds


def test_the_first_three_cost_nothing_then_the_wait_doubles_to_five_seconds():
    waits = [wait_after(wrong) for wrong in range(10)]

    assert waits == [0, 0, 0, 0, 0.5, 1, 2, 4, 5, 5]
    assert wait_after(1_000_000) == LONGEST_WAIT


def test_nothing_to_wait_for_takes_no_seat(slept, monkeypatch):
    monkeypatch.setattr(slowing, "_seats", None)

    slow_down(0)

    assert slept == []


def test_a_user_has_one_try_at_a_time_and_others_are_not_held_up(ravi, amina):
    with one_at_a_time(ravi), one_at_a_time(amina), pytest.raises(StillAnswering), one_at_a_time(ravi):
        raise AssertionError

    with one_at_a_time(ravi):
        pass


def test_a_try_that_fails_lets_go_of_its_place(ravi):
    with pytest.raises(ZeroDivisionError), one_at_a_time(ravi):
        raise ZeroDivisionError

    with one_at_a_time(ravi):
        pass


def test_no_more_wait_than_there_are_seats_and_the_next_is_told_at_once(monkeypatch):
    told = []

    def while_waiting(seconds):
        told.append(seconds)
        if len(told) < SEATS + 1:
            slow_down(seconds + 1)

    monkeypatch.setattr(slowing.time, "sleep", while_waiting)
    with pytest.raises(StillAnswering):
        slow_down(1)
    assert told == [1, 2]

    monkeypatch.setattr(slowing.time, "sleep", told.append)
    slow_down(9)
    assert told == [1, 2, 9]


def test_an_address_that_asks_for_many_copies_that_do_not_exist_waits_and_others_do_not(slept):
    for _ in range(6):
        slow_address_down("198.51.100.7")
    slow_address_down("198.51.100.8")

    assert slept == [0.5, 1, 2]


def test_an_address_never_holds_two_seats_and_is_never_refused(monkeypatch):
    waits = []

    def ask_again(seconds):
        waits.append(seconds)
        slow_address_down("198.51.100.7")

    monkeypatch.setattr(slowing.time, "sleep", ask_again)
    for _ in range(4):
        slow_address_down("198.51.100.7")

    assert waits == [0.5]
