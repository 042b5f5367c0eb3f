"""A case number gives the team a relationship to the person for a day, without a question."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from accounts.permissions import PLAN_LOOK_UP
from accounts.roles import GP, OUT_OF_HOURS
from careplans.access import has_case, plans_for
from careplans.actions.cases import close_case, list_cases, reach_case, start_case
from careplans.actions.lookups import Query, look_up
from careplans.actions.people import register_person
from careplans.actions.reading import open_plan
from careplans.audit import Verb
from careplans.models import AccessEvent, CaseRelationship
from tests.builders import MAGGIES_NUMBER, SPARE_NUMBER, build_user, person_facts

MAGGIE = Query(born_on=date(1958, 3, 14), nhs_number=MAGGIES_NUMBER)
A_DAY = timedelta(hours=24)


@pytest.fixture
def zara(teams):
    """Ravi's colleague in the next chair."""
    return build_user("Zara", "Ali", OUT_OF_HOURS, teams["out_of_hours"])


def read_card(plan, by):
    open_plan(plan.pk, PLAN_LOOK_UP, verb=Verb.READ_CARD, by=by)
    return AccessEvent.objects.latest("id").case_number


def test_a_look_with_a_case_number_makes_the_team_part_of_it_for_a_day(maggies_plan, ravi, teams):
    now = timezone.now()

    look_up(MAGGIE, case_number="4711", by=ravi, now=now)

    case = CaseRelationship.objects.get()
    assert (case.person, case.team, case.case_number) == (maggies_plan.person, teams["out_of_hours"], "4711")
    assert (case.started_by, case.started_at, case.ends_at) == (ravi, now, now + A_DAY)


def test_a_look_without_one_makes_nothing(maggies_plan, ravi):
    look_up(MAGGIE, by=ravi)

    assert not CaseRelationship.objects.exists()


def test_a_person_without_a_plan_has_a_case_too(maggies_draft, ravi):
    look_up(MAGGIE, case_number="4711", by=ravi)

    assert has_case(ravi, maggies_draft.person)


def test_of_several_people_none_has_a_case_before_one_is_chosen(maggies_plan, ravi, bethan, teams):
    facts = person_facts(nhs_number=SPARE_NUMBER, given_names="Marjorie")
    register_person(facts, team=teams["night_team"], by=bethan)

    look_up(Query(born_on=date(1958, 3, 14), family_name="Holloway"), case_number="4711", by=ravi)
    assert not CaseRelationship.objects.exists()

    open_plan(maggies_plan.pk, PLAN_LOOK_UP, verb=Verb.READ_CARD, by=ravi, case_number="4711")
    assert CaseRelationship.objects.get().person == maggies_plan.person


def test_the_case_and_the_event_are_written_together_or_not_at_all(maggies_plan, ravi, monkeypatch):
    def full_disk(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("careplans.actions.reading.start_case", full_disk)

    with pytest.raises(OSError, match="No space"):
        open_plan(maggies_plan.pk, PLAN_LOOK_UP, verb=Verb.READ_CARD, by=ravi, case_number="4711")
    assert not AccessEvent.objects.filter(verb="read_card").exists()


def test_every_later_look_of_the_team_carries_the_number_by_itself(maggies_plan, ravi, zara, amina):
    look_up(MAGGIE, case_number="4711", by=ravi)

    assert (read_card(maggies_plan, ravi), read_card(maggies_plan, zara)) == ("4711", "4711")
    look_up(MAGGIE, by=zara)
    assert AccessEvent.objects.latest("id").case_number == "4711"
    # Another team's look is for a reason of its own
    assert read_card(maggies_plan, amina) == ""


def test_a_look_with_a_number_of_its_own_keeps_that(maggies_plan, ravi):
    look_up(MAGGIE, case_number="4711", by=ravi)

    look_up(MAGGIE, case_number="4712", by=ravi)

    assert AccessEvent.objects.latest("id").case_number == "4712"
    assert {case.case_number for case in list_cases(10, by=ravi)} == {"4711", "4712"}


def test_two_colleagues_on_one_case_open_it_once(maggies_plan, ravi, zara):
    look_up(MAGGIE, case_number="4711", by=ravi)
    look_up(MAGGIE, case_number="4711", by=zara)

    assert CaseRelationship.objects.get().started_by == ravi


def test_after_a_day_it_has_ended_by_itself_and_can_begin_again(maggies_plan, ravi):
    yesterday = timezone.now() - A_DAY
    start_case(maggies_plan.person, case_number="4711", by=ravi, now=yesterday)

    assert not has_case(ravi, maggies_plan.person)
    assert read_card(maggies_plan, ravi) == ""
    look_up(MAGGIE, case_number="4711", by=ravi)
    assert has_case(ravi, maggies_plan.person)
    lapsed = CaseRelationship.objects.get(started_at=yesterday)
    assert (lapsed.closed_at, lapsed.closed_by) == (lapsed.ends_at, None)


def test_a_case_can_be_closed_early(maggies_plan, ravi, zara):
    look_up(MAGGIE, case_number="4711", by=ravi)
    case = CaseRelationship.objects.get()

    close_case(case, by=zara)
    close_case(case, by=ravi)

    case.refresh_from_db()
    assert (case.closed_by, has_case(ravi, maggies_plan.person)) == (zara, False)
    assert AccessEvent.objects.get(verb="closed_case").case_number == "4711"
    assert read_card(maggies_plan, ravi) == ""


def test_it_widens_nobodys_reach(maggies_plan, teams, owen):
    start_case(maggies_plan.person, case_number="4711", by=owen)

    assert has_case(owen, maggies_plan.person)
    assert not plans_for(owen, PLAN_LOOK_UP).exists()


def test_another_team_neither_sees_nor_closes_it(maggies_plan, ravi, amina):
    look_up(MAGGIE, case_number="4711", by=ravi)

    assert list_cases(10, by=amina) == []
    with pytest.raises(Http404):
        reach_case(CaseRelationship.objects.get().pk, by=amina)


def test_who_is_in_two_teams_opens_it_for_both(maggies_plan, bethan, teams):
    build_user("Two", "Teams", GP, teams["night_team"]).memberships.create(team=teams["surgery"], role="gp")
    user = teams["surgery"].memberships.get(user__given_name="Two").user

    look_up(MAGGIE, case_number="4711", by=user)

    assert {case.team for case in CaseRelationship.objects.all()} == {teams["night_team"], teams["surgery"]}


def test_the_list_leads_to_the_plan_and_its_reading_is_on_record(maggies_plan, ravi):
    assert list_cases(10, by=ravi) == []
    assert not AccessEvent.objects.filter(verb="read_cases").exists()
    look_up(MAGGIE, case_number="4711", by=ravi)

    (case,) = list_cases(10, by=ravi)

    assert case.plan_id == maggies_plan.pk
    assert AccessEvent.objects.filter(verb="read_cases", actor=ravi).count() == 1
