"""Legal instruments and other documents as things in the world: where the paper is, and who has seen what of it.

What a document says stands in the plan (careplans.content); a row here is the paper itself, from the day it became
known to the day it ended. Rows are never deleted, and but for their end they never change.
"""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from careplans.models.plans import Plan
from careplans.models.versions import SEALED, SealedModel, refuse_truncate


def changes_any_of(model_fields):
    """The condition of a trigger: one of these fields would change."""
    condition = pgtrigger.Q()
    for name in model_fields:
        condition |= pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")})
    return condition


def kept_for_ever(row, facts, *, once, ends):
    """The triggers of a row that is never deleted, whose facts never change, and that `ends` by a time set once."""
    return [
        pgtrigger.Protect(name=f"{row}_is_never_deleted", operation=pgtrigger.Delete),
        pgtrigger.Protect(
            name=f"{row}_facts_never_change", operation=pgtrigger.Update, condition=changes_any_of(facts)
        ),
        pgtrigger.Protect(
            name=f"{row}_{once}", operation=pgtrigger.Update, condition=pgtrigger.Q(**{f"old__{ends}__isnull": False})
        ),
        refuse_truncate(),
    ]


class PlanDocumentQuerySet(models.QuerySet):
    """Documents, asked as questions."""

    def legal(self):
        """Instruments that may bind or must be considered in law."""
        return self.filter(kind__in=PlanDocument.LEGAL)

    def in_force(self):
        """Nobody has ended them."""
        return self.filter(ended_at=None)


DOCUMENT_FACTS = (
    "id",
    "plan",
    "kind",
    "title",
    "section_key",
    "row_id",
    "dated",
    "kept_at_first",
    "confidentiality",
    "added_by",
    "added_at",
    "added_by_family",
)


class PlanDocument(models.Model):
    """One document: a legal instrument, or any other paper that the plan leans on."""

    class Kind(models.TextChoices):
        ADRT = "adrt", "Advance decision to refuse treatment"
        LPA = "lpa", "Lasting power of attorney"
        DEPUTYSHIP = "deputyship", "Deputyship of the Court of Protection"
        PARENTAL_RESPONSIBILITY = "parental_responsibility", "Parental responsibility order"
        COURT_ORDER = "court_order", "Court order"
        ADVANCE_STATEMENT = "advance_statement", "Advance statement"
        OTHER = "other", "Another document"

    LEGAL = tuple(kind for kind in Kind.values if kind != "other")
    ON_A_REGISTER = (Kind.LPA, Kind.DEPUTYSHIP)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=30, choices=Kind)
    title = models.CharField(max_length=200)
    section_key = models.CharField(
        max_length=60, blank=True, help_text="The section of the plan that says its content."
    )
    row_id = models.CharField(max_length=40, blank=True)
    dated = models.CharField(max_length=10, blank=True, help_text="As much of its date as is known, such as 2026-02.")
    kept_at_first = models.CharField(max_length=300, blank=True)
    confidentiality = models.CharField(max_length=200, blank=True, help_text="Who may see it, in its own words.")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    added_by_family = models.BooleanField(default=False, help_text="By the person or someone who represents them.")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.CharField(max_length=300, blank=True)

    objects = PlanDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "title"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="document_has_a_title"),
            models.CheckConstraint(
                name="document_ended_at_by_and_why_go_together",
                condition=Q(ended_at=None, ended_by=None, ended_because="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_because="")),
            ),
            models.UniqueConstraint(
                fields=["plan", "kind", "section_key", "row_id"],
                condition=Q(ended_at=None) & ~Q(section_key=""),
                name="one_open_document_for_each_place_in_the_plan",
            ),
        ]
        triggers = kept_for_ever("document", DOCUMENT_FACTS, once="ends_once", ends="ended_at")

    def __str__(self):
        return f"{self.get_kind_display()} of {self.plan}"

    def get_absolute_url(self):
        return reverse("document", args=[self.plan_id, self.pk])

    @property
    def is_legal(self):
        return self.kind in self.LEGAL

    @property
    def kept_where(self):
        """Where the paper was when somebody last said so."""
        said = (sighting.kept_where for sighting in self.sightings.all() if sighting.kept_where)
        return next(said, self.kept_at_first)

    @property
    def newest_sighting(self):
        """What was seen last, or nothing: then nobody has seen it."""
        return next(iter(self.sightings.all()), None)

    def is_seen_since(self, moment):
        """Whether a clinician wrote down after this moment that they saw it, not only that they were told of it."""
        return any(one.recorded_at >= moment and one.saw != Sighting.Saw.TOLD for one in self.sightings.all())


class Sighting(SealedModel):
    """Somebody looked at a document, or was told of it: what, who, when. Rows are only ever added."""

    class Saw(models.TextChoices):
        ORIGINAL = "original", "The original"
        COPY = "copy", "A copy"
        REGISTER = "register", "The register of the Office of the Public Guardian"
        TOLD = "told", "Nothing: told of it only"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(PlanDocument, on_delete=models.PROTECT, related_name="sightings")
    saw = models.CharField(max_length=10, choices=Saw)
    seen_on = models.DateField()
    seen_by = models.CharField(max_length=200, help_text="The name of who looked.")
    role = models.CharField(max_length=100, blank=True)
    kept_where = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-seen_on", "-recorded_at"]
        constraints = [models.CheckConstraint(condition=~Q(seen_by=""), name="sighting_says_who_looked")]
        triggers = SEALED

    def __str__(self):
        return f"{self.get_saw_display()} seen by {self.seen_by}"


class NoteBeside(SealedModel):
    """A clinician's dated note beside the person's own words. The words themselves are never touched by it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="notes_beside")
    heading = models.CharField(max_length=60, help_text="The section of the person's words it stands beside.")
    words = models.CharField(max_length=1000)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=100, blank=True)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["written_at"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="note_beside_says_something")]
        triggers = SEALED

    def __str__(self):
        return f"Note of {self.name} beside {self.heading} of {self.plan}"
