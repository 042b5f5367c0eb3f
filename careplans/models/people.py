"""The people plans are about, and those who stand beside them."""

import re
import uuid
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Team, User
from careplans.content.nhs_numbers import passes_check
from careplans.content.person_words import untraced_words


def check_nhs_number(digits, *, in_training):
    """Refuse a number that cannot be an NHS number (modulus 11, domain.md section 6.1); returns its ten digits.

    Raises ValidationError saying what to do. Numbers of one repeated digit pass modulus 11 and are refused by name.
    """
    number = re.sub(r"[\s.\-/]", "", digits or "")
    if not re.fullmatch(r"[0-9]{10}", number):
        raise ValidationError("An NHS number has 10 digits, such as 999 204 8174. Check it and type it again.")
    if not passes_check(number):
        raise ValidationError(
            "This is not an NHS number: a digit is wrong or two are swapped. Check it with the person."
        )
    if number.startswith("999") and not in_training:
        raise ValidationError("NHS numbers that begin with 999 are for testing only. Use the person's own number.")
    if in_training and not number.startswith("999"):
        raise ValidationError("Real people must never be in the training town. Use a number that begins with 999.")
    return number


# What of a person is sealed into every version just as it stands. Only ever added to: old versions lack the later ones.
SEALED_AS_THEY_STAND = (
    *("nhs_number_status", "title", "given_names", "family_name", "suffix", "preferred_name", "pronouns"),
    *("born_precision", "sex_at_birth", "gender", "gender_identity", "ethnic_category", "religion", "marital_status"),
    *("address_lines", "postcode", "address_type", "current_location", "accommodation", "location_sensitive", "email"),
    *("gp_name", "gp_practice", "gp_practice_code", "gp_phone", "gp_out_of_hours"),
)
PHONE_SEALED = ("number", "use", "preference")


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
    traced_how = models.CharField(max_length=200, blank=True, help_text="How the number was checked.")
    traced_at = models.DateTimeField(null=True, blank=True)
    traced_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
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
    revision = models.PositiveIntegerField(default=1, editable=False, help_text="Moves on with every change.")
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_records",
        help_text="The record of the same person that is used now: always the last of a chain.",
    )

    # Whether they were found by a record that was merged into this one; filled in by a search.
    by_old_record = False

    class Meta:
        indexes = [models.Index(fields=["born_on", "family_name"], name="person_born_and_family_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(nhs_number=None) | Q(nhs_number__regex=r"^[0-9]{10}$"), name="nhs_number_has_ten_digits"
            ),
            models.CheckConstraint(condition=~Q(family_name=""), name="person_has_a_family_name"),
            models.CheckConstraint(condition=Q(born_on__gte=date(1880, 1, 1)), name="person_was_born_after_1880"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")), name="nobody_is_merged_into_themselves"
            ),
            models.CheckConstraint(
                name="traced_at_and_by_go_together",
                condition=Q(traced_at=None, traced_by=None) | Q(traced_at__isnull=False, traced_by__isnull=False),
            ),
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

    @property
    def untraced_words(self):
        """What every page, sheet and answer says of a number that nobody has verified; '' where it is verified."""
        return untraced_words(self.nhs_number_status, dict(self.NumberStatus.choices))

    def identity(self):
        """Who a version was about when it was published, as it is sealed into the version: all of domain.md §1.2."""
        phones = [{name: getattr(phone, name) for name in PHONE_SEALED} for phone in self.phones.all()]
        return {
            **{name: getattr(self, name) for name in SEALED_AS_THEY_STAND},
            "nhs_number": self.nhs_number or "",
            "nhs_number_status_words": f"{self.nhs_number_status}: {self.get_nhs_number_status_display()}",
            "born_on": self.born_on.isoformat(),
            "phones": phones,
            "addresses": [address.as_sealed() for address in self.addresses.all()],
        }


class CurrentRows(models.Manager):
    """Rows that hold now. What ended is kept, and is read in the history of the person."""

    def get_queryset(self):
        return super().get_queryset().filter(ended_at=None)


class EveryRow(models.Manager):
    """Rows that hold now, and those that ended."""


class PersonPhone(models.Model):
    """A number a person can be reached on, in the order they prefer."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="phones")
    number = models.CharField(max_length=30)
    use = models.CharField(max_length=20, blank=True)
    preference = models.PositiveSmallIntegerField(default=1)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CurrentRows()
    with_ended = EveryRow()

    class Meta:
        ordering = ["preference", "id"]

    def __str__(self):
        return f"{self.use or 'phone'} of {self.person}"


class PersonAddress(models.Model):
    """Another place a person is, was or can be written to, beside their usual address."""

    class Use(models.TextChoices):
        TEMPORARY = "temporary", "Temporary address"
        CARE_HOME = "care_home", "Care home"
        HOSPICE = "hospice", "Hospice"
        FAMILY = "family", "With family or friends"
        SECOND_HOME = "second_home", "Second home"
        POST = "post", "For post only"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    use = models.CharField(max_length=20, choices=Use)
    lines = models.TextField()
    postcode = models.CharField(max_length=8, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CurrentRows()
    with_ended = EveryRow()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="address_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return f"{self.get_use_display()} of {self.person}"

    def as_sealed(self):
        """This address as a version keeps it."""
        days = {name: getattr(self, name) for name in ("from_on", "until_on")}
        return {
            "use": self.get_use_display(),
            "lines": self.lines,
            "postcode": self.postcode,
            **{name: day.isoformat() if day else "" for name, day in days.items()},
        }


class Representative(models.Model):
    """Someone the person (or the law) lets read along: basis, scope, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="representatives")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="represents")
    basis = models.CharField(max_length=100)
    writes_words = models.BooleanField(
        default=False, help_text="They may also write what matters to the person, each time saying that they did."
    )
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
