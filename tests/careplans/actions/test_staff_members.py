"""Those who work in an organisation: moved, authorised, confirmed once a year, and gone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.actions import join_team, open_team
from accounts.managing import overdue_reviews, to_review
from accounts.models import Membership, Session, User
from accounts.permissions import PLAN_READ, PLAN_SIGN
from accounts.roles import COMMUNITY_NURSE, INFORMATION_GOVERNANCE, ORGANISATION_ADMINISTRATOR
from careplans.access import plans_for
from careplans.actions.staff import NOT_YOURS, MayNot
from careplans.actions.staff_members import (
    ENDED,
    LAST,
    OTHER_ORGANISATION,
    PLATFORM,
    SOMEBODY_ELSE,
    delegate,
    end_membership,
    move_member,
    say_still_here,
)
from careplans.models import AccessEvent
from tests.builders import build_user


def membership_of(user):
    return user.memberships.select_related("team__organisation").get(ended_at=None)


def refusal_of(deed, *args, **named):
    with pytest.raises(MayNot) as refused:
        deed(*args, **named)
    return str(refused.value)


def test_who_leaves_is_out_at_their_next_request_and_their_sessions_are_gone(bethan, fern):
    at_work, at_home = Client(), Client()
    for browser in (at_work, at_home):
        browser.force_login(bethan)
    assert [browser.get("/").status_code for browser in (at_work, at_home)] == [200, 200]

    end_membership(membership_of(bethan), because="Works elsewhere now", by=fern)

    assert [browser.get("/").status_code for browser in (at_work, at_home)] == [302, 302]
    assert not Session.objects.filter(user_id=bethan.pk).exists()
    assert not User.objects.get(pk=bethan.pk).is_active


def test_even_a_session_that_was_kept_is_nobodys(bethan, fern, client):
    client.force_login(bethan)
    rows = list(Session.objects.values())

    end_membership(membership_of(bethan), because="Left", by=fern)
    Session.objects.bulk_create(Session(**row) for row in rows)

    assert client.get("/").status_code == 302


def test_who_leaves_reads_no_plan_any_more(maggies_plan, bethan, fern):
    assert plans_for(bethan, PLAN_READ).count() == 1

    end_membership(membership_of(bethan), because="Left", by=fern)

    assert plans_for(User.objects.get(pk=bethan.pk), PLAN_READ).count() == 0


def test_who_works_elsewhere_too_keeps_that(bethan, fern, teams, client):
    elsewhere = join_team(bethan, teams["elsewhere"], role=COMMUNITY_NURSE)
    ours = bethan.memberships.get(team=teams["night_team"])

    end_membership(ours, because="Left", by=fern)

    bethan = User.objects.get(pk=bethan.pk)
    assert (bethan.is_active, bethan.open_memberships()) == (True, [elsewhere])
    client.force_login(bethan)
    assert client.get("/").status_code == 200


def test_leaving_takes_away_only_that_persons_sessions(bethan, ravi, fern):
    browser = Client()
    browser.force_login(ravi)

    end_membership(membership_of(bethan), because="Left", by=fern)

    assert browser.get("/").status_code == 200


def test_leaving_is_on_record_with_its_reason(bethan, fern):
    end_membership(membership_of(bethan), because="Works elsewhere now", by=fern)

    event = AccessEvent.objects.get(verb="left_team")
    assert (event.actor, event.reason) == (fern, "Works elsewhere now")
    assert refusal_of(end_membership, bethan.memberships.get(), because="Left", by=fern) == ENDED


def test_who_moves_keeps_role_and_delegation_and_changes_team(bethan, fern, teams):
    day_team = open_team(teams["night_team"].organisation, name="Day team")
    delegate(membership_of(bethan), may_sign=False, may_endorse=True, by=fern)

    moved = move_member(membership_of(bethan), day_team, by=fern)

    assert (moved.role, moved.team, moved.may_endorse, moved.given_by) == ("hospice", day_team, True, fern)
    assert list(User.objects.get(pk=bethan.pk).open_memberships()) == [moved]


def test_nobody_is_moved_into_another_organisation(bethan, fern, teams):
    assert refusal_of(move_member, membership_of(bethan), teams["surgery"], by=fern) == OTHER_ORGANISATION


def test_what_the_role_does_not_leave_open_is_not_delegated(bethan, imran, fern, priya):
    delegate(membership_of(bethan), may_sign=True, may_endorse=True, by=fern)

    held = membership_of(bethan)
    assert (held.may_sign, held.may_endorse, held.delegated_by) == (False, True, fern)
    assert "leaves nothing open" in refusal_of(
        delegate, membership_of(imran), may_sign=True, may_endorse=True, by=priya
    )


def test_a_nurse_who_is_authorised_signs(owen, priya):
    delegate(membership_of(owen), may_sign=True, may_endorse=False, by=priya)

    assert User.objects.get(pk=owen.pk).may_anywhere(PLAN_SIGN)


def deeds(membership, team):
    """Every way to change a membership."""
    return {
        "end": lambda by: end_membership(membership, because="No", by=by),
        "move": lambda by: move_member(membership, team, by=by),
        "delegate": lambda by: delegate(membership, may_sign=True, may_endorse=True, by=by),
        "here": lambda by: say_still_here(membership, by=by),
    }


def test_nobody_changes_their_own_access_in_any_way(teams, bethan):
    join_team(bethan, teams["night_team"], role=ORGANISATION_ADMINISTRATOR)
    own = bethan.memberships.get(role="hospice")
    before = Membership.objects.filter(pk=own.pk).values().get()

    refused = {name: refusal_of(deed, by=bethan) for name, deed in deeds(own, teams["night_team"]).items()}

    assert set(refused.values()) == {SOMEBODY_ELSE}
    assert Membership.objects.filter(pk=own.pk).values().get() == before


def test_the_database_lets_nobody_delegate_to_or_confirm_themselves(bethan):
    for name, facts in {
        "nobody_delegates_to_themselves": {"delegated_by": bethan},
        "nobody_confirms_their_own_access": {"confirmed_by": bethan, "confirmed_at": timezone.now()},
    }.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            bethan.memberships.update(**facts)


def test_staff_of_another_organisation_are_not_theirs_to_change(teams, imran, fern):
    refused = {name: refusal_of(deed, by=fern) for name, deed in deeds(membership_of(imran), teams["surgery"]).items()}

    assert set(refused.values()) == {NOT_YOURS}


def test_an_administrator_of_the_board_cannot_end_who_watches_the_platform(teams, grace, dan):
    office = build_user("Olu", "Bello", ORGANISATION_ADMINISTRATOR, teams["board"])

    for watched in (grace, dan):
        assert refusal_of(end_membership, membership_of(watched), because="No", by=office) == PLATFORM


def test_the_last_who_watches_or_looks_after_the_platform_stays(teams, grace, priya):
    assert refusal_of(end_membership, membership_of(grace), because="No", by=priya) == LAST

    build_user("Gwen", "Parry", INFORMATION_GOVERNANCE, teams["board"])
    end_membership(membership_of(grace), because="Retired", by=priya)

    assert not User.objects.get(pk=grace.pk).is_active


LONG_AGO = timezone.now() - timedelta(days=366)


def test_who_was_not_confirmed_for_a_year_is_to_be_looked_at(bethan, fern, settings):
    held = membership_of(bethan)
    assert list(to_review(held.team.organisation)) == []
    Membership.objects.filter(pk=held.pk).update(started_at=LONG_AGO)
    assert list(to_review(held.team.organisation)) == [held]

    say_still_here(held, by=fern)

    held.refresh_from_db()
    assert (held.confirmed_by, list(to_review(held.team.organisation))) == (fern, [])
    assert AccessEvent.objects.get(verb="confirmed_still_here").actor == fern


def test_what_is_overdue_is_shown_to_information_governance_by_organisation(bethan, fern, owen, maggie, grace, priya):
    Membership.objects.update(started_at=LONG_AGO)
    Membership.objects.filter(user__in=[grace, priya]).update(started_at=timezone.now())

    rows = [(str(row["organisation"]), row["members"], row["oldest"]) for row in overdue_reviews(grace)]

    assert rows == [("Fenland Community Trust", 1, LONG_AGO), ("Saltmarsh Hospice", 2, LONG_AGO)]
    assert overdue_reviews(priya) == overdue_reviews(grace)
    assert overdue_reviews(fern) == overdue_reviews(owen) == []


def test_how_long_a_look_holds_is_a_setting(bethan, grace, settings):
    Membership.objects.filter(user=bethan).update(started_at=timezone.now() - timedelta(days=31))
    assert overdue_reviews(grace) == []

    settings.REVIEW_ACCESS_WITHIN_DAYS = 30

    assert [row["members"] for row in overdue_reviews(grace)] == [1]
