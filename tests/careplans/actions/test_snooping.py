"""Looks are gone through day by day, once, and what stands out becomes a case."""

import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import Membership
from careplans.actions import snooping
from careplans.actions.cases import start_case
from careplans.actions.snooping import days_to_examine, examine_day
from careplans.audit import Verb, record
from careplans.models import AccessEvent, BreakGlass, ExaminedDay, OversightCase, Person, WatchedPerson
from careplans.schedule import examine_looks
from tests.builders import build_user
from tests.snoops import replay_a_month

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)


def looked(by, plan, at=None, **facts):
    return record(Verb.READ_CARD, by=by, plan=plan, now=at, **facts)


def examined():
    """Today is gone through, over or not; how many cases that raised."""
    return examine_day(timezone.localdate())


def found():
    return {(case.rule, case.actor.given_name, case.events) for case in OversightCase.objects.all()}


@pytest.mark.django_db
def test_a_month_with_sixty_snoops_finds_them_and_hardly_anybody_else():
    replay = replay_a_month(5_000)

    sys.stdout.writelines(f"{line}\n" for line in replay.lines())
    assert replay.planted == 60
    assert replay.recall >= 0.95
    # Twenty a week among 200,000 looks: of 5,000 looks, one in two weeks.
    assert replay.false_a_week <= 20 * 5_000 / 200_000


def test_an_urgent_look_without_a_call_is_a_case_and_one_with_a_case_of_the_team_is_none(maggies_plan, ravi, amina):
    looked(ravi, maggies_plan)
    start_case(maggies_plan.person, case_number="4711", by=amina, now=timezone.now() - timedelta(hours=5))
    looked(amina, maggies_plan)

    assert examined() == 1
    assert found() == {("no_case", "Ravi", 1)}


def test_a_broken_glass_is_looked_into_by_itself(maggies_plan, ravi):
    times = {"started_at": timezone.now(), "ends_at": timezone.now() + timedelta(hours=4)}
    said = {"reason": "on_scene", "case_number": "4711"}
    BreakGlass.objects.create(user=ravi, person=maggies_plan.person, plan=maggies_plan, **said, **times)
    looked(ravi, maggies_plan)

    assert examined() == 0


def test_those_who_care_and_the_family_raise_nothing(maggies_plan, bethan, imran, maggie, katherine):
    for somebody in (bethan, imran, maggie, katherine):
        looked(somebody, maggies_plan)

    assert examined() == 0


def test_a_namesake_an_address_and_a_colleague_are_known_from_the_record(maggies_plan, teams, ravi, amina):
    home = {"born_on": maggies_plan.person.born_on, "postcode": "ZZ1 2AB", "address_lines": "14 Marram Close"}
    registered = {"registered_by": ravi, "registered_for": teams["surgery"]}
    Person.objects.create(given_names="Ravi", family_name="Menon", account=ravi, **home, **registered)
    build_user("Margaret", "Holloway", ravi.roles_held()[0][0], teams["ambulance_control"])
    for somebody in (ravi, amina):
        looked(somebody, maggies_plan, case_number="4711" if somebody == ravi else "")

    examined()

    assert found() == {("same_name", "Ravi", 1), ("colleague", "Amina", 1), ("no_case", "Amina", 1)}


def test_two_people_make_a_watch_and_then_every_look_is_asked_about(maggies_plan, ravi, grace, priya):
    entry = WatchedPerson.objects.create(person=maggies_plan.person, because="Known", asked_by=grace)
    looked(ravi, maggies_plan, case_number="4711")
    assert examined() == 0

    WatchedPerson.objects.filter(pk=entry.pk).update(agreed_by=priya, agreed_at=timezone.now())
    ExaminedDay.objects.all().delete()

    assert examined() == 1
    assert found() == {("watched", "Ravi", 1)}


def test_a_day_is_gone_through_once(maggies_plan, ravi):
    looked(ravi, maggies_plan)

    assert [examined(), examined()] == [1, 0]
    ExaminedDay.objects.all().delete()
    examined()

    assert OversightCase.objects.count() == 1


def test_a_day_that_broke_off_is_gone_through_again_with_nothing_left_over(maggies_plan, ravi, monkeypatch):
    looked(ravi, maggies_plan)
    with monkeypatch.context() as broken, pytest.raises(RuntimeError), transaction.atomic():
        broken.setattr(snooping, "record", lambda *args, **facts: (_ for _ in ()).throw(RuntimeError))
        examined()
    assert (OversightCase.objects.count(), ExaminedDay.objects.count()) == (0, 0)

    assert examined() == 1


def test_only_days_that_are_over_are_gone_through_and_the_oldest_comes_first(db):
    days, early = days_to_examine(NINE), days_to_examine(NINE.replace(hour=5))

    assert (days[0], days[-1], len(days)) == (date(2026, 2, 11), date(2026, 3, 13), 31)
    assert early[-1] == date(2026, 3, 12)


def test_nothing_that_is_written_of_it_names_anybody(maggies_plan, ravi):
    looked(ravi, maggies_plan)
    examined()

    event = AccessEvent.objects.latest("id")
    assert (event.verb, event.person, event.actor) == (Verb.RAISED_OVERSIGHT_CASES, None, None)
    assert event.subject == f"{timezone.localdate()}: 1"


def test_the_clock_goes_through_the_days(maggies_plan, ravi):
    Membership.objects.update(started_at=NINE)
    looked(ravi, maggies_plan, timezone.now() - timedelta(days=2))

    examine_looks()

    assert found() == {("no_case", "Ravi", 1)}
