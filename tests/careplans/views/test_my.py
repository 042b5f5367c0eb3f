from datetime import date

import pytest

from careplans.actions.plans import withdraw_plan
from careplans.models import AccessEvent, Representative
from tests.builders import SPARE_NUMBER, build_plan, person_facts
from tests.careplans.views.looking import page


def my(client, user):
    return " ".join(page(client, user, "/my/").split())


@pytest.fixture
def another_plan(teams, bethan):
    """The plan of someone else for whom Katherine speaks."""
    facts = person_facts(nhs_number=SPARE_NUMBER, family_name="Marsh", given_names="Doreen", born_on=date(1950, 1, 2))
    return build_plan(by=bethan, team=teams["night_team"], facts=facts)


def test_maggie_reads_her_own_plan_in_plain_words(client, maggie, maggies_plan):
    shown = my(client, maggie)

    assert '<h1 class="nhsuk-heading-l">My plan</h1>' in shown
    assert "That I die looking at my own sea, with the window open." in shown
    assert "Saltmarsh Hospice night team, Saltmarsh Hospice, since" in shown
    assert f'href="/plans/{maggies_plan.pk}/who-looked/"' in shown


def test_cpr_is_not_the_first_thing_maggie_meets(client, maggie, maggies_plan):
    assert "CPR" not in my(client, maggie)


def test_katherine_reads_whose_plan_it_is(client, katherine, maggies_plan):
    assert "The plan of Maggie Holloway" in my(client, katherine)


def test_reading_it_is_on_record(client, maggie, maggies_plan):
    my(client, maggie)

    event = AccessEvent.objects.get(actor=maggie)
    assert (event.verb, event.plan) == ("read_plan", maggies_plan)


def test_who_speaks_for_two_people_chooses_whose_plan(client, katherine, maggies_plan, another_plan):
    Representative.objects.create(person=another_plan.person, user=katherine, basis="Consent")

    shown = my(client, katherine)

    assert "Whose plan?" in shown
    assert "HOLLOWAY, Margaret Ann (Mrs)</a>: in use" in shown
    assert "MARSH, Doreen (Mrs)</a>: still being written" in shown


def test_a_withdrawn_plan_is_said_to_be_withdrawn(client, maggie, imran, maggies_plan):
    withdraw_plan(maggies_plan, reason="She asked for it", by=imran)

    shown = my(client, maggie)

    assert "The plan was withdrawn" in shown
    assert "window open" not in shown


def test_no_word_of_a_draft_is_shown(client, maggie, maggies_draft):
    shown = my(client, maggie)

    assert "The plan is still being written." in shown
    assert "window open" not in shown


def test_katherine_sees_nothing_once_she_no_longer_speaks_for_maggie(client, katherine, maggies_plan, bethan):
    link = Representative.objects.get(user=katherine)
    link.ended_at = link.started_at
    link.save(update_fields=["ended_at"])

    assert "No plan is linked to you" in my(client, katherine)


@pytest.mark.parametrize("name", ["owen", "bethan", "ravi", "grace", "priya"])
def test_nobody_else_has_a_plan_of_their_own_here(client, request, maggies_plan, name):
    assert "No plan is linked to you" in my(client, request.getfixturevalue(name))


def test_it_needs_signing_in(client, db):
    assert client.get("/my/").url == "/accounts/login/?next=/my/"
