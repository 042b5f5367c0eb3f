"""Why someone went on although a rule stood in the way. Rows are only ever added."""

from django.db import models
from django.utils import timezone

from accounts.models import User
from careplans.models.plans import Plan
from careplans.models.versions import SEALED, SealedModel


class Override(SealedModel):
    """One reason, given by name. It holds while the answers that the rule read stay as they were (`basis`)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="overrides")
    rule = models.CharField(max_length=100)
    section = models.CharField(max_length=60)
    row = models.CharField(max_length=32, blank=True)
    basis = models.CharField(max_length=64)
    message = models.TextField(help_text="What stood in the way, in the words that were read.")
    reason = models.CharField(max_length=500)
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    grade = models.CharField(max_length=100, blank=True)
    registration = models.CharField(max_length=40)

    class Meta:
        ordering = ["-given_at", "-id"]
        indexes = [models.Index(fields=["plan", "basis"], name="override_of_a_plan")]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="override_has_a_reason")]
        triggers = SEALED

    def __str__(self):
        return f"Reason given on {self.plan}"
