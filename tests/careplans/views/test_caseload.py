"""Everybody a team cares for, a page at a time."""

from datetime import date

import pytest

from accounts.models import User
from careplans.granting import grant_care
from careplans.models import AccessEvent
from tests.builders import build_member, build_plan, person_facts
from tests.careplans.views.looking import page, queries_for


def register(number, *, by, team):
    facts = person_facts(
        nhs_number=None, nhs_number_status="03", family_name=f"Aa{number:02}", born_on=date(1940, 1, 1)
    )
    return build_plan(by=by, team=team, facts=facts, content={"home": {"parking": "x"}})


def test_by_review_or_by_name(client, bethan, teams, maggies_plan):
    register(1, by=bethan, team=teams["night_team"])

    by_review, by_name = (page(client, bethan, f"/caseload/{asked}") for asked in ("", "?sort=name"))

    assert by_review.index("HOLLOWAY") < by_review.index("AA01")
    assert by_name.index("AA01") < by_name.index("HOLLOWAY")


def test_of_one_team_or_of_all(client, bethan, teams, maggies_plan):
    bethan.memberships.create(team=teams["elsewhere"], role="hospice")
    bethan = User.objects.get(pk=bethan.pk)
    register(1, by=bethan, team=teams["elsewhere"])

    every, of_one = (page(client, bethan, f"/caseload/{asked}") for asked in ("", f"?team={teams['elsewhere'].pk}"))

    assert ("HOLLOWAY" in every, "AA01" in every) == (True, True)
    assert ("HOLLOWAY" in of_one, "AA01" in of_one) == (False, True)


def test_a_team_that_is_not_the_readers_own_is_not_asked_for(client, bethan, owen, teams, maggies_plan):
    grant_care(register(1, by=owen, team=teams["elsewhere"]), teams["board"], reason="x", by=owen)

    assert "AA01" not in page(client, bethan, f"/caseload/?team={teams['elsewhere'].pk}")


def test_fifty_at_a_time_and_more(client, bethan, teams, maggies_plan):
    for number in range(50):
        facts = person_facts(nhs_number=None, nhs_number_status="03", family_name=f"Zz{number:02}")
        build_plan(by=bethan, team=teams["night_team"], facts=facts, content={"home": {"parking": "x"}})

    first, second = (page(client, bethan, f"/caseload/?sort=name&page={number}") for number in (1, 2))

    assert (first.count("gt-caseload__one"), second.count("gt-caseload__one")) == (50, 1)
    assert "There are more people: show everybody" in page(client, bethan, "/")


def test_opening_it_is_on_record(client, bethan, maggies_plan):
    page(client, bethan, "/caseload/")

    assert AccessEvent.objects.get(verb="read_caseload").actor == bethan


def test_it_costs_as_much_for_three_as_for_one(client, bethan, teams, maggies_plan):
    client.force_login(bethan)
    one = queries_for(client, "/caseload/")
    for number in (1, 2):
        register(number, by=bethan, team=teams["night_team"])

    assert queries_for(client, "/caseload/") == one


def test_owen_sees_nobody_of_another_team(client, owen, maggies_plan):
    assert "HOLLOWAY" not in page(client, owen, "/caseload/")


@pytest.mark.parametrize("name", ["ravi", "maggie", "dan"])
def test_who_cares_for_nobody_has_no_caseload(client, teams, name):
    client.force_login(build_member(name, teams))

    assert client.get("/caseload/").status_code == 403
