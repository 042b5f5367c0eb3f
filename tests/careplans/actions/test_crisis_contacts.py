"""“We saw this, we did that”: kept, on record, and handed on, all at once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from accounts.permissions import PLAN_LOOK_UP
from careplans.access import contacts_for
from careplans.actions.cases import start_case
from careplans.actions.crisis_contacts import open_contacts, record_contact
from careplans.actions.plans import withdraw_plan
from careplans.actions.reading import open_plan
from careplans.audit import Verb
from careplans.models import AccessEvent, CrisisContact, Sealed, TeamTask

SAID = {"outcome": "hospital", "happened": "Breathless. Gave oxygen.", "followed": "yes"}


@pytest.fixture
def keep(maggies_plan, amina, teams):
    def keep_contact(**changes):
        return record_contact(maggies_plan, team=teams["ambulance_control"], **(SAID | changes), by=amina)

    return keep_contact


def test_it_is_kept_and_the_key_workers_team_has_a_task(keep, maggies_plan, amina, teams):
    contact, (task,) = keep()

    assert (contact.person, contact.by, contact.happened_on) == (maggies_plan.person, amina, timezone.localdate())
    assert (task.team, task.person, task.plan) == (teams["night_team"], maggies_plan.person, maggies_plan)
    assert task.words.splitlines()[0] == "For the key worker: Bethan Rowlands (hospice CNS)"
    assert "Breathless" not in task.words


def test_it_is_on_record(keep, maggies_plan, amina):
    keep()

    event = AccessEvent.objects.get(verb="recorded_crisis_contact")
    assert (event.plan, event.actor, event.subject) == (maggies_plan, amina, "")


def test_no_task_no_contact(keep, monkeypatch):
    def full_disk(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("careplans.actions.crisis_contacts.ask_team", full_disk)

    with pytest.raises(OSError, match="No space"):
        keep()
    assert (CrisisContact.objects.count(), TeamTask.objects.count()) == (0, 0)
    assert not AccessEvent.objects.filter(verb="recorded_crisis_contact").exists()


def test_the_version_that_was_read_is_kept_with_it(keep, maggies_plan, amina):
    assert keep()[0].version is None
    open_plan(maggies_plan.pk, PLAN_LOOK_UP, verb=Verb.READ_CARD, by=amina)

    assert keep()[0].version == maggies_plan.current


def test_what_was_read_long_ago_was_not_read_for_this(maggies_plan, amina, teams):
    open_plan(maggies_plan.pk, PLAN_LOOK_UP, verb=Verb.READ_CARD, by=amina)
    later = timezone.now() + timedelta(hours=25)

    contact, _ = record_contact(maggies_plan, team=teams["ambulance_control"], **SAID, by=amina, now=later)

    assert contact.version is None


def test_the_number_of_the_open_case_goes_with_it(maggies_plan, amina, teams):
    start_case(maggies_plan.person, case_number="CAD 9", by=amina)
    reached = open_plan(maggies_plan.pk, PLAN_LOOK_UP, verb=Verb.READ_CARD, by=amina)

    contact, _ = record_contact(reached, team=teams["ambulance_control"], **SAID, by=amina)

    assert contact.case_number == "CAD 9"
    assert AccessEvent.objects.get(verb="recorded_crisis_contact").case_number == "CAD 9"


def test_it_can_be_told_of_a_plan_that_was_withdrawn(keep, maggies_plan, imran):
    withdraw_plan(maggies_plan, reason="Asked for", by=imran)

    assert keep(followed="not_found")[0].followed == "not_found"


@pytest.mark.parametrize("wrong", [{"followed": "no"}, {"followed": "partly"}, {"happened": ""}])
def test_the_database_wants_the_reason_and_the_story(keep, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(**wrong)


def test_what_was_written_is_never_changed(keep):
    contact, _ = keep()
    contact.happened = "Nothing"

    with pytest.raises(Sealed):
        contact.save()


def test_newest_first_and_reading_them_is_a_look(keep, maggies_plan, bethan):
    first, _ = keep(happened_on=date(2026, 1, 2))
    second, _ = keep()

    plan, found = open_contacts(maggies_plan.pk, by=bethan)

    assert (plan, found) == (maggies_plan, [second, first])
    assert AccessEvent.objects.get(verb="read_crisis_contacts").actor == bethan


@pytest.mark.parametrize("name", ["owen", "maggie", "katherine", "grace", "dan", "priya"])
def test_nobody_else_reads_them(keep, maggies_plan, request, name):
    keep()
    other = request.getfixturevalue(name)

    with pytest.raises(Http404):
        open_contacts(maggies_plan.pk, by=other)
    assert not contacts_for(other).exists()


@pytest.mark.parametrize("name", ["bethan", "imran", "ravi", "amina"])
def test_those_who_care_and_those_who_answer_do(keep, request, name):
    contact, _ = keep()

    assert list(contacts_for(request.getfixturevalue(name))) == [contact]
