"""A case that brings a team to a person: for a day, whoever of the team comes next knows that they are on it."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Team, User
from careplans.models.people import Person

CASE_LASTS = timedelta(hours=24)


class CaseRelationshipQuerySet(models.QuerySet):
    """Cases, asked by whether they run."""

    def open(self, now=None):
        """Neither closed by somebody nor a day old: a case ends by itself."""
        return self.filter(closed_at=None, ends_at__gt=now or timezone.now())

    def lapsed(self, now=None):
        """A day old, and nobody closed it."""
        return self.filter(closed_at=None, ends_at__lte=now or timezone.now())


class CaseRelationship(models.Model):
    """A team works on a case that is about this person. It follows from looking them up, and nobody is asked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="cases")
    case_number = models.CharField(max_length=60)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True, help_text="When it was closed, or had ended by itself.")
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = CaseRelationshipQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["team", "ends_at"], condition=Q(closed_at=None), name="open_cases_by_team")]
        constraints = [
            # Begins with the person, so that it also answers whether a team has a case about them.
            models.UniqueConstraint(
                fields=["person", "team", "case_number"],
                condition=Q(closed_at=None),
                name="one_open_case_per_person_team_and_number",
            ),
            models.CheckConstraint(condition=~Q(case_number=""), name="case_has_a_number"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("started_at")), name="case_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(closed_by=None) | Q(closed_at__isnull=False), name="case_closed_by_somebody_at_a_time"
            ),
        ]

    def __str__(self):
        return f"Case {self.pk} of {self.team}"
