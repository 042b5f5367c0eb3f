"""What happens to people who sign in and to their teams."""

from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import Membership, Team


@transaction.atomic
def open_team(organisation, *, name, works_day_and_night=False, covers_whole_area=False, phone=""):
    """The team of this name in the organisation, opened if it is not there yet; its group carries its grants."""
    group, _ = Group.objects.get_or_create(name=f"{organisation.name}: {name}"[:150])
    team, _ = Team.objects.update_or_create(
        organisation=organisation,
        name=name,
        defaults={
            "group": group,
            "works_day_and_night": works_day_and_night,
            "covers_whole_area": covers_whole_area,
            "phone": phone,
        },
    )
    return team


def join_team(user, team, *, role, may_sign=False, may_endorse=False, given_by=None):
    """The user holds this role in this team from now on; joining twice changes nothing.

    Where the role table leaves signing or endorsing to the organisation, they may if it says so here.
    """
    said = {"may_sign": may_sign, "may_endorse": may_endorse, "given_by": given_by}
    membership, _ = Membership.objects.get_or_create(user=user, team=team, role=role.code, ended_at=None, defaults=said)
    return membership
