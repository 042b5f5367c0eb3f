"""A month of looks of people who do not exist, sixty of them for no good reason, and how many of those are found.

The same month for the same seed. What is honest is drawn from what is known of honest work: most of it has a case or a
team that cares, some of it only a colleague's case, and of a thousand calls one is never given a number. Three planted
snoops hide behind a case number that they made up, where only some rules look.
"""

import random
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from django.contrib.auth.models import Permission
from django.utils import timezone

from accounts.actions import open_team
from accounts.models import Membership, Organisation, User
from accounts.roles import AMBULANCE, COMMUNITY_NURSE, GP, HOSPICE, HOSPITAL, OUT_OF_HOURS
from careplans.actions.snooping import examine_day
from careplans.management.population.names import SURNAMES, draw_given_name, draw_surname
from careplans.models import (
    AccessEvent,
    CaseRelationship,
    Grant,
    OversightCase,
    Person,
    Plan,
    WatchedPerson,
)

FIRST, DAYS, SNOOPS, HIDDEN = date(2026, 3, 1), 31, 60, 3
WEEKS = DAYS / 7
FORGOTTEN, BY_COLLEAGUE, URGENT = 1 / 1000, 0.06, 0.58
DISTRICTS = [f"ZZ{number}" for number in range(1, 10)]
LOOKS = ("read_card", "read_plan", "read_history", "read_changes")
AT_A_TIME = 5000


@dataclass
class Month:
    """The people of a month, and what is written down of it before it is saved."""

    rng: random.Random
    staff: dict = field(default_factory=dict)
    people: list = field(default_factory=list)
    caring: dict = field(default_factory=dict)
    events: list = field(default_factory=list)
    cases: list = field(default_factory=list)
    planted: dict = field(default_factory=dict)
    boot: uuid.UUID = field(default_factory=uuid.uuid4)
    seqs: count = field(default_factory=lambda: count(1))

    def look(self, actor, person, at, *, number="", verb="read_card"):
        """One look, as it is written down; the MAC is not asked for here."""
        facts = {"actor": actor, "person": person, "plan": person.its_plan, "at": at, "verb": verb, "result": "done"}
        self.events.append(
            AccessEvent(case_number=number, boot=self.boot, seq=next(self.seqs), key_id="k1", mac="0" * 64, **facts)
        )

    def visit(self, actor, person, at, number=""):
        """Some looks within minutes."""
        for step in range(self.rng.choice((1, 2, 2, 3, 4))):
            self.look(actor, person, at + timedelta(minutes=step), number=number, verb=LOOKS[step % len(LOOKS)])

    def moment(self, day=None):
        """A moment of the month, or of this day of it."""
        day = FIRST + timedelta(days=self.rng.randrange(DAYS) if day is None else day)
        return timezone.make_aware(datetime.combine(day, time(self.rng.randrange(1, 23), self.rng.randrange(60))))

    def number(self):
        return f"C{self.rng.randrange(10**8):08}"


@dataclass(frozen=True)
class Replay:
    """What came of it: snoops found of those planted, cases about honest looks, by rule; and what was missed."""

    views: int
    planted: int
    found: int
    missed: list
    false_by_rule: dict
    seconds: float = 0.0

    @property
    def recall(self):
        return self.found / self.planted

    @property
    def false_a_week(self):
        return sum(self.false_by_rule.values()) / WEEKS

    def lines(self):
        yield f"{self.views:,} looks in {DAYS} days, {self.planted} snoops: {self.found} found, {self.recall:.1%}"
        yield f"missed: {', '.join(self.missed) or 'none'}"
        by_rule = ", ".join(f"{rule} {number}" for rule, number in sorted(self.false_by_rule.items()))
        yield f"cases about honest looks: {self.false_a_week:.1f} a week ({by_rule or 'none'})"
        yield f"gone through in {self.seconds:.1f} s"


