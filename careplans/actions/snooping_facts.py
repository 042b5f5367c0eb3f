"""What has to be known of readers and of people to judge a day's looks: some hundreds of pairs at a time, each question
asked once for all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from accounts.models import Membership, User
from accounts.roles import PERSON, REPRESENTATIVE, ROLES
from careplans.content.snooping import Reader, Subject, district_of, family_names, home_of, whole_name
from careplans.granting import districts_of, who_cared
from careplans.models import BreakGlass, CaseRelationship, CrisisContact, Person, Representative, WatchedPerson

Pair = tuple[UUID, UUID]
OF_FAMILIES = (PERSON.code, REPRESENTATIVE.code)


@dataclass(frozen=True)
class Facts:
    """By id: readers and people. By (reader, person): whether a team of the reader's cares, and when it was called or
    the reader broke the glass."""

    readers: dict[UUID, Reader]
    people: dict[UUID, Subject]
    cared_for: set[Pair]
    calls: dict[Pair, list[datetime]]
    own: set[Pair]

    def is_own(self, reader: UUID, person: UUID) -> bool:
        """Whether this is the reader themselves, or somebody they represent: that is what they sign in for."""
        return (reader, person) in self.own


class Districts:
    """The districts in which an organisation's people live: asked once, however many of its members looked."""

    def __init__(self):
        self.known: dict[UUID, frozenset] = {}

    def of(self, organisations: Iterable[UUID]) -> frozenset:
        """The districts of all of these together."""
        organisations = set(organisations)
        if unknown := organisations - self.known.keys():
            found = defaultdict(set)
            for organisation, postcode in districts_of(unknown):
                found[organisation] |= {district_of(postcode)} - {""}
            self.known |= {one: frozenset(found[one]) for one in unknown}
        return frozenset().union(*(self.known[one] for one in organisations))


def facts_of(pairs: Iterable[Pair], districts: Districts, begins: datetime, ends: datetime) -> Facts:
    """What is known of these pairs on a day, which begins and ends at these moments."""
    pairs = set(pairs)
    readers, people = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    posts = _posts_of(readers, begins, ends)
    teams = {reader: {post.team_id for post in held} for reader, held in posts.items()}
    every_team = set().union(*teams.values())
    cared = who_cared(people, every_team, since=begins, until=ends)
    calls = _calls_about(people, every_team, begins, ends)
    glasses = _glasses_broken(readers, people, begins, ends)
    return Facts(
        readers=_readers(readers, posts, districts),
        people=_people(people),
        cared_for={(reader, one) for reader, one in pairs if any((one, team) in cared for team in teams[reader])},
        calls={
            (reader, one): [at for team in teams[reader] for at in calls[one, team]] + glasses[reader, one]
            for reader, one in pairs
        },
        own=_own(readers, people),
    )


def _posts_of(readers, begins, ends):
    """What each of these did where, that day."""
    held = Membership.objects.filter(Q(ended_at=None) | Q(ended_at__gt=begins), user__in=readers, started_at__lt=ends)
    posts = {reader: [] for reader in readers}
    for post in held.select_related("team"):
        posts[post.user_id].append(post)
    return posts


def _calls_about(people, teams, begins, ends):
    """By (person, team), when the team was called to the person: cases it had, and crisis contacts it wrote down."""
    near = timedelta(hours=settings.SNOOPING["case_within_hours"])
    about = {"person__in": people, "team__in": teams}
    cases = CaseRelationship.objects.filter(**about, started_at__range=(begins - near, ends + near))
    written = CrisisContact.objects.filter(**about, at__range=(begins - near, ends + near))
    calls = defaultdict(list)
    for rows, moment in ((cases, "started_at"), (written, "at")):
        for person, team, at in rows.order_by().values_list("person", "team", moment):
            calls[person, team].append(at)
    return calls


def _glasses_broken(readers, people, begins, ends):
    """By (reader, person), when the glass was broken: somebody looks into that by itself, with its own rules."""
    near = timedelta(hours=settings.SNOOPING["case_within_hours"])
    broken = BreakGlass.objects.filter(user__in=readers, person__in=people)
    glasses = defaultdict(list)
    for glass in broken.filter(started_at__range=(begins - near, ends)):
        glasses[glass.user_id, glass.person_id].append(glass.started_at)
    return glasses


def _readers(ids, posts, districts):
    districts.of(post.team.organisation_id for held in posts.values() for post in held)
    found = User.objects.filter(pk__in=ids).select_related("person")
    return {user.pk: _reader(user, posts[user.pk], districts) for user in found}


def _reader(user, posts, districts):
    organisations = frozenset(post.team.organisation_id for post in posts)
    own = getattr(user, "person", None)
    return Reader(
        families=family_names(user.family_name),
        home=home_of(own.address_lines, own.postcode) if own else "",
        organisations=organisations,
        is_urgent=any(ROLES[post.role].is_urgent for post in posts),
        covers_area=any(post.team.covers_whole_area for post in posts),
        districts=districts.of(organisations),
    )


def _people(ids):
    people = list(Person.objects.filter(pk__in=ids))
    watched = set(WatchedPerson.objects.in_force().filter(person__in=ids).values_list("person", flat=True))
    works_in, namesakes = _where_they_work(people), _namesakes_of(people)
    return {
        one.pk: Subject(
            families=family_names(one.family_name),
            home=home_of(one.address_lines, one.postcode),
            district=district_of(one.postcode),
            works_in=frozenset(works_in[one.pk]),
            may_work_in=frozenset(namesakes[whole_name(one.given_names, one.family_name)]),
            died_on=one.died_on,
            is_watched=one.pk in watched,
        )
        for one in people
    }


def _where_they_work(people):
    """The organisations in which each of these works: by their own sign-in, or that of a record of the same name and
    date of birth, which is theirs."""
    born = {one.born_on for one in people}
    with_sign_in = Person.objects.filter(account__isnull=False, born_on__in=born)
    posts = _organisations_of(with_sign_in.values("account"))
    theirs = defaultdict(set)
    for record in with_sign_in:
        theirs[whole_name(record.given_names, record.family_name), record.born_on] |= posts[record.account_id]
    return {one.pk: theirs[whole_name(one.given_names, one.family_name), one.born_on] for one in people}


def _namesakes_of(people):
    """By first and family name, the organisations in which somebody of that name works."""
    named = User.objects.filter(family_name__in={one.family_name for one in people})
    posts, found = _organisations_of(named.values("pk")), defaultdict(set)
    for user in named:
        found[whole_name(user.given_name, user.family_name)] |= posts[user.pk]
    return found


def _organisations_of(users):
    """By user, the organisations in which they work with other people's plans."""
    held = Membership.objects.filter(user__in=users, ended_at=None).exclude(role__in=OF_FAMILIES)
    posts = defaultdict(set)
    for user, organisation in held.values_list("user", "team__organisation"):
        posts[user].add(organisation)
    return posts


def _own(readers, people):
    """(reader, person) where the person is the reader, or was represented by them."""
    themselves = Person.objects.filter(pk__in=people, account__in=readers).values_list("account", "pk")
    linked = Representative.objects.filter(person__in=people, user__in=readers).values_list("user", "person")
    return {*themselves, *linked}
