"""Published versions, what is counted of them, who signed them and who confirmed them since."""

import uuid
from datetime import date

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from careplans.content.plan_types import PLAN_TYPES, plan_type
from careplans.content.wording import day_in_london
from careplans.models.plans import Plan

AWAITING_ENDORSEMENT = "Signed - awaiting senior endorsement"


class Sealed(Exception):
    """A published version never changes; publish a new one instead."""


def refuse_truncate():
    """A trigger that keeps a whole table from being emptied at one stroke."""
    return pgtrigger.Trigger(
        name="sealed_against_truncate",
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        func="RAISE EXCEPTION 'rows of % are sealed', TG_TABLE_NAME;",
    )


SEALED = [
    pgtrigger.Protect(name="sealed_against_change", operation=pgtrigger.Update | pgtrigger.Delete),
    refuse_truncate(),
]


class SealedModel(models.Model):
    """A row that is written once. Python refuses a second save; the database refuses update, delete and truncate."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Sealed(f"{self} is sealed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Sealed(f"{self} is sealed.")


class PlanVersion(SealedModel):
    """What a plan said from one publication to the next: identity, all three documents and signatures, frozen."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    recommendations_sha256 = models.CharField(max_length=64)
    why = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    idempotency_key = models.CharField(max_length=100)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="versions_are_numbered_once"),
            models.UniqueConstraint(fields=["plan", "idempotency_key"], name="one_version_per_publication_key"),
            models.CheckConstraint(condition=Q(number__gte=1), name="versions_are_numbered_from_one"),
        ]
        triggers = SEALED

    def __str__(self):
        return f"{self.plan}, version {self.number}"

    def get_absolute_url(self):
        return reverse("version", args=[self.plan_id, self.number])

    @property
    def content(self):
        """All sections of the three documents together; section keys never clash."""
        return {**self.document["what_matters"], **self.document["recommendations"], **self.document["record"]}

    @property
    def overrides(self):
        """The reasons for which this version was published though something in it disagrees."""
        return self.document.get("overrides", [])

    @property
    def type(self):
        """Of which kind this plan was when it was published: for an adult, or for a child or young person."""
        return plan_type(date.fromisoformat(self.document["identity"]["born_on"]), day_in_london(self.published_at))

    @property
    def type_words(self):
        return PLAN_TYPES[self.type]

    @property
    def endorsement_words(self):
        """Whether a senior responsible clinician stands behind these recommendations, as every page says it.

        An endorsement given after publication counts too: it is a signature over the very same recommendations.
        """
        over_these = self.plan.signatures.filter(recommendations_sha256=self.recommendations_sha256)
        endorsed = over_these.filter(kind=Signature.Kind.SENIOR_ENDORSEMENT).first()
        return f"Signed and endorsed by {endorsed.name}" if endorsed else AWAITING_ENDORSEMENT


class VersionHeadlines(models.Model):
    """What is searched and counted of a version. Derived from it, and can be made again from it."""

    class Cpr(models.TextChoices):
        ATTEMPT = "attempt", "CPR attempts recommended"
        MODIFIED = "modified", "Modified CPR, child only"
        NOT_RECOMMENDED = "not_recommended", "CPR attempts not recommended"
        NOT_RECORDED = "not_recorded", "Not recorded"

    class Focus(models.TextChoices):
        EXTEND_LIFE = "extend_life", "Prioritise extending life"
        BALANCE = "balance", "Balance extending life with comfort and valued outcomes"
        COMFORT = "comfort", "Prioritise comfort"
        NOT_RECORDED = "not_recorded", "Not recorded"

    version = models.OneToOneField(PlanVersion, on_delete=models.PROTECT, primary_key=True, related_name="headlines")
    cpr = models.CharField(max_length=20, choices=Cpr)
    clinical_focus = models.CharField(max_length=20, choices=Focus)
    hospital_transfer = models.CharField(max_length=20, blank=True)
    preferred_place_of_care = models.CharField(max_length=40, blank=True)
    preferred_place_of_death = models.CharField(max_length=40, blank=True)
    gsf_letter = models.CharField(max_length=1, blank=True)
    has_adrt = models.BooleanField()
    icd_active = models.BooleanField()
    anticipatory_status = models.CharField(max_length=20, blank=True)
    first_call_number = models.CharField(max_length=30, blank=True)
    review_due = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cpr__in=["attempt", "modified", "not_recommended", "not_recorded"]),
                name="cpr_is_one_of_four_states",
            ),
            models.CheckConstraint(
                condition=Q(clinical_focus__in=["extend_life", "balance", "comfort", "not_recorded"]),
                name="clinical_focus_is_one_of_four_states",
            ),
            models.CheckConstraint(condition=Q(gsf_letter__in=["", "A", "B", "C", "D"]), name="gsf_letter_is_a_to_d"),
        ]
        indexes = [models.Index(fields=["review_due"], name="versions_by_review_due")]

    def __str__(self):
        return f"Headlines of {self.version}"


class Signature(SealedModel):
    """A clinician signed exactly these recommendations. Any change to them makes another hash, so signatures lapse."""

    class Kind(models.TextChoices):
        COMPLETING = "completing", "Completed by"
        SENIOR_ENDORSEMENT = "senior_endorsement", "Endorsed by the senior responsible clinician"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="signatures")
    recommendations_sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, choices=Kind)
    signer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    grade = models.CharField(max_length=100, blank=True)
    registration = models.CharField(max_length=40)
    statement = models.TextField()
    signed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "recommendations_sha256", "kind", "signer"], name="signed_once_by_each_in_each_kind"
            ),
            models.CheckConstraint(condition=~Q(registration=""), name="signer_has_a_registration_number"),
        ]
        triggers = SEALED

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}"


class Review(SealedModel):
    """Someone read a version again and confirmed that it remains right. A change makes a new version instead."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="reviews")
    confirmed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.CharField(max_length=200, help_text="Name and role of the clinician who confirmed it.")
    registration = models.CharField(max_length=40, blank=True)
    setting = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-confirmed_at"]
        triggers = SEALED

    def __str__(self):
        return f"{self.version} confirmed by {self.confirmed_by}"
