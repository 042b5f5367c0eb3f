"""Who is writing: the facts about them that a section keeps, as they are on the day."""

from accounts.models import User
from careplans.access import teams_caring_for
from careplans.models import Plan


def writer_of(plan: Plan, by: User) -> dict:
    """Name, role, registration and organisation; of several organisations, the one that cares for this person."""
    teams = [membership.team for membership in by.open_memberships()]
    caring = {team.pk for team in teams_caring_for(plan)} if len(teams) > 1 else set()
    organisation = next((team.organisation for team in sorted(teams, key=lambda team: team.pk not in caring)), None)
    return {
        "user": str(by.pk),
        "author": str(by),
        "role": by.profession,
        "registration": by.registration,
        "organisation": organisation.name if organisation else "",
        "organisation_code": organisation.ods_code if organisation else "",
    }
