"""Two records of one person made into one: asked by one role, approved by another, and undone the same way."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.two_people import another, at_when, by_whom, go_together, not_both
from careplans.models.people import Person
from careplans.models.plans import Plan
from careplans.models.versions import SEALED, SealedModel


class PersonMergeQuerySet(models.QuerySet):
    """Merges, asked by how far they are."""

    def waiting(self):
        """Asked for, neither approved nor refused."""
        return self.filter(approved_at=None, refused_at=None)

    def in_force(self):
        """Approved and not undone."""
        return self.filter(approved_at__isnull=False, undone_at=None)

    def about(self, *people):
        """Merges in which any of these records takes part."""
        return self.filter(Q(survivor__in=people) | Q(duplicate__in=people))


class PersonMerge(models.Model):
    """`duplicate` is a second record of the person whose record `survivor` is. Nothing of either is deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survivor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    duplicate = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    keep_plan = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Which plan stays in use, where both records have one.",
    )
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_because = models.CharField(max_length=300)
    asked_points = models.JSONField(default=list, help_text="What was compared before asking.")
    both_verified_because = models.CharField(max_length=300, blank=True)
    approved_at, approved_by = at_when(), by_whom()
    approved_points = models.JSONField(default=list, help_text="What was compared before approving.")
    refused_at, refused_by = at_when(), by_whom()
    refused_because = models.CharField(max_length=300, blank=True)
    undo_asked_at, undo_asked_by = at_when(), by_whom()
    undo_because = models.CharField(max_length=300, blank=True)
    undone_at, undone_by = at_when(), by_whom()

    objects = PersonMergeQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(survivor=F("duplicate")), name="merge_is_of_two_records"),
            *(go_together(deed, of="merge") for deed in ("approved", "refused", "undo_asked", "undone")),
            another("approved_by", "asked_by", name="merge_is_approved_by_another"),
            another("undone_by", "undo_asked_by", name="unmerge_is_approved_by_another"),
            not_both("approved_at", "refused_at", name="merge_is_not_both_approved_and_refused"),
            models.CheckConstraint(
                condition=Q(undo_asked_at=None) | Q(approved_at__isnull=False), name="only_an_approved_merge_is_undone"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(undo_asked_at__isnull=False), name="unmerge_is_asked_for_first"
            ),
            models.UniqueConstraint(
                fields=["duplicate"],
                condition=Q(refused_at=None, undone_at=None),
                name="one_open_merge_per_duplicate",
            ),
        ]

    def __str__(self):
        return f"Merge {self.pk}"

    def get_absolute_url(self):
        return reverse("merge", args=[self.pk])

    @property
    def state(self):
        """How far it is, in one word: waiting, refused, approved, undo_asked or undone."""
        if self.refused_at:
            return "refused"
        if not self.approved_at:
            return "waiting"
        if self.undone_at:
            return "undone"
        return "undo_asked" if self.undo_asked_at else "approved"


class MergedLink(SealedModel):
    """One thing that belonged to a record when it was merged, so that an unmerge gives back exactly what was."""

    class Kind(models.TextChoices):
        PLAN = "plan", "Plan"
        CLOSED_PLAN = "closed_plan", "Plan closed by the merge"
        TICKET = "ticket", "Printed copy"
        NOTICE = "notice", "Notice"
        GRANT = "grant", "Team that cares"
        NEW_GRANT = "new_grant", "Team that cares for the plan that stays, because of the merge"
        REPRESENTATIVE = "representative", "Representative"
        ACCOUNT = "account", "Sign-in of the person's own"
        RECORD = "record", "Record merged earlier"
        EVENT = "event", "Entry of the access ledger"

    merge = models.ForeignKey(PersonMerge, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=20, choices=Kind)
    row = models.CharField(max_length=40, help_text="The id of the row that belonged.")
    belonged_to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moved = models.BooleanField(default=False, help_text="The merge changed it; an unmerge changes it back.")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["merge", "kind", "row"], name="each_link_is_kept_once")]
        triggers = SEALED

    def __str__(self):
        return f"{self.get_kind_display()} of {self.merge}"
