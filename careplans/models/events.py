"""Who did or looked at what, why, when, with what result; and the blocks that seal those rows."""

import uuid

from django.db import models
from django.db.models import Func, Q
from django.utils import timezone

from accounts.models import User
from careplans.models.people import Person
from careplans.models.plans import Plan
from careplans.models.versions import SEALED, SealedModel


class TransactionId(models.Field):
    """PostgreSQL's 64-bit transaction id, by which the sealer knows which rows can no longer appear."""

    def db_type(self, connection):
        return "xid8"

    def get_prep_value(self, value):
        return value if value is None else str(value)

    def from_db_value(self, value, expression, connection):
        return None if value is None else int(value)


class CurrentTransactionId(Func):
    function = "pg_current_xact_id"
    template = "%(function)s()"
    output_field = TransactionId()


class AccessEvent(SealedModel):
    """One look or one deed, allowed or not. Written before anything is shown; never changed."""

    class Result(models.TextChoices):
        DONE = "done", "Done"
        FOUND = "found", "Found"
        SEVERAL = "several", "Several people matched"
        NO_PLAN = "no_plan", "A person, but no plan in use"
        NOBODY = "nobody", "Nobody matched"
        DENIED = "denied", "Not allowed, or not there"
        REFUSED = "refused", "Refused by a rule"

    id = models.BigAutoField(primary_key=True)
    event_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    xid = TransactionId(db_default=CurrentTransactionId(), editable=False)
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    role = models.CharField(max_length=100, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=40)
    result = models.CharField(max_length=20, choices=Result)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    version_number = models.PositiveIntegerField(null=True)
    subject = models.CharField(max_length=300, blank=True, help_text="What was asked for, where it is not a plan.")
    reason = models.CharField(max_length=300, blank=True)
    case_number = models.CharField(max_length=60, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    source_address = models.CharField(max_length=45, blank=True)
    boot = models.UUIDField(help_text="The process that wrote the row.")
    seq = models.PositiveBigIntegerField(help_text="That process's own count.")
    key_id = models.CharField(max_length=16)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        # Each begins with a foreign key, which therefore has no index of its own.
        indexes = [
            models.Index(fields=["plan", "at"], name="events_by_plan"),
            models.Index(fields=["actor", "at"], name="events_by_actor"),
            models.Index(fields=["person", "at"], name="events_by_person"),
            models.Index(fields=["at"], name="events_by_time"),
            # Few rows: wrong codes of everybody are counted without reading what else happened in the hour.
            models.Index(fields=["at"], condition=Q(verb="tried_code"), name="tries_of_codes_by_time"),
        ]
        constraints = [models.UniqueConstraint(fields=["boot", "seq"], name="each_writer_counts_once")]
        triggers = SEALED

    def __str__(self):
        return f"{self.verb} at {self.at:%Y-%m-%d %H:%M}"


class AuditBlock(SealedModel):
    """A run of events sealed together: the Merkle root over their MACs, chained to the block before."""

    number = models.PositiveBigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField(default=timezone.now)
    upto_xid = TransactionId()
    event_ids = models.JSONField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    key_id = models.CharField(max_length=16)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        triggers = SEALED

    def __str__(self):
        return f"Audit block {self.number}"
