"""Printing, and what the code on a printed copy answers for ever after."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from careplans.actions import prints
from careplans.actions.plans import withdraw_plan
from careplans.actions.prints import (
    IdentityNotVerified,
    MayNotPrint,
    NothingToPrintFrom,
    NotInUse,
    PersonHasDied,
    ReviewOverdue,
    Standing,
    State,
    check_copy,
    copies_in_the_world,
    print_ticket,
    ticket_status,
)
from careplans.audit import Verb
from careplans.models import AccessEvent, FileCopy, Ticket
from careplans.models.tickets import hash_token
from careplans.printing.file_copies import make_file_copy
from careplans.printing.pdf import CouldNotRender
from tests.builders import publish_draft
from tests.careplans.printing.paper import read_code, words_on


@pytest.fixture
def printed(maggies_plan, ravi, tmp_path):
    """A ticket of Maggie's plan that Ravi printed, and the token in its code."""
    ticket, pdf = print_ticket(maggies_plan, layout="a4", kept_where="Fridge", by=ravi)
    return ticket, read_code(pdf, tmp_path).split("/")[-2]


def cannot_render(monkeypatch):
    def broken(ticket, token):
        raise CouldNotRender("The printed page could not be made.")

    monkeypatch.setattr(prints, "render_ticket", broken)


def refused(plan, by, now=None):
    """Why this plan is not printed; nothing was written."""
    with pytest.raises(MayNotPrint) as refusal:
        print_ticket(plan, layout="a4", kept_where="Fridge", by=by, now=now)
    assert not Ticket.objects.exists()
    assert not AccessEvent.objects.filter(verb=Verb.PRINTED).exists()
    return refusal.type


def test_a_print_is_a_numbered_copy_with_its_own_code_and_an_event(maggies_plan, ravi, printed):
    ticket, token = printed
    event = AccessEvent.objects.get(verb=Verb.PRINTED)

    assert (ticket.version, ticket.printed_by, ticket.kept_where) == (maggies_plan.current, ravi, "Fridge")
    assert ticket.token_sha256 == hash_token(token)
    assert ticket.expires_on == maggies_plan.current.headlines.review_due
    assert (event.actor, event.plan, event.version_number) == (ravi, maggies_plan, 1)
    assert (event.subject, event.reason) == (f"ticket {ticket.number}", "Kept: Fridge")


def test_the_token_is_kept_nowhere(printed):
    ticket, token = printed
    events = AccessEvent.objects.values_list("subject", "reason")

    assert len(token) == 22
    assert token not in str([ticket.__dict__, list(events)])


def test_a_draft_is_not_printed(maggies_draft, ravi):
    assert refused(maggies_draft, ravi) is NotInUse


def test_a_withdrawn_plan_is_not_printed(maggies_plan, imran, ravi):
    withdraw_plan(maggies_plan, reason="Asked for", by=imran)

    assert refused(maggies_plan, ravi) is NotInUse


def test_a_plan_whose_review_is_overdue_is_not_printed(maggies_plan, ravi):
    last_day = maggies_plan.current.headlines.review_due
    with_ravi = {"layout": "a4", "kept_where": "Fridge", "by": ravi}

    assert refused(maggies_plan, ravi, now=noon(last_day + timedelta(days=1))) is ReviewOverdue
    assert print_ticket(maggies_plan, **with_ravi, now=noon(last_day))[0].expires_on == last_day


def noon(day):
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 12))


def test_a_plan_of_somebody_whose_number_is_not_verified_is_not_printed(maggies_plan, ravi):
    maggies_plan.person.nhs_number_status = "03"
    maggies_plan.person.save()

    assert refused(maggies_plan, ravi) is IdentityNotVerified


def test_a_plan_of_somebody_who_has_died_is_not_printed(maggies_plan, ravi):
    maggies_plan.person.died_on = date(2026, 11, 1)
    maggies_plan.person.save()

    assert refused(maggies_plan, ravi) is PersonHasDied


def test_what_changes_while_it_is_printed_is_not_put_on_record(maggies_plan, imran, ravi, monkeypatch):
    def withdrawn_meanwhile(ticket, token):
        withdraw_plan(maggies_plan, reason="Asked for", by=imran)
        return b"%PDF-"

    monkeypatch.setattr(prints, "render_ticket", withdrawn_meanwhile)

    assert refused(type(maggies_plan).objects.get(pk=maggies_plan.pk), ravi) is NotInUse


def test_a_version_that_is_replaced_while_it_is_printed_is_printed_again(maggies_plan, imran, ravi, monkeypatch):
    def replaced_meanwhile(ticket, token):
        publish_draft(maggies_plan, by=imran, key="second")
        return b"%PDF-"

    monkeypatch.setattr(prints, "render_ticket", replaced_meanwhile)

    assert refused(type(maggies_plan).objects.get(pk=maggies_plan.pk), ravi) is NotInUse


