"""Finding a plan by the code on somebody's sheet; guessing raises the alarm, and honest callers never notice."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from careplans.actions import slowing
from careplans.actions.alarms import TOO_MANY, Kind, acknowledge_alarm, standing_alarms, watch_look_up_of_nobody
from careplans.actions.lookups import look_up
from careplans.actions.plans import withdraw_plan
from careplans.actions.prints import State, print_ticket
from careplans.actions.reading_out import Caller, FoundByCode, Given, WrongCode, find_by_code, record_read_out
from careplans.actions.sharing import share_with
from careplans.actions.slowing import FIRST_WAIT
from careplans.content.asked import Query
from careplans.content.spoken import new_code
from careplans.models import AccessEvent, Alarm
from tests.builders import MAGGIES_NUMBER, SPARE_NUMBER, build_plan, person_facts, publish_draft
from tests.careplans.actions.merging import merge_records

CREW = Caller("Alpha 41", "CAD 1234")
BORN = date(1958, 3, 14)
NOW = timezone.now()


@pytest.fixture
def sheet(maggies_plan, imran):
    """A printed copy of version 1 of Maggie's plan."""
    ticket, _ = print_ticket(maggies_plan, layout="a4", kept_where="Fridge", by=imran)
    return ticket


def find(ticket, by, *, now=NOW, **given):
    given = given or {"born_on": BORN}
    return find_by_code(Given(ticket.spoken_code, **given), caller=CREW, by=by, now=now)


def guess(by, times, now=NOW):
    return [find_by_code(Given(new_code(), BORN), caller=CREW, by=by, now=now) for _ in range(times)][-1]


def events(verb):
    return AccessEvent.objects.filter(verb=verb)


@pytest.mark.parametrize(
    "given",
    [{"born_on": BORN}, {"nhs_number": MAGGIES_NUMBER}, {"born_on": BORN, "nhs_number": MAGGIES_NUMBER}],
)
def test_the_code_and_a_date_of_birth_or_a_number_find_the_plan_and_it_is_on_record(sheet, ravi, given):
    found = find(sheet, ravi, **given)

    event = events("found_by_code").get()
    assert found == FoundByCode(sheet, sheet.version.plan, State.CURRENT)
    assert (event.actor, event.plan, event.version_number) == (ravi, sheet.version.plan, 1)
    assert (event.reason, event.case_number) == ("Caller: Alpha 41", "CAD 1234")
    assert event.subject == f"ticket {sheet.number}: CURRENT"


@pytest.mark.parametrize(
    "given",
    [
        {"born_on": date(1958, 3, 15)},
        {"nhs_number": SPARE_NUMBER},
        {"born_on": BORN, "nhs_number": SPARE_NUMBER},
        {"born_on": date(1958, 4, 14), "nhs_number": MAGGIES_NUMBER},
        {"born_on": None},
    ],
)
def test_a_right_code_with_anything_wrong_is_answered_as_no_code_at_all(sheet, ravi, given):
    assert find(sheet, ravi, **given) == WrongCode(1)
    assert guess(ravi, 1) == WrongCode(2)

    tried = events("tried_code").order_by("id")
    assert [(event.plan, event.result) for event in tried] == [(sheet.version.plan, "denied"), (None, "nobody")]


def test_no_event_holds_a_code(sheet, ravi):
    find(sheet, ravi)
    find(sheet, ravi, nhs_number=SPARE_NUMBER)

    for event in AccessEvent.objects.all():
        assert sheet.spoken_code not in f"{event.subject} {event.reason}"


def test_a_code_opens_nothing_for_those_who_do_not_read_out(sheet, owen, grace, maggie, bethan):
    for user in (owen, grace, maggie, bethan):
        assert find(sheet, user) == WrongCode(1)


def test_a_sheet_of_an_older_version_leads_to_the_one_in_use(sheet, ravi, imran):
    publish_draft(sheet.version.plan, by=imran, key="second")

    found = find(sheet, ravi)

    assert (found.state, found.plan.current_id != sheet.version_id) == (State.REPLACED, True)
    assert events("found_by_code").get().version_number == 2


def test_a_sheet_of_a_withdrawn_plan_says_so(sheet, ravi, imran):
    withdraw_plan(sheet.version.plan, reason="She asked for it", by=imran)

    assert find(sheet, ravi).state == State.WITHDRAWN


def test_that_it_was_read_out_is_on_record_with_to_whom_and_what(sheet, ravi):
    plan = sheet.version.plan

    record_read_out(plan.pk, 1, heard="All of it", caller=CREW, by=ravi)

    event = events("read_out").get()
    assert (event.actor, event.plan, event.version_number, event.subject) == (ravi, plan, 1, "All of it")
    assert (event.reason, event.case_number) == ("Caller: Alpha 41", "CAD 1234")


def test_only_a_version_there_is_can_have_been_read_and_only_by_who_may(sheet, ravi, owen):
    for number, by in ((2, ravi), (1, owen)):
        with pytest.raises(Http404):
            record_read_out(sheet.version.plan_id, number, heard="All of it", caller=CREW, by=by)

    assert not events("read_out").exists()


