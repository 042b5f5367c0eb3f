"""Other systems that may open a person's plan for the clinician who sits at them, and each time they asked to."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Organisation
from careplans.models.plans import new_reference


class LinkedSystem(models.Model):
    """A system with a key of its own, from when to when. A new key is a new row, so that two can hold for a while."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="linked_systems")
    key_id = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    ciphertext = models.TextField(help_text="The secret it signs with, enciphered and bound to the key id.")
    linked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        triggers = [
            pgtrigger.Protect(name="linked_systems_stay", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="linked_systems_never_change", fields=["name", "organisation", "key_id", "ciphertext", "linked_at"]
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.organisation.name})"


class LaunchQuerySet(models.QuerySet):
    """Launches, asked by what can still become of them."""

    def waiting(self, now=None):
        """Nobody has opened it, and it may still be opened."""
        return self._open(now).filter(opened_at=None)

    def opened(self, now=None):
        """Opened in some browser, whose reader may still sign in and use it."""
        return self._open(now).filter(opened_at__isnull=False)

    def past(self, now=None):
        """Too late, and it still holds who it is about."""
        return self.filter(open_until__lte=now or timezone.now()).exclude(ciphertext="")

    def _open(self, now):
        in_time = self.filter(open_until__gt=now or timezone.now(), system__ended_at=None)
        return in_time.exclude(ciphertext="")


class Launch(models.Model):
    """One wish of a linked system to open one person's plan. Whom it is about is kept until it is used or too late."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    system = models.ForeignKey(LinkedSystem, on_delete=models.PROTECT, related_name="launches")
    message_id = models.CharField(max_length=100, help_text="The system's own name for its message: never taken twice.")
    token_sha256 = models.CharField(max_length=64, unique=True)
    ciphertext = models.TextField(blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    open_until = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = LaunchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "message_id"], name="no_message_is_taken_twice"),
            models.CheckConstraint(
                name="a_used_launch_knows_nobody", condition=Q(used_at=None) | Q(ciphertext="", opened_at__isnull=False)
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="launches_stay", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="launches_never_change", fields=["system", "message_id", "token_sha256", "asked_at"]
            ),
        ]

    def __str__(self):
        return f"Launch {self.pk}"
