"""What a team has to do, and asking a team about somebody without a plan."""

import re
from datetime import UTC, datetime

import pytest

from careplans.actions.people import register_person
from careplans.actions.team_tasks import ask_team, do_task
from careplans.forms.team_tasks import seal_search, unseal_search
from careplans.models import TeamTask
from tests.builders import build_member, person_facts
from tests.careplans.views.looking import MAGGIES_BIRTH, look_up, page, queries_for

LONG_AGO = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.fixture
def someone(teams, bethan, imran):
    """A person without a plan, of Imran's practice."""
    return register_person(person_facts(gp_practice="Seawick Surgery"), team=teams["night_team"], by=bethan)


@pytest.fixture
def task(someone, teams, bethan):
    return ask_team(teams["surgery"], "plan_wanted", "What was seen: Frail", person=someone, by=bethan, now=LONG_AGO)


def test_the_list_says_whom_it_is_about_and_what_is_overdue(client, task, imran):
    shown = " ".join(page(client, imran, "/tasks/").split())

    assert (
        f'href="/tasks/{task.pk}/">No plan was found: see whether one is wanted: HOLLOWAY, Margaret Ann (Mrs)' in shown
    )
    assert "<strong>Overdue by" in shown
    assert "1, 1 overdue</a>" in page(client, imran, "/")


def test_a_task_is_read_and_done(client, task, imran):
    shown = page(client, imran, f"/tasks/{task.pk}/")
    assert "HOLLOWAY, Margaret Ann (Mrs)" in shown
    assert "Frail" in shown

    answer = client.post(f"/tasks/{task.pk}/", {"how": "Rang her: visit on Monday"})

    assert answer.url == "/tasks/"
    assert "Nothing waits for you." in page(client, imran, "/tasks/")
    assert "Rang her: visit on Monday" in page(client, imran, "/tasks/?done")


def test_it_is_not_done_before_somebody_says_how(client, task, imran):
    client.force_login(imran)

    assert client.post(f"/tasks/{task.pk}/", {"how": ""}).status_code == 422
    assert TeamTask.objects.open().get() == task


def test_what_a_colleague_did_is_not_done_again(client, task, imran):
    do_task(task, how="Rang her", by=imran)
    client.force_login(imran)

    assert client.post(f"/tasks/{task.pk}/", {"how": "Again"}).url == task.get_absolute_url()
    assert "Done by Imran Sethi</strong>" in page(client, imran, f"/tasks/{task.pk}/")


def test_the_gp_can_go_on_to_start_a_plan(client, task, imran, someone):
    assert f'href="/people/{someone.pk}/">Go to this person' in page(client, imran, f"/tasks/{task.pk}/")
    assert "Start" in page(client, imran, f"/people/{someone.pk}/")


@pytest.mark.parametrize("name", ["owen", "bethan"])
def test_another_team_has_no_such_task(client, request, task, name):
    other = request.getfixturevalue(name)

    assert "HOLLOWAY" not in page(client, other, "/tasks/")
    assert client.get(f"/tasks/{task.pk}/").status_code == 404
    assert client.post(f"/tasks/{task.pk}/", {"how": "Mine"}).status_code == 404
    assert TeamTask.objects.open().exists()


@pytest.mark.parametrize("name", ["ravi", "maggie", "grace"])
def test_who_does_no_tasks_has_no_list(client, teams, name):
    client.force_login(build_member(name, teams))

    assert client.get("/tasks/").status_code == 403


def test_three_tasks_cost_as_much_as_one(client, task, teams, imran, someone, bethan):
    client.force_login(imran)
    one = queries_for(client, "/tasks/")
    for _ in range(2):
        ask_team(teams["surgery"], "other", "One: two", person=someone, by=bethan)

    assert queries_for(client, "/tasks/") == one


def test_a_long_list_goes_on_on_the_next_page(client, task, teams, imran, bethan):
    for _ in range(50):
        ask_team(teams["surgery"], "other", "One: two", by=bethan)

    assert 'href="?page=2" rel="next">More</a>' in page(client, imran, "/tasks/")
    assert page(client, imran, "/tasks/?page=2").count("gt-list__row--new") == 1
    assert page(client, imran, "/tasks/?page=zebra").count("gt-list__row--new") == 50


def test_the_practice_of_the_person_is_proposed(client, ravi, someone, teams):
    shown = page(client, ravi, f"/people/{someone.pk}/tell-gp/")

    assert re.search(rf'<option value="{teams["surgery"].pk}"\s+selected', shown)


def test_telling_the_gp(client, ravi, someone, teams):
    client.force_login(ravi)

    answer = client.post(f"/people/{someone.pk}/tell-gp/", {"team": teams["surgery"].pk, "seen": "Frail", "helps": ""})

    task = TeamTask.objects.get()
    assert (answer.url, task.team, task.person, task.kind) == ("/", teams["surgery"], someone, "plan_wanted")


def test_a_team_that_nobody_offered_is_refused(client, ravi, someone, teams):
    client.force_login(ravi)

    answer = client.post(f"/people/{someone.pk}/tell-gp/", {"team": teams["families"].pk, "seen": "Frail"})

    assert (answer.status_code, TeamTask.objects.count()) == (422, 0)


@pytest.mark.parametrize("name", ["owen", "maggie", "dan"])
def test_a_stranger_cannot_tell_of_somebody_they_cannot_find(client, teams, someone, name):
    client.force_login(build_member(name, teams))

    assert client.get(f"/people/{someone.pk}/tell-gp/").status_code == 404
    assert client.post(f"/people/{someone.pk}/tell-gp/", {"seen": "Frail"}).status_code == 404


def test_where_nobody_matched_what_was_searched_goes_with_it(client, ravi, someone, teams):
    sealed = look_up(client, ravi, {"family_name": "Nobody", **MAGGIES_BIRTH}).context["sealed"]

    asked = client.post("/lookup/tell-gp/", {"searched": sealed})
    facts = {"searched": asked.context["sealed"], "team": teams["surgery"].pk, "seen": "Frail"}
    client.post("/lookup/tell-gp/", facts)

    assert (asked.status_code, asked.context["form"].is_bound) == (200, False)
    task = TeamTask.objects.get()
    assert task.person is None
    assert "Nobody" in task.words.splitlines()[0]


def test_what_was_searched_cannot_be_made_up_or_borrowed(client, ravi, amina):
    client.force_login(ravi)
    borrowed = seal_search("family name Holloway", amina)

    for sealed in ("family name Holloway", borrowed, ""):
        answer = client.post("/lookup/tell-gp/", {"searched": sealed, "seen": "Frail"})
        assert (answer.status_code, answer.url) == (302, "/lookup/")
    assert unseal_search(borrowed, amina) == "family name Holloway"
    assert not TeamTask.objects.exists()


def test_it_is_never_asked_by_address(client, ravi):
    client.force_login(ravi)

    assert client.get("/lookup/tell-gp/").status_code == 405
