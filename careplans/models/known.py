"""By what people are and were known: rows made for searching, which can always be made again from what is on record."""

from itertools import islice

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from careplans.content.known import BEFORE, NOW, PART, names_of, phones_of, places_of
from careplans.models.people import Person, PersonAddress, PersonPhone
from careplans.models.person_changes import PersonChange

AT_A_TIME = 2000


class KnownName(models.Model):
    """One name of a person in plain letters, with its sounds and the date of birth: see `content.known`."""

    class Kind(models.TextChoices):
        NOW = NOW, "Name now"
        PART = PART, "Half of a double-barrelled name"
        BEFORE = BEFORE, "Name before"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="known_names")
    family = models.CharField(max_length=105, db_collation="C")
    given = models.CharField(max_length=105, db_collation="C")
    family_sound = models.CharField(max_length=4, db_collation="C")
    given_sound = models.CharField(max_length=4, db_collation="C")
    born_on = models.DateField()
    born_precision = models.CharField(max_length=5, choices=Person.Precision)
    kind = models.CharField(max_length=6, choices=Kind)
    written = models.CharField(max_length=211, blank=True, help_text="A name before, as it was written.")

    class Meta:
        indexes = [
            models.Index(fields=["born_on", "family"], name="known_by_birth_and_family"),
            models.Index(fields=["family_sound", "born_on"], name="known_by_family_sound"),
            models.Index(fields=["given_sound", "born_on"], name="known_by_given_sound"),
            GinIndex(fields=["family"], opclasses=["gin_trgm_ops"], name="known_by_family_spelling"),
        ]

    def __str__(self):
        return f"Name of {self.person_id}"


class KnownPlace(models.Model):
    """One place a person is or was, by its postcode and by the name of the house or home."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="known_places")
    postcode = models.CharField(max_length=8, blank=True, db_collation="C")
    words = models.CharField(max_length=200, blank=True)
    is_now = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["postcode"], name="known_by_postcode"),
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="known_by_place_words"),
        ]

    def __str__(self):
        return f"Place of {self.person_id}"


class KnownPhone(models.Model):
    """One telephone number by which a person is or was reached."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="known_phones")
    digits = models.CharField(max_length=30, db_collation="C")
    is_now = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["digits"], name="known_by_phone")]

    def __str__(self):
        return f"Telephone of {self.person_id}"


def known_rows(person, *, changes=(), addresses=(), phones=()):
    """The unsaved rows by which `person` is found: lists of KnownName, KnownPlace and KnownPhone.

    `changes` are the changes of their record, newest first; `addresses` and `phones` include those that have ended.
    Asks the database nothing, so that a million people can be loaded in bulk: make these, and insert them as you like.
    """
    born = {"born_on": person.born_on, "born_precision": person.born_precision}
    names = [KnownName(person_id=person.pk, **born, **row._asdict()) for row in names_of(person, changes)]
    places = [KnownPlace(person_id=person.pk, **row._asdict()) for row in places_of(person, changes, addresses)]
    return names, places, [KnownPhone(person_id=person.pk, **row._asdict()) for row in phones_of(person, phones)]


def make_known(people):
    """Make the rows of these people again from what is on record, in step with it in the same transaction.

    `people` is any iterable of Person; many are taken some thousands at a time, with a dozen queries each.
    """
    people = iter(people)
    while some := list(islice(people, AT_A_TIME)):
        ids = [person.pk for person in some]
        for model in (KnownName, KnownPlace, KnownPhone):
            model.objects.filter(person__in=ids).delete()
        _insert(some, ids)


def _insert(people, ids):
    changes = _by_person(PersonChange.objects.filter(person__in=ids).order_by("person", "-number"))
    addresses = _by_person(PersonAddress.with_ended.filter(person__in=ids))
    phones = _by_person(PersonPhone.with_ended.filter(person__in=ids))
    names, places, numbers = [], [], []
    for person in people:
        of_theirs = (changes.get(person.pk, ()), addresses.get(person.pk, ()), phones.get(person.pk, ()))
        rows = known_rows(person, changes=of_theirs[0], addresses=of_theirs[1], phones=of_theirs[2])
        for every, made in zip((names, places, numbers), rows, strict=True):
            every += made
    KnownName.objects.bulk_create(names)
    KnownPlace.objects.bulk_create(places)
    KnownPhone.objects.bulk_create(numbers)


def _by_person(rows):
    sorted_out = {}
    for row in rows:
        sorted_out.setdefault(row.person_id, []).append(row)
    return sorted_out
