"""People at work on the same plan: who has which page open, and the texts of theirs that were not saved."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from careplans.models.plans import Plan

KEPT_FOR = timedelta(days=30)
STILL_HERE = timedelta(minutes=2)


class KeptTextQuerySet(models.QuerySet):
    """Kept texts, asked as questions."""

    def waiting(self):
        """Neither put back nor past their day."""
        return self.filter(used_at=None, keep_until__gt=timezone.now())

    def past_their_day(self, now=None):
        """Kept for as long as was promised."""
        return self.filter(keep_until__lte=now or timezone.now())


class KeptText(models.Model):
    """What someone typed in one section and that is not in the plan, kept so that not a word is lost.

    `typed` is what the page sent, name by name: words that no rule would take are kept as well.
    """

    class Why(models.TextChoices):
        NOT_SAVED = "not_saved", "It was not saved when the page was left."
        SOMEONE_FIRST = "someone_first", "Someone else had saved first."
        REPLACED = "replaced", "Other words were saved in its place."
        SIGNED_OUT = "signed_out", "You were signed out before it was saved."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="kept_texts")
    section = models.CharField(max_length=60)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    typed = models.JSONField()
    why = models.CharField(max_length=20, choices=Why)
    page = models.CharField(max_length=32, help_text="The page it was typed on: each has its own mark.")
    kept_at = models.DateTimeField(default=timezone.now)
    keep_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = KeptTextQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at"]
        indexes = [models.Index(fields=["keep_until"], name="kept_texts_by_their_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "section", "writer", "page"],
                condition=Q(why="not_saved", used_at=None),
                name="one_unsaved_text_per_page",
            ),
            models.CheckConstraint(condition=Q(keep_until__gt=F("kept_at")), name="kept_text_is_kept_for_a_while"),
        ]

    def __str__(self):
        return f"Text kept of {self.section}, {self.plan}"


class OpenPageQuerySet(models.QuerySet):
    """Open pages, asked as questions."""

    def still_open(self, now=None):
        """Heard of in the last minutes; a page without scripts is heard of once, when it is opened."""
        return self.filter(heard_of_at__gt=(now or timezone.now()) - STILL_HERE)


class OpenPage(models.Model):
    """Somebody has the desk (section '') or one section open. `wrote` is the seal of what that page last saved itself,
    so that an answer lost on the way does not make a writer quarrel with themselves."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="open_pages")
    section = models.CharField(max_length=60, blank=True)
    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    heard_of_at = models.DateTimeField(default=timezone.now)
    page = models.CharField(max_length=32, blank=True)
    turn = models.PositiveIntegerField(default=0)
    wrote = models.CharField(max_length=64, blank=True)

    objects = OpenPageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "section", "reader"], name="one_open_page_per_reader_and_section")
        ]

    def __str__(self):
        return f"{self.reader} at {self.section or 'the desk'} of {self.plan}"
