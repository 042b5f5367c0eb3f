"""People about whom many may be curious: one asks that every look is asked about, a second one agrees."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.permissions import OVERSEE
from careplans.actions.overseen import people_to_oversee, watch_list_for
from careplans.actions.reaching import reached
from careplans.audit import Result, Verb, record
from careplans.models import Person, WatchedPerson


class NobodyOfThisNumber(Exception):
    """Nobody on the record has this NHS number."""


class WatchedAlready(Exception):
    """They stand on the list already, agreed to or waiting for a second person."""


class NeedsAnother(Exception):
    """Whoever asked cannot agree; or it was agreed to or ended meanwhile."""


def list_watched(*, by: User) -> list[WatchedPerson]:
    """Everybody on the list, those who wait for a second person first; that it was read is on record."""
    record(Verb.READ_OVERSIGHT, by=by, subject="watch list")
    return sorted(watch_list_for(by).standing(), key=lambda one: one.agreed_at is not None)


def find_person_to_oversee(nhs_number: str, *, by: User, why: str = "") -> Person:
    """The person of this number, in use now; raises NobodyOfThisNumber. A number of nobody's is on record as tried."""
    person = people_to_oversee(by).filter(nhs_number=nhs_number).first()
    if person is None:
        record(Verb.TRIED, by=by, result=Result.NOBODY, subject="a number of nobody on the record", reason=why)
        raise NobodyOfThisNumber
    return person


@transaction.atomic
def ask_to_watch(person: Person, *, because: str, by: User, now: datetime | None = None) -> WatchedPerson:
    """Ask that every look at this person is asked about; it begins when a second person agrees. WatchedAlready."""
    entry = WatchedPerson(person=person, because=because, asked_by=by, asked_at=now or timezone.now())
    WatchedPerson.objects.bulk_create([entry], ignore_conflicts=True)
    if not WatchedPerson.objects.filter(pk=entry.pk).exists():
        raise WatchedAlready(person)
    record(Verb.ASKED_TO_WATCH, by=by, person=person, reason=because, now=now)
    return entry


def reach_watched(watched_id, *, by: User) -> WatchedPerson:
    """The entry, for whoever keeps the list; otherwise Http404, and the attempt is on record."""
    found = watch_list_for(by).standing().filter(pk=watched_id).first()
    return reached(found, f"watch list {watched_id}", by=by, reason=OVERSEE)


@transaction.atomic
def agree_to_watch(entry: WatchedPerson, *, by: User, now: datetime | None = None) -> None:
    """The second of two: from now on every look is asked about. Raises NeedsAnother."""
    moment = now or timezone.now()
    waiting = WatchedPerson.objects.standing().filter(pk=entry.pk, agreed_at=None).exclude(asked_by=by)
    if not waiting.update(agreed_at=moment, agreed_by=by):
        raise NeedsAnother(entry)
    record(Verb.WATCHED, by=by, person=entry.person, now=moment)


@transaction.atomic
def stop_watching(entry: WatchedPerson, *, by: User, now: datetime | None = None) -> None:
    """Take them off the list; who comes second changes nothing."""
    moment = now or timezone.now()
    if WatchedPerson.objects.standing().filter(pk=entry.pk).update(ended_at=moment, ended_by=by):
        record(Verb.STOPPED_WATCHING, by=by, person=entry.person, now=moment)
