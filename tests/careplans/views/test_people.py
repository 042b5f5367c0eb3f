"""Registering someone without making two of them, and the page of one person."""

import re
import uuid

import pytest

from accounts.actions import join_team
from accounts.roles import HOSPICE
from careplans.actions.people import register_person
from careplans.models import AccessEvent, Person, Plan
from tests.builders import MAGGIES_NUMBER, SPARE_NUMBER, person_facts

NEW = "/people/new/"
PEG = {
    "nhs_number": "999 126 4809",
    "number_checked": "01",
    "family_name": "Ockenden",
    "given_names": "Peg",
    "born_day": "2",
    "born_month": "7",
    "born_year": "1941",
}


def page_of(person):
    return f"/people/{person.pk}/"


@pytest.fixture
def hospice(client, bethan):
    client.force_login(bethan)
    return client


def test_bethan_registers_peg(hospice, bethan, teams):
    done = hospice.post(NEW, {**PEG, "phone": "01632 960118", "postcode": "zz11aa"})

    peg = Person.objects.get()
    assert done.url == page_of(peg)
    assert (peg.nhs_number, peg.is_identity_verified, peg.postcode) == (SPARE_NUMBER, True, "ZZ1 1AA")
    assert (peg.registered_by, peg.registered_for, peg.phone) == (bethan, teams["night_team"], "01632 960118")


def test_registering_starts_no_plan(hospice):
    hospice.post(NEW, PEG)

    assert (Person.objects.count(), Plan.objects.count()) == (1, 0)


PARTS = {("", "", "1941"): "year", ("", "7", "1941"): "month", ("2", "7", "1941"): "day"}


@pytest.mark.parametrize("parts", PARTS)
def test_a_date_of_birth_is_kept_as_far_as_it_is_known(hospice, parts):
    hospice.post(NEW, PEG | dict(zip(("born_day", "born_month", "born_year"), parts, strict=True)))

    peg = Person.objects.get()
    assert (peg.born_precision, peg.born_on.year) == (PARTS[parts], 1941)


def test_without_a_number_the_person_still_has_to_be_traced(hospice):
    hospice.post(NEW, PEG | {"nhs_number": "", "number_checked": ""})

    assert Person.objects.get().is_identity_verified is False


REFUSED = {
    "nhs_number": ["9991264808", "1111111111", "123", "999126480\x00", "x" * 100_000],
    "family_name": ["", "  ", "\x00", "Ock\u202eenden", "x" * 100_000],
    "given_names": ["", "\x07"],
    "born_year": ["", "58", "2999", "1066", "abc", "\x00"],
    "born_day": ["31", "99"],
    "postcode": ["nowhere", "\x00"],
    "phone": ["ring me", "\x00"],
    "gender": ["zebra", "\x00"],
    "number_checked": ["", "zebra"],
}


@pytest.mark.parametrize(("box", "typed"), [(box, typed) for box, many in REFUSED.items() for typed in many])
def test_what_cannot_be_is_refused_beside_its_box_and_given_back(hospice, box, typed):
    born = {"born_month": "2"} if box == "born_day" else {}

    refused = hospice.post(NEW, PEG | born | {box: typed})

    field = box.split("_")[0] if box.startswith("born") else box
    assert (refused.status_code, Person.objects.count()) == (422, 0)
    assert list(refused.context["form"].errors) == [field]
    assert refused.context["form"].data[box] == typed


def test_test_numbers_are_refused_where_people_are_real(hospice, settings):
    settings.ENVIRONMENT = "production"

    refused = hospice.post(NEW, PEG)

    assert list(refused.context["form"].errors) == ["nhs_number"]


@pytest.fixture
def holland(bethan, teams):
    """Someone Bethan's team registered, born on Maggie's birthday."""
    facts = person_facts(nhs_number=None, nhs_number_status="03", family_name="Holland", given_names="Peg")
    return register_person(facts, team=teams["night_team"], by=bethan)


ALIKE = PEG | {"family_name": "Hollis", "born_day": "14", "born_month": "3", "born_year": "1958"}


def shown_mark(response):
    return re.search(r'name="shown"[^>]* value="([^"]*)"', response.content.decode())[1]


def people_in(response):
    return [match.person for match in response.context["matches"]]


def test_whoever_may_be_the_same_person_is_shown_first(hospice, holland):
    asked = hospice.post(NEW, ALIKE)

    assert (asked.status_code, people_in(asked), Person.objects.count()) == (409, [holland], 1)


def test_none_of_these_registers_a_new_person(hospice, holland):
    asked = hospice.post(NEW, ALIKE)

    done = hospice.post(NEW, ALIKE | {"none_of_these": "on", "shown": shown_mark(asked)})

    assert (done.status_code, Person.objects.count()) == (302, 2)


