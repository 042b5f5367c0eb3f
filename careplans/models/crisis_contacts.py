"""“We saw this, we did that”: what a crew or a clinician found, did and left, and whether the plan was followed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Team, User
from careplans.models.people import Person
from careplans.models.plans import Plan
from careplans.models.versions import SEALED, PlanVersion, SealedModel


class CrisisContactQuerySet(models.QuerySet):
    """Crisis contacts, asked by whom they are about."""

    def about(self, person):
        """Those of this person, and of records that were merged into theirs; newest first."""
        return self.filter(Q(person=person) | Q(person__merged_into=person)).order_by("-at")


class CrisisContact(SealedModel):
    """One contact in a crisis, as its team wrote it down. What was written is never changed; more is added."""

    class Outcome(models.TextChoices):
        STAYED = "stayed", "Stayed at home, or where they live"
        OTHER_CARE = "other_care", "Left in the care of another team"
        HOSPITAL = "hospital", "Taken to hospital"
        HOSPICE = "hospice", "Taken to a hospice"
        DIED = "died", "Died"
        OTHER = "other", "Something else"

    class Followed(models.TextChoices):
        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No"
        NOT_FOUND = "not_found", "No plan was found at the time"

    NEEDS_A_REASON = (Followed.PARTLY, Followed.NO)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="crisis_contacts")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="crisis_contacts")
    version = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, null=True, related_name="+", help_text="The one that was read."
    )
    happened_on = models.DateField()
    at = models.DateTimeField(default=timezone.now, help_text="When it was written down.")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    case_number = models.CharField(max_length=60, blank=True)
    happened = models.TextField()
    outcome = models.CharField(max_length=20, choices=Outcome)
    followed = models.CharField(max_length=20, choices=Followed)
    why_not = models.TextField(blank=True)

    objects = CrisisContactQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["person", "-at"], name="crisis_contacts_by_person")]
        constraints = [
            models.CheckConstraint(condition=~Q(happened=""), name="crisis_contact_says_what_happened"),
            models.CheckConstraint(
                condition=~Q(followed__in=["partly", "no"]) | ~Q(why_not=""),
                name="crisis_contact_says_why_the_plan_was_not_followed",
            ),
        ]
        triggers = SEALED

    def __str__(self):
        return f"Crisis contact {self.pk}"
