"""Teams opened, changed and closed by those who manage the organisation."""

import pytest

from accounts.models import Team
from careplans.actions.staff import NOT_YOURS, MayNot
from careplans.actions.staff_teams import HAS_PEOPLE, NAME_TAKEN, address_of, change_team, close_team, open_new_team
from careplans.models import AccessEvent

FACTS = {"phone": "01632 960111", "email": "day@hospice.golden-ticket.test", "works_day_and_night": False}


@pytest.fixture
def hospice(teams):
    return teams["night_team"].organisation


def refusal_of(deed, *args, **named):
    with pytest.raises(MayNot) as refused:
        deed(*args, **named)
    return str(refused.value)


def test_a_team_is_opened_with_its_address_and_not_for_the_whole_area(hospice, fern):
    team = open_new_team(hospice, name="Day team", **FACTS, by=fern)

    assert (team.organisation, team.phone, team.covers_whole_area) == (hospice, "01632 960111", False)
    assert address_of(team) == "day@hospice.golden-ticket.test"
    assert AccessEvent.objects.get(verb="opened_team").subject == "Day team, Saltmarsh Hospice"


def test_a_name_is_not_used_twice(hospice, fern):
    assert refusal_of(open_new_team, hospice, name="SALTMARSH hospice night team", **FACTS, by=fern) == NAME_TAKEN


def test_a_new_address_takes_the_place_of_the_one_before_and_can_come_back(hospice, fern):
    team = open_new_team(hospice, name="Day team", **FACTS, by=fern)

    addresses = []
    for email in ("other@hospice.golden-ticket.test", FACTS["email"], ""):
        change_team(team, **FACTS | {"email": email}, by=fern)
        addresses.append(address_of(team))

    assert addresses == ["other@hospice.golden-ticket.test", FACTS["email"], ""]


def test_an_empty_team_that_cares_for_nobody_is_closed(hospice, fern):
    team = open_new_team(hospice, name="Day team", **FACTS, by=fern)

    close_team(team, by=fern)

    assert Team.objects.get(pk=team.pk).closed_at
    assert refusal_of(open_new_team, hospice, name="Day team", **FACTS, by=fern) == NAME_TAKEN


def test_a_team_that_still_cares_for_somebody_stays(maggies_plan, teams, imran, priya):
    imran.memberships.all().delete()

    assert refusal_of(close_team, teams["surgery"], by=priya) == HAS_PEOPLE


@pytest.mark.parametrize("name", ["fern", "imran", "grace", "owen"])
def test_teams_of_others_are_not_theirs(request, teams, name):
    by, surgery = request.getfixturevalue(name), teams["surgery"]

    assert refusal_of(open_new_team, surgery.organisation, name="Mine", **FACTS, by=by) == NOT_YOURS
    assert refusal_of(change_team, surgery, **FACTS, by=by) == NOT_YOURS
    assert refusal_of(close_team, surgery, by=by) == NOT_YOURS
