from datetime import date, timedelta

import pytest
from django.utils import timezone

from careplans.actions.plans import withdraw_plan
from careplans.models import AccessEvent
from tests.builders import build_plan, person_facts, publish_draft, write_draft
from tests.careplans.views.looking import page, queries_for


def home(client, user):
    return " ".join(page(client, user, "/").split())


def register(number, *, by, team, **facts):
    """One more person of the caseload, with a draft."""
    facts = person_facts(nhs_number=None, family_name=f"Person {number}", born_on=date(1940, 1, number), **facts)
    return build_plan(by=by, team=team, facts=facts)


def test_ravi_can_type_at_once(client, ravi):
    shown = home(client, ravi)

    assert '<form method="post" action="/lookup/"' in shown
    assert shown.count("autofocus") == 1


def test_ravi_is_shown_no_list_of_people(client, ravi, maggies_plan):
    assert "HOLLOWAY" not in home(client, ravi)


def test_bethan_sees_the_people_her_team_cares_for(client, bethan, maggies_plan):
    shown = home(client, bethan)

    assert f'<a href="/plans/{maggies_plan.pk}/">HOLLOWAY, Margaret Ann (Mrs)</a>' in shown
    assert "Version 1 in use" in shown
    assert "Review due in 17 days" in shown
    assert "Changes not published" not in shown


def test_bethan_sees_what_is_not_published_yet(client, bethan, maggies_plan):
    write_draft(maggies_plan, {"comfort": {"would_want": "Tea"}}, by=bethan)

    assert f'<a href="/plans/{maggies_plan.pk}/draft/">Changes not published</a>' in home(client, bethan)


def test_a_plan_never_published_and_a_withdrawn_one_say_so(client, bethan, imran, teams, maggies_plan):
    register(1, by=bethan, team=teams["night_team"])
    withdraw_plan(maggies_plan, reason="She asked for it", by=imran)

    shown = home(client, bethan)

    assert "<strong>Nothing published yet</strong>" in shown
    assert "<strong>Withdrawn</strong>" in shown


def test_the_soonest_review_comes_first(client, bethan, imran, teams, maggies_plan):
    later = register(1, by=bethan, team=teams["night_team"], nhs_number_status="01")
    overdue = later.draft.content["review"] | {"review_due": (timezone.localdate() + timedelta(days=1)).isoformat()}
    write_draft(later, {"review": overdue}, by=bethan)
    publish_draft(later, by=bethan)

    shown = home(client, bethan)

    assert shown.index("PERSON 1") < shown.index("HOLLOWAY")


def test_opening_the_list_is_on_record(client, bethan, maggies_plan):
    home(client, bethan)

    event = AccessEvent.objects.get(verb="read_caseload")
    assert (event.actor, event.subject) == (bethan, "Saltmarsh Hospice night team")


def test_the_list_costs_as_much_for_three_people_as_for_one(client, bethan, teams, maggies_plan):
    client.force_login(bethan)
    one = queries_for(client, "/")
    for number in (1, 2):
        register(number, by=bethan, team=teams["night_team"])

    assert queries_for(client, "/") == one


def test_owen_cares_for_nobody_here(client, owen, maggies_plan):
    shown = home(client, owen)

    assert "HOLLOWAY" not in shown
    assert "Your teams care for nobody here yet." in shown


@pytest.mark.parametrize("name", ["maggie", "katherine"])
def test_people_and_families_go_to_their_own_plan(client, request, maggies_plan, name):
    client.force_login(request.getfixturevalue(name))

    assert client.get("/").url == "/my/"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("grace", "Sees who looked at any plan, and why; approves merges of two records; does not read the plans."),
        ("dan", "Reads de-identified reports; never sees a person."),
        ("priya", "Manages people who sign in, and asks to merge two records of one person; reads no plan."),
    ],
)
def test_others_read_what_their_role_is_for(client, request, maggies_plan, name, says):
    shown = home(client, request.getfixturevalue(name))

    assert says in shown
    assert "HOLLOWAY" not in shown


def test_it_needs_signing_in(client, db):
    assert client.get("/").url == "/accounts/login/?next=/"
