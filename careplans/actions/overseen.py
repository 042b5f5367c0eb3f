"""What information governance may reach: who looked at what, and what it looks into. A plan is not among it."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.permissions import OVERSEE
from careplans.models import AccessEvent, OversightCase, Person, WatchedPerson


def audit_for(user: User) -> QuerySet[AccessEvent]:
    """What everybody did and looked at, for whoever oversees that; nothing of what the plans say is in it."""
    return AccessEvent.objects.all() if user.may_anywhere(OVERSEE) else AccessEvent.objects.none()


def oversight_cases_for(user: User) -> QuerySet[OversightCase]:
    """The cases this user is to look into, each with whom it is about."""
    every = OversightCase.objects.select_related("actor", "person", "closed_by")
    return every if user.may_anywhere(OVERSEE) else every.none()


def watch_list_for(user: User) -> QuerySet[WatchedPerson]:
    """The people on the watch list, for whoever keeps it."""
    every = WatchedPerson.objects.select_related("person", "asked_by", "agreed_by")
    return every if user.may_anywhere(OVERSEE) else every.none()


def people_to_oversee(user: User) -> QuerySet[Person]:
    """The people whose looks this user may search, who they are and nothing of their plans."""
    return Person.objects.filter(merged_into=None) if user.may_anywhere(OVERSEE) else Person.objects.none()
