"""Registering the people plans are about."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Team, User
from careplans.access import people_for
from careplans.audit import Verb, record
from careplans.models import Person, PersonPhone, check_nhs_number

ALLOW_TEST_NUMBERS = settings.ENVIRONMENT != "production"


def clean_nhs_number(typed: str) -> str:
    """Ten digits from a number typed any way; raises ValidationError saying what to do."""
    return check_nhs_number(typed, allow_test_range=ALLOW_TEST_NUMBERS)


def near_matches(*, family_name: str, born_on, nhs_number: str | None = None):
    """People who may be the one about to be registered, whoever registered them: same number, or same birth date and
    a family name that begins alike (domain.md section 7, hazards 1 and 2)."""
    alike = Person.objects.filter(born_on=born_on, family_name__istartswith=family_name[:3])
    same_number = Person.objects.filter(nhs_number=nhs_number) if nhs_number else Person.objects.none()
    return (alike | same_number).order_by("family_name", "given_names")


@transaction.atomic
def register_person(facts: dict, *, phones: list[dict] = (), team: Team, by: User, now=None) -> Person:
    """Register someone for a team. `facts` are Person's fields. Raises ValidationError for an NHS number in use."""
    if facts.get("nhs_number"):
        facts = {**facts, "nhs_number": clean_nhs_number(facts["nhs_number"])}
        if Person.objects.filter(nhs_number=facts["nhs_number"]).exists():
            raise ValidationError({"nhs_number": "Someone with this NHS number is registered. Look them up instead."})
    person = Person(**facts, registered_by=by, registered_for=team)
    person.full_clean(exclude=["account"])
    person.save(force_insert=True)
    PersonPhone.objects.bulk_create(PersonPhone(person=person, **phone) for phone in phones)
    record(Verb.REGISTERED, by=by, person=person, now=now)
    return person


def find_person(person_id, *, by: User):
    """The person, if this user may find them; None otherwise."""
    return people_for(by).filter(pk=person_id).prefetch_related("phones", "plans").first()
