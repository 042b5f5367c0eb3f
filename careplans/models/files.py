"""Files that people sent: copies of documents, and the person's photos and recordings. Nothing unchecked is served."""

import uuid
from datetime import timedelta

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from careplans.models.documents import PlanDocument, changes_any_of, kept_for_ever
from careplans.models.plans import Plan

MOST_TRIES = 4
# Longer than checking one file may take, so that two workers never check the same one at once.
TRY_AGAIN_AFTER = timedelta(minutes=2)


class UploadedFileQuerySet(models.QuerySet):
    """Files, asked by how far they have come. The bytes are left in the database unless somebody asks for them."""

    def without_bytes(self):
        """Everything about the files but the files."""
        return self.defer("content")

    def to_check(self, now=None):
        """Not checked, not given up on, and nobody has tried just now."""
        tried_before = (now or timezone.now()) - TRY_AGAIN_AFTER
        waiting = Q(tried_at=None) | Q(tried_at__lt=tried_before)
        return self.filter(waiting, state=UploadedFile.State.WAITING, tries__lt=MOST_TRIES)

    def given_up(self, now=None):
        """Tried as often as it makes sense, and never with a result: the file itself ends whoever looks at it."""
        tried_before = (now or timezone.now()) - TRY_AGAIN_AFTER
        return self.filter(state=UploadedFile.State.WAITING, tries__gte=MOST_TRIES, tried_at__lt=tried_before)

    def claim(self, pk, now=None):
        """One worker gets it and the try counts, before anything can go wrong; the row count says who."""
        now = now or timezone.now()
        return self.to_check(now).filter(pk=pk).update(tries=F("tries") + 1, tried_at=now) == 1

    def kept(self):
        """Waiting or accepted, and not taken away: what counts towards a plan's room."""
        return self.filter(removed_at=None).exclude(state=UploadedFile.State.REFUSED)

    def to_serve(self):
        """Checked, and not taken away."""
        return self.filter(state=UploadedFile.State.ACCEPTED, removed_at=None)


FILE_FACTS = (
    "id",
    "plan",
    "document",
    "heading",
    "name",
    "declared_type",
    "media_type",
    "size",
    "sha256",
    "says",
    "uploaded_by",
    "uploaded_at",
    "uploaded_by_family",
)
FILE_RESULT = ("state", "refused_because", "content", "kept_size", "kept_sha256", "checked_at", "tries", "tried_at")


class UploadedFile(models.Model):
    """One file somebody sent, from the moment it arrived: waiting, then accepted or refused with a reason."""

    class State(models.TextChoices):
        WAITING = "waiting", "Being checked"
        ACCEPTED = "accepted", "Checked"
        REFUSED = "refused", "Refused"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="files")
    document = models.ForeignKey(PlanDocument, on_delete=models.PROTECT, null=True, related_name="files")
    heading = models.CharField(max_length=60, blank=True, help_text="The heading of the person's words it belongs to.")
    name = models.CharField(max_length=200, help_text="What the sender called it. Shown as text; never a path.")
    declared_type = models.CharField(max_length=100, blank=True, help_text="What the sender said it is; not believed.")
    media_type = models.CharField(max_length=40, help_text="What its first bytes say it is.")
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, help_text="Of the bytes as they were sent.")
    says = models.CharField(max_length=2000, blank=True, help_text="What it shows or says, for who cannot see or hear.")
    content = models.BinaryField(null=True, help_text="As sent while it waits; then as checked; nothing if refused.")
    kept_size = models.PositiveIntegerField(null=True)
    kept_sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    refused_because = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by_family = models.BooleanField(default=False, help_text="By the person or someone who represents them.")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    removed_because = models.CharField(max_length=300, blank=True)

    objects = UploadedFileQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]
        indexes = [
            models.Index(fields=["uploaded_at"], condition=Q(state="waiting"), name="files_that_wait"),
        ]
        constraints = [
            models.CheckConstraint(
                name="file_is_of_a_document_or_of_words",
                condition=Q(document__isnull=False, heading="") | (Q(document=None) & ~Q(heading="")),
            ),
            models.CheckConstraint(
                name="checked_file_has_a_result",
                condition=Q(state="waiting", checked_at=None, content__isnull=False)
                | Q(state="accepted", checked_at__isnull=False, content__isnull=False, kept_size__isnull=False)
                | (Q(state="refused", checked_at__isnull=False, content=None) & ~Q(refused_because="")),
            ),
            models.CheckConstraint(
                name="file_removed_at_by_and_why_go_together",
                condition=Q(removed_at=None, removed_by=None, removed_because="")
                | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(removed_because="")),
            ),
        ]
        triggers = [
            *kept_for_ever("file", FILE_FACTS, once="is_removed_once", ends="removed_at"),
            pgtrigger.Protect(
                name="checked_file_never_changes",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__state="waiting") & changes_any_of(FILE_RESULT),
            ),
        ]

    def __str__(self):
        return f"File {self.pk}"

    def get_absolute_url(self):
        return reverse("file", args=[self.plan_id, self.pk])

    @property
    def is_image(self):
        return self.media_type.startswith("image/")

    @property
    def is_sound(self):
        return self.media_type.startswith("audio/")

    @property
    def is_film(self):
        return self.media_type.startswith("video/")

    @property
    def is_open(self):
        """Whether it can be opened now."""
        return self.state == self.State.ACCEPTED and self.removed_at is None
