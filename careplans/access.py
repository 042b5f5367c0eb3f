"""Who may reach which plan. Fetching through here is the permission check; a stranger's answer is an empty queryset.

The rule stands once, in `plans_for`; everything else is asked of it. guardian's table of grants is read here only, one
`Exists` for each question; its own shortcuts and its authentication back end are not used.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Team, User
from accounts.permissions import (
    ALARM_READ,
    CLINICAL_READ,
    CRISIS_CONTACT_RECORD,
    HOME_ENTRY_REVEAL,
    NOTICE_READ,
    PERSON_MERGE,
    PERSON_MERGE_APPROVE,
    PERSON_REGISTER,
    PLAN_HISTORY_READ,
    PLAN_LOOK_UP,
    PLAN_READ,
    PLAN_READ_OUT,
    PLAN_WRITE,
    SHAREABLE_CONTACTS_READ,
    TASK_DO,
    WHAT_MATTERS_READ,
    WHAT_MATTERS_WRITE,
    WHO_LOOKED_READ,
    WITHHELD_REVIEW,
)
from accounts.roles import ROLES, Reach
from careplans.content.section_rights import CLINICAL_KEYS, RIGHTS
from careplans.content.sharing_positions import EXCEPT_NAMED, WITH_ANYBODY, WITH_EVERYBODY, WITHDRAWN
from careplans.granting import CARES_FOR
from careplans.models import (
    Alarm,
    BreakGlass,
    CaseRelationship,
    CrisisContact,
    Grant,
    KeptText,
    Notice,
    Person,
    PersonMerge,
    Plan,
    ShutOut,
    TeamTask,
    Ticket,
)

OF_ANY_PLAN = (WHO_LOOKED_READ, WITHHELD_REVIEW)
CARING = (Reach.CARED_FOR, Reach.WITH_REASON, Reach.ANY)
# A broken glass lets read, and nothing else: no writing, signing, printing or key-safe code (reliability.md 6.2).
BY_GLASS = {PLAN_LOOK_UP, PLAN_READ, PLAN_HISTORY_READ, CLINICAL_READ, WHAT_MATTERS_READ}
BREAKS_GLASS = (Reach.WITH_REASON, Reach.ANY)


def plans_for(user: User, permission: str) -> QuerySet[Plan]:
    """The live plans this user may do `permission` to, now."""
    return Plan.objects.live().filter(reached_plans(user, permission))


def closed_plans_for(user: User, permission: str) -> QuerySet[Plan]:
    """The closed plans, once published, that this user could do `permission` to while they were live."""
    return Plan.objects.filter(reached_plans(user, permission), closed_at__isnull=False, current__isnull=False)


def earlier_plans(plan: Plan, user: User) -> QuerySet[Plan]:
    """Closed plans of the same person that this user's teams wrote: to be copied from, and nothing else."""
    return Plan.objects.filter(reached_plans(user, PLAN_WRITE), person=plan.person_id, closed_at__isnull=False)


def may(user: User, permission: str, plan: Plan) -> bool:
    """Whether this user may do `permission` to this plan: the same rule, asked the other way."""
    return plans_for(user, permission).filter(pk=plan.pk).exists()


def sections_to_write(user: User, plan: Plan) -> set[str]:
    """The keys of the sections of this plan that this user may write (domain.md section 5)."""
    held = {right for right in set(RIGHTS.values()) if user.may_anywhere(right) and may(user, right, plan)}
    return {key for key, right in RIGHTS.items() if right in held}


def sections_hidden(user: User) -> frozenset[str]:
    """The keys of the sections that no role of this user's reads, whatever it reaches: the clinical ones, or none."""
    return frozenset() if user.may_anywhere(CLINICAL_READ) else CLINICAL_KEYS


def visited_plans(user: User) -> QuerySet[Plan]:
    """The plans in use whose people a volunteer's team visits; of these they read what matters, and whom to ring."""
    return plans_for(user, SHAREABLE_CONTACTS_READ).filter(current__isnull=False, withdrawn_at=None)


def reached_plans(user: User, permission: str) -> Q:
    """The condition on plans that any of the user's open memberships reaches with `permission`."""
    reached = Q(pk__in=[])
    if not user.is_authenticated or not user.is_active:
        return reached
    held = [(role, team, role.reach(permission)) for role, team in user.roles_held()]
    if any(reach is Reach.ANY and not role.is_urgent for role, _, reach in held):
        # Of everybody's plan only this is ever asked; an analyst's reach is over figures, and never over a person.
        return Q() if permission in OF_ANY_PLAN else reached
    caring = [team for _, team, reach in held if reach in CARING]
    reached |= _cared_for_by(*caring) if caring else reached
    for _, team, reach in held:
        reached |= _called_to(team) if reach is Reach.ANY else _own(reach, permission, user)
    if permission in BY_GLASS and any(reach in BREAKS_GLASS for _, _, reach in held):
        reached |= _glass_broken_by(user)
    return reached


