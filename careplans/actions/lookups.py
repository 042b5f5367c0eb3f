"""Looking someone up. Four outcomes, each saying what was searched; none is proof that no plan exists."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.permissions import PLAN_LOOK_UP
from careplans.access import people_for, plans_for
from careplans.audit import Result, Verb, record
from careplans.content.wording import format_date, format_nhs_number
from careplans.models import Person, PlanVersion

MOST_MATCHES = 50


@dataclass(frozen=True)
class Query:
    """What was asked: an NHS number and a birth date, or a family name and a birth date with what else is known."""

    born_on: date
    nhs_number: str = ""
    family_name: str = ""
    given_name: str = ""
    postcode: str = ""

    @property
    def words(self) -> str:
        """What was searched, as a person would say it."""
        named = {
            "NHS number": self.nhs_number and format_nhs_number(self.nhs_number),
            "family name": self.family_name,
            "given name": self.given_name,
            "postcode": self.postcode,
            "date of birth": format_date(self.born_on),
        }
        return ", ".join(f"{name} {value}" for name, value in named.items() if value)


@dataclass(frozen=True)
class Found:
    """One person, whose plan is in use. `is_confirmed`: the number and the birth date were both given."""

    version: PlanVersion
    searched: str
    is_confirmed: bool
    outcome: str = field(default="found", init=False)


@dataclass(frozen=True)
class SeveralPeople:
    """More than one person fits. `more` is true where there were too many to show."""

    matches: list
    searched: str
    more: bool = False
    outcome: str = field(default="several", init=False)


@dataclass(frozen=True)
class NoPlan:
    """The person is known, and has no plan in use here."""

    person: Person
    searched: str
    withdrawn: bool = False
    outcome: str = field(default="no_plan", init=False)


@dataclass(frozen=True)
class NobodyMatched:
    """Nobody this user may find fits what was searched."""

    searched: str
    outcome: str = field(default="nobody_matched", init=False)


_RESULTS = {
    Found: Result.FOUND,
    SeveralPeople: Result.SEVERAL,
    NoPlan: Result.NO_PLAN,
    NobodyMatched: Result.NOBODY,
}


@transaction.atomic
def look_up(query: Query, *, reason: str = "", case_number: str = "", by: User, now=None):
    """Search among the people this user may find; the look, and every person it returned, is on record first."""
    people = list(_matching(query, by)[: MOST_MATCHES + 1])
    outcome = _outcome(query, people, by)
    result = _RESULTS[type(outcome)]
    for person in people or [None]:
        record(
            Verb.LOOKED_UP,
            by=by,
            result=result,
            person=person,
            plan=outcome.version.plan if isinstance(outcome, Found) else None,
            version=outcome.version if isinstance(outcome, Found) else None,
            subject=query.words,
            reason=reason,
            case_number=case_number,
            now=now,
        )
    return outcome


def _matching(query, by):
    """People who fit everything that was given. The date of birth must agree as far as it is known."""
    people = people_for(by).filter(Person.born_within(query.born_on)).order_by("family_name", "given_names", "pk")
    if query.nhs_number:
        return people.filter(nhs_number=query.nhs_number)
    people = people.filter(family_name__iexact=query.family_name)
    if query.given_name:
        people = people.filter(given_names__istartswith=query.given_name)
    if query.postcode:
        people = people.filter(postcode__istartswith=query.postcode, location_sensitive=False)
    return people.prefetch_related("phones")


def _outcome(query, people, by):
    if not people:
        return NobodyMatched(query.words)
    if len(people) > 1:
        return SeveralPeople(people[:MOST_MATCHES], query.words, more=len(people) > MOST_MATCHES)
    person = people[0]
    plan = plans_for(by, PLAN_LOOK_UP).with_what_is_shown().filter(person=person).first()
    if plan is None or not plan.is_in_use:
        return NoPlan(person, query.words, withdrawn=bool(plan and plan.withdrawn_at))
    return Found(plan.current, query.words, is_confirmed=bool(query.nhs_number))
