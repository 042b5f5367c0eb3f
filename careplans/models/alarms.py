"""Alarms for information governance: somebody seems to be guessing. An alarm stands until it is seen, or for a day."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User

STANDS_FOR = timedelta(days=1)


class AlarmQuerySet(models.QuerySet):
    """Alarms, asked as questions."""

    def standing(self, now=None):
        """Nobody has said that they saw it, and it is not a day old."""
        return self.filter(acknowledged_at=None, raised_at__gt=(now or timezone.now()) - STANDS_FOR)


class Alarm(models.Model):
    """Too many tries within an hour (a shift, of broken glasses): of one user, or of everybody together. How many is
    counted in the events."""

    class Kind(models.TextChoices):
        ONE_TRIES_CODES = "one_tries_codes", "One sign-in gives wrong codes"
        MANY_TRY_CODES = "many_try_codes", "Wrong codes from all sign-ins together"
        ONE_LOOKS_UP = "one_looks_up", "One sign-in looks up people who are not found"
        ONE_BREAKS_GLASS = "one_breaks_glass", "One sign-in breaks the glass again and again"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    about = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", help_text="Whose tries.")
    since = models.DateTimeField(help_text="When the first of the tries was made.")
    raised_at = models.DateTimeField(default=timezone.now)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = AlarmQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at"]
        constraints = [
            models.CheckConstraint(
                name="alarm_acknowledged_at_and_by_go_together",
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
            )
        ]

    def __str__(self):
        return f"Alarm {self.pk}"