def _called_to(team):
    """The condition on plans that a team called to anybody may read without having been asked to care.

    A team of the whole area: whatever is shared with everybody, and with all but others. Any team: whoever it has a
    case about, unless the person said that nothing is shared electronically, or no more.
    """
    on_case = CaseRelationship.objects.open().filter(team=team, person=OuterRef("person"))
    reached = Q(sharing__in=WITH_ANYBODY) & Exists(on_case)
    if team.covers_whole_area:
        shut_out = ShutOut.objects.filter(plan=OuterRef("pk"), organisation=team.organisation_id)
        reached |= Q(sharing__in=WITH_EVERYBODY) | Q(Q(sharing=EXCEPT_NAMED), ~Exists(shut_out))
    return reached


def _own(reach, permission, user):
    """The condition on plans about the user themselves, or about someone they represent."""
    match reach:
        case Reach.SELF:
            return Q(person__account=user)
        case Reach.LINKED if permission == HOME_ENTRY_REVEAL:
            return _represented_by(user, person__location_sensitive=False)
        case Reach.LINKED:
            return _represented_by(user)
        case Reach.OWN_WORDS:
            return _represented_by(user, person__representatives__writes_words=True)
    return Q(pk__in=[])


def _represented_by(user, **limits):
    return Q(person__representatives__user=user, person__representatives__ended_at=None, **limits)


def _cared_for_by(*teams: Team) -> Q:
    grants = Grant.objects.in_force().filter(
        content_object=OuterRef("pk"), group__in=[team.group_id for team in teams], permission__codename=CARES_FOR
    )
    return Q(Exists(grants))


def _glass_broken_by(user):
    """The condition on plans that this user broke the glass for their person, who still lets it be shared."""
    return Exists(BreakGlass.objects.open().filter(user=user, person=OuterRef("person"))) & ~Q(sharing=WITHDRAWN)


def may_break_glass(user: User) -> bool:
    """Whether any role of this user's may read the plan of somebody they do not care for, with a reason."""
    return any(role.reach(PLAN_LOOK_UP) in BREAKS_GLASS for role, _ in user.roles_held())


def is_urgent(user: User) -> bool:
    """Whether any role of this user's is called to anybody: that a plan exists is no secret to them."""
    return any(role.is_urgent for role, _ in user.roles_held())


def plans_seen_by(user: User) -> QuerySet[Plan]:
    """The live plans this user may look up and, in an urgent role, those they may break the glass for."""
    seen = reached_plans(user, PLAN_LOOK_UP)
    return Plan.objects.live().filter(seen | _is_in_use_and_shared() if is_urgent(user) else seen)


def plans_to_break_glass_for(user: User) -> QuerySet[Plan]:
    """The plans in use that this user may read once they broke the glass; `actions.break_glass` asks who may know."""
    if not user.is_active or not may_break_glass(user):
        return Plan.objects.none()
    readable = plans_for(user, PLAN_LOOK_UP).filter(pk=OuterRef("pk"))
    return Plan.objects.live().filter(_is_in_use_and_shared()).exclude(Exists(readable))


def _is_in_use_and_shared():
    return Q(current__isnull=False, withdrawn_at=None) & ~Q(sharing=WITHDRAWN)


def caseload_of(user: User, permission: str, team: Team | None = None) -> QuerySet[Plan]:
    """The live plans of people whom the user's own teams care for, whatever further reach the user has.

    With `team`, of that one of them only.
    """
    own = teams_with(user, permission)
    asked = [one for one in own if team is None or one == team]
    return Plan.objects.live().filter(_cared_for_by(*asked)) if asked else Plan.objects.none()


def teams_with(user: User, permission: str) -> list[Team]:
    """The user's own teams in which their role has the permission, whatever its reach."""
    return list(dict.fromkeys(team for role, team in user.roles_held() if role.reach(permission)))


def area_teams_for(plan: Plan) -> QuerySet[Team]:
    """The teams of the whole area that hear of this plan, as far as the person lets it be shared with them."""
    if plan.sharing not in WITH_ANYBODY:
        return Team.objects.none()
    return Team.objects.told_of_every_change().exclude(organisation__in=_shut_out_of(plan))


def _shut_out_of(plan):
    return ShutOut.objects.filter(plan=plan).values("organisation")


