"""Asking somebody to work in a team, and their coming in."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions import join_team
from accounts.models import Invitation, Membership, User
from accounts.roles import COMMUNITY_NURSE, HOSPICE, ORGANISATION_ADMINISTRATOR
from careplans.actions.staff import MayNot
from careplans.actions.staff_invitations import (
    ASKED,
    CLOSED,
    HAS_ACCOUNT,
    MEMBER,
    NO_NUMBER,
    NOT_TO_GIVE,
    TWO_PEOPLE,
    YOURSELF,
    accept_signed_in,
    accept_with_password,
    invitation_with,
    invite,
    send_again,
    withdraw_invitation,
)
from careplans.actions.staff_members import end_membership
from careplans.actions.staff_teams import close_team
from careplans.models import AccessEvent
from tests.careplans.actions.staff import PASSWORD, TOKEN, as_sent, come_in, somebody


@pytest.fixture
def night_team(teams):
    return teams["night_team"]


@pytest.fixture
def invitation(night_team, fern):
    return invite(night_team, somebody(), by=fern)


def refusal_of(deed, *args, **named):
    with pytest.raises(MayNot) as refused:
        deed(*args, **named)
    return str(refused.value)


def test_whoever_is_asked_comes_in_with_that_role_in_that_team_and_nothing_more(invitation, fern):
    nia = come_in(invitation)

    membership = nia.memberships.get()
    assert (membership.role, membership.team, membership.given_by) == ("hospice", invitation.team, fern)
    assert (str(nia), nia.registration, nia.check_password(PASSWORD)) == ("Nia Evans", "NMC 99Z1234E", True)
    assert (membership.may_sign, membership.may_endorse) == (False, False)


def test_that_they_were_asked_and_came_is_on_record(invitation, fern):
    nia = come_in(invitation)

    said = "Nia Evans as Hospice or specialist palliative care clinician in Saltmarsh Hospice night team"
    events = AccessEvent.objects.filter(verb__in=["invited", "joined_team"]).values_list("verb", "actor", "subject")
    assert list(events) == [
        ("invited", fern.pk, f"{said}, Saltmarsh Hospice"),
        ("joined_team", nia.pk, f"{said}, Saltmarsh Hospice"),
    ]


def test_the_link_works_once(invitation):
    come_in(invitation)

    assert invitation_with(TOKEN) is None
    assert refusal_of(accept_with_password, invitation, password=PASSWORD) == HAS_ACCOUNT


def test_the_link_works_for_seven_days(invitation):
    as_sent(invitation)
    sent = invitation.invited_at

    assert invitation_with(TOKEN, sent + timedelta(days=6, hours=23)) == invitation
    assert invitation_with(TOKEN, sent + timedelta(days=7)) is None
    with pytest.raises(MayNot):
        accept_with_password(invitation, password=PASSWORD, now=sent + timedelta(days=7))
    assert not User.objects.filter(email=invitation.email).exists()


def test_a_link_that_was_sent_again_replaces_the_one_before(invitation, fern):
    as_sent(invitation)

    send_again(invitation, by=fern)

    assert invitation_with(TOKEN) is None


def test_a_link_that_was_taken_back_opens_nothing(invitation, fern):
    as_sent(invitation)

    withdraw_invitation(invitation, by=fern)

    assert invitation_with(TOKEN) is None
    assert refusal_of(withdraw_invitation, invitation, by=fern) == "It was accepted or withdrawn meanwhile."


def test_what_somebody_asked_who_has_left_opens_nothing(invitation, fern, priya):
    as_sent(invitation)

    end_membership(fern.memberships.get(), because="Left", by=priya)

    assert invitation_with(TOKEN) is None


def test_a_closed_team_takes_nobody_in(invitation, fern):
    as_sent(invitation)
    invitation.team.memberships.update(ended_at=timezone.now(), user=fern)
    Membership.objects.filter(user=fern).delete()
    join_team(fern, invitation.team, role=ORGANISATION_ADMINISTRATOR)
    type(invitation.team).objects.filter(pk=invitation.team_id).update(closed_at=timezone.now())

    assert invitation_with(TOKEN) is None
    invitation.team.refresh_from_db()
    assert refusal_of(invite, invitation.team, somebody(email="x@y.test"), by=fern) == CLOSED


def test_only_a_hash_of_the_token_is_kept(invitation):
    as_sent(invitation)

    kept = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert TOKEN not in str(kept) and len(kept["token_sha256"]) == 64


def test_nobody_asks_themselves(night_team, fern):
    assert refusal_of(invite, night_team, somebody(email="FERN@demo.golden-ticket.test"), by=fern) == YOURSELF
    assert not Invitation.objects.exists()


def test_the_database_lets_nobody_accept_what_they_sent(invitation, fern):
    with pytest.raises(IntegrityError, match="nobody_invites_themselves"), transaction.atomic():
        Invitation.objects.update(accepted_at=timezone.now(), accepted_by=fern)


def test_the_database_lets_nobody_give_themselves_a_role(night_team, fern):
    with pytest.raises(IntegrityError, match="nobody_gives_themselves_a_role"), transaction.atomic():
        join_team(fern, night_team, role=HOSPICE, given_by=fern)


def test_the_database_keeps_roles_that_need_two_from_being_given_by_one(night_team, fern):
    facts = {"team": night_team, "email": "x@y.test", "invited_by": fern, "open_until": timezone.now()}
    with pytest.raises(IntegrityError, match="these_roles_need_two_people"), transaction.atomic():
        Invitation.objects.create(**facts, role="administrator")


def test_whoever_changed_their_address_to_that_of_the_invitation_cannot_accept_their_own(invitation, fern):
    as_sent(invitation)
    fern.email = invitation.email
    fern.save()

    assert refusal_of(accept_signed_in, invitation, by=fern) == YOURSELF
    assert fern.memberships.count() == 1


@pytest.mark.parametrize("role", ["administrator", "information_governance", "analyst", "person", "representative"])
def test_an_administrator_of_an_organisation_gives_no_role_over_the_platform(night_team, fern, role):
    assert refusal_of(invite, night_team, somebody(role=role), by=fern) == NOT_TO_GIVE


@pytest.mark.parametrize("role", ["organisation_administrator", "ambulance", "hospital", "out_of_hours"])
def test_who_decides_on_others_or_finds_anybody_needs_two(night_team, fern, role):
    assert refusal_of(invite, night_team, somebody(role=role), by=fern) == TWO_PEOPLE


def test_where_somebody_finds_anybody_already_the_next_one_needs_no_second_person(teams, ravi, priya):
    assert invite(teams["out_of_hours"], somebody(role="out_of_hours"), by=priya).pk


def test_another_organisations_staff_are_not_theirs(teams, fern):
    assert refusal_of(invite, teams["surgery"], somebody(), by=fern) == NOT_TO_GIVE


@pytest.mark.parametrize("name", ["owen", "bethan", "grace", "dan", "maggie"])
def test_nobody_else_invites_at_all(request, teams, name):
    by = request.getfixturevalue(name)

    assert refusal_of(invite, teams["night_team"], somebody(), by=by) == NOT_TO_GIVE


def test_whoever_signs_needs_a_number_and_a_nurse_only_if_authorised(night_team, fern):
    unregistered = somebody(role=COMMUNITY_NURSE.code, registration="")
    signs = somebody(role=COMMUNITY_NURSE.code, registration="", may_sign=True, email="b@c.test")

    assert invite(night_team, unregistered, by=fern).pk
    assert refusal_of(invite, night_team, signs, by=fern) == NO_NUMBER


def test_asking_twice_changes_nothing(invitation, night_team, fern):
    assert refusal_of(invite, night_team, somebody(email="NIA@hospice.golden-ticket.test"), by=fern) == ASKED
    come_in(invitation)
    assert refusal_of(invite, night_team, somebody(), by=fern) == MEMBER
    assert Invitation.objects.count() == 1


def test_one_that_nobody_accepted_in_time_makes_room_for_another(night_team, fern):
    late = invite(night_team, somebody(), by=fern, now=timezone.now() - timedelta(days=8))

    anew = invite(night_team, somebody(), by=fern)

    late.refresh_from_db()
    assert late.withdrawn_at and list(Invitation.objects.open()) == [anew]


def test_who_signs_in_already_takes_on_one_role_more_and_keeps_password_and_name(night_team, fern, owen):
    invitation = as_sent(invite(night_team, somebody(email=owen.email), by=fern))
    before = owen.password

    assert refusal_of(accept_with_password, invitation, password=PASSWORD) == HAS_ACCOUNT
    accept_signed_in(invitation, by=owen)

    owen.refresh_from_db()
    assert (owen.password, str(owen), owen.registration) == (before, "Owen Price", "NMC 99Z1010E")
    assert {membership.role for membership in owen.memberships.all()} == {"community_nurse", "hospice"}


def test_a_link_for_somebody_else_is_not_accepted(invitation, owen):
    as_sent(invitation)

    assert refusal_of(accept_signed_in, invitation, by=owen) == "This invitation is for somebody else."
    assert owen.memberships.count() == 1


def test_who_left_comes_back_with_a_new_password(night_team, fern, bethan):
    end_membership(bethan.memberships.get(), because="Left", by=fern)

    invitation = invite(night_team, somebody(email=bethan.email), by=fern)
    again = come_in(invitation)

    assert (again, again.is_active, again.check_password(PASSWORD)) == (bethan, True, True)


def test_a_team_is_not_closed_under_those_who_work_in_it(night_team, fern):
    assert "still work in this team" in refusal_of(close_team, night_team, by=fern)
