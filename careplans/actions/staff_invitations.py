"""Asking somebody to work in a team, and their coming in. Nobody asks themselves, and no account is made unasked."""

from dataclasses import asdict
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions import join_team
from accounts.invitations import OPEN_FOR
from accounts.invitee import Invitee
from accounts.managing import manages, needs_two, roles_to_offer, staff_of
from accounts.models import ChangeRequest, Invitation, Team, User
from accounts.permissions import PLAN_SIGN
from accounts.roles import ROLES
from careplans.actions.staff import MayNot, refuse, refuse_unless_managed
from careplans.audit import Verb, record
from careplans.models.tickets import hash_token
from careplans.tasks import send_invitation_soon

YOURSELF = "Nobody can give themselves a role. Ask another administrator."
NOT_TO_GIVE = "You cannot give this role."
TWO_PEOPLE = "This role needs two people: ask for it, and somebody else decides."
NO_NUMBER = "Whoever signs plans needs a registration number. Write which register and the number."
CLOSED = "This team is closed. Choose another team."
MEMBER = "They hold this role in this team already."
ASKED = "They are invited to this role in this team already."
HAS_ACCOUNT = "You have a sign-in already. Sign in, then open the link again."


class AlreadyThere(MayNot):
    """They are, or are asked to be, what they were to be asked to be. Nothing has to be done."""


def why_not_invite(team: Team, invitee: Invitee, *, by: User) -> MayNot | None:
    """What stands in the way of asking them, whether by one person or by two; None where nothing does."""
    if invitee.email.lower() == by.email.lower():
        return MayNot(YOURSELF)
    if invitee.role not in {role.code for role in roles_to_offer(by)} or not manages(by, team.organisation):
        return MayNot(NOT_TO_GIVE)
    if team.closed_at:
        return MayNot(CLOSED)
    if invitee.role_as_held.reach(PLAN_SIGN) and not invitee.registration:
        return MayNot(NO_NUMBER)
    held = staff_of(team.organisation).filter(team=team, role=invitee.role)
    if held.filter(user__email__iexact=invitee.email).exists():
        return AlreadyThere(MEMBER)
    asked = Invitation.objects.to_be_accepted().filter(team=team, role=invitee.role, email__iexact=invitee.email)
    return AlreadyThere(ASKED) if asked.exists() else None


@transaction.atomic
def invite(team: Team, invitee: Invitee, *, change: ChangeRequest | None = None, by: User, now=None) -> Invitation:
    """Ask somebody by email to hold a role in the team. Raises MayNot.

    `change` is what two people decided, where the role needs that.
    """
    if refusal := why_not_invite(team, invitee, by=by):
        raise refusal
    refuse(TWO_PEOPLE if needs_two(ROLES[invitee.role], team.organisation) and change is None else "")
    moment = now or timezone.now()
    facts = asdict(invitee) | {"email": invitee.email.lower(), "invited_at": moment, "open_until": moment + OPEN_FOR}
    _withdraw_those_that_are_over(team, facts, by=by, moment=moment)
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(team=team, change=change, invited_by=by, **facts)
    except IntegrityError:
        raise AlreadyThere(ASKED) from None
    record(Verb.INVITED, by=by, subject=_in_words(invitation), now=moment)
    transaction.on_commit(partial(send_invitation_soon, invitation.pk), robust=True)
    return invitation


def _withdraw_those_that_are_over(team, facts, *, by, moment):
    """An invitation that nobody accepted in time makes room for a new one."""
    same = Invitation.objects.open().filter(team=team, role=facts["role"], email=facts["email"], open_until__lte=moment)
    same.update(withdrawn_at=moment, withdrawn_by=by)