def replay_a_month(views, *, seed=1):
    """Make the month, go through it day by day, and count. In the caller's transaction."""
    month = Month(random.Random(f"snoops {seed} {views}"))
    _staff(month, max(60, views // 500))
    _people(month, max(300, views // 10))
    plant(month)
    _honest(month, views)
    AccessEvent.objects.bulk_create(month.events, batch_size=AT_A_TIME)
    CaseRelationship.objects.bulk_create(month.cases, batch_size=AT_A_TIME)
    began = timezone.now()
    for day in range(DAYS):
        examine_day(FIRST + timedelta(days=day))
    return _counted(month, (timezone.now() - began).total_seconds())


def _counted(month, seconds):
    found, false = set(), {}
    for case in OversightCase.objects.all():
        key = case.actor_id, case.person_id, case.day
        found |= {key} & month.planted.keys()
        if key not in month.planted:
            false[case.rule] = false.get(case.rule, 0) + 1
    missed = sorted(kind for key, kind in month.planted.items() if key not in found)
    return Replay(len(month.events), len(month.planted), len(found), missed, false, seconds)


def _staff(month, number):
    """Two teams of the whole area, a hospital, and surgeries, hospices and nurses who each work in some districts."""
    area = {"covers_whole_area": True}
    urgent = (("NHS 111", OUT_OF_HOURS, area), ("Ambulance", AMBULANCE, area), ("Hospital", HOSPITAL, {}))
    kinds = [(name, role, facts) for name, role, facts in urgent]
    kinds += [(f"Surgery {district}", GP, {}) for district in DISTRICTS]
    kinds += [(f"Hospice {half}", HOSPICE, {}) for half in "NS"]
    kinds += [(f"Nurses {half}", COMMUNITY_NURSE, {}) for half in "NS"]
    for place, (name, role, facts) in enumerate(kinds):
        team = open_team(Organisation.objects.create(name=name), name=name, **facts)
        share = number // 5 if place < len(urgent) else max(3, number // 40)
        users = [_user(month, f"{place}-{one}") for one in range(share)]
        User.objects.bulk_create(users)
        Membership.objects.bulk_create(
            Membership(user=user, team=team, role=role.code, started_at=_long_ago()) for user in users
        )
        month.staff[name] = (team, users)


def _user(month, mark):
    given, family = _name(month)
    return User(email=f"{mark}@staff.golden-ticket.test", given_name=given, family_name=family, password="!")


def _name(month):
    community = "british" if month.rng.random() < 0.9 else month.rng.choice(sorted(SURNAMES))
    sex = month.rng.choice(("female", "male"))
    return draw_given_name(month.rng, community, sex, 1950), draw_surname(month.rng, community)


def _long_ago():
    return datetime(2025, 1, 1, tzinfo=UTC)


def _people(month, number):
    team, users = month.staff["NHS 111"]
    by = {"registered_by": users[0], "registered_for": team}
    for one in range(number):
        given, family = _name(month)
        district = month.rng.choice(DISTRICTS)
        postcode, lines = f"{district} {month.rng.randrange(1, 9)}AB", f"{one + 1} Marram Close"
        born = date(1930 + month.rng.randrange(40), 1 + month.rng.randrange(12), 1 + month.rng.randrange(28))
        facts = {"given_names": given, "family_name": family, "born_on": born, "postcode": postcode}
        month.people.append(Person(address_lines=lines, **facts, **by))
    Person.objects.bulk_create(month.people, batch_size=AT_A_TIME)
    plans = [Plan(person=person, started_by=users[0]) for person in month.people]
    Plan.objects.bulk_create(plans, batch_size=AT_A_TIME)
    for person, plan in zip(month.people, plans, strict=True):
        person.its_plan = plan
        half = "N" if person.postcode[:3] < "ZZ5" else "S"
        month.caring[person.pk] = [f"Surgery {person.postcode[:3]}", f"Hospice {half}", f"Nurses {half}"][
            : month.rng.choice((1, 2, 3))
        ]
    _grants(month, users[0])


def _grants(month, by):
    care = Permission.objects.get(codename="care_for_plan", content_type__app_label="careplans")
    facts = {"permission": care, "granted_at": _long_ago(), "granted_by": by, "reason": "Cares for this person"}
    Grant.objects.bulk_create(
        (
            Grant(content_object=person.its_plan, group=month.staff[name][0].group, **facts)
            for person in month.people
            for name in month.caring[person.pk]
        ),
        batch_size=AT_A_TIME,
    )


def _honest(month, views):
    while len(month.events) < views:
        person, at = month.rng.choice(month.people), month.moment()
        if person in month.set_apart:
            continue
        if month.rng.random() < URGENT:
            _called(month, person, at)
        else:
            _, users = month.staff[month.rng.choice(month.caring[person.pk])]
            month.visit(month.rng.choice(users), person, at)


def _called(month, person, at):
    """A call: its number is given; or a colleague had given it hours before; or it is forgotten."""
    team, users = month.staff[month.rng.choice(("NHS 111", "NHS 111", "Ambulance", "Hospital"))]
    chance = month.rng.random()
    number = "" if chance < FORGOTTEN + BY_COLLEAGUE else month.number()
    if FORGOTTEN <= chance < FORGOTTEN + BY_COLLEAGUE:
        _begin_case(month, person, team, users[0], at - timedelta(hours=month.rng.randrange(1, 20)))
    month.visit(month.rng.choice(users), person, at, number)


def _begin_case(month, person, team, by, at):
    facts = {"started_by": by, "started_at": at, "ends_at": at + timedelta(hours=24), "case_number": month.number()}
    # A day old by now, and ended by itself.
    month.cases.append(CaseRelationship(person=person, team=team, closed_at=at + timedelta(hours=24), **facts))


def plant(month):
    """Sixty snoops, of each kind in turn, each at somebody whom nobody looks at for a better reason."""
    kinds = list(KINDS)
    month.set_apart = set()
    for place in range(SNOOPS):
        kind = kinds[place % len(kinds)]
        person = month.people[place]
        month.set_apart.add(person)
        at = month.moment(place % (DAYS - 1))
        number, how = (month.number(), ", number made up") if place < HIDDEN else ("", "")
        actor = KINDS[kind](month, person, at, number)
        month.planted[actor.pk, person.pk, timezone.localdate(at)] = kind + how


def _any(month, *names):
    return month.rng.choice(month.staff[month.rng.choice(names)][1])


def _elsewhere(month, person):
    """A surgery that has nothing to do with this person."""
    others = [district for district in DISTRICTS if not person.postcode.startswith(district)]
    return f"Surgery {month.rng.choice(others)}"


def _relative(month, person, at, number):
    actor = _any(month, "Hospital", "NHS 111", _elsewhere(month, person))
    Person.objects.filter(pk=person.pk).update(family_name=actor.family_name)
    month.visit(actor, person, at, number)
    return actor


def _neighbour(month, person, at, number):
    """Somebody of the same household, who has a record of their own here."""
    actor = _any(month, *month.caring[person.pk])
    if not Person.objects.filter(account=actor).exists():
        home = {"address_lines": person.address_lines, "postcode": person.postcode, "born_on": date(1980, 1, 1)}
        names = {"given_names": actor.given_name, "family_name": actor.family_name, "account": actor}
        Person.objects.create(**home, **names, registered_by=person.registered_by, registered_for=person.registered_for)
    else:
        own = Person.objects.get(account=actor)
        Person.objects.filter(pk=person.pk).update(address_lines=own.address_lines, postcode=own.postcode)
    month.visit(actor, person, at, number)
    return actor


def _workmate(month, person, at, number):
    name = _elsewhere(month, person)
    actor, sick = month.rng.sample(month.staff[name][1], 2)
    if Person.objects.filter(account=sick).exists():
        Person.objects.filter(pk=person.pk).update(given_names=sick.given_name, family_name=sick.family_name)
    else:
        Person.objects.filter(pk=person.pk).update(account=sick)
    month.visit(actor, person, at, number)
    return actor


def _curious(month, person, at, number):
    actor = _any(month, _elsewhere(month, person))
    for step in range(7):
        month.look(actor, person, at + timedelta(minutes=5 * step), number=number)
    return actor


def _without_call(month, person, at, number):
    actor = _any(month, "NHS 111", "Ambulance")
    month.visit(actor, person, at, number)
    return actor


def _from_afar(month, person, at, number):
    actor = _any(month, _elsewhere(month, person))
    month.visit(actor, person, at, number)
    return actor


def _of_somebody_known(month, person, at, number):
    asked_by, agreed_by = month.staff["Hospice N"][1][:2]
    moments = {"asked_at": _long_ago(), "agreed_at": _long_ago()}
    WatchedPerson.objects.create(person=person, because="Known", asked_by=asked_by, agreed_by=agreed_by, **moments)
    actor = _any(month, "NHS 111", "Hospital")
    month.visit(actor, person, at, number or month.number())
    return actor


def _of_the_dead(month, person, at, number):
    Person.objects.filter(pk=person.pk).update(died_on=timezone.localdate(at) - timedelta(days=40))
    actor = _any(month, *month.caring[person.pk])
    month.visit(actor, person, at, number)
    return actor


KINDS = {
    "relative": _relative,
    "out of area": _from_afar,
    "no call": _without_call,
    "household": _neighbour,
    "colleague": _workmate,
    "many looks": _curious,
    "watch list": _of_somebody_known,
    "after death": _of_the_dead,
}
