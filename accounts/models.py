"""People who sign in, the organisations and teams they work in, and the role they hold there."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group, PermissionsMixin
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.invitations import Invitation
from accounts.proposals import ChangeRequest
from accounts.roles import ROLES
from accounts.two_people import another, at_when, by_whom, go_together

__all__ = [
    "ChangeRequest",
    "ContactEndpoint",
    "Invitation",
    "Membership",
    "Organisation",
    "Session",
    "Team",
    "User",
]


class UserQuerySet(BaseUserManager.from_queryset(models.QuerySet)):
    """People who sign in, found by email address whatever its case."""

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **facts):
        """A new person who signs in; without a password they can only sign in another way."""
        user = self.model(email=self.normalize_email(email), **facts)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """One human being who signs in. Sign-ins are never shared."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    title = models.CharField(max_length=35, blank=True)
    given_name = models.CharField(max_length=70)
    family_name = models.CharField(max_length=70)
    profession = models.CharField(max_length=100, blank=True, help_text="Grade and speciality, as it is signed.")
    registration = models.CharField(max_length=40, blank=True, help_text="Body and number, such as NMC 99Z1001E.")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserQuerySet()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["given_name", "family_name"]

    def __str__(self):
        return " ".join(filter(None, (self.title, self.given_name, self.family_name)))

    def get_full_name(self):
        return str(self)

    def roles_held(self):
        """The roles of this person's open memberships as they stand for them, each with its team: (Role, Team)."""
        return [(membership.role_as_held, membership.team) for membership in self.open_memberships()]

    def open_memberships(self):
        """Memberships in force now; asked once for each sign-in object, so once a request."""
        if not hasattr(self, "_open_memberships"):
            memberships = self.memberships.filter(ended_at=None).select_related("team__organisation")
            self._open_memberships = list(memberships)
        return self._open_memberships

    def may_anywhere(self, permission):
        """Whether any role held has this permission at all."""
        return any(role.reach(permission) for role, _ in self.roles_held())


class Organisation(models.Model):
    """A provider of care, or a household for people and families."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, unique=True)
    ods_code = models.CharField(max_length=10, blank=True)

    def __str__(self):
        return self.name


class TeamQuerySet(models.QuerySet):
    """Teams, asked by what they are told."""

    def told_of_every_change(self):
        """Teams that hear of every plan in the area, whoever cares for the person."""
        return self.filter(covers_whole_area=True, closed_at=None)

    def open(self):
        return self.filter(closed_at=None)


class Team(models.Model):
    """People who answer together. Plans are shared with teams, never with single members."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="team", editable=False)
    name = models.CharField(max_length=200)
    works_day_and_night = models.BooleanField(default=False)
    covers_whole_area = models.BooleanField(default=False)
    phone = models.CharField(max_length=30, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_team_of_this_name")]

    def __str__(self):
        return self.name


class ContactEndpoint(models.Model):
    """One address at which a team is told, in the order they are tried."""

    class Channel(models.TextChoices):
        EMAIL = "email", "Email"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="endpoints")
    channel = models.CharField(max_length=20, choices=Channel)
    address = models.CharField(max_length=254)
    position = models.PositiveSmallIntegerField(default=1)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["team", "channel", "address"], name="one_endpoint_per_address")]

    def __str__(self):
        return f"{self.get_channel_display()} of {self.team}"


class MembershipQuerySet(models.QuerySet):
    """Memberships, asked by whether they hold and whether somebody has looked at them."""

    def open(self):
        return self.filter(ended_at=None)

    def not_confirmed_since(self, moment):
        """Open, and begun and last confirmed before this moment."""
        looked_at = Coalesce("confirmed_at", "started_at")
        return self.open().annotate(looked_at=looked_at).filter(looked_at__lt=moment)


class Membership(models.Model):
    """A person holds a role in a team from a day to a day."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40, choices=[(role.code, role.name) for role in ROLES.values()])
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    may_sign = models.BooleanField(default=False, help_text="The organisation authorises them to sign plans.")
    may_endorse = models.BooleanField(default=False, help_text="The organisation delegates senior endorsement to them.")
    given_by, delegated_by, ended_by = by_whom(), by_whom(), by_whom()
    ended_because = models.CharField(max_length=300, blank=True)
    confirmed_at, confirmed_by = at_when(), by_whom()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            another("given_by", "user", name="nobody_gives_themselves_a_role"),
            another("delegated_by", "user", name="nobody_delegates_to_themselves"),
            another("confirmed_by", "user", name="nobody_confirms_their_own_access"),
            go_together("confirmed", of="membership"),
            models.UniqueConstraint(
                fields=["user", "team", "role"], condition=Q(ended_at=None), name="one_open_membership_per_role"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")), name="membership_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(role__in=list(ROLES)), name="membership_role_is_in_the_role_table"),
        ]

    def __str__(self):
        return f"{self.user} as {ROLES[self.role].name} in {self.team}"

    @property
    def role_as_held(self):
        """The row of the role table without what the organisation has not said this member may do."""
        return ROLES[self.role].as_held(may_sign=self.may_sign, may_endorse=self.may_endorse)


class Session(AbstractBaseSession):
    """One browser at which somebody may be signed in, and who that is (accounts.sessions)."""

    user_id = models.UUIDField(null=True, db_index=True)

    def __str__(self):
        return f"Session of {self.user_id}"

    @classmethod
    def get_session_store_class(cls):
        return import_string(settings.SESSION_ENGINE + ".SessionStore")