def test_nothing_is_printed_without_its_event(maggies_plan, ravi, monkeypatch):
    def no_audit(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(prints, "record", no_audit)
    with pytest.raises(RuntimeError):
        print_ticket(maggies_plan, layout="a4", kept_where="Fridge", by=ravi)

    assert not Ticket.objects.exists()


def test_where_nothing_can_be_rendered_there_is_no_ticket(maggies_plan, ravi, monkeypatch):
    cannot_render(monkeypatch)

    assert refused(maggies_plan, ravi) is NothingToPrintFrom


def test_where_nothing_can_be_rendered_the_file_copy_stands_in(maggies_plan, ravi, monkeypatch):
    make_file_copy(maggies_plan.current.pk)
    kept = FileCopy.objects.get(version=maggies_plan.current)
    cannot_render(monkeypatch)

    ticket, pdf = print_ticket(maggies_plan, layout="a4", kept_where="Ambulance", by=ravi)

    assert pdf == bytes(kept.pdf)
    assert (ticket.printed_from, ticket.kept_where) == (kept.ticket, "Ambulance")
    assert ticket.number_on_paper == kept.ticket.number
    assert ticket.number_on_paper in words_on(pdf)


def test_a_file_copy_that_has_run_out_does_not_stand_in(maggies_plan, ravi, monkeypatch):
    make_file_copy(maggies_plan.current.pk)
    cannot_render(monkeypatch)
    monkeypatch.setattr(prints, "last_valid_day", lambda version, today: today)
    later = noon(maggies_plan.current.headlines.review_due + timedelta(days=1))

    with pytest.raises(NothingToPrintFrom):
        print_ticket(maggies_plan, layout="a4", kept_where="Fridge", by=ravi, now=later)


def test_a_new_sheet_is_current_until_its_last_day_and_then_expired(printed):
    ticket, token = printed
    day_after = noon(ticket.expires_on + timedelta(days=1))

    assert check_copy(token, by=None) == Standing(State.CURRENT, ticket.expires_on)
    assert check_copy(token, by=None, now=noon(ticket.expires_on)).state == State.CURRENT
    assert check_copy(token, by=None, now=day_after) == Standing(State.EXPIRED, ticket.expires_on)


def test_a_sheet_of_an_earlier_version_is_replaced_since_the_next(maggies_plan, imran, printed):
    publish_draft(maggies_plan, by=imran, key="second")
    publish_draft(maggies_plan, by=imran, key="third")
    second = maggies_plan.versions.get(number=2)

    assert check_copy(printed[1], by=None) == Standing(State.REPLACED, timezone.localdate(second.published_at))


def test_a_sheet_of_a_withdrawn_plan_is_withdrawn(maggies_plan, imran, printed):
    withdraw_plan(maggies_plan, reason="Asked for", by=imran)

    assert check_copy(printed[1], by=None) == Standing(State.WITHDRAWN, timezone.localdate())


def test_a_sheet_of_a_closed_plan_is_withdrawn(maggies_plan, imran, printed):
    maggies_plan.closed_at, maggies_plan.closed_by = timezone.now(), imran
    maggies_plan.save()

    assert ticket_status(printed[1]) == "WITHDRAWN"


def test_a_sheet_of_somebody_who_has_died_tells_nobody_when(maggies_plan, printed):
    maggies_plan.person.died_on = date(2026, 11, 1)
    maggies_plan.person.save()

    assert check_copy(printed[1], by=None) == Standing(State.WITHDRAWN)


@pytest.mark.parametrize("token", ["", "x", "a" * 22, "../..", "\x00", "\ud800", "é" * 3_000])
def test_any_other_token_gets_the_one_answer_and_leaves_no_trace(printed, token):
    assert check_copy(token, by=None) == Standing(State.NOT_RECOGNISED)
    assert not AccessEvent.objects.filter(verb=Verb.CHECKED_TICKET).exists()


def test_each_question_about_a_sheet_is_on_record(maggies_plan, ravi, printed):
    ticket, token = printed
    check_copy(token, by=None)
    check_copy(token, by=ravi)

    events = AccessEvent.objects.filter(verb=Verb.CHECKED_TICKET).order_by("id")
    assert [event.actor for event in events] == [None, ravi]
    assert {event.subject for event in events} == {f"ticket {ticket.number}: CURRENT"}


def test_only_those_who_may_reach_the_plan_are_told_which_it_is(maggies_plan, printed, ravi, bethan, owen, dan):
    told = {user.given_name: check_copy(printed[1], by=user).plan_id for user in (ravi, bethan, owen, dan)}

    assert told == {"Ravi": maggies_plan.pk, "Bethan": maggies_plan.pk, "Owen": None, "Dan": None}


def test_every_copy_in_the_world_is_listed_with_how_it_stands(maggies_plan, imran, ravi):
    first, _ = print_ticket(maggies_plan, layout="a4", kept_where="Fridge", by=ravi)
    publish_draft(maggies_plan, by=imran, key="second")
    second, _ = print_ticket(maggies_plan, layout="a4", kept_where="Bag", by=ravi)

    copies = [(ticket, standing.state) for ticket, standing in copies_in_the_world(maggies_plan)]
    assert copies == [(second, State.CURRENT), (first, State.REPLACED)]


def test_many_copies_cost_no_more_questions_than_one(maggies_plan, ravi, django_assert_num_queries):
    for place in ("Fridge", "Bag", "Car"):
        print_ticket(maggies_plan, layout="a4", kept_where=place, by=ravi)

    with django_assert_num_queries(2):
        assert len(copies_in_the_world(maggies_plan)) == 3
