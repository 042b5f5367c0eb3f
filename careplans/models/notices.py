"""What a team must be told. The row is the message: it is done when a named person acknowledges it."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import Team, User
from careplans.models.break_glass import BreakGlass
from careplans.models.plans import Plan, new_reference
from careplans.models.versions import PlanVersion

# Longer than a task may take to send one notice (careplans.tasks), so that a live worker never loses its claim.
CLAIM_LASTS = timedelta(seconds=50)


class NoticeQuerySet(models.QuerySet):
    """Notices, asked as questions."""

    def due(self, now=None):
        """To be sent now: not sent, not parked, its time has come, and nobody holds a fresh claim."""
        now = now or timezone.now()
        unclaimed = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_LASTS)
        return self.filter(unclaimed, sent_at=None, parked_at=None, acknowledged_at=None, next_attempt_at__lte=now)

    def claim(self, pk, now=None):
        """One worker gets it; the row count says who."""
        now = now or timezone.now()
        return self.due(now).filter(pk=pk).update(claimed_at=now, claims=models.F("claims") + 1) == 1

    def unacknowledged(self):
        return self.filter(acknowledged_at=None)

    def acknowledged(self):
        return self.filter(acknowledged_at__isnull=False)


class Notice(models.Model):
    """One team is to know of one change to one plan. The same id is used however often it is sent."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", "A care plan changed"
        CONFIRMED = "confirmed", "A care plan was confirmed unchanged"
        WITHDRAWN = "withdrawn", "A care plan was withdrawn"
        SHARED = "shared", "A care plan is shared with your team"
        RESTORED = "restored", "A care plan is in use again"
        GLASS_BROKEN = "glass_broken", "A care plan was opened by break-glass"

    class Urgency(models.TextChoices):
        URGENT = "urgent", "Urgent"
        ROUTINE = "routine", "Routine"

    class WhyParked(models.TextChoices):
        REFUSED = "refused", "Every email address of this team refused it."
        GIVEN_UP = "given_up", "It could not be emailed in three days of trying."
        BROKE_OFF = "broke_off", "Sending it broke off again and again."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="notices")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="notices")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, related_name="notices")
    glass = models.ForeignKey(BreakGlass, on_delete=models.PROTECT, null=True, related_name="notices")
    kind = models.CharField(max_length=20, choices=Kind)
    urgency = models.CharField(max_length=10, choices=Urgency)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claims = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    parked_at = models.DateTimeField(null=True, blank=True, help_text="Given up on by machine; a human must look.")
    parked_because = models.CharField(max_length=10, choices=WhyParked, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(sent_at=None, parked_at=None, acknowledged_at=None),
                name="notices_to_send",
            ),
            models.Index(fields=["team", "acknowledged_at"], name="notices_by_team"),
        ]
        constraints = [
            # A plan that a merge closed can be opened and closed again, each time with news for every team.
            models.UniqueConstraint(
                fields=["team", "version", "kind"],
                condition=~Q(kind__in=["withdrawn", "restored"]),
                name="one_notice_per_team_version_and_kind",
            ),
            models.UniqueConstraint(fields=["team", "glass"], name="one_notice_per_team_and_glass"),
            models.CheckConstraint(
                name="notice_of_broken_glass_names_it",
                condition=Q(kind="glass_broken", glass__isnull=False) | ~Q(kind="glass_broken") & Q(glass=None),
            ),
            models.CheckConstraint(
                name="parked_at_and_because_go_together",
                condition=Q(parked_at=None, parked_because="") | Q(parked_at__isnull=False) & ~Q(parked_because=""),
            ),
            models.CheckConstraint(
                name="acknowledged_at_and_by_go_together",
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Notice {self.reference}"

    def get_absolute_url(self):
        return reverse("notice", args=[self.pk])


class Attempt(models.Model):
    """One try at sending a notice to one address of the team. Rows are added before sending and settled once."""

    class Outcome(models.TextChoices):
        STARTED = "started", "Started"
        SENT = "sent", "Accepted for delivery"
        FAILED = "failed", "Failed, will be tried again"
        REFUSED = "refused", "Refused for good"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="attempts")
    channel = models.CharField(max_length=20)
    address = models.CharField(max_length=254)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.STARTED)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["started_at"]

    def __str__(self):
        return f"Attempt at {self.notice} by {self.channel}"