@pytest.mark.parametrize("sent", [{"none_of_these": "on"}, {"none_of_these": "on", "shown": "é\x00"}])
def test_nobody_says_none_of_these_about_people_they_were_not_shown(hospice, holland, sent):
    asked = hospice.post(NEW, ALIKE | sent)

    assert (asked.status_code, Person.objects.count()) == (409, 1)


def test_partly_known_birth_dates_still_find_each_other(hospice, holland):
    asked = hospice.post(NEW, ALIKE | {"born_day": "", "born_month": ""})

    assert people_in(asked) == [holland]


def test_a_number_in_use_cannot_be_registered_again(hospice, maggies_draft):
    asked = hospice.post(NEW, PEG | {"nhs_number": MAGGIES_NUMBER})

    assert (asked.status_code, asked.context["is_same_number"], Person.objects.count()) == (409, True, 1)
    assert b"None of these" not in asked.content


def test_owen_learns_only_that_somebody_is_there(client, owen, maggies_draft):
    client.force_login(owen)

    asked = client.post(NEW, PEG | {"nhs_number": MAGGIES_NUMBER})

    said = asked.content.decode()
    assert (asked.context["matches"], asked.context["others"]) == ([], 1)
    assert "already registered by another organisation" in said
    assert not any(word in said for word in ("HOLLOWAY", "Margaret", "Marram", str(maggies_draft.person_id)))


def test_each_person_shown_as_alike_is_on_record(hospice, holland, bethan):
    hospice.post(NEW, ALIKE)

    event = AccessEvent.objects.last()
    assert (event.verb, event.actor, event.person) == ("looked_up", bethan, holland)


@pytest.mark.parametrize("name", ["ravi", "maggie", "katherine", "grace", "dan", "priya"])
def test_only_those_who_register_people_reach_the_page(client, request, name):
    client.force_login(request.getfixturevalue(name))

    assert [client.get(NEW).status_code, client.post(NEW, PEG).status_code] == [403, 403]
    assert Person.objects.count() == 0


def test_the_page_of_a_person_is_a_look_on_record(hospice, holland, bethan):
    hospice.get(page_of(holland))

    event = AccessEvent.objects.last()
    assert (event.verb, event.actor, event.person) == ("read_person", bethan, holland)


def test_bethan_starts_a_plan_for_her_own_team(hospice, holland, bethan):
    done = hospice.post(page_of(holland) + "start-plan/")

    plan = Plan.objects.get()
    assert (done.url, plan.started_by) == (f"/plans/{plan.pk}/draft/esther/", bethan)


def test_who_works_in_two_teams_says_which(hospice, holland, bethan, teams):
    join_team(bethan, teams["surgery"], role=HOSPICE)

    asked = hospice.post(page_of(holland) + "start-plan/")
    done = hospice.post(page_of(holland) + "start-plan/", {"team": teams["surgery"].pk})

    assert (asked.status_code, done.status_code, Plan.objects.count()) == (422, 302, 1)


def test_nobody_starts_a_plan_for_a_team_they_are_not_in(hospice, holland, bethan, teams):
    join_team(bethan, teams["surgery"], role=HOSPICE)

    refused = hospice.post(page_of(holland) + "start-plan/", {"team": teams["elsewhere"].pk})

    assert (refused.status_code, Plan.objects.count()) == (422, 0)


def test_a_second_plan_leads_to_the_first(hospice, maggies_draft):
    done = hospice.post(page_of(maggies_draft.person) + "start-plan/")

    assert (done.url, Plan.objects.count()) == (f"/plans/{maggies_draft.pk}/draft/", 1)


@pytest.mark.knows_maggie("owen")
def test_a_plan_of_another_team_is_not_shown_but_said(client, owen, teams, holland, bethan, hospice):
    hospice.post(page_of(holland) + "start-plan/")
    join_team(owen, teams["night_team"], role=HOSPICE)
    Plan.objects.get().grants.update(ended_at="2026-01-01T00:00Z", ended_by=bethan)
    client.force_login(owen)

    told = client.post(page_of(holland) + "start-plan/", {"team": teams["elsewhere"].pk})

    assert (told.status_code, "Ask that team to share it" in told.content.decode()) == (409, True)


def test_ravi_finds_a_person_but_starts_no_plan(client, ravi, holland):
    client.force_login(ravi)

    assert [client.get(page_of(holland)).status_code, client.post(page_of(holland) + "start-plan/").status_code] == [
        200,
        403,
    ]


@pytest.mark.parametrize("name", ["owen", "maggie", "katherine", "grace", "dan", "priya"])
def test_strangers_cannot_tell_that_there_is_such_a_person(client, request, maggies_plan, name):
    client.force_login(request.getfixturevalue(name))

    answers = [client.get(f"/people/{person}/") for person in (maggies_plan.person_id, uuid.uuid4())]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_a_visitor_is_asked_to_sign_in(client, holland):
    assert [client.get(path).url.startswith("/accounts/login/") for path in (NEW, page_of(holland))] == [True, True]
