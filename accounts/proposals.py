"""What one person may not change alone: one asks, and another decides."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.roles import ROLES
from accounts.two_people import another, at_when, by_whom, go_together, not_both


class ChangeRequestQuerySet(models.QuerySet):
    """Changes, asked by how far they are."""

    def waiting(self):
        """Asked for, neither approved nor refused."""
        return self.filter(approved_at=None, refused_at=None)


class ChangeRequest(models.Model):
    """A new organisation, a role that needs two people, or a team that is told of everybody in the area."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", "A new organisation"
        ROLE = "role", "A role"
        WHOLE_AREA = "whole_area", "A team for the whole area"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    organisation_name = models.CharField(max_length=200, blank=True)
    ods_code = models.CharField(max_length=10, blank=True)
    team = models.ForeignKey("accounts.Team", on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    role = models.CharField(max_length=40, blank=True, choices=[(role.code, role.name) for role in ROLES.values()])
    invitee = models.JSONField(default=dict, blank=True, help_text="Who is to be invited once it is approved.")
    email = models.EmailField(blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_because = models.CharField(max_length=300)
    approved_at, approved_by = at_when(), by_whom()
    refused_at, refused_by = at_when(), by_whom()
    refused_because = models.CharField(max_length=300, blank=True)

    objects = ChangeRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            go_together("approved", of="change"),
            go_together("refused", of="change"),
            another("approved_by", "asked_by", name="change_is_approved_by_another"),
            not_both("approved_at", "refused_at", name="change_is_not_both_approved_and_refused"),
            models.CheckConstraint(
                name="change_says_what_is_to_change",
                condition=Q(kind="organisation", team=None, role="organisation_administrator")
                & ~Q(organisation_name="")
                & ~Q(email="")
                | Q(kind="role", team__isnull=False, role__in=list(ROLES)) & ~Q(email="")
                | Q(kind="whole_area", team__isnull=False, role="", email=""),
            ),
        ]

    def __str__(self):
        return f"Change {self.pk}"

    def get_absolute_url(self):
        return reverse("staff_change", args=[self.pk])

    @property
    def state(self):
        """How far it is, in one word: waiting, approved or refused."""
        if self.refused_at:
            return "refused"
        return "approved" if self.approved_at else "waiting"

    @property
    def invitee_name(self):
        """Who is to be invited."""
        return " ".join(filter(None, (self.invitee.get(part) for part in ("title", "given_name", "family_name"))))
