"""Writing who cares for whom: grants that were asked for, and grants that follow from a fact that was recorded.

What the person said about sharing is laid into the grants when a version is published, so that asking who may read a
plan needs nothing but them (domain.md section 1.3).
"""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Organisation, Team, User
from careplans.content.facts import Facts
from careplans.content.sharing_positions import WITH_ANYBODY, kept_from, sharing_position
from careplans.models import Grant, Person, Plan, ShutOut

CARES_FOR = "care_for_plan"


def grant_care(
    plan: Plan, team: Team, *, reason: str, follows: str = Grant.Follows.NOTHING, ends_at=None, by: User, now=None
) -> Grant:
    """The team cares for the person of this plan from now on; asking twice gives the grant that holds.

    A team that was only known by a fact (`follows`) and is asked for now cares whatever becomes of the fact.
    """
    permission = _care_permission()
    there = Grant.objects.open(now).filter(content_object=plan, group=team.group, permission=permission).first()
    if there and (follows or not there.follows):
        return there
    _end_open(plan, team, permission, by=by, now=now)
    return Grant.objects.create(
        content_object=plan,
        group=team.group,
        permission=permission,
        reason=reason,
        follows=follows,
        is_stopped=_is_stopped(plan, team, follows),
        ends_at=ends_at,
        granted_by=by,
        granted_at=now or timezone.now(),
    )


def _care_permission():
    return Permission.objects.get(codename=CARES_FOR, content_type__app_label="careplans")


def _end_open(plan, team, permission, *, by, now=None):
    there = Grant.objects.filter(content_object=plan, group=team.group, permission=permission, ended_at=None)
    there.update(ended_at=now or timezone.now(), ended_by=by)


def _is_stopped(plan, team, follows):
    """Whether what the person said stops this team: it was named, or nobody asked it and only those asked may read."""
    position = Plan.objects.values_list("sharing", flat=True).get(pk=plan.pk)
    is_named = ShutOut.objects.filter(plan=plan, organisation=team.organisation_id).exists()
    return is_named or bool(follows and position not in WITH_ANYBODY)


def end_care(plan: Plan, team: Team, *, by: User, now=None) -> bool:
    """The team's grant ends now; False if there was none in force."""
    held = Grant.objects.in_force(now).filter(content_object=plan, group=team.group, permission__codename=CARES_FOR)
    return held.update(ended_at=now or timezone.now(), ended_by=by) > 0


def end_grants(ids: list, *, by: User, now=None) -> None:
    """These grants end now, where they have not ended yet."""
    Grant.objects.filter(pk__in=ids, ended_at=None).update(ended_at=now or timezone.now(), ended_by=by)


def cares_for_anybody(team: Team) -> bool:
    """Whether this team holds a grant for any plan that is not closed."""
    held = Grant.objects.open().filter(group=team.group_id, permission__codename=CARES_FOR)
    return held.filter(content_object__in=Plan.objects.live()).exists()


def grants_about(person: Person) -> QuerySet[Grant]:
    """Every grant of every plan of this person, in force or ended."""
    return Grant.objects.filter(content_object__person=person)


def grants_that_follow(plan: Plan) -> QuerySet[Grant]:
    """The open grants of this plan that nobody asked for: they follow from a fact, stopped or not."""
    return Grant.objects.filter(content_object=plan, ended_at=None).exclude(follows=Grant.Follows.NOTHING)


def teams_by_fact(plan: Plan) -> dict[Team, Grant.Follows]:
    """The open teams that what is recorded brings to this person, each with the first fact that does.

    The practice they are registered with; the organisation in which they are at present; and, by the version in use,
    the teams of their professional contacts.
    """
    person, found = plan.person, {}
    practice = Q(ods_code=person.gp_practice_code) if person.gp_practice_code else Q(pk__in=[])
    for team in _teams_of(practice):
        found.setdefault(team, Grant.Follows.REGISTRATION)
    here = person.current_location.strip()
    for team in _teams_of(Q(name__iexact=here) if here else Q(pk__in=[])):
        found.setdefault(team, Grant.Follows.LOCATION)
    for contact in Facts(plan.current.content).rows("professional_contacts") if plan.current else ():
        for team in _teams_of_contact(contact):
            found.setdefault(team, Grant.Follows.CONTACT)
    return found


