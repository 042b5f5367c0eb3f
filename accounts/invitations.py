"""Being asked to work in a team: one person, one role, one team, one link that works once."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts.roles import ROLES
from accounts.two_people import another, at_when, by_whom, go_together, not_both

OPEN_FOR = timedelta(days=7)
MOST_TRIES = 5
# Longer than any task may run, so that two workers never send the same one at once.
TRY_AGAIN_AFTER = timedelta(minutes=2)
# Who decides on others, or sees all of an area: nobody is asked to be one of these by one person alone.
NEED_TWO = ("administrator", "information_governance", "analyst", "organisation_administrator")


class InvitationQuerySet(models.QuerySet):
    """Invitations, asked by what can still become of them."""

    def open(self):
        """Neither accepted nor withdrawn, whether or not the link still works."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def to_be_accepted(self, now=None):
        """Those whose link works now."""
        return self.open().filter(open_until__gt=now or timezone.now())

    def to_send(self, now=None):
        """Not sent, not given up on, and nobody has tried just now."""
        moment = now or timezone.now()
        tried_before = Q(tried_at=None) | Q(tried_at__lt=moment - TRY_AGAIN_AFTER)
        return self.to_be_accepted(moment).filter(tried_before, sent_at=None, tries__lt=MOST_TRIES)

    def claim(self, pk, now=None):
        """One worker gets it and the try counts, before anything can go wrong; the row count says who."""
        moment = now or timezone.now()
        return self.to_send(moment).filter(pk=pk).update(tries=F("tries") + 1, tried_at=moment) == 1


class Invitation(models.Model):
    """Somebody is asked to hold a role in a team. The link's token is made when the mail is; only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey("accounts.Team", on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    title = models.CharField(max_length=35, blank=True)
    given_name = models.CharField(max_length=70)
    family_name = models.CharField(max_length=70)
    profession = models.CharField(max_length=100, blank=True)
    registration = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=40, choices=[(role.code, role.name) for role in ROLES.values()])
    may_sign = models.BooleanField(default=False)
    may_endorse = models.BooleanField(default=False)
    change = models.OneToOneField(
        "accounts.ChangeRequest",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitation",
        help_text="The decision of two people that it comes of, where the role needs one.",
    )
    token_sha256 = models.CharField(max_length=64, unique=True, null=True)
    invited_at = models.DateTimeField(default=timezone.now)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    open_until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at, sent_at = at_when(), at_when()
    accepted_at, accepted_by = at_when(), by_whom()
    withdrawn_at, withdrawn_by = at_when(), by_whom()

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        constraints = [
            go_together("accepted", of="invitation"),
            go_together("withdrawn", of="invitation"),
            not_both("accepted_at", "withdrawn_at", name="invitation_is_not_both_accepted_and_withdrawn"),
            another("accepted_by", "invited_by", name="nobody_invites_themselves"),
            models.CheckConstraint(condition=Q(role__in=list(ROLES)), name="invitation_role_is_in_the_role_table"),
            models.CheckConstraint(
                condition=~Q(role__in=NEED_TWO) | Q(change__isnull=False), name="these_roles_need_two_people"
            ),
            models.UniqueConstraint(
                fields=["team", "email", "role"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation_per_role",
            ),
        ]

    def __str__(self):
        return f"Invitation {self.pk}"

    def get_absolute_url(self):
        return reverse("invitation", args=[self.team.organisation_id, self.pk])

    @property
    def name(self):
        """Who is asked."""
        return " ".join(filter(None, (self.title, self.given_name, self.family_name)))

    @property
    def role_as_held(self):
        """The row of the role table as it will stand for them."""
        return ROLES[self.role].as_held(may_sign=self.may_sign, may_endorse=self.may_endorse)

    def is_over(self, now=None):
        """Whether the link no longer works because it is too old."""
        return self.open_until <= (now or timezone.now())
