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
from careplans.content.spoken import LENGTH, new_code
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


def unused_code():
    """A spoken code that no copy bears: among a million copies, one draw in ten thousand would be taken already."""
    while True:
        code = new_code()
        if not Ticket.objects.filter(spoken_code=code).exists():
            return code


class Ticket(SealedModel):
    """One printed copy of one version: its number, where it will be kept, and until when it may be followed."""

    class Layout(models.TextChoices):
        A4 = "a4", "A4 golden ticket"
        FULL = "full", "Whole plan, A4, several pages"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    spoken_code = models.CharField(
        max_length=LENGTH,
        unique=True,
        default=new_code,
        editable=False,
        help_text="What is said of the copy over the radio or the telephone, so that the plan can be read out.",
    )
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

    @property
    def code_on_paper(self):
        """The spoken code that the sheet itself bears, of the same sheet as the number."""
        return self.printed_from.spoken_code if self.printed_from else self.spoken_code


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
