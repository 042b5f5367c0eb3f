"""What information governance looks into: looks that a rule picked out, the days gone through, and the watch list."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from careplans.models.people import Person
from careplans.models.plans import new_reference


class OversightCaseQuerySet(models.QuerySet):
    """Cases, asked by whether somebody has looked into them."""

    def waiting(self):
        return self.filter(closed_at=None)

    def closed(self):
        return self.filter(closed_at__isnull=False)


class OversightCase(models.Model):
    """One rule found something in the looks of one user at one person on one day (reliability.md case 4).

    A sign, never a verdict: what it was is for a human to say, and never for the user themselves.
    """

    class Rule(models.TextChoices):
        SAME_NAME = "same_name", "Same family name or address as the reader"
        COLLEAGUE = "colleague", "The person is a colleague of the reader"
        MANY_LOOKS = "many_looks", "Many looks in one day, and no case number"
        NO_CASE = "no_case", "An urgent role, and no case within a day"
        OUT_OF_AREA = "out_of_area", "Lives where the reader's organisation does not work"
        WATCHED = "watched", "The person is on the watch list"
        AFTER_DEATH = "after_death", "After the person had died"

    class Outcome(models.TextChoices):
        EXPLAINED = "explained", "Explained"
        JUSTIFIED = "justified", "Justified"
        INAPPROPRIATE = "inappropriate", "Inappropriate"
        ESCALATED = "escalated", "Escalated"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    rule = models.CharField(max_length=20, choices=Rule)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(help_text="The day of the looks, in London.")
    events = models.PositiveIntegerField(help_text="How many looks the rule counted.")
    raised_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OversightCaseQuerySet.as_manager()

    class Meta:
        ordering = ["raised_at", "pk"]
        triggers = [
            pgtrigger.ReadOnly(name="what_a_rule_found_stays", exclude=["outcome", "note", "closed_at", "closed_by"])
        ]
        indexes = [
            models.Index(fields=["raised_at"], condition=Q(closed_at=None), name="oversight_cases_waiting"),
            models.Index(fields=["-closed_at"], condition=Q(closed_at__isnull=False), name="oversight_cases_closed"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "actor", "person", "rule"], name="one_oversight_case_per_day_actor_person_and_rule"
            ),
            models.CheckConstraint(
                name="oversight_outcome_note_closed_at_and_by_go_together",
                condition=Q(outcome="", note="", closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(outcome="") & ~Q(note=""),
            ),
            models.CheckConstraint(
                condition=Q(closed_by=None) | ~Q(closed_by=F("actor")), name="nobody_closes_a_case_about_themselves"
            ),
        ]

    def __str__(self):
        return f"Case {self.reference}"

    def get_absolute_url(self):
        return reverse("oversight_case", args=[self.pk])


class ExaminedDay(models.Model):
    """A day whose looks were gone through, from the first to the last."""

    day = models.DateField(primary_key=True)
    examined_at = models.DateTimeField(default=timezone.now)
    cases = models.PositiveIntegerField(help_text="How many cases it raised.")

    def __str__(self):
        return f"Looks of {self.day}"


class WatchedPersonQuerySet(models.QuerySet):
    """The watch list, asked by how far an entry is."""

    def standing(self):
        """Asked for and not ended, agreed to or not."""
        return self.filter(ended_at=None)

    def in_force(self):
        """Two people agreed, and nobody ended it."""
        return self.standing().filter(agreed_at__isnull=False)


class WatchedPerson(models.Model):
    """A person many may be curious about. It holds once a second one agrees, and from then on every look is asked about
    but those of the teams who care for them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=300)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = WatchedPersonQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="each_person_stands_once_on_the_watch_list"
            ),
            models.CheckConstraint(condition=~Q(because=""), name="watched_for_a_reason"),
            models.CheckConstraint(
                name="watching_agreed_at_and_by_go_together",
                condition=Q(agreed_at=None, agreed_by=None) | Q(agreed_at__isnull=False, agreed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="watching_ended_at_and_by_go_together",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("asked_by")), name="watching_is_agreed_to_by_another"
            ),
        ]

    def __str__(self):
        return f"Watching {self.person}"
