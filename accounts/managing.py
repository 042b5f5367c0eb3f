"""Whose staff a user manages, which roles they can ask for, and which of those need a second person.

Fetching through here is the permission check; a stranger's answer is an empty queryset.
"""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.invitations import NEED_TWO
from accounts.models import ChangeRequest, Membership, Organisation, Team, User
from accounts.permissions import PLATFORM_APPROVE, PLATFORM_MANAGE, STAFF_MANAGE
from accounts.roles import ROLES, Reach, Role

# How people come to their own plan, or to that of somebody close: never by an invitation to work here.
OF_FAMILIES = ("person", "representative")
PLATFORM_ROLES = ("administrator", "information_governance", "analyst")


def organisations_for(user: User) -> QuerySet[Organisation]:
    """The organisations whose teams and staff this user manages, now."""
    if not user.is_authenticated or not user.is_active:
        return Organisation.objects.none()
    held = [(role.reach(STAFF_MANAGE), team.organisation_id) for role, team in user.roles_held()]
    if any(reach is Reach.ANY for reach, _ in held):
        return Organisation.objects.all()
    own = [organisation for reach, organisation in held if reach is Reach.OWN_ORGANISATION]
    return Organisation.objects.filter(pk__in=own)


def manages(user: User, organisation: Organisation) -> bool:
    """Whether this user manages the staff of this organisation."""
    return organisations_for(user).filter(pk=organisation.pk).exists()


def staff_of(organisation: Organisation) -> QuerySet[Membership]:
    """The open memberships of those who work there, by name; people and families are nobody's staff."""
    held = Membership.objects.open().filter(team__organisation=organisation).exclude(role__in=OF_FAMILIES)
    return held.select_related("user", "team__organisation").order_by("user__family_name", "user__given_name", "pk")


def may_end(user: User, membership: Membership) -> bool:
    """Whether this user may end, move or delegate to this membership: nobody their own, and platform roles only those
    who look after the platform."""
    is_platform = membership.role in PLATFORM_ROLES
    return membership.user_id != user.pk and (not is_platform or user.may_anywhere(PLATFORM_MANAGE))


def roles_to_offer(user: User) -> list[Role]:
    """The roles this user can ask for: those over the whole platform only where they look after it."""
    left_out = (*OF_FAMILIES, *(() if user.may_anywhere(PLATFORM_MANAGE) else PLATFORM_ROLES))
    return [role for code, role in ROLES.items() if code not in left_out]


def needs_two(role: Role, organisation: Organisation) -> bool:
    """Whether this role is given in this organisation only by two people.

    Beside those who decide on others, that is a role which finds anybody in the area, where nobody there holds it yet:
    a care home does not come to an ambulance crew's reach by the word of one administrator.
    """
    if role.code in NEED_TWO:
        return True
    finds_anybody = Reach.ANY in role.reaches.values()
    return finds_anybody and not staff_of(organisation).filter(role=role.code).exists()


def changes_for(user: User) -> QuerySet[ChangeRequest]:
    """The changes this user asked for or can decide on: all of them for who looks after the platform or approves what
    happens to it; else those about teams of their own organisation."""
    whole = ChangeRequest.objects.select_related("team__organisation", "asked_by", "approved_by", "refused_by")
    if user.may_anywhere(PLATFORM_APPROVE) or user.may_anywhere(PLATFORM_MANAGE):
        return whole
    return whole.filter(team__organisation__in=organisations_for(user))


def may_decide(user: User, change: ChangeRequest) -> bool:
    """Whether this user may approve or refuse it: information governance anything, and another administrator of the
    organisation who becomes an administrator there. Never who asked, and never who is to be invited by it."""
    if change.asked_by_id == user.pk or change.email.lower() == user.email.lower():
        return False
    if user.may_anywhere(PLATFORM_APPROVE):
        return True
    is_of_their_own = change.kind == ChangeRequest.Kind.ROLE and change.role == "organisation_administrator"
    return is_of_their_own and manages(user, change.team.organisation)


def changes_to_decide(user: User) -> list[ChangeRequest]:
    """What waits for this user's decision, the longest asked first."""
    return [change for change in changes_for(user).waiting().order_by("asked_at") if may_decide(user, change)]


def to_review(organisation: Organisation, now=None) -> QuerySet[Membership]:
    """Those who work there and of whom nobody has said for a year (REVIEW_ACCESS_WITHIN_DAYS) that they still do."""
    return staff_of(organisation).not_confirmed_since(review_due_before(now))


def review_due_before(now=None):
    """Whoever was looked at before this moment has to be looked at again."""
    return (now or timezone.now()) - timedelta(days=settings.REVIEW_ACCESS_WITHIN_DAYS)


def overdue_reviews(by: User, now=None) -> list[dict]:
    """Each organisation with members whom nobody has confirmed in time: how many, and since when the oldest.

    For information governance and for who looks after the platform; nothing for anybody else.
    """
    if not by.may_anywhere(PLATFORM_APPROVE) and not by.may_anywhere(PLATFORM_MANAGE):
        return []
    late = Membership.objects.not_confirmed_since(review_due_before(now)).exclude(role__in=OF_FAMILIES)
    found = {}
    for membership in late.select_related("team__organisation").order_by("team__organisation__name", "looked_at"):
        organisation = membership.team.organisation
        row = found.setdefault(organisation.pk, {"organisation": organisation, "members": 0})
        row.setdefault("oldest", membership.looked_at)
        row["members"] += 1
    return list(found.values())


def teams_of(organisation: Organisation) -> QuerySet[Team]:
    """The open teams of an organisation, by name."""
    return organisation.teams.open().order_by("name")


def holders_of(role_code: str) -> QuerySet[User]:
    """Everybody who can sign in and holds this role anywhere now."""
    held = Q(memberships__role=role_code, memberships__ended_at=None)
    return User.objects.filter(held, is_active=True).distinct()
