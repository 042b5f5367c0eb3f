"""The words of an emergency card, drawn once and kept: what a published version says never changes."""

from django.db import models
from django.utils import timezone

from careplans.models.versions import PlanVersion


class CardCopy(models.Model):
    """The card of one version as it was last drawn. Derived from the version; it can be drawn again at any time."""

    version = models.OneToOneField(PlanVersion, on_delete=models.PROTECT, primary_key=True, related_name="card_copy")
    drawn_from = models.CharField(max_length=64, help_text="The code and the facts it was drawn from.")
    html = models.TextField()
    mac = models.CharField(max_length=64, help_text="Shows that we drew it, and that nobody has changed it since.")
    drawn_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"Card of {self.version}"