def sharing_is_withdrawn(person: Person) -> bool:
    """Whether this person took back that their plan is shared: to all but those who write it, it is a withdrawn one."""
    return Plan.objects.in_use().filter(person=person, sharing=WITHDRAWN).exists()


def teams_caring_for(plan: Plan) -> QuerySet[Team]:
    """The open teams that hold a grant in force for this plan."""
    return Team.objects.open().filter(group__grant__in=grants_in_force(plan)).distinct()


def grants_in_force(plan: Plan) -> QuerySet[Grant]:
    """The grants of this plan that hold now, newest first, each with its team."""
    held = Grant.objects.in_force().filter(content_object=plan, permission__codename=CARES_FOR)
    return held.select_related("group__team__organisation", "granted_by").order_by("-granted_at")


def teams_to_offer(plan: Plan) -> QuerySet[Team]:
    """Open teams that do not care for this plan yet and so can be asked to."""
    others = Team.objects.open().exclude(pk__in=teams_caring_for(plan)).exclude(organisation__in=_shut_out_of(plan))
    return others.select_related("organisation").order_by("name")


def people_for(user: User, *, named_exactly: bool = False) -> QuerySet[Person]:
    """The people this user may find: those whose plan they may look up, those their own team registered, and those
    about whom another team asked theirs to do something that is not done yet.

    A record that was merged is found as the one that is used now, by whoever could find either. `named_exactly`: an NHS
    number and a whole date of birth were given; then those are found too for whose plan the user may break the glass.
    """
    in_use = Person.objects.filter(merged_into=None)
    if any(role.reach(PLAN_LOOK_UP) is Reach.ANY for role, _ in user.roles_held()):
        return in_use
    reachable = plans_for(user, PLAN_LOOK_UP).filter(person=OuterRef("pk"))
    asked_for = tasks_for(user).open().filter(person=OuterRef("pk"))
    found = _registered_by_own_team(user) | Exists(reachable) | Exists(asked_for)
    if named_exactly:
        found |= Exists(plans_to_break_glass_for(user).filter(person=OuterRef("pk")))
    return in_use.filter(found)


def _registered_by_own_team(user):
    """The condition that a team in which this user registers people registered this one, or a record merged into it."""
    own_teams = [team.pk for role, team in user.roles_held() if role.reach(PERSON_REGISTER)]
    merged = Person.objects.filter(merged_into=OuterRef("pk"), registered_for__in=own_teams)
    return Q(registered_for__in=own_teams) | Exists(merged)


def people_to_edit(user: User) -> QuerySet[Person]:
    """The people whose details this user may change: those their own team registered or cares for."""
    if not user.may_anywhere(PERSON_REGISTER):
        return Person.objects.none()
    cared_for = caseload_of(user, PERSON_REGISTER).filter(person=OuterRef("pk"))
    return Person.objects.filter(_registered_by_own_team(user) | Exists(cared_for), merged_into=None)


def may_edit(user: User, person: Person) -> bool:
    """Whether this user may change this person's details."""
    return people_to_edit(user).filter(pk=person.pk).exists()


def people_to_merge(user: User) -> QuerySet[Person]:
    """The records this user may ask to merge: who they are, and nothing of what their plans say."""
    return Person.objects.filter(merged_into=None) if user.may_anywhere(PERSON_MERGE) else Person.objects.none()


def merges_for(user: User, *permissions: str) -> QuerySet[PersonMerge]:
    """The merges this user may ask for or decide on; with `permissions`, only if one of these is held."""
    needed = permissions or (PERSON_MERGE, PERSON_MERGE_APPROVE)
    if not any(user.may_anywhere(permission) for permission in needed):
        return PersonMerge.objects.none()
    return PersonMerge.objects.select_related("survivor", "duplicate", "keep_plan", "asked_by", "approved_by")


def merges_to_decide(user: User) -> int | None:
    """How many merges wait for somebody's decision; None for whoever has nothing to do with merges."""
    if not any(user.may_anywhere(permission) for permission in (PERSON_MERGE, PERSON_MERGE_APPROVE)):
        return None
    return merges_for(user).waiting().count()


def cares_for(user: User, plan: Plan) -> bool:
    """Whether a team of this user's holds a grant for this plan: they know the person already."""
    return caseload_of(user, WHAT_MATTERS_READ).filter(pk=plan.pk).exists()


def is_own_plan(user: User, plan: Plan) -> bool:
    """Whether this plan is about the user themselves or someone they represent."""
    return Plan.objects.filter(_about(user), pk=plan.pk).exists()


