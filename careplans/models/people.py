"""The people plans are about, and those who stand beside them."""

import re
import uuid
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Team, User


def check_nhs_number(digits, *, allow_test_range):
    """Refuse a number that cannot be an NHS number (modulus 11, domain.md section 6.1); returns its ten digits.

    Raises ValidationError saying what to do. Numbers of one repeated digit pass modulus 11 and are refused by name.
    """
    number = re.sub(r"[\s.\-/]", "", digits or "")
    if not re.fullmatch(r"[0-9]{10}", number):
        raise ValidationError("An NHS number has 10 digits, such as 999 204 8174. Check it and type it again.")
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9])) % 11
    if len(set(number)) == 1 or check == 10 or check % 11 != int(number[9]):
        raise ValidationError(
            "This is not an NHS number: a digit is wrong or two are swapped. Check it with the person."
        )
    if number.startswith("999") and not allow_test_range:
        raise ValidationError("NHS numbers that begin with 999 are for testing only. Use the person's own number.")
    return number


class Person(models.Model):
    """Someone who has, or may be offered, a plan. Everyone in demonstration and test data is fictional."""

    class Precision(models.TextChoices):
        DAY = "day", "Day"
        MONTH = "month", "Month"
        YEAR = "year", "Year"

    class NumberStatus(models.TextChoices):
        VERIFIED = "01", "Number present and verified"
        NOT_TRACED = "02", "Number present but not traced"
        TRACE_REQUIRED = "03", "Trace required"
        NO_MATCH = "04", "Trace attempted: no match or several"
        CONFLICT = "05", "Trace needs to be resolved"
        IN_PROGRESS = "06", "Trace in progress"
        NOT_REQUIRED = "07", "Number not present, trace not required"
        POSTPONED = "08", "Trace postponed (baby under six weeks old)"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nhs_number = models.CharField(max_length=10, null=True, blank=True, unique=True)
    nhs_number_status = models.CharField(max_length=2, choices=NumberStatus, default=NumberStatus.TRACE_REQUIRED)
    title = models.CharField(max_length=35, blank=True)
    given_names = models.CharField(max_length=105)
    family_name = models.CharField(max_length=105)
    suffix = models.CharField(max_length=35, blank=True)
    preferred_name = models.CharField(max_length=35, blank=True)
    pronouns = models.CharField(max_length=35, blank=True)
    born_on = models.DateField(help_text="The first day it can have been, where only month or year is known.")
    born_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    sex_at_birth = models.CharField(max_length=20, blank=True)
    gender = models.CharField(max_length=20, blank=True)
    gender_identity = models.CharField(max_length=70, blank=True)
    ethnic_category = models.CharField(max_length=70, blank=True)
    religion = models.CharField(max_length=100, blank=True)
    marital_status = models.CharField(max_length=40, blank=True)
    address_lines = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    address_type = models.CharField(max_length=40, blank=True)
    current_location = models.CharField(max_length=200, blank=True)
    accommodation = models.CharField(max_length=100, blank=True)
    location_sensitive = models.BooleanField(default=False)
    email = models.EmailField(blank=True)
    gp_name = models.CharField(max_length=100, blank=True)
    gp_practice = models.CharField(max_length=200, blank=True)
    gp_practice_code = models.CharField(max_length=10, blank=True)
    gp_phone = models.CharField(max_length=30, blank=True)
    gp_out_of_hours = models.CharField(max_length=200, blank=True)
    died_on = models.DateField(null=True, blank=True)
    account = models.OneToOneField(User, on_delete=models.PROTECT, null=True, blank=True, related_name="person")
    registered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    registered_for = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="registered_people")
    registered_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["born_on", "family_name"], name="person_born_and_family_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(nhs_number=None) | Q(nhs_number__regex=r"^[0-9]{10}$"), name="nhs_number_has_ten_digits"
            ),
            models.CheckConstraint(condition=~Q(family_name=""), name="person_has_a_family_name"),
            models.CheckConstraint(condition=Q(born_on__gte=date(1880, 1, 1)), name="person_was_born_after_1880"),
        ]

    def __str__(self):
        return f"Person {self.pk}"

    @classmethod
    def born_within(cls, day):
        """The condition that a person can have been born on `day`, as far as their date of birth is known."""
        return (
            Q(born_on=day, born_precision=cls.Precision.DAY)
            | Q(born_on=day.replace(day=1), born_precision=cls.Precision.MONTH)
            | Q(born_on=day.replace(day=1, month=1), born_precision=cls.Precision.YEAR)
        )

    @property
    def phone(self):
        """The number to ring first, or nothing."""
        first = next(iter(self.phones.all()), None)
        return first.number if first else ""

    @property
    def is_identity_verified(self):
        return self.nhs_number_status == self.NumberStatus.VERIFIED

    def identity(self):
        """Who a version was about when it was published, as it is sealed into the version."""
        return {
            "nhs_number": self.nhs_number or "",
            "nhs_number_status": self.nhs_number_status,
            "title": self.title,
            "given_names": self.given_names,
            "family_name": self.family_name,
            "suffix": self.suffix,
            "born_on": self.born_on.isoformat(),
            "born_precision": self.born_precision,
            "gender": self.gender,
        }


class PersonPhone(models.Model):
    """A number a person can be reached on, in the order they prefer."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="phones")
    number = models.CharField(max_length=30)
    use = models.CharField(max_length=20, blank=True)
    preference = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["preference", "id"]

    def __str__(self):
        return f"{self.use or 'phone'} of {self.person}"


class Representative(models.Model):
    """Someone the person (or the law) lets read along: basis, scope, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="representatives")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="represents")
    basis = models.CharField(max_length=100)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "user"], condition=Q(ended_at=None), name="one_open_link_per_representative"
            )
        ]

    def __str__(self):
        return f"{self.user} for {self.person}"
