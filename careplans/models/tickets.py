"""Copies of a plan on paper: every one is a row, so that it can be told whether it still holds."""

import hashlib
import secrets
import uuid
from datetime import timedelta

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from careplans.models.plans import new_reference
from careplans.models.versions import SEALED, PlanVersion, SealedModel, refuse_truncate

MOST_TRIES = 5
# Longer than any task may run, so that two workers never make the same copy at once.
TRY_AGAIN_AFTER = timedelta(minutes=2)


def new_token():
    """128 random bits for the QR code; only its hash is stored."""
    return secrets.token_urlsafe(16)


def hash_token(token):
    """What is stored of a token, and looked up by."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


class Ticket(SealedModel):
    """One printed copy of one version: its number, where it will be kept, and until when it may be followed."""

    class Layout(models.TextChoices):
        A4 = "a4", "A4 golden ticket"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="tickets")
    layout = models.CharField(max_length=20, choices=Layout)
    token_sha256 = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField()
    kept_where = models.CharField(max_length=200)
    is_file_copy = models.BooleanField(default=False)
    printed_at = models.DateTimeField(default=timezone.now)
    printed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    printed_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="reprints",
        help_text="The file copy that was printed because nothing could be rendered: the paper bears its number.",
    )

    class Meta:
        ordering = ["-printed_at"]
        triggers = SEALED

    def __str__(self):
        return f"Ticket {self.number}"

    @property
    def number_on_paper(self):
        """What the sheet itself says; a print from the file copy bears the file copy's number and code."""
        return self.printed_from.number if self.printed_from else self.number


class FileCopyQuerySet(models.QuerySet):
    """File copies, asked by whether they are made."""

    def to_make(self, now=None):
        """Not made, not given up on, and nobody has tried just now."""
        tried_before = (now or timezone.now()) - TRY_AGAIN_AFTER
        return self.filter(Q(tried_at=None) | Q(tried_at__lt=tried_before), made_at=None, tries__lt=MOST_TRIES)

    def claim(self, pk, now=None):
        """One worker gets it and the try counts, before anything can go wrong; the row count says who."""
        now = now or timezone.now()
        return self.to_make(now).filter(pk=pk).update(tries=F("tries") + 1, tried_at=now) == 1


class FileCopy(models.Model):
    """The A4 ticket of a version, made once after publication and kept: nothing must be rendered on the worst night."""

    version = models.OneToOneField(PlanVersion, on_delete=models.PROTECT, primary_key=True, related_name="file_copy")
    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, null=True, related_name="file_copy")
    pdf = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(null=True)

    objects = FileCopyQuerySet.as_manager()

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="made_copy_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__made_at__isnull=False),
            ),
            refuse_truncate(),
        ]

    def __str__(self):
        return f"File copy of {self.version}"
