"""One live plan for each person, and the draft in which its next version is written."""

import secrets
import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from careplans.content.spoken import SIGNS
from careplans.models.people import Person


def new_reference():
    """A short code people can say aloud; it tells nothing about the person or the plan."""
    return "".join(secrets.choice(SIGNS) for _ in range(8))


class PlanQuerySet(models.QuerySet):
    """Plans, asked as questions."""

    def live(self):
        """Not closed; there is at most one for each person."""
        return self.filter(closed_at=None)

    def in_use(self):
        """Published and neither withdrawn nor closed: what staff on scene may rely on."""
        return self.live().filter(current__isnull=False, withdrawn_at=None)

    def to_be_written(self):
        """Together with what a page of the desk needs: who it is about, the draft, and what is published."""
        return self.select_related("person", "current", "draft")

    def for_a_deed(self):
        """Together with the person and the draft; a deed that needs the version in use reads it when it does."""
        return self.select_related("person", "draft")

    def with_version(self):
        """Together with which version is in use; what it says is left in the database until it is asked for."""
        return self.select_related("current").defer("current__document")

    def with_card(self):
        """Together with the card of the version in use; the whole of that version is read only if it is asked for."""
        return self.select_related("person", "current__headlines", "current__card_copy").defer("current__document")

    def the_one(self):
        """The plan there is, or None. For a question that one plan can answer at most: `first` would ask for an order
        too, which takes a fifth of the time of reading a card's plan."""
        return next(iter(self[:1]), None)

    def with_what_is_shown(self):
        """Together with everything a page about one plan shows."""
        return self.select_related("person", "current__headlines", "current__published_by", "draft")


class Plan(models.Model):
    """A person's plan through all its versions. What it says is in its versions; this row is what happened to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    local_reference = models.CharField(max_length=40, blank=True, help_text="The number another record knows it by.")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="plans")
    current = models.ForeignKey("PlanVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sharing = models.CharField(
        max_length=20, blank=True, help_text="With whom the person shares it, as the version in use says."
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = PlanQuerySet.as_manager()

    # The case under which the reader's team came to this plan; filled in where the plan is fetched for that reader.
    under_case = ""

    class Meta:
        permissions = [("care_for_plan", "Cares for this person")]
        indexes = [models.Index(fields=["local_reference"], name="plan_by_local_reference")]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(closed_at=None), name="one_live_plan_per_person"),
            models.CheckConstraint(
                name="withdrawn_at_and_by_go_together",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
            models.CheckConstraint(
                name="closed_at_and_by_go_together",
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Plan {self.reference}"

    def get_absolute_url(self):
        return reverse("plan", args=[self.pk])

    @property
    def is_in_use(self):
        return self.current_id is not None and self.withdrawn_at is None and self.closed_at is None


class Draft(models.Model):
    """What the next version will say, so far. Every save moves the revision on; an older one is refused."""

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="draft")
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    based_on = models.ForeignKey("PlanVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    has_changes = models.BooleanField(default=True, help_text="Something was written since the last publication.")
    provenance = models.JSONField(default=dict, blank=True, help_text="By section: who wrote it, from what source.")
    starters = models.JSONField(default=list, blank=True, help_text="Which sets of suggested questions were chosen.")
    copied = models.JSONField(default=dict, help_text="Sections copied from an earlier plan, not read again yet.")

    def __str__(self):
        return f"Draft of {self.plan}, revision {self.revision}"

    @property
    def etag(self):
        return f'"{self.revision}"'


class OwnWords(models.Model):
    """What matters to the person, as it stood after one edit. Rows are only ever added."""

    class WrittenHow(models.TextChoices):
        SELF = "self", "Written by the person"
        HELPED = "helped", "Written by the person with help"
        BY_ANOTHER = "by_another", "Written by someone who knows the person"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="own_words")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    written_how = models.CharField(max_length=20, choices=WrittenHow)
    written_with = models.CharField(max_length=200, blank=True, help_text="Who helped, or who wrote it.")
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="own_words_are_numbered_once")]

    def __str__(self):
        return f"Own words {self.number} of {self.plan}"
