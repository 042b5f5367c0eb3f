"""Who may reach which plan. Fetching through here is the permission check; a stranger's answer is an empty queryset.

The rule stands once, in `plans_for`; everything else is asked of it. guardian's table of grants is read here only, one
`Exists` for each question; its own shortcuts and its authentication back end are not used.
"""

from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import Team, User
from accounts.permissions import NOTICE_READ, PERSON_REGISTER, PLAN_LOOK_UP
from accounts.roles import Reach
from careplans.models import Grant, Notice, Person, Plan

CARES_FOR = "care_for_plan"


def plans_for(user: User, permission: str) -> QuerySet[Plan]:
    """The live plans this user may do `permission` to, now."""
    return Plan.objects.live().filter(reached_plans(user, permission))


def may(user: User, permission: str, plan: Plan) -> bool:
    """Whether this user may do `permission` to this plan: the same rule, asked the other way."""
    return plans_for(user, permission).filter(pk=plan.pk).exists()


def reached_plans(user: User, permission: str) -> Q:
    """The condition on plans that any of the user's open memberships reaches with `permission`."""
    reached = Q(pk__in=[])
    if not user.is_authenticated or not user.is_active:
        return reached
    for role, team in user.roles_held():
        match role.reach(permission):
            case Reach.ANY:
                return Q()
            case Reach.CARED_FOR:
                reached |= _cared_for_by(team)
            case Reach.SELF:
                reached |= Q(person__account=user)
            case Reach.LINKED:
                reached |= Q(person__representatives__user=user, person__representatives__ended_at=None)
    return reached


def _cared_for_by(team: Team) -> Q:
    grants = Grant.objects.in_force().filter(
        content_object=OuterRef("pk"), group=team.group_id, permission__codename=CARES_FOR
    )
    return Q(Exists(grants))


def caseload_of(user: User, permission: str) -> QuerySet[Plan]:
    """The live plans of people whom the user's own teams care for, whatever further reach the user has."""
    reached = Q(pk__in=[])
    for role, team in user.roles_held():
        if role.reach(permission):
            reached |= _cared_for_by(team)
    return Plan.objects.live().filter(reached)


def teams_caring_for(plan: Plan) -> QuerySet[Team]:
    """The open teams that hold a grant in force for this plan."""
    return Team.objects.open().filter(group__grant__in=grants_in_force(plan)).distinct()


def grants_in_force(plan: Plan) -> QuerySet[Grant]:
    """The grants of this plan that hold now, newest first, each with its team."""
    held = Grant.objects.in_force().filter(content_object=plan, permission__codename=CARES_FOR)
    return held.select_related("group__team__organisation", "granted_by").order_by("-granted_at")


def teams_to_offer(plan: Plan) -> QuerySet[Team]:
    """Open teams that do not care for this plan yet and so can be asked to."""
    return Team.objects.open().exclude(pk__in=teams_caring_for(plan)).select_related("organisation").order_by("name")


def people_for(user: User) -> QuerySet[Person]:
    """The people this user may find: those whose plan they may look up, and those their own team registered."""
    if any(role.reach(PLAN_LOOK_UP) is Reach.ANY for role, _ in user.roles_held()):
        return Person.objects.all()
    own_teams = [team.pk for role, team in user.roles_held() if role.reach(PERSON_REGISTER)]
    reachable = plans_for(user, PLAN_LOOK_UP).filter(person=OuterRef("pk"))
    return Person.objects.filter(Q(registered_for__in=own_teams) | Exists(reachable))


def cares_for(user: User, plan: Plan) -> bool:
    """Whether a team of this user's holds a grant for this plan: they know the person already."""
    return caseload_of(user, PLAN_LOOK_UP).filter(pk=plan.pk).exists()


def is_own_plan(user: User, plan: Plan) -> bool:
    """Whether this plan is about the user themselves or someone they represent."""
    return Plan.objects.filter(_about(user), pk=plan.pk).exists()


def own_plans(user: User, permission: str) -> QuerySet[Plan]:
    """The live plans about the user themselves or someone they represent, as far as `permission` reaches them."""
    return plans_for(user, permission).filter(_about(user)).distinct()


def _about(user):
    return Q(person__account=user) | Q(person__representatives__user=user, person__representatives__ended_at=None)


def notices_for(user: User, permission: str = NOTICE_READ) -> QuerySet[Notice]:
    """The notices of the teams in which this user holds `permission`."""
    teams = [team.pk for role, team in user.roles_held() if role.reach(permission)]
    return Notice.objects.filter(team__in=teams)


def unread_notices(user: User) -> int:
    """How many notices of the user's teams nobody has acknowledged."""
    return notices_for(user).unacknowledged().count()


def grant_care(plan: Plan, team: Team, *, reason: str, ends_at=None, by: User, now=None) -> Grant:
    """The team cares for the person of this plan from now on; asking twice gives the grant that holds."""
    permission = _care_permission()
    open_grant = (
        Grant.objects.in_force(now).filter(content_object=plan, group=team.group, permission=permission).first()
    )
    if open_grant:
        return open_grant
    _end_lapsed(plan, team, permission, by=by, now=now)
    return Grant.objects.create(
        content_object=plan,
        group=team.group,
        permission=permission,
        reason=reason,
        ends_at=ends_at,
        granted_by=by,
        granted_at=now or timezone.now(),
    )


def _care_permission():
    return Permission.objects.get(codename=CARES_FOR, content_type__app_label="careplans")


def _end_lapsed(plan, team, permission, *, by, now=None):
    lapsed = Grant.objects.filter(content_object=plan, group=team.group, permission=permission, ended_at=None)
    lapsed.update(ended_at=now or timezone.now(), ended_by=by)


def end_care(plan: Plan, team: Team, *, by: User, now=None) -> bool:
    """The team's grant ends now; False if there was none in force."""
    held = Grant.objects.in_force(now).filter(content_object=plan, group=team.group, permission__codename=CARES_FOR)
    return held.update(ended_at=now or timezone.now(), ended_by=by) > 0
