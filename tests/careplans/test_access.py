from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.permissions import (
    NOTICE_READ,
    PLAN_LOOK_UP,
    PLAN_READ,
    PLAN_SIGN,
    PLAN_WRITE,
    WHAT_MATTERS_WRITE,
    WHO_LOOKED_READ,
)
from careplans.access import (
    caseload_of,
    may,
    notices_for,
    people_for,
    plans_for,
    teams_caring_for,
)
from careplans.granting import end_care, grant_care
from careplans.models import Plan

REACH = {
    "bethan": {PLAN_LOOK_UP, PLAN_READ, PLAN_WRITE, PLAN_SIGN, WHAT_MATTERS_WRITE},
    "imran": {PLAN_LOOK_UP, PLAN_READ, PLAN_WRITE, PLAN_SIGN, WHAT_MATTERS_WRITE},
    "ravi": {PLAN_LOOK_UP, PLAN_READ},
    "amina": {PLAN_LOOK_UP, PLAN_READ},
    "maggie": {PLAN_READ, WHAT_MATTERS_WRITE, WHO_LOOKED_READ},
    "katherine": {PLAN_READ, WHO_LOOKED_READ},
    "grace": {WHO_LOOKED_READ},
    "owen": set(),
    "dan": set(),
    "priya": {WHO_LOOKED_READ},
}


@pytest.mark.parametrize("name", REACH)
def test_each_of_the_cast_reaches_maggies_plan_as_far_as_their_role_says(maggies_plan, request, name):
    user = request.getfixturevalue(name)
    asked = {PLAN_LOOK_UP, PLAN_READ, PLAN_WRITE, PLAN_SIGN, WHAT_MATTERS_WRITE, WHO_LOOKED_READ}

    assert {permission for permission in asked if may(user, permission, maggies_plan)} == REACH[name]


def test_may_is_plans_for_asked_the_other_way(maggies_plan, bethan):
    assert list(plans_for(bethan, PLAN_READ)) == [maggies_plan]
    assert may(bethan, PLAN_READ, maggies_plan)


def test_a_grant_that_ended_is_no_grant(maggies_plan, bethan, teams):
    end_care(maggies_plan, teams["night_team"], by=bethan)

    assert list(plans_for(bethan, PLAN_READ)) == []


def test_a_grant_past_its_end_date_is_no_grant(maggies_plan, owen, bethan, teams):
    yesterday = timezone.now() - timedelta(days=1)
    grant_care(maggies_plan, teams["elsewhere"], reason="A weekend of cover", ends_at=yesterday, by=bethan)

    assert list(plans_for(owen, PLAN_READ)) == []


def test_care_can_be_asked_for_again_after_it_lapsed(maggies_plan, owen, bethan, teams):
    yesterday = timezone.now() - timedelta(days=1)
    grant_care(maggies_plan, teams["elsewhere"], reason="A weekend of cover", ends_at=yesterday, by=bethan)

    grant_care(maggies_plan, teams["elsewhere"], reason="Moved into the area", by=bethan)

    assert list(plans_for(owen, PLAN_READ)) == [maggies_plan]


def test_someone_who_left_a_team_reaches_nothing_through_it(maggies_plan, bethan):
    bethan.memberships.update(ended_at=timezone.now())
    del bethan._open_memberships

    assert list(plans_for(bethan, PLAN_READ)) == []


def test_someone_who_was_switched_off_reaches_nothing(maggies_plan, ravi):
    ravi.is_active = False

    assert list(plans_for(ravi, PLAN_LOOK_UP)) == []


def test_a_closed_plan_is_reached_by_nobody(maggies_plan, ravi, bethan):
    Plan.objects.filter(pk=maggies_plan.pk).update(closed_at=timezone.now(), closed_by=bethan)

    assert list(plans_for(ravi, PLAN_LOOK_UP)) == []


def test_a_representative_whose_link_ended_reads_nothing(maggies_plan, katherine):
    maggies_plan.person.representatives.update(ended_at=timezone.now())

    assert list(plans_for(katherine, PLAN_READ)) == []


def test_a_caseload_holds_only_people_the_team_cares_for(maggies_plan, ravi, bethan):
    assert list(caseload_of(ravi, PLAN_LOOK_UP)) == []
    assert list(caseload_of(bethan, PLAN_LOOK_UP)) == [maggies_plan]


def test_teams_caring_are_those_with_a_grant(maggies_plan, teams):
    assert set(teams_caring_for(maggies_plan)) == {teams["night_team"], teams["surgery"]}


def test_owen_cannot_find_maggie_and_ravi_can(maggies_plan, owen, ravi):
    assert list(people_for(owen)) == []
    assert list(people_for(ravi)) == [maggies_plan.person]


def test_notices_are_read_by_members_of_the_team_they_are_for(maggies_plan, ravi, owen, teams):
    assert [notice.team for notice in notices_for(ravi, NOTICE_READ)] == [teams["out_of_hours"]]
    assert list(notices_for(owen, NOTICE_READ)) == []
