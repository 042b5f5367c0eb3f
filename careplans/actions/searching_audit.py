"""Searching who looked at what: by whom, about whom, from where, when. Every search is on record with its reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import Organisation, User
from careplans.actions.overseen import audit_for
from careplans.actions.watch_list import find_person_to_oversee
from careplans.audit import Verb, record
from careplans.models import AccessEvent, Person

ON_A_PAGE = 50


class Place(NamedTuple):
    """Where a page ended: the moment of its last event, and its number."""

    at: datetime
    id: int


class TooMany(Exception):
    """More than anybody can answer for having taken out."""


@dataclass(frozen=True)
class AuditQuery:
    """What is searched, from a moment until another. Whatever is None was not asked for."""

    since: datetime
    until: datetime
    reason: str
    actor: User | None = None
    person: Person | None = None
    organisation: Organisation | None = None

    @property
    def words(self) -> str:
        """What was asked, for the record. A person is told apart by the event's own person, never by their number."""
        asked = [f"from {self.since:%Y-%m-%d %H:%M} until {self.until:%Y-%m-%d %H:%M}"]
        asked += [f"sign-in {self.actor.pk}"] if self.actor else []
        asked += ["one person"] if self.person else []
        asked += [f"organisation {self.organisation.pk}"] if self.organisation else []
        return ", ".join(asked)


def whom_to_search(nhs_number: str, *, why: str, by: User) -> Person:
    """The person of this number, whose events are to be searched; raises NobodyOfThisNumber, which is on record."""
    return find_person_to_oversee(nhs_number, by=by, why=why)


@transaction.atomic
def search_audit(query: AuditQuery, after: Place | None = None, *, by: User) -> tuple[list[AccessEvent], Place | None]:
    """A page of what was found, the newest first, and where the next page begins, None after the last.

    That it was searched, and why, is committed before a line is given back.
    """
    page = f"; on from event {after.id}" if after else ""
    record(Verb.SEARCHED_AUDIT, by=by, person=query.person, subject=query.words + page, reason=query.reason)
    found = list(_found(query, after, by=by)[: ON_A_PAGE + 1])
    shown = found[:ON_A_PAGE]
    return shown, Place(shown[-1].at, shown[-1].pk) if len(found) > ON_A_PAGE else None


@transaction.atomic
def export_audit(query: AuditQuery, *, by: User) -> list[AccessEvent]:
    """Everything that was found, the newest first, to be taken out of the record. Raises TooMany."""
    found = list(_found(query, None, by=by)[: settings.MOST_EVENTS_EXPORTED + 1])
    if len(found) > settings.MOST_EVENTS_EXPORTED:
        raise TooMany(settings.MOST_EVENTS_EXPORTED)
    subject = f"{query.words}; {len(found)} events"
    record(Verb.EXPORTED_AUDIT, by=by, person=query.person, subject=subject, reason=query.reason)
    return found


def _found(query: AuditQuery, after: Place | None, *, by: User) -> QuerySet[AccessEvent]:
    """By (at, id), so that a page goes on where the last one ended whatever was written meanwhile."""
    events = audit_for(by).filter(at__gte=query.since, at__lt=query.until)
    if query.actor:
        events = events.filter(actor=query.actor)
    if query.person:
        events = events.filter(person__in=_records_of(query.person))
    if query.organisation:
        events = events.filter(_in(query.organisation))
    if after:
        events = events.filter(Q(at__lt=after.at) | Q(at=after.at, pk__lt=after.id), at__lte=after.at)
    return events.select_related("actor", "plan").order_by("-at", "-pk")


def _records_of(person):
    """The record in use, and those that were merged into it: what happened to them happened to the person."""
    return [person.pk, *Person.objects.filter(merged_into=person).values_list("pk", flat=True)]


def _in(organisation):
    """What its members did, as far as they did it in its name: an event keeps where its user worked at the time."""
    members = User.objects.filter(memberships__team__organisation=organisation)
    return Q(actor__in=members.values("pk"), organisation__contains=organisation.name)