def _teams_of(organisations):
    owners = Organisation.objects.filter(organisations)
    return list(Team.objects.open().filter(organisation__in=owners).order_by("name", "pk"))


def _teams_of_contact(contact):
    """Of a contact's organisation, the team that is named, or in which they work; or its only one.

    Never every team of a hospital because one of its doctors is named. None once they are no longer involved.
    """
    code, name = contact.said("organisation_code"), contact.said("organisation")
    if contact.said("ended_on") or not (code or name):
        return []
    teams = _teams_of(Q(ods_code__iexact=code) if code else Q(name__iexact=name))
    named = [team for team in teams if team.name.lower() == (contact.said("team") or "").lower()]
    return named or _where_they_work(contact.said("registration"), teams) or (teams if len(teams) == 1 else [])


def _where_they_work(registration, teams):
    if not registration:
        return []
    own = Team.objects.filter(memberships__user__registration=registration, memberships__ended_at=None)
    return [team for team in teams if team in set(own)]


def take_position(plan: Plan, content: dict, *, by: User) -> None:
    """What this content says about sharing holds from the next request on; in the transaction that publishes it.

    Nobody shuts out their own organisation: somebody must be left who can write the plan.
    """
    plan.sharing = sharing_position(content)
    Plan.objects.filter(pk=plan.pk).update(sharing=plan.sharing)
    own = {membership.team.organisation_id for membership in by.open_memberships()}
    named = [one for one in organisations_named(kept_from(content)) if one.pk not in own]
    ShutOut.objects.filter(plan=plan).exclude(organisation__in=named).delete()
    ShutOut.objects.bulk_create([ShutOut(plan=plan, organisation=one) for one in named], ignore_conflicts=True)
    _stop_or_restore(plan, named)


def organisations_named(names: list[str]) -> QuerySet[Organisation]:
    """The organisations that go by one of these names, or by its code, or that have a team of this name."""
    asked = Q(pk__in=[])
    for name in names:
        asked |= Q(name__iexact=name) | Q(ods_code__iexact=name) | Q(teams__name__iexact=name)
    return Organisation.objects.filter(asked).distinct()


def _stop_or_restore(plan, named):
    stopped = Q(group__team__organisation__in=named)
    if plan.sharing not in WITH_ANYBODY:
        stopped |= ~Q(follows=Grant.Follows.NOTHING)
    there = Grant.objects.filter(content_object=plan, ended_at=None)
    stopping = list(there.filter(stopped).values_list("pk", flat=True))
    there.exclude(pk__in=stopping).update(is_stopped=False)
    there.filter(pk__in=stopping).update(is_stopped=True)


def who_cared(people, teams, *, since, until) -> set[tuple]:
    """(person, team), as ids, for each grant of these teams for these people that held at some time in between."""
    held = Grant.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=since),
        Q(ended_at=None) | Q(ended_at__gt=since),
        content_object__person__in=people,
        group__team__in=teams,
        granted_at__lt=until,
        is_stopped=False,
    )
    return set(held.values_list("content_object__person", "group__team"))


def districts_of(organisations) -> set[tuple]:
    """(organisation, postcode), as they are written, of everybody whom these organisations ever cared for."""
    ever = Grant.objects.filter(group__team__organisation__in=organisations)
    return set(ever.values_list("group__team__organisation", "content_object__person__postcode").distinct())


def grants_of(plans) -> QuerySet[Grant]:
    """Every grant of these plans, in force or ended, each with its team."""
    return Grant.objects.filter(content_object__in=plans).select_related("group__team").order_by("granted_at")
