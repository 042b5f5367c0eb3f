"""Something a team has to do, until one of them has done it and says what was done."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import Team, User
from careplans.models.people import Person
from careplans.models.plans import Plan


class TeamTaskQuerySet(models.QuerySet):
    """Tasks, asked by whether they wait."""

    def open(self):
        """Not done yet."""
        return self.filter(done_at=None)

    def done(self):
        """Done, and somebody said how."""
        return self.filter(done_at__isnull=False)

    def overdue(self, today=None):
        """Not done, though the day for it is past."""
        return self.open().filter(due_on__lt=today or timezone.localdate())


class TeamTask(models.Model):
    """One thing for one team to do by a day, about a person where it is known who it is."""

    class Kind(models.TextChoices):
        CRISIS_CONTACT = "crisis_contact", "Read what happened in a crisis"
        PLAN_WANTED = "plan_wanted", "No plan was found: see whether one is wanted"
        OTHER = "other", "Something else to do"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=20, choices=Kind)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="team_tasks")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="team_tasks")
    words = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_how = models.CharField(max_length=500, blank=True)

    objects = TeamTaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "made_at"]
        indexes = [
            models.Index(fields=["team", "due_on"], condition=Q(done_at=None), name="open_tasks_by_team"),
            models.Index(fields=["team", "-done_at"], condition=Q(done_at__isnull=False), name="done_tasks_by_team"),
            models.Index(fields=["person", "team"], condition=Q(done_at=None), name="open_tasks_by_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="task_says_what_it_is"),
            models.CheckConstraint(
                name="task_done_at_by_and_how_go_together",
                condition=Q(done_at=None, done_by=None, done_how="")
                | Q(done_at__isnull=False, done_by__isnull=False) & ~Q(done_how=""),
            ),
        ]

    def __str__(self):
        return f"Task {self.pk} of {self.team}"

    def get_absolute_url(self):
        return reverse("task", args=[self.pk])

    @property
    def about(self):
        """The record, in use now, of the person it is about; None where nobody knows who it is."""
        return self.person and (self.person.merged_into or self.person)
