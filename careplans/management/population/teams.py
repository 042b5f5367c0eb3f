"""The organisations and teams of the area, and two clinicians in each: one who writes, one who endorses."""

from dataclasses import dataclass
from functools import cached_property
from random import Random

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts.models import ContactEndpoint, Membership, Organisation, Team, User
from accounts.roles import COMMUNITY_NURSE, GP
from careplans.management.demo_town import MAIL_DOMAIN
from careplans.management.population.drawing import seeded_id
from careplans.management.population.names import draw_given_name, draw_surname
from careplans.management.population.places import (
    AREAS_OF_A_PRACTICE,
    KENT,
    MOST_PRACTICES,
    Practice,
    practice_of_area,
)

PRACTICES_OF_A_NURSING_TEAM = 5
PRACTICES_OF_A_HOSPICE = 25


@dataclass
class CareTeam:
    """A team, those in it who sign, and the practice whose people it cares for."""

    team: Team
    nurse: User
    senior: User
    practice: Practice

    @property
    def name(self):
        return self.team.name

    @property
    def phone(self):
        return self.team.phone

    @property
    def organisation(self):
        return self.team.organisation.name

    @cached_property
    def as_writer(self):
        """The nurse as a section keeps its writer (see actions.provenance.writer_of)."""
        return {
            "user": str(self.nurse.pk),
            "author": str(self.nurse),
            "role": self.nurse.profession,
            "registration": self.nurse.registration,
            "organisation": self.organisation,
            "organisation_code": self.team.organisation.ods_code,
        }


@dataclass(frozen=True)
class Teams:
    """Every team of the population: one for each practice, one of nurses for five, a hospice for twenty-five."""

    surgeries: list
    nurses: list
    hospices: list

    def of_area(self, area):
        """The surgery, the nursing team and the hospice of this area."""
        number = practice_of_area(area).number
        nurses, hospice = number // PRACTICES_OF_A_NURSING_TEAM, number // PRACTICES_OF_A_HOSPICE
        return self.surgeries[number], self.nurses[nurses], self.hospices[hospice]


def find_teams(seed):
    """The teams of this seed, opened if they are not there."""
    planned = list(_planned())
    ids = [seeded_id(seed, "team", number) for number in range(len(planned))]
    if not Team.objects.filter(pk=ids[0]).exists():
        _open(seed, planned, ids)
    teams = Team.objects.select_related("organisation").in_bulk(ids)
    users = User.objects.in_bulk([_user_id(seed, number) for number in range(2 * len(planned))])
    found = [
        CareTeam(teams[pk], users[_user_id(seed, 2 * at)], users[_user_id(seed, 2 * at + 1)], planned[at][3])
        for at, pk in enumerate(ids)
    ]
    nurses = MOST_PRACTICES + MOST_PRACTICES // PRACTICES_OF_A_NURSING_TEAM
    return Teams(found[:MOST_PRACTICES], found[MOST_PRACTICES:nurses], found[nurses:])


def _planned():
    """Name, organisation, whether it works at night, and the (first) practice of every team."""
    practices = [practice_of_area(number * AREAS_OF_A_PRACTICE) for number in range(MOST_PRACTICES)]
    towns = list(KENT)
    for one in practices:
        yield one.name, one.name, False, one
    for number, one in enumerate(practices[::PRACTICES_OF_A_NURSING_TEAM]):
        yield f"{towns[number]} community nurses", "East and West Community Trust", True, one
    for number, one in enumerate(practices[::PRACTICES_OF_A_HOSPICE]):
        yield f"Hospice at home {number + 1}", f"Lantern Hospice {number + 1}", True, one


def _open(seed, planned, ids):
    owners = {}
    for number, (_, owner, _, practice) in enumerate(planned):
        code = practice.code if owner == practice.name else ""
        owners.setdefault(owner, Organisation(pk=seeded_id(seed, "organisation", number), name=owner, ods_code=code))
    Organisation.objects.bulk_create(owners.values())
    groups = Group.objects.bulk_create(Group(name=f"{owner}: {name}") for name, owner, _, _ in planned)
    teams = [
        Team(
            pk=ids[number],
            organisation=owners[owner],
            group=groups[number],
            name=name,
            works_day_and_night=at_night,
            phone=practice.phone if owner == practice.name else f"03069 99{number:04d}",
        )
        for number, (name, owner, at_night, practice) in enumerate(planned)
    ]
    Team.objects.bulk_create(teams)
    email = ContactEndpoint.Channel.EMAIL
    ContactEndpoint.objects.bulk_create(
        ContactEndpoint(team=team, channel=email, address=f"team.{number}@{MAIL_DOMAIN}")
        for number, team in enumerate(teams)
    )
    _let_in(seed, teams)


def _let_in(seed, teams):
    """A nurse and a senior clinician in each team, all with the demonstration's password."""
    rng, password = Random(f"{seed}/clinicians"), make_password(settings.DEMO_PASSWORD)
    users, memberships = [], []
    for number in range(2 * len(teams)):
        is_senior = number % 2 == 1
        given = draw_given_name(rng, "british", "female" if rng.random() < 0.7 else "male", 1985)
        user = User(
            pk=_user_id(seed, number),
            email=f"clinician.{number}@{MAIL_DOMAIN}",
            password=password,
            title="Dr" if is_senior else "",
            given_name=given,
            family_name=draw_surname(rng, "british"),
            profession="GP" if is_senior else "community nurse specialist",
            registration=f"GMC 98{number:05d}" if is_senior else f"NMC 98Z{number:04d}E",
        )
        users.append(user)
        role = GP if is_senior else COMMUNITY_NURSE
        memberships.append(Membership(user=user, team=teams[number // 2], role=role.code, may_sign=True))
    User.objects.bulk_create(users)
    Membership.objects.bulk_create(memberships)


def _user_id(seed, number):
    return seeded_id(seed, "clinician", number)


def find_registrar(seed):
    """The one who registered everybody of this seed; they sign in nowhere and belong to no team."""
    pk = seeded_id(seed, "registrar", 0)
    facts = {"given_name": "Population", "family_name": f"Seed {seed}"[:70], "is_active": False}
    registrar, _ = User.objects.get_or_create(pk=pk, defaults={"email": registrar_email(seed), **facts})
    return registrar


REGISTRAR = "population."


def registrar_email(seed):
    """By this address a database is known to hold the population of this seed."""
    return f"{REGISTRAR}{seed}@{MAIL_DOMAIN}"
