"""What a person's record said before each change, who changed it and why. Rows are only ever added."""

from django.db import models
from django.utils import timezone

from accounts.models import User
from careplans.models.people import Person
from careplans.models.versions import SEALED, SealedModel


class PersonChange(SealedModel):
    """One change to who a person is: the changed fields as they were and as they became."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField(help_text="The revision of the person that this change made.")
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="person_changes_are_numbered_once")]
        triggers = SEALED

    def __str__(self):
        return f"Change {self.number} of {self.person}"
