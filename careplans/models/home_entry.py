"""How a crew gets in where nobody can open: a key-safe code, enciphered, and apart from everything a plan says."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from careplans.models.people import Person


class HomeEntryCodeQuerySet(models.QuerySet):
    """Codes, asked as questions."""

    def in_use_for(self, person):
        """The codes that hold now for this person, and for records that were merged into theirs; newest first."""
        own = Q(person=person) | Q(person__merged_into=person)
        return self.filter(own, ended_at=None).order_by("-set_at", "-pk")


class HomeEntryCode(models.Model):
    """One code of a person's home, from when to when. A new one ends the one before; none is changed or deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="home_entry_codes")
    ciphertext = models.TextField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = HomeEntryCodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="one_home_entry_code_for_each_person"
            ),
            models.CheckConstraint(
                name="home_entry_ended_at_and_by_go_together",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="home_entry_codes_stay", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="home_entry_codes_never_change", fields=["person", "ciphertext", "set_by", "set_at"]
            ),
        ]

    def __str__(self):
        return f"Home entry code of {self.person}"
