import pytest

from accounts.permissions import PLAN_READ
from careplans.access import may
from careplans.actions.sharing import LastTeam, NotShared, share_with, stop_sharing_with
from careplans.models import AccessEvent, Grant, Notice


def test_sharing_reaches_the_members_of_the_team_at_once(maggies_plan, bethan, owen, teams):
    share_with(maggies_plan, teams["elsewhere"], reason="Staying with her sister", by=bethan)

    assert may(owen, PLAN_READ, maggies_plan)


def test_sharing_twice_is_one_grant(maggies_plan, bethan, teams):
    first = share_with(maggies_plan, teams["elsewhere"], reason="Staying with her sister", by=bethan)

    assert share_with(maggies_plan, teams["elsewhere"], reason="Again", by=bethan) == first


def test_a_team_that_comes_later_hears_of_the_version_in_use(maggies_plan, bethan, teams):
    share_with(maggies_plan, teams["elsewhere"], reason="Staying with her sister", by=bethan)

    notice = Notice.objects.get(team=teams["elsewhere"])
    assert (notice.version, notice.kind) == (maggies_plan.current, Notice.Kind.SHARED)


def test_a_team_that_was_told_already_is_not_told_again(maggies_plan, bethan, teams):
    share_with(maggies_plan, teams["out_of_hours"], reason="Rings her often", by=bethan)

    assert Notice.objects.filter(team=teams["out_of_hours"]).count() == 1


def test_nobody_hears_of_a_draft(maggies_draft, bethan, teams):
    share_with(maggies_draft, teams["elsewhere"], reason="Staying with her sister", by=bethan)

    assert Notice.objects.count() == 0


def test_what_is_stopped_ends_with_the_next_request(maggies_plan, bethan, imran, teams):
    stop_sharing_with(maggies_plan, teams["surgery"], reason="Moved practice", by=bethan)

    assert not may(imran, PLAN_READ, maggies_plan)
    assert AccessEvent.objects.last().verb == "stopped_sharing"


def test_a_team_that_does_not_care_cannot_be_stopped(maggies_plan, bethan, teams):
    with pytest.raises(NotShared):
        stop_sharing_with(maggies_plan, teams["elsewhere"], reason="Mistake", by=bethan)


def test_the_last_team_stays(maggies_plan, bethan, imran, teams):
    stop_sharing_with(maggies_plan, teams["surgery"], reason="Moved practice", by=bethan)

    with pytest.raises(LastTeam):
        stop_sharing_with(maggies_plan, teams["night_team"], reason="Mistake", by=bethan)

    assert Grant.objects.in_force().count() == 1
