"""Who may be the person sought, whoever registered them: found widely in the database, judged by `content.alike`."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from careplans.actions.lookups import Query
from careplans.audit import Result, Verb, record
from careplans.content.alike import Identity, Likeness, likeness
from careplans.models import Person

ON_AN_OLD_RECORD = "on an older record, now merged into this one"


@dataclass(frozen=True)
class NearMatch:
    """Someone who may be the person sought, and why."""

    person: Person
    likeness: Likeness

    @property
    def why(self) -> str:
        """In words."""
        return self.likeness.words


def identity_of(person: Person) -> Identity:
    """What a person can be told by, with the names and postcodes they had before."""
    now = {"family_name": person.family_name, "given_names": person.given_names, "postcode": person.postcode}
    names, postcodes = [], []
    for change in person.changes.all():
        now |= {name: value for name, value in change.before.items() if name in now}
        if {"family_name", "given_names"} & change.before.keys():
            names.append((now["family_name"], now["given_names"]))
        if "postcode" in change.before:
            postcodes.append(now["postcode"])
    return Identity(
        family_name=person.family_name,
        given_names=person.given_names,
        born_on=person.born_on,
        born_precision=person.born_precision,
        nhs_number=person.nhs_number or "",
        postcode=person.postcode,
        earlier_names=tuple(names),
        earlier_postcodes=tuple(postcodes),
    )


def near_matches(sought: Identity, *, but_not: Person | None = None) -> list[NearMatch]:
    """People who may be the one sought, most alike first; a record that was merged answers with the one in use now
    (domain.md section 6.4; section 7, hazards 1 and 2)."""
    found = {}
    for person in _candidates(sought):
        match = _match(sought, person)
        known = found.get(match.person)
        if match.likeness and (known is None or match.likeness.is_similar > known.likeness.is_similar):
            found[match.person] = match
    found.pop(but_not, None)
    return sorted(found.values(), key=_most_alike_first)


def _match(sought, person):
    alike = likeness(sought, identity_of(person))
    if not alike or person.merged_into is None:
        return NearMatch(person, alike)
    return NearMatch(person.merged_into, replace(alike, why=(*alike.why, ON_AN_OLD_RECORD)))


def _most_alike_first(match):
    person = match.person
    return not match.likeness.is_similar, person.family_name, person.given_names, str(person.pk)


def _candidates(sought):
    """Everyone whose number or birth date could be the one sought: more than are alike, by indexed columns alone."""
    may_be = _may_be_born(sought.born_on, sought.born_precision)
    if sought.nhs_number:
        may_be |= Q(nhs_number=sought.nhs_number)
    found = Person.objects.filter(may_be).select_related("merged_into").prefetch_related("changes", "phones")
    return found.order_by("merged_into__pk", "family_name", "given_names")


def _may_be_born(day, precision):
    """The condition that someone can have the birth date asked for, known in part or mistyped as dates often are."""
    whole_year = Q(born_on__gte=day.replace(month=1, day=1), born_on__lte=day.replace(month=12, day=31))
    if precision != Person.Precision.DAY or (day.month, day.day) == (1, 1):
        return whole_year
    days = [day, day - timedelta(days=1), day + timedelta(days=1), day.replace(day=1, month=1)]
    if day.day <= 12:
        days.append(day.replace(day=day.month, month=day.day))
    return Q(born_on__in=days) | Person.born_within(day)


@transaction.atomic
def look_for_near_matches(sought: Identity, *, by: User, now=None) -> list[NearMatch]:
    """The people who may be the one `sought`; that each was looked at is on record."""
    found = near_matches(sought)
    asked = Query(sought.born_on, nhs_number=sought.nhs_number, family_name=sought.family_name)
    for match in found:
        record(Verb.LOOKED_UP, by=by, result=Result.SEVERAL, person=match.person, subject=asked.words, now=now)
    return found
