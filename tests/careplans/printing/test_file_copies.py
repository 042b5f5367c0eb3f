"""The copy that is kept of each version: made once, whatever goes wrong meanwhile."""

import hashlib
from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from careplans.audit import Verb
from careplans.models import AccessEvent, FileCopy, Ticket
from careplans.models.tickets import MOST_TRIES
from careplans.printing import file_copies
from careplans.printing.file_copies import file_copies_to_make, make_file_copy
from careplans.printing.pdf import CouldNotRender
from tests.careplans.printing.paper import words_on


@pytest.fixture
def copy(maggies_plan):
    """The copy of version 1 of Maggie's plan, not made yet."""
    return FileCopy.objects.get(version=maggies_plan.current)


def broken(ticket, token):
    raise CouldNotRender("The printed page could not be made.")


def test_it_is_kept_with_its_hash_its_ticket_and_an_event(copy, maggies_plan):
    assert make_file_copy(copy.pk)

    copy.refresh_from_db()
    event = AccessEvent.objects.get(verb=Verb.MADE_FILE_COPY)
    assert hashlib.sha256(copy.pdf).hexdigest() == copy.sha256
    assert copy.ticket.number in words_on(bytes(copy.pdf))
    assert (copy.ticket.is_file_copy, copy.ticket.printed_by, copy.ticket.kept_where) == (True, None, "File copy")
    assert (event.plan, event.version_number, event.subject) == (maggies_plan, 1, f"ticket {copy.ticket.number}")


def test_it_is_made_once(copy):
    assert make_file_copy(copy.pk)
    later = timezone.now() + timedelta(hours=1)

    assert not make_file_copy(copy.pk, now=later)
    assert Ticket.objects.count() == 1
    assert file_copies_to_make(later) == []


def test_two_workers_do_not_make_it_twice(copy, monkeypatch):
    """The second comes while the first renders: it finds the claim, and even an expired one makes no second copy."""
    render, much_later = file_copies.render_ticket, timezone.now() + timedelta(hours=1)
    answers = []

    def slowly(ticket, token):
        monkeypatch.setattr(file_copies, "render_ticket", render)
        answers.extend([make_file_copy(copy.pk), make_file_copy(copy.pk, now=much_later)])
        return render(ticket, token)

    monkeypatch.setattr(file_copies, "render_ticket", slowly)

    assert (make_file_copy(copy.pk), answers) == (False, [False, True])
    assert Ticket.objects.count() == 1


def test_a_try_counts_before_anything_can_go_wrong(copy, monkeypatch):
    monkeypatch.setattr(file_copies, "render_ticket", broken)

    with pytest.raises(CouldNotRender):
        make_file_copy(copy.pk)

    copy.refresh_from_db()
    assert (copy.tries, copy.made_at, Ticket.objects.count()) == (1, None, 0)


def test_it_is_tried_again_after_a_while_and_given_up_on_in_the_end(copy, monkeypatch):
    monkeypatch.setattr(file_copies, "render_ticket", broken)
    moments = [timezone.now() + timedelta(minutes=3 * number) for number in range(MOST_TRIES + 2)]
    tried = []
    for moment in moments:
        for version_id in file_copies_to_make(moment):
            with pytest.raises(CouldNotRender):
                make_file_copy(version_id, now=moment)
            tried.append(moment)
            assert file_copies_to_make(moment) == []

    assert tried == moments[:MOST_TRIES]


def test_nothing_is_kept_without_its_event(copy, monkeypatch):
    def no_audit(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(file_copies, "record", no_audit)
    with pytest.raises(RuntimeError):
        make_file_copy(copy.pk)

    copy.refresh_from_db()
    assert (copy.made_at, copy.pdf, Ticket.objects.count()) == (None, None, 0)


def test_what_is_kept_never_changes(copy):
    make_file_copy(copy.pk)

    with pytest.raises(ProgrammingError), transaction.atomic():
        FileCopy.objects.filter(pk=copy.pk).update(pdf=b"another")
