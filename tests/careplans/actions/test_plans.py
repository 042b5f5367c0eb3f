import pytest

from careplans.actions.plans import (
    AlreadyHasAPlan,
    AlreadyWithdrawn,
    NothingPublished,
    confirm_plan,
    start_plan,
    withdraw_plan,
)
from careplans.models import AccessEvent, Notice, Plan


def test_a_person_has_one_live_plan(maggies_plan, bethan, teams):
    with pytest.raises(AlreadyHasAPlan) as refusal:
        start_plan(maggies_plan.person, team=teams["night_team"], by=bethan)

    assert (refusal.value.plan, Plan.objects.count()) == (maggies_plan, 1)


def test_confirming_keeps_the_version_and_says_who_read_it(maggies_plan, bethan):
    review = confirm_plan(maggies_plan, note="Remains relevant", by=bethan)

    assert (review.version, review.confirmed_by, maggies_plan.versions.count()) == (
        maggies_plan.current,
        "Bethan Rowlands, hospice CNS",
        1,
    )


def test_nothing_published_is_nothing_to_confirm(maggies_draft, bethan):
    with pytest.raises(NothingPublished):
        confirm_plan(maggies_draft, by=bethan)


def test_withdrawing_takes_the_plan_out_of_use_and_tells_every_team(maggies_plan, imran):
    withdraw_plan(maggies_plan, reason="Written in error", by=imran)

    withdrawn = Notice.objects.filter(kind=Notice.Kind.WITHDRAWN)
    assert (maggies_plan.is_in_use, withdrawn.count()) == (False, 4)
    assert {notice.urgency for notice in withdrawn} == {"urgent"}


def test_withdrawing_is_on_record_with_its_reason(maggies_plan, imran):
    withdraw_plan(maggies_plan, reason="Written in error", by=imran)

    event = AccessEvent.objects.get(verb="withdrew")
    assert (event.actor, event.reason) == (imran, "Written in error")


def test_withdrawing_twice_is_refused_and_tells_nobody_again(maggies_plan, imran):
    withdraw_plan(maggies_plan, reason="Written in error", by=imran)

    with pytest.raises(AlreadyWithdrawn):
        withdraw_plan(maggies_plan, reason="Again", by=imran)

    assert (Notice.objects.filter(kind=Notice.Kind.WITHDRAWN).count(), maggies_plan.withdrawn_because) == (
        4,
        "Written in error",
    )
