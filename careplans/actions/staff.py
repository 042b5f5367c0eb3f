"""Managing the teams and the people who work in an organisation: what every one of these deeds begins with."""

from accounts.managing import manages, organisations_for, staff_of, teams_of
from accounts.models import Invitation, Membership, Organisation, Team, User
from careplans.actions.reaching import reached
from careplans.audit import Result, Verb, record


class MayNot(Exception):
    """Nothing was done. The message says why, and what to do."""


NOT_YOURS = "You do not manage the staff of this organisation."


def refuse(*problems: str) -> None:
    """Raise MayNot with the first of these that is a problem."""
    for problem in filter(None, problems):
        raise MayNot(problem)


def refuse_unless_managed(organisation: Organisation, *, by: User) -> None:
    """Raise MayNot where this user does not manage the staff of this organisation."""
    refuse("" if manages(by, organisation) else NOT_YOURS)


def reach_organisation(organisation_id, *, by: User) -> Organisation:
    """The organisation whose staff this user manages; otherwise Http404, and the attempt is on record."""
    found = organisations_for(by).filter(pk=organisation_id).first()
    return reached(found, f"organisation {organisation_id}", by=by)


def open_organisation(organisation_id, *, by: User) -> Organisation:
    """The organisation, to be read with its staff; that it was read is on record."""
    organisation = reach_organisation(organisation_id, by=by)
    record(Verb.READ_STAFF, by=by, subject=f"staff of {organisation}")
    return organisation


def reach_team(organisation: Organisation, team_id, *, by: User) -> Team:
    """An open team of the organisation; otherwise Http404, and the attempt is on record."""
    found = teams_of(organisation).select_related("organisation").filter(pk=team_id).first()
    return reached(found, f"team {team_id}", by=by)


def reach_invitation(organisation: Organisation, invitation_id, *, by: User) -> Invitation:
    """An open invitation into a team of the organisation; otherwise Http404, and the attempt is on record."""
    found = invitations_of(organisation).filter(pk=invitation_id).first()
    return reached(found, f"invitation {invitation_id}", by=by)


def reach_member(organisation: Organisation, user_id, *, by: User) -> list[Membership]:
    """The roles that somebody holds in the organisation; otherwise Http404, and the attempt is on record.

    Roles held elsewhere are nobody's business here.
    """
    held = list(staff_of(organisation).filter(user=user_id).select_related("confirmed_by", "given_by"))
    return reached(held or None, f"member {user_id}", by=by)


def invitations_of(organisation: Organisation):
    """The open invitations into its teams, by name."""
    return Invitation.objects.open().filter(team__organisation=organisation).select_related("team__organisation")


def refused_on_record(refusal: MayNot, what: str, *, by: User) -> None:
    """That somebody tried what a rule does not let them."""
    record(Verb.TRIED, by=by, result=Result.REFUSED, subject=what, reason=str(refusal))
