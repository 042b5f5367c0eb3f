"""Asking a team, and doing what was asked."""

from datetime import UTC, date, datetime

import pytest
from django.http import Http404

from accounts.roles import CO_ORDINATOR
from careplans.access import people_for, tasks_for, teams_to_ask
from careplans.actions.people import register_person
from careplans.actions.team_tasks import (
    ask_team,
    do_task,
    list_tasks,
    open_task,
    reach_task,
    team_to_propose,
    teams_of_the_key_worker,
    tell_of_no_plan,
)
from careplans.models import AccessEvent, TeamTask
from tests.builders import build_member, build_user, person_facts, publish_draft, write_draft

FRIDAY = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


@pytest.fixture
def someone(teams, bethan):
    """A person without a plan, on the record of the hospice."""
    return register_person(person_facts(gp_practice="Seawick Surgery"), team=teams["night_team"], by=bethan)


def test_a_crisis_is_to_be_read_by_the_next_working_day(teams, ravi, someone):
    crisis = ask_team(teams["surgery"], "crisis_contact", "Read: it", person=someone, by=ravi, now=FRIDAY)
    wanted = ask_team(teams["surgery"], "plan_wanted", "See: them", person=someone, by=ravi, now=FRIDAY)

    assert (crisis.due_on, wanted.due_on) == (date(2026, 11, 23), date(2026, 11, 27))


def test_the_key_worker_is_known_by_name_among_the_members_of_a_team(maggies_plan, teams):
    assert teams_of_the_key_worker(maggies_plan) == [teams["night_team"]]


def test_or_else_by_organisation(maggies_plan, teams, imran):
    worker = {"id": "some", "name": "The duty nurse", "organisation": "seawick surgery", "key_worker": "yes"}
    write_draft(maggies_plan, {"professional_contacts": [worker]}, by=imran)
    publish_draft(maggies_plan, by=imran, key="second")

    assert teams_of_the_key_worker(maggies_plan) == [teams["surgery"]]


def test_where_nobody_knows_every_team_that_cares_is_asked(maggies_draft, teams):
    assert teams_of_the_key_worker(maggies_draft) == [teams["night_team"], teams["surgery"]]


def test_the_practice_on_record_is_proposed_first(someone, teams, imran):
    assert team_to_propose(someone) == teams["surgery"]


def test_or_else_the_team_that_registered_them(someone, teams, imran, bethan):
    someone.gp_practice = "Elsewhere Surgery"

    assert team_to_propose(someone) == teams["night_team"]


def test_only_teams_in_which_somebody_does_tasks_are_offered(teams, bethan, ravi, maggie, dan, owen):
    build_user("Mark", "Left", CO_ORDINATOR, teams["surgery"]).memberships.update(ended_at=FRIDAY, started_at=FRIDAY)

    assert set(teams_to_ask()) == {teams["night_team"], teams["elsewhere"]}


def test_telling_the_gp_is_a_task_and_on_record(someone, teams, ravi):
    task = tell_of_no_plan(teams["surgery"], seen="Frail", helps="A talk", person=someone, by=ravi)

    assert task.words == "What was seen: Frail\nWhat would help: A talk\nWho asks: Ravi Menon, 111 and out of hours"
    event = AccessEvent.objects.get(verb="asked_for_plan")
    assert (event.person, event.subject) == (someone, "task for Seawick Surgery")


def test_where_nobody_matched_what_was_searched_is_in_the_task_and_not_in_the_ledger(teams, ravi):
    task = tell_of_no_plan(teams["surgery"], seen="Frail", searched="family name Nobody", by=ravi)

    assert task.words.startswith("Looked up as: family name Nobody\n")
    assert "Nobody" not in AccessEvent.objects.get(verb="asked_for_plan").subject


def test_the_team_asked_can_find_the_person_until_it_is_done(someone, teams, ravi, imran):
    assert not people_for(imran).exists()
    task = tell_of_no_plan(teams["surgery"], seen="Frail", person=someone, by=ravi)

    assert list(people_for(imran)) == [someone]
    do_task(task, how="Rang her", by=imran)
    assert not people_for(imran).exists()


def test_a_task_is_done_once_and_says_how(someone, teams, ravi, imran):
    task = tell_of_no_plan(teams["surgery"], seen="Frail", person=someone, by=ravi)

    assert do_task(task, how="Rang her", by=imran)
    assert not do_task(task, how="Rang her again", by=imran)

    task.refresh_from_db()
    assert (task.done_by, task.done_how) == (imran, "Rang her")
    assert AccessEvent.objects.filter(verb="did_task").count() == 1


def test_the_longest_due_comes_first_and_what_is_done_stands_apart(teams, ravi, imran):
    newer = ask_team(teams["surgery"], "other", "One: two", by=ravi)
    older = ask_team(teams["surgery"], "other", "One: two", by=ravi, now=FRIDAY)
    done = ask_team(teams["surgery"], "other", "One: two", by=ravi, now=FRIDAY)
    do_task(done, how="Done", by=imran)

    assert list_tasks(10, by=imran) == [older, newer]
    assert list_tasks(10, done=True, by=imran) == [done]
    assert set(tasks_for(imran).overdue(date(2026, 11, 28))) <= {older, newer}


def test_reading_the_list_or_a_task_is_on_record(someone, teams, ravi, imran):
    task = tell_of_no_plan(teams["surgery"], seen="Frail", person=someone, by=ravi)

    list_tasks(10, by=imran)
    open_task(task.pk, by=imran)

    read = AccessEvent.objects.filter(actor=imran, verb__in=["read_tasks", "read_task"]).order_by("id")
    assert [(event.verb, event.person) for event in read] == [("read_tasks", None), ("read_task", someone)]


@pytest.mark.parametrize("name", ["owen", "ravi", "maggie", "dan", "grace"])
def test_no_other_team_reaches_a_task(teams, request, bethan, name):
    task = ask_team(teams["surgery"], "other", "One: two", by=bethan)
    other = request.getfixturevalue(name)

    with pytest.raises(Http404):
        reach_task(task.pk, by=other)
    assert list_tasks(10, by=other) == []


def test_a_co_ordinator_does_the_tasks_of_their_team(teams, bethan):
    task = ask_team(teams["surgery"], "other", "One: two", by=bethan)
    co_ordinator = build_user("Mark", "Zielinski", CO_ORDINATOR, teams["surgery"])

    assert reach_task(task.pk, by=co_ordinator) == task


def test_a_task_about_a_record_that_was_merged_is_about_the_one_in_use(teams, ravi, someone, bethan):
    again = register_person(person_facts(nhs_number=None, nhs_number_status="03"), team=teams["night_team"], by=bethan)
    task = ask_team(teams["surgery"], "other", "One: two", person=again, by=ravi)
    again.merged_into = someone
    again.save(update_fields=["merged_into"])

    assert TeamTask.objects.get(pk=task.pk).about == someone


def test_owens_team_is_nobodys_key_worker(maggies_plan, teams):
    build_member("owen", teams)

    assert teams["elsewhere"] not in teams_of_the_key_worker(maggies_plan)
