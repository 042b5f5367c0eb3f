"""Breaking the glass: one user reads one person's plan for some hours though nothing else lets them, and says why."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from careplans.content.working_days import working_days_after
from careplans.models.people import Person
from careplans.models.plans import Plan, new_reference


class BreakGlassQuerySet(models.QuerySet):
    """Broken glasses, asked by whether they still open something and whether somebody has looked into them."""

    def open(self, now=None):
        """Neither ended by whoever broke it nor past its hours: it ends by itself."""
        return self.filter(ended_at=None, ends_at__gt=now or timezone.now())

    def lapsed(self, now=None):
        """Past its hours, and nobody had ended it."""
        return self.filter(ended_at=None, ends_at__lte=now or timezone.now())

    def unreviewed(self):
        return self.filter(reviewed_at=None)

    def reviewed(self):
        return self.filter(reviewed_at__isnull=False)


class BreakGlass(models.Model):
    """This user may read this person's plan until it ends, and says why (reliability.md sections 6.2 and 6.3)."""

    class Reason(models.TextChoices):
        CANNOT_BE_ASKED = "cannot_be_asked", "Unconscious or cannot be asked"
        ON_SCENE = "on_scene", "Caller on scene, no case yet"
        SAFEGUARDING = "safeguarding", "Safeguarding"
        WRONG_TEAM = "wrong_team", "System shows the wrong team"
        OTHER = "other", "Something else"

    class Outcome(models.TextChoices):
        JUSTIFIED = "justified", "Justified"
        EXPLAINED = "explained", "Explained"
        INAPPROPRIATE = "inappropriate", "Inappropriate"
        ESCALATED = "escalated", "Escalated"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=200, blank=True, help_text="Where the user worked at the time.")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=Reason)
    words = models.CharField(max_length=300, blank=True)
    case_number = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When it was ended, or had ended by itself.")
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = BreakGlassQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        triggers = [
            pgtrigger.ReadOnly(
                name="what_was_said_of_a_glass_stays",
                exclude=["ended_at", "outcome", "note", "reviewed_at", "reviewed_by"],
            )
        ]
        indexes = [
            models.Index(fields=["user", "started_at"], name="glasses_by_user"),
            models.Index(fields=["person", "started_at"], name="glasses_by_person"),
            models.Index(fields=["started_at"], condition=Q(reviewed_at=None), name="glasses_to_review"),
        ]
        constraints = [
            # Begins with the user, so that it also answers what is open to them.
            models.UniqueConstraint(
                fields=["user", "person"], condition=Q(ended_at=None), name="one_open_glass_per_user_and_person"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("started_at")), name="glass_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(case_number="") | ~Q(words=""), name="glass_has_a_case_number_or_words"
            ),
            models.CheckConstraint(
                name="glass_outcome_note_reviewed_at_and_by_go_together",
                condition=Q(outcome="", note="", reviewed_at=None, reviewed_by=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~Q(outcome="") & ~Q(note=""),
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("user")), name="nobody_reviews_their_own_glass"
            ),
        ]

    def __str__(self):
        return f"Broken glass {self.reference}"

    def get_absolute_url(self):
        return reverse("glass", args=[self.pk])

    @property
    def why(self):
        """The reason, and what was written beside it."""
        return ": ".join(part for part in (self.get_reason_display(), self.words) if part)

    @property
    def worked_as(self):
        """Who broke it, and where they worked at the time."""
        return ", ".join(part for part in (str(self.user), self.user.profession, self.organisation) if part)

    @property
    def until(self):
        """When it ended, or is going to."""
        return min(self.ended_at or self.ends_at, self.ends_at)

    @property
    def due_on(self):
        """The day by which somebody is to have looked into it; after it, it is the Caldicott guardian's."""
        days = settings.BREAK_GLASS["review_within_working_days"]
        return working_days_after(timezone.localdate(self.started_at), days)

    def is_overdue(self, now=None):
        """Whether nobody has looked into it in time."""
        return self.reviewed_at is None and timezone.localdate(now) > self.due_on
