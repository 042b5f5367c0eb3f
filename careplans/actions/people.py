"""Registering the people plans are about."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import Http404

from accounts.models import Team, User
from careplans.access import people_for
from careplans.actions.lookups import Query
from careplans.audit import Result, Verb, record
from careplans.models import Person, PersonPhone, check_nhs_number

NUMBER_IN_USE = "Someone with this NHS number is registered. Look them up instead."
ALLOW_TEST_NUMBERS = settings.ENVIRONMENT != "production"


def clean_nhs_number(typed: str) -> str:
    """Ten digits from a number typed any way; raises ValidationError saying what to do."""
    return check_nhs_number(typed, allow_test_range=ALLOW_TEST_NUMBERS)


def near_matches(*, family_name: str, born_on, born_precision: str = "day", nhs_number: str | None = None):
    """People who may be the one about to be registered, whoever registered them: same number, or a birth date that may
    be the same and a family name that begins alike (domain.md section 7, hazards 1 and 2)."""
    may_be_born = _may_be_born(born_on, born_precision)
    alike = Person.objects.filter(may_be_born, family_name__istartswith=family_name[:3])
    same_number = Person.objects.filter(nhs_number=nhs_number) if nhs_number else Person.objects.none()
    return (alike | same_number).order_by("family_name", "given_names")


def _may_be_born(day, precision):
    """The condition that someone can have the birth date asked for, as far as either of the two is known."""
    in_year = Q(born_on__year=day.year)
    if precision == Person.Precision.YEAR:
        return in_year
    if precision == Person.Precision.MONTH:
        return in_year & (Q(born_on__month=day.month) | Q(born_precision=Person.Precision.YEAR))
    return Person.born_within(day) | Q(born_on=day)


@transaction.atomic
def look_for_near_matches(sought: dict, *, by: User, now=None) -> list[Person]:
    """The people who may be the one `sought`; that each was looked at is on record."""
    found = list(near_matches(**sought).prefetch_related("phones"))
    asked = Query(sought["born_on"], nhs_number=sought["nhs_number"] or "", family_name=sought["family_name"])
    for person in found:
        record(Verb.LOOKED_UP, by=by, result=Result.SEVERAL, person=person, subject=asked.words, now=now)
    return found


@transaction.atomic
def register_person(facts: dict, *, phones: list[dict] = (), team: Team, by: User, now=None) -> Person:
    """Register someone for a team. `facts` are Person's fields. Raises ValidationError for an NHS number in use."""
    if facts.get("nhs_number"):
        facts = {**facts, "nhs_number": clean_nhs_number(facts["nhs_number"])}
        if Person.objects.filter(nhs_number=facts["nhs_number"]).exists():
            raise ValidationError({"nhs_number": NUMBER_IN_USE})
    person = Person(**facts, registered_by=by, registered_for=team)
    person.full_clean(exclude=["account"])
    _insert(person)
    PersonPhone.objects.bulk_create(PersonPhone(person=person, **phone) for phone in phones)
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
    """The person, if this user may find them; None otherwise."""
    return people_for(by).filter(pk=person_id).prefetch_related("phones", "plans").first()


def reach_person(person_id, *, by: User) -> Person:
    """The person, for a deed that writes its own event. A stranger gets Http404, and the attempt is on record."""
    person = find_person(person_id, by=by)
    if person is None:
        record(Verb.TRIED, by=by, result=Result.DENIED, subject=f"person {person_id}")
        raise Http404
    return person


def open_person(person_id, *, by: User) -> Person:
    """The person, for a look; the look is committed before they are given back."""
    person = reach_person(person_id, by=by)
    record(Verb.READ_PERSON, by=by, person=person)
    return person