def may_see_where(user: User | None, plan: Plan) -> bool:
    """Whether this user is shown where the person can be found even where that is sensitive.

    A team that cares for them knows, and so do they themselves. Anybody else, family too, is not shown it.
    """
    return user is not None and (plan.person.account_id == user.pk or cares_for(user, plan))


def past_plans_for(user: User) -> QuerySet[Plan]:
    """The closed plans, once published, of people whose own team cares for them now, and of the user themselves."""
    cared_for = caseload_of(user, PLAN_HISTORY_READ).filter(person=OuterRef("person"))
    closed = Plan.objects.filter(closed_at__isnull=False, current__isnull=False)
    return closed.filter(Exists(cared_for) | _about(user)).distinct()


def ticket_with_code(user: User, code: str) -> Ticket | None:
    """The printed copy with this spoken code, if this user may read its plan out; a closed plan has copies too."""
    plans = Plan.objects.filter(reached_plans(user, PLAN_READ_OUT))
    tickets = Ticket.objects.select_related("version__plan__person")
    return tickets.filter(spoken_code=code, version__plan__in=plans).first()


def alarms_for(user: User) -> QuerySet[Alarm]:
    """The alarms this user is to see."""
    return Alarm.objects.all() if user.may_anywhere(ALARM_READ) else Alarm.objects.none()


def own_plans(user: User, permission: str) -> QuerySet[Plan]:
    """The live plans about the user themselves or someone they represent, as far as `permission` reaches them."""
    return plans_for(user, permission).filter(_about(user)).distinct()


def _about(user):
    return Q(person__account=user) | _represented_by(user)


def kept_texts_for(user: User) -> QuerySet[KeptText]:
    """The kept texts this user may read: any of a plan they write, and of the person's own words those they typed."""
    of_their_plans = Q(plan__in=plans_for(user, PLAN_WRITE))
    own = Q(writer=user, plan__in=plans_for(user, WHAT_MATTERS_WRITE))
    return KeptText.objects.filter(of_their_plans | own, keep_until__gt=timezone.now())


def notices_for(user: User, permission: str = NOTICE_READ) -> QuerySet[Notice]:
    """The notices of the teams in which this user holds `permission`; those of broken glasses have a queue instead."""
    teams = [team.pk for role, team in user.roles_held() if role.reach(permission)]
    return Notice.objects.filter(team__in=teams, glass=None)


def unread_notices(user: User) -> int:
    """How many notices of the user's teams nobody has acknowledged."""
    return notices_for(user).unacknowledged().count()


def cases_for(user: User, now=None) -> QuerySet[CaseRelationship]:
    """The open cases of the teams in which this user looks people up."""
    return CaseRelationship.objects.open(now).filter(team__in=teams_with(user, PLAN_LOOK_UP))


def has_case(user: User, person: Person, now=None) -> bool:
    """Whether a team of this user's works on an open case about this person: a relationship that comes of the work.

    It widens nobody's reach by itself; breaking the glass asks it (reliability.md section 6.1).
    """
    return cases_for(user, now).filter(person=person).exists()


def with_case(plans: QuerySet[Plan], user: User) -> QuerySet[Plan]:
    """The same plans, each with the number of the newest open case that the user's team has about its person."""
    if not user.is_authenticated or not user.may_anywhere(PLAN_LOOK_UP):
        return plans
    numbers = cases_for(user).filter(person=OuterRef("person")).order_by("-started_at").values("case_number")
    return plans.annotate(under_case=Coalesce(Subquery(numbers[:1]), Value("")))


def contacts_for(user: User) -> QuerySet[CrisisContact]:
    """The crisis contacts this user may read: of the people of whom they may record one."""
    reachable = plans_for(user, CRISIS_CONTACT_RECORD).filter(_is_of_that_person())
    return CrisisContact.objects.filter(Exists(reachable))


def _is_of_that_person():
    """The condition that a plan is of the person of the outer row, or of the record theirs was merged into."""
    return Q(person=OuterRef("person")) | Q(person=OuterRef("person__merged_into"))


def tasks_for(user: User, permission: str = TASK_DO) -> QuerySet[TeamTask]:
    """The tasks of the teams in which this user holds `permission`."""
    return TeamTask.objects.filter(team__in=teams_with(user, permission))


def teams_to_ask() -> QuerySet[Team]:
    """Open teams in which somebody can do a task, each with its organisation, by name."""
    doing = [role.code for role in ROLES.values() if role.reach(TASK_DO)]
    staffed = Team.objects.open().filter(memberships__role__in=doing, memberships__ended_at=None)
    return staffed.select_related("organisation").order_by("name", "pk").distinct()
