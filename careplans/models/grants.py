"""Which team cares for the person of which plan: guardian's table, one direct foreign key, with a reason and an end;
and which organisations the person does not want to share with."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from guardian.models import GroupObjectPermissionBase

from accounts.models import Organisation, User
from careplans.models.plans import Plan


class GrantQuerySet(models.QuerySet):
    """Grants, asked by whether they hold."""

    def open(self, now=None):
        """Neither ended by someone nor past their end date."""
        now = now or timezone.now()
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now), ended_at=None)

    def in_force(self, now=None):
        """Open, and not stopped by what the person said about sharing."""
        return self.open(now).filter(is_stopped=False)


class Grant(GroupObjectPermissionBase):
    """A team cares for the person this plan is about, from a day, for a reason, until a day."""

    class Follows(models.TextChoices):
        """The fact a grant follows from, and ends with; nothing, where somebody asked the team."""

        NOTHING = "", "Somebody asked"
        REGISTRATION = "registration", "Registered with this practice"
        LOCATION = "location", "Is here at present"
        CONTACT = "contact", "Named in the plan as a professional contact"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    content_object = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="grants", db_column="plan_id")
    reason = models.CharField(max_length=300)
    follows = models.CharField(max_length=20, choices=Follows, blank=True, default=Follows.NOTHING)
    is_stopped = models.BooleanField(default=False, help_text="What the person said about sharing stops it for now.")
    granted_at = models.DateTimeField(default=timezone.now)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ends_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "permission", "content_object"],
                condition=Q(ended_at=None),
                name="one_open_grant_per_team_and_plan",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="grant_has_a_reason"),
            models.CheckConstraint(
                name="grant_ended_at_and_by_go_together",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Grant of {self.content_object} to {self.group.name}"

    @property
    def team(self):
        return self.group.team


class ShutOut(models.Model):
    """An organisation with which the person does not want to share this plan, by the version in use."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="shut_out")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "organisation"], name="organisation_is_shut_out_once")]

    def __str__(self):
        return f"{self.plan} not shared with {self.organisation}"
