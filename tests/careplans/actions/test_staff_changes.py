"""What needs two people."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.managing import changes_for, changes_to_decide
from accounts.models import ChangeRequest, Invitation, Organisation, Team, User
from accounts.roles import ORGANISATION_ADMINISTRATOR
from careplans.actions.staff import NOT_YOURS, MayNot
from careplans.actions.staff_changes import (
    ASKED_ALREADY,
    CODE_TAKEN,
    DECIDED,
    NAME_TAKEN,
    NOT_THE_PLATFORM,
    NOT_YOU,
    ONE_IS_ENOUGH,
    approve_change,
    ask_for_organisation,
    ask_for_role,
    ask_for_whole_area,
    refuse_change,
)
from careplans.actions.staff_invitations import NOT_TO_GIVE, YOURSELF
from careplans.models import AccessEvent
from tests.builders import build_user
from tests.careplans.actions.staff import come_in, somebody


def refusal_of(deed, *args, **named):
    with pytest.raises(MayNot) as refused:
        deed(*args, **named)
    return str(refused.value)


@pytest.fixture
def organisation_asked(priya):
    invitee = somebody(role="organisation_administrator", registration="")
    return ask_for_organisation(name="Pier Hospice", ods_code="8XY01", invitee=invitee, because="It joins", by=priya)


@pytest.fixture
def second_administrator_asked(teams, fern):
    invitee = somebody(role="organisation_administrator", registration="")
    return ask_for_role(teams["night_team"], invitee, because="Fern needs a second", by=fern)


def test_an_organisation_opens_when_information_governance_says_so(organisation_asked, grace, priya):
    assert not Organisation.objects.filter(name="Pier Hospice").exists()

    approve_change(organisation_asked, by=grace)

    invitation = Invitation.objects.get()
    assert (invitation.team.organisation.name, invitation.team.organisation.ods_code) == ("Pier Hospice", "8XY01")
    assert (invitation.role, invitation.invited_by, invitation.change) == (
        "organisation_administrator",
        priya,
        organisation_asked,
    )
    assert come_in(invitation).memberships.get().role == "organisation_administrator"


@pytest.mark.parametrize("name", ["fern", "grace", "owen", "bethan"])
def test_only_who_looks_after_the_platform_asks_for_an_organisation(request, db, name):
    by = request.getfixturevalue(name)
    invitee = somebody(role="organisation_administrator")
    about = {"name": "Pier Hospice", "ods_code": "", "invitee": invitee, "because": "Why not"}

    assert refusal_of(ask_for_organisation, **about, by=by) == NOT_THE_PLATFORM
    assert not ChangeRequest.objects.exists()


def test_nobody_becomes_the_first_administrator_of_what_they_asked_for(priya):
    own = somebody(email=priya.email, role="organisation_administrator")

    assert refusal_of(ask_for_organisation, name="Mine", ods_code="", invitee=own, because="No", by=priya) == YOURSELF


def test_an_organisation_is_asked_for_and_opened_once(organisation_asked, priya, grace):
    again = {"name": "PIER hospice", "ods_code": "", "invitee": somebody(email="a@b.test"), "because": "Again"}

    assert refusal_of(ask_for_organisation, **again, by=priya) == ASKED_ALREADY
    approve_change(organisation_asked, by=grace)
    assert refusal_of(ask_for_organisation, **again, by=priya) == NAME_TAKEN
    assert refusal_of(approve_change, organisation_asked, by=grace) == DECIDED


def test_nobody_opens_an_organisation_under_the_code_of_another(teams, priya, organisation_asked, grace):
    Organisation.objects.filter(name="Seawick Surgery").update(ods_code="8XY01")
    about = {"name": "Another", "ods_code": "8xy01", "invitee": somebody(email="a@b.test"), "because": "Why not"}

    assert refusal_of(ask_for_organisation, **about, by=priya) == CODE_TAKEN
    assert refusal_of(approve_change, organisation_asked, by=grace) == CODE_TAKEN


def test_whoever_asked_does_not_approve(organisation_asked, priya, second_administrator_asked, fern):
    assert refusal_of(approve_change, organisation_asked, by=priya) == NOT_YOU
    assert refusal_of(approve_change, second_administrator_asked, by=fern) == NOT_YOU
    assert not Invitation.objects.exists()


def test_the_database_lets_nobody_approve_what_they_asked_for(organisation_asked, priya):
    with pytest.raises(IntegrityError, match="change_is_approved_by_another"), transaction.atomic():
        ChangeRequest.objects.update(approved_by=priya, approved_at=timezone.now())


def test_whoever_is_to_be_invited_does_not_approve(teams, grace, fern):
    invitee = somebody(email=grace.email, role="organisation_administrator", registration="")
    change = ask_for_role(teams["night_team"], invitee, because="Grace helps out", by=fern)

    assert refusal_of(approve_change, change, by=grace) == NOT_YOU


@pytest.mark.parametrize("by_whom", ["second", "grace"])
def test_another_administrator_or_information_governance_makes_an_administrator(
    request, teams, second_administrator_asked, by_whom
):
    second = build_user("Sol", "Bright", ORGANISATION_ADMINISTRATOR, teams["night_team"])
    by = second if by_whom == "second" else request.getfixturevalue(by_whom)

    approve_change(second_administrator_asked, by=by)

    assert Invitation.objects.get().role == "organisation_administrator"


@pytest.mark.parametrize("name", ["owen", "bethan", "dan", "maggie"])
def test_nobody_else_decides(request, second_administrator_asked, name):
    by = request.getfixturevalue(name)

    assert refusal_of(approve_change, second_administrator_asked, by=by) == NOT_YOU
    assert refusal_of(refuse_change, second_administrator_asked, because="No", by=by) == NOT_YOU
    assert list(changes_for(by)) == []


def test_an_administrator_of_another_organisation_does_not_decide(teams, second_administrator_asked):
    other = build_user("Sol", "Bright", ORGANISATION_ADMINISTRATOR, teams["surgery"])

    assert refusal_of(approve_change, second_administrator_asked, by=other) == NOT_YOU
    assert list(changes_for(other)) == []


def test_a_role_that_finds_anybody_is_for_information_governance_to_decide(teams, fern, grace):
    second = build_user("Sol", "Bright", ORGANISATION_ADMINISTRATOR, teams["night_team"])
    invitee = somebody(role="urgent_response", registration="NMC 99Z1234E")
    change = ask_for_role(teams["night_team"], invitee, because="We answer at night now", by=fern)

    assert refusal_of(approve_change, change, by=second) == NOT_YOU
    approve_change(change, by=grace)

    assert come_in(Invitation.objects.get()).memberships.get().role == "urgent_response"


def test_the_role_of_a_platform_administrator_takes_two(teams, priya, grace, fern):
    invitee = somebody(role="administrator", registration="")
    assert refusal_of(ask_for_role, teams["night_team"], invitee, because="No", by=fern) == NOT_TO_GIVE

    change = ask_for_role(teams["board"], invitee, because="Priya goes on leave", by=priya)
    approve_change(change, by=grace)

    assert come_in(Invitation.objects.get()).may_anywhere("platform_manage")


def test_a_role_that_needs_no_second_person_is_not_asked_for(teams, fern):
    assert refusal_of(ask_for_role, teams["night_team"], somebody(), because="Why", by=fern) == ONE_IS_ENOUGH


def test_a_team_is_told_of_everybody_only_when_two_say_so(teams, fern, grace):
    change = ask_for_whole_area(teams["night_team"], because="We cover the coast", by=fern)
    assert not Team.objects.get(pk=teams["night_team"].pk).covers_whole_area
    assert refusal_of(ask_for_whole_area, teams["night_team"], because="Again", by=fern) == ASKED_ALREADY
    assert refusal_of(ask_for_whole_area, teams["surgery"], because="Again", by=fern) == NOT_YOURS

    approve_change(change, by=grace)

    assert Team.objects.get(pk=teams["night_team"].pk).covers_whole_area


def test_what_somebody_asked_who_has_lost_the_right_to_is_not_done(second_administrator_asked, fern, grace):
    fern.memberships.update(ended_at=timezone.now())

    assert refusal_of(approve_change, second_administrator_asked, by=grace) == NOT_TO_GIVE
    assert ChangeRequest.objects.get().state == "waiting"


def test_a_refusal_says_why_and_changes_nothing(organisation_asked, grace):
    refuse_change(organisation_asked, because="Not one of ours", by=grace)

    change = ChangeRequest.objects.get()
    assert (change.state, change.refused_because) == ("refused", "Not one of ours")
    assert not Organisation.objects.filter(name="Pier Hospice").exists()
    assert refusal_of(approve_change, change, by=grace) == DECIDED


def test_whoever_asked_takes_it_back(organisation_asked, priya):
    refuse_change(organisation_asked, because="A mistake", by=priya)

    assert ChangeRequest.objects.get().state == "refused"


def test_asking_and_deciding_are_on_record(organisation_asked, priya, grace):
    approve_change(organisation_asked, by=grace)

    said = "Open Pier Hospice; Nia Evans is its first administrator"
    events = AccessEvent.objects.filter(verb__endswith="_change").values_list("verb", "actor", "subject", "reason")
    assert list(events) == [
        ("asked_for_change", priya.pk, said, "It joins"),
        ("approved_change", grace.pk, said, "It joins"),
    ]


def test_what_waits_for_me_is_what_i_can_decide(organisation_asked, second_administrator_asked, priya, fern, grace):
    assert changes_to_decide(grace) == [organisation_asked, second_administrator_asked]
    assert changes_to_decide(priya) == [second_administrator_asked]
    assert changes_to_decide(fern) == []
    assert changes_to_decide(User.objects.get(pk=fern.pk)) == []