@transaction.atomic
def send_again(invitation: Invitation, *, by: User, now=None) -> None:
    """A new link for seven days; the one before no longer works. Raises MayNot."""
    moment = now or timezone.now()
    refuse_unless_managed(invitation.team.organisation, by=by)
    refuse(YOURSELF if invitation.email.lower() == by.email.lower() else "")
    anew = {"token_sha256": None, "tries": 0, "tried_at": None, "sent_at": None, "open_until": moment + OPEN_FOR}
    if not Invitation.objects.open().filter(pk=invitation.pk).update(**anew):
        raise MayNot(ASKED)
    record(Verb.INVITED, by=by, subject=_in_words(invitation), reason="Sent again", now=moment)
    transaction.on_commit(partial(send_invitation_soon, invitation.pk), robust=True)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User, now=None) -> None:
    """The link no longer works. Raises MayNot where it was used meanwhile."""
    moment = now or timezone.now()
    refuse_unless_managed(invitation.team.organisation, by=by)
    if not Invitation.objects.open().filter(pk=invitation.pk).update(withdrawn_at=moment, withdrawn_by=by):
        raise MayNot("It was accepted or withdrawn meanwhile.")
    record(Verb.WITHDREW_INVITATION, by=by, subject=_in_words(invitation), now=moment)


def invitation_with(token: str, now=None) -> Invitation | None:
    """The invitation that this token opens; None where it opens nothing (any more).

    What somebody asked who no longer manages that staff opens nothing either.
    """
    waiting = Invitation.objects.to_be_accepted(now).filter(token_sha256=hash_token(token), team__closed_at=None)
    invitation = waiting.select_related("team__organisation", "invited_by", "change__approved_by").first()
    if invitation is None or not manages(invitation.invited_by, invitation.team.organisation):
        return None
    return invitation


def has_account(invitation: Invitation) -> bool:
    """Whether whoever is asked signs in here already: then they accept when they have signed in."""
    return User.objects.filter(email__iexact=invitation.email, is_active=True).exists()


@transaction.atomic
def accept_with_password(invitation: Invitation, *, password: str, now: datetime | None = None) -> User:
    """They come in, with this password. A sign-in that was closed is opened again, with the second factor it had.

    Raises MayNot, then nothing was done.
    """
    refuse(HAS_ACCOUNT if has_account(invitation) else "")
    user = User.objects.filter(email__iexact=invitation.email).first()
    if user is None:
        user = User(email=invitation.email, **_facts_of(invitation))
    user.is_active = True
    user.set_password(password)
    user.save()
    _join(invitation, user, now=now)
    return user


@transaction.atomic
def accept_signed_in(invitation: Invitation, *, by: User, now: datetime | None = None) -> None:
    """Somebody who signs in here already takes on one role more. Raises MayNot."""
    refuse("" if by.email.lower() == invitation.email.lower() else "This invitation is for somebody else.")
    _join(invitation, by, now=now)


def _facts_of(invitation):
    named = ("title", "given_name", "family_name", "profession", "registration")
    return {name: getattr(invitation, name) for name in named}


def _join(invitation, user, *, now):
    """The link is used: once, and never by who sent it or who approved it."""
    moment = now or timezone.now()
    approver = invitation.change.approved_by_id if invitation.change else None
    refuse(YOURSELF if user.pk in (invitation.invited_by_id, approver) else "")
    used = Invitation.objects.to_be_accepted(moment).filter(pk=invitation.pk, token_sha256=invitation.token_sha256)
    if not used.update(accepted_at=moment, accepted_by=user, token_sha256=None):
        raise MayNot("This link was used meanwhile.")
    said = {"may_sign": invitation.may_sign, "may_endorse": invitation.may_endorse, "given_by": invitation.invited_by}
    join_team(user, invitation.team, role=ROLES[invitation.role], **said)
    record(Verb.JOINED, by=user, subject=_in_words(invitation), now=moment)


def _in_words(invitation):
    """Who is asked to what, for the record."""
    role, team = ROLES[invitation.role].name, invitation.team
    return f"{invitation.name} as {role} in {team}, {team.organisation}"
