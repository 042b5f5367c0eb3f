"""Teams of an organisation: opened, changed and closed by those who manage it."""

from django.db import transaction
from django.utils import timezone

from accounts.actions import open_team
from accounts.managing import staff_of
from accounts.models import ContactEndpoint, Organisation, Team, User
from careplans.actions.staff import refuse, refuse_unless_managed
from careplans.audit import Verb, record
from careplans.granting import cares_for_anybody

NAME_TAKEN = "There is, or was, a team of this name already. Choose another name."
HAS_MEMBERS = "People still work in this team. Move them, or say that they have left, first."
HAS_PEOPLE = "This team still cares for somebody. The team's clinicians ask another team to care first."
EMAIL = ContactEndpoint.Channel.EMAIL


@transaction.atomic
def open_new_team(
    organisation: Organisation, *, name: str, phone: str, email: str, works_day_and_night: bool, by: User, now=None
) -> Team:
    """A new team of the organisation. Raises MayNot.

    That it is told of everybody in the area is not for one person to say (actions.staff_changes).
    """
    refuse_unless_managed(organisation, by=by)
    refuse(NAME_TAKEN if organisation.teams.filter(name__iexact=name).exists() else "")
    team = open_team(organisation, name=name, phone=phone, works_day_and_night=works_day_and_night)
    _tell_at(team, email, now=now)
    record(Verb.OPENED_TEAM, by=by, subject=f"{name}, {organisation}", now=now)
    return team


@transaction.atomic
def change_team(team: Team, *, phone: str, email: str, works_day_and_night: bool, by: User, now=None) -> None:
    """The team's telephone, address for notices and hours from now on. Raises MayNot."""
    refuse_unless_managed(team.organisation, by=by)
    team.phone, team.works_day_and_night = phone, works_day_and_night
    team.save(update_fields=["phone", "works_day_and_night"])
    _tell_at(team, email, now=now)
    record(Verb.CHANGED_TEAM, by=by, subject=f"{team}, {team.organisation}", now=now)


@transaction.atomic
def close_team(team: Team, *, by: User, now=None) -> None:
    """The team is there no more. Raises MayNot while anybody works in it, or it cares for anybody."""
    refuse_unless_managed(team.organisation, by=by)
    team = Team.objects.select_for_update().select_related("organisation").get(pk=team.pk)
    has_members = staff_of(team.organisation).filter(team=team).exists()
    refuse(HAS_MEMBERS if has_members else "", HAS_PEOPLE if cares_for_anybody(team) else "")
    team.closed_at = now or timezone.now()
    team.save(update_fields=["closed_at"])
    record(Verb.CLOSED_TEAM, by=by, subject=f"{team}, {team.organisation}", now=now)


def address_of(team: Team) -> str:
    """Where the team is told by email first; '' where it has no address."""
    first = team.endpoints.filter(channel=EMAIL, retired_at=None).first()
    return first.address if first else ""


def _tell_at(team, email, *, now):
    """The team is told at this address, and at none of those before it; '' leaves it told in its own list only."""
    team.endpoints.filter(channel=EMAIL, retired_at=None).exclude(address=email).update(
        retired_at=now or timezone.now()
    )
    if email:
        ContactEndpoint.objects.update_or_create(
            team=team, channel=EMAIL, address=email, defaults={"retired_at": None, "position": 1}
        )
