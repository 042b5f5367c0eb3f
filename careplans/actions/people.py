"""Registering the people plans are about."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Team, User
from accounts.training import is_training
from careplans.access import people_for
from careplans.actions.reaching import reached
from careplans.audit import Verb, record
from careplans.models import Person, PersonAddress, PersonPhone, check_nhs_number, make_known

NUMBER_IN_USE = "Someone with this NHS number is registered. Look them up instead."
TRACED_AT_REGISTRATION = "Checked against the NHS record when the person was registered"


def clean_nhs_number(typed: str) -> str:
    """Ten digits from a number typed any way; raises ValidationError saying what to do."""
    return check_nhs_number(typed, in_training=is_training())


def is_number_in_use(number: str | None) -> bool:
    """Whether a record has this NHS number, be it one that was merged into another."""
    return bool(number) and Person.objects.filter(nhs_number=number).exists()


@transaction.atomic
def register_person(
    facts: dict, *, phones: list[dict] = (), addresses: list[dict] = (), team: Team, by: User, now=None
) -> Person:
    """Register someone for a team. `facts` are Person's fields. Raises ValidationError for an NHS number in use."""
    if facts.get("nhs_number"):
        facts = {**facts, "nhs_number": clean_nhs_number(facts["nhs_number"])}
        if is_number_in_use(facts["nhs_number"]):
            raise ValidationError({"nhs_number": NUMBER_IN_USE})
    person = Person(**facts, registered_by=by, registered_for=team)
    if person.is_identity_verified:
        person.traced_how = person.traced_how or TRACED_AT_REGISTRATION
        person.traced_at, person.traced_by = now or timezone.now(), by
    person.full_clean(exclude=["account"])
    _insert(person)
    PersonPhone.objects.bulk_create(PersonPhone(person=person, **phone) for phone in phones)
    PersonAddress.objects.bulk_create(PersonAddress(person=person, **address) for address in addresses)
    make_known([person])
    record(Verb.REGISTERED, by=by, person=person, now=now)
    return person


def _insert(person):
    """A new row; whoever is a moment too late with the same number is told so."""
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:
        raise ValidationError({"nhs_number": NUMBER_IN_USE}) from None


def find_person(person_id, *, by: User):
    """The person, if this user may find them; None otherwise. The id of a merged record gives the one in use now."""
    in_use = Person.objects.filter(pk=person_id).values(in_use=Coalesce("merged_into", "pk"))
    return people_for(by).filter(pk__in=in_use).prefetch_related("phones", "plans").first()


def reach_person(person_id, *, by: User) -> Person:
    """The person, for a deed that writes its own event. A stranger gets Http404, and the attempt is on record."""
    return reached(find_person(person_id, by=by), f"person {person_id}", by=by)


def open_person(person_id, *, by: User) -> Person:
    """The person, for a look; the look is committed before they are given back."""
    person = reach_person(person_id, by=by)
    record(Verb.READ_PERSON, by=by, person=person)
    return person