def test_ten_wrong_codes_within_an_hour_raise_the_alarm_once(ravi, grace):
    guess(ravi, 9, NOW - timedelta(minutes=50))
    assert standing_alarms(grace, now=NOW) == []

    guess(ravi, 3)

    (seen,) = standing_alarms(grace, now=NOW)
    assert (seen.alarm.kind, seen.alarm.about, seen.tries) == (Kind.ONE_TRIES_CODES, ravi, 12)
    assert seen.alarm.since == NOW - timedelta(minutes=50)
    assert events("alarmed").count() == 1


def test_it_is_raised_again_when_it_goes_on_for_more_than_an_hour(ravi):
    guess(ravi, 12, NOW - timedelta(minutes=70))
    guess(ravi, 12)

    assert Alarm.objects.filter(kind=Kind.ONE_TRIES_CODES).count() == 2


def test_wrong_codes_far_apart_raise_no_alarm(ravi):
    for hours in range(12):
        guess(ravi, 1, NOW - timedelta(minutes=61 * hours))

    assert not Alarm.objects.exists()


def test_wrong_codes_of_many_together_raise_an_alarm_about_nobody(ravi, amina, grace, monkeypatch):
    monkeypatch.setitem(TOO_MANY, Kind.MANY_TRY_CODES, 6)
    for user in (ravi, amina):
        guess(user, 3)

    (seen,) = standing_alarms(grace, now=NOW)
    assert (seen.alarm.kind, seen.alarm.about, seen.tries, seen.users) == (Kind.MANY_TRY_CODES, None, 6, 2)
    assert AccessEvent.objects.get(verb="alarmed").actor is None


def test_an_alarm_stands_until_somebody_has_seen_it_or_for_a_day(ravi, grace):
    guess(ravi, 10)
    (seen,) = standing_alarms(grace, now=NOW)
    assert standing_alarms(grace, now=NOW + timedelta(hours=24)) == []

    acknowledge_alarm(seen.alarm.pk, by=grace, now=NOW)
    acknowledge_alarm(seen.alarm.pk, by=grace, now=NOW + timedelta(minutes=1))

    assert standing_alarms(grace, now=NOW) == []
    assert Alarm.objects.get().acknowledged_at == NOW
    assert events("saw_alarm").count() == 1


def test_only_those_who_watch_see_alarms(ravi, owen, priya):
    guess(ravi, 10)

    for user in (ravi, owen, priya):
        assert standing_alarms(user, now=NOW) == []
        with pytest.raises(Http404):
            acknowledge_alarm(Alarm.objects.get().pk, by=user)
    assert Alarm.objects.get().acknowledged_at is None


def test_the_alarm_is_in_the_log_without_a_code_or_a_name(ravi, caplog, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        guess(ravi, 10)

    (line,) = [one for one in caplog.records if one.levelname == "ERROR"]
    assert line.msg["event"] == "somebody_seems_to_be_guessing"
    assert (line.msg["count"], line.msg["outcome"]) == (10, "one_tries_codes")
    assert not {"Ravi", "Menon", "ravi@", "Alpha"} & set(str(line.msg).split())


def test_an_honest_caller_is_answered_in_the_middle_of_an_attack(sheet, ravi, amina):
    guess(ravi, 60)

    assert find(sheet, amina, now=NOW).plan == sheet.version.plan
    assert find(sheet, ravi, now=NOW).plan == sheet.version.plan
    assert find(sheet, amina, now=NOW, born_on=date(1950, 1, 1)) == WrongCode(1)


def test_a_code_of_a_record_that_was_merged_finds_the_plan_that_is_used_now(
    sheet, ravi, bethan, imran, priya, grace, teams
):
    plan = sheet.version.plan
    again = build_plan(by=bethan, team=teams["night_team"], facts=person_facts(nhs_number=SPARE_NUMBER))
    share_with(again, teams["surgery"], reason="Cares for this person", by=bethan)
    publish_draft(again, by=imran)
    older, _ = print_ticket(again, layout="a4", kept_where="Hall", by=imran)
    same = {"both_verified_because": "Her number was changed"}
    merge_records(plan.person, again.person, keep_plan=plan, asked_by=priya, approved_by=grace, **same)

    for given in ({"nhs_number": SPARE_NUMBER}, {"nhs_number": MAGGIES_NUMBER}, {"born_on": BORN}):
        found = find(older, ravi, **given)
        assert (found.plan.pk, found.state) == (plan.pk, State.REPLACED)


def test_many_look_ups_that_find_nobody_raise_the_alarm_and_wait(ravi, grace, monkeypatch):
    waited = []
    monkeypatch.setattr(slowing.time, "sleep", waited.append)
    monkeypatch.setitem(TOO_MANY, Kind.ONE_LOOKS_UP, 3)
    for day in (1, 2, 3):
        look_up(Query(date(1970, 1, day), family_name="Nobody"), by=ravi, now=NOW)
        watch_look_up_of_nobody(ravi, now=NOW)

    assert waited == [FIRST_WAIT]
    (seen,) = standing_alarms(grace, now=NOW)
    assert (seen.alarm.kind, seen.alarm.about, seen.tries) == (Kind.ONE_LOOKS_UP, ravi, 3)
