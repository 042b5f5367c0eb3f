"""Who cares for Maggie: asking a team, ending it, and never leaving her with none."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from careplans.access import teams_caring_for
from careplans.models import AccessEvent, Grant


def sharing_of(plan):
    return f"/plans/{plan.pk}/sharing/"


def stop_of(plan, team):
    return f"{sharing_of(plan)}{team.pk}/stop/"


def reason(team, words):
    return {f"stop-{team.pk}-reason": words}


def caring(plan):
    return sorted(team.name for team in teams_caring_for(plan))


@pytest.fixture
def hospice(client, bethan):
    client.force_login(bethan)
    return client


BOTH = ["Saltmarsh Hospice night team", "Seawick Surgery"]


def test_the_page_names_teams_family_and_reasons(hospice, maggies_draft, bethan):
    page = hospice.get(sharing_of(maggies_draft))

    assert sorted(row["team"].name for row in page.context["teams"]) == BOTH
    assert "Katherine Holloway: The person&#x27;s consent" in page.content.decode()
    assert (AccessEvent.objects.last().verb, AccessEvent.objects.last().actor) == ("read_sharing", bethan)


def test_another_team_is_asked_with_a_reason(hospice, maggies_draft, teams, bethan):
    done = hospice.post(sharing_of(maggies_draft), {"team": teams["elsewhere"].pk, "reason": "Visits at weekends"})

    grant = Grant.objects.get(group=teams["elsewhere"].group)
    assert (done.status_code, caring(maggies_draft)) == (302, ["Fenland community team", *BOTH])
    assert (grant.reason, grant.granted_by, grant.ends_at) == ("Visits at weekends", bethan, None)


def test_sharing_can_have_a_last_day(hospice, maggies_draft, teams):
    day = timezone.localdate() + timedelta(days=30)
    boxes = {"last_day_day": day.day, "last_day_month": day.month, "last_day_year": day.year}

    hospice.post(sharing_of(maggies_draft), {"team": teams["elsewhere"].pk, "reason": "Respite", **boxes})

    ends_at = timezone.localtime(Grant.objects.get(group=teams["elsewhere"].group).ends_at)
    assert (ends_at.date(), ends_at.hour) == (day, 23)


REFUSED = [
    {"team": ""},
    {"team": "\x00"},
    {"team": str(uuid.uuid4())},
    {"reason": ""},
    {"reason": "\x00"},
    {"reason": "x" * 100_000},
    {"last_day_year": "2020", "last_day_month": "1", "last_day_day": "1"},
    {"last_day_year": "2999"},
]


@pytest.mark.parametrize("wrong", REFUSED)
def test_without_team_reason_or_a_day_to_come_nothing_is_shared(hospice, maggies_draft, teams, wrong):
    refused = hospice.post(sharing_of(maggies_draft), {"team": teams["elsewhere"].pk, "reason": "Respite", **wrong})

    assert (refused.status_code, caring(maggies_draft)) == (422, BOTH)
    assert refused.context["form"]["reason"].value() == wrong.get("reason", "Respite")


def test_a_team_is_ended_with_a_reason(hospice, maggies_draft, teams):
    surgery = teams["surgery"]

    done = hospice.post(stop_of(maggies_draft, surgery), reason(surgery, "She moved practice"))

    assert (done.url, caring(maggies_draft)) == (sharing_of(maggies_draft), ["Saltmarsh Hospice night team"])
    assert AccessEvent.objects.filter(verb="stopped_sharing", reason="She moved practice").count() == 1


@pytest.mark.parametrize("words", ["", "\x00", "x" * 100_000])
def test_no_team_is_ended_without_a_readable_reason(hospice, maggies_draft, teams, words):
    surgery = teams["surgery"]

    refused = hospice.post(stop_of(maggies_draft, surgery), reason(surgery, words))

    assert (refused.status_code, caring(maggies_draft)) == (422, BOTH)
    assert refused.context["stop"]["reason"].value() == words


def test_the_last_team_stays(hospice, maggies_draft, teams):
    hospice.post(stop_of(maggies_draft, teams["surgery"]), reason(teams["surgery"], "Moved"))

    night_team = teams["night_team"]
    refused = hospice.post(stop_of(maggies_draft, night_team), reason(night_team, "We leave"))

    assert (refused.status_code, caring(maggies_draft)) == (409, ["Saltmarsh Hospice night team"])
    assert "Ask another team first" in refused.content.decode()


def test_who_ends_their_own_team_is_led_home(hospice, maggies_draft, teams):
    night_team = teams["night_team"]

    done = hospice.post(stop_of(maggies_draft, night_team), reason(night_team, "Handed over"))

    assert (done.url, hospice.get(sharing_of(maggies_draft)).status_code) == ("/", 404)


def test_a_team_that_does_not_care_for_her_cannot_be_ended(hospice, maggies_draft, teams):
    other = teams["elsewhere"]

    assert hospice.post(stop_of(maggies_draft, other), reason(other, "x")).status_code == 404


@pytest.mark.parametrize("name", ["owen", "ravi", "maggie", "katherine", "grace", "dan", "priya"])
def test_those_who_may_not_share_cannot_tell_that_there_is_a_plan(client, request, maggies_plan, name):
    client.force_login(request.getfixturevalue(name))

    answers = [client.get(f"/plans/{plan}/sharing/") for plan in (maggies_plan.pk, uuid.uuid4())]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_owen_ends_nothing(client, owen, maggies_plan, teams):
    client.force_login(owen)

    assert client.post(stop_of(maggies_plan, teams["surgery"]), reason(teams["surgery"], "x")).status_code == 404
    assert caring(maggies_plan) == BOTH


def test_a_visitor_is_asked_to_sign_in(client, maggies_plan):
    assert client.get(sharing_of(maggies_plan)).url.startswith("/accounts/login/")
