"""Letting the person, and those beside them, into their own plan."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from careplans.audit import Verb, record
from careplans.models import Person, Representative


@transaction.atomic
def open_to_person(person: Person, account: User, *, by: User, now=None) -> Person:
    """This sign-in is the person's own from now on. Opening it again to the same sign-in changes nothing."""
    if person.account_id == account.pk:
        return person
    person.account = account
    person.save(update_fields=["account"])
    record(Verb.SHARED, by=by, person=person, subject=str(account), reason="The person's own sign-in", now=now)
    return person


@transaction.atomic
def open_to_representative(
    person: Person, user: User, *, basis: str, writes_words: bool = False, by: User, now=None
) -> Representative:
    """This user reads along from now on, on this basis, and writes what matters to the person if the person lets them.

    Opening it again changes nothing.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    link = Representative.objects.filter(person=person, user=user, ended_at=None).first()
    if link:
        return link
    record(Verb.SHARED, by=by, person=person, subject=str(user), reason=basis, now=now)
    return Representative.objects.create(
        person=person, user=user, basis=basis, writes_words=writes_words, started_at=now or timezone.now()
    )
