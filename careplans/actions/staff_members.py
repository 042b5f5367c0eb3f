"""Those who work in an organisation: moved, authorised, looked at once a year, and gone when they leave."""

from django.db import transaction
from django.utils import timezone

from accounts.actions import join_team
from accounts.managing import holders_of, may_end
from accounts.models import Membership, Session, Team, User
from accounts.roles import ROLES
from careplans.actions.staff import refuse, refuse_unless_managed
from careplans.audit import Verb, record

SOMEBODY_ELSE = "Nobody changes their own access. Somebody else who manages this staff has to do it."
PLATFORM = "Only who looks after the whole platform can change this."
LAST = "Nobody else holds this role anywhere. Name somebody else first."
ENDED = "This had ended already."
OTHER_ORGANISATION = "This team is of another organisation, or closed."
HELD_THERE = "They hold this role in that team already."
NOT_LEFT_OPEN = "This role leaves nothing open for an organisation to say."
FEW = ("administrator", "information_governance")


@transaction.atomic
def end_membership(membership: Membership, *, because: str, by: User, now=None) -> None:
    """They no longer hold this role: from their next request on. Raises MayNot.

    Whoever holds none any more cannot sign in, and every browser they were signed in at forgets them. Whoever works
    elsewhere too keeps that, and signs in anew.
    """
    membership = _lock(membership, by=by)
    refuse(LAST if _is_last(membership) else "")
    _end(membership, because=because, by=by, now=now)
    if not Membership.objects.open().filter(user=membership.user_id).exists():
        User.objects.filter(pk=membership.user_id).update(is_active=False)
    Session.objects.filter(user_id=membership.user_id).delete()
    record(Verb.LEFT, by=by, subject=_in_words(membership), reason=because, now=now)


@transaction.atomic
def move_member(membership: Membership, team: Team, *, by: User, now=None) -> Membership:
    """They hold the same role in another team of the organisation, and no longer in this one. Raises MayNot."""
    membership = _lock(membership, by=by)
    is_ours = team.organisation_id == membership.team.organisation_id and not team.closed_at
    held = Membership.objects.open().filter(user=membership.user_id, team=team, role=membership.role)
    refuse("" if is_ours else OTHER_ORGANISATION, HELD_THERE if held.exists() else "")
    _end(membership, because=f"Moved to {team}"[:300], by=by, now=now)
    said = {"may_sign": membership.may_sign, "may_endorse": membership.may_endorse, "given_by": by}
    moved = join_team(membership.user, team, role=ROLES[membership.role], **said)
    record(Verb.MOVED, by=by, subject=f"{_in_words(membership)}, to {team}", now=now)
    return moved


@transaction.atomic
def delegate(membership: Membership, *, may_sign: bool, may_endorse: bool, by: User, now=None) -> None:
    """What the organisation lets this member do that their role leaves open to it. Raises MayNot."""
    membership = _lock(membership, by=by)
    role = ROLES[membership.role]
    refuse("" if role.if_authorised or role.if_delegated else NOT_LEFT_OPEN)
    membership.may_sign = may_sign and bool(role.if_authorised)
    membership.may_endorse = may_endorse and bool(role.if_delegated)
    membership.delegated_by = by
    membership.save(update_fields=["may_sign", "may_endorse", "delegated_by"])
    said = f"may sign: {_yes(membership.may_sign)}, may endorse: {_yes(membership.may_endorse)}"
    record(Verb.DELEGATED, by=by, subject=_in_words(membership), reason=said, now=now)


@transaction.atomic
def say_still_here(membership: Membership, *, by: User, now=None) -> None:
    """They still work here and still need this role: said once a year by somebody else. Raises MayNot."""
    refuse_unless_managed(membership.team.organisation, by=by)
    membership = _held(membership)
    refuse(SOMEBODY_ELSE if membership.user_id == by.pk else "")
    membership.confirmed_at, membership.confirmed_by = now or timezone.now(), by
    membership.save(update_fields=["confirmed_at", "confirmed_by"])
    record(Verb.STILL_HERE, by=by, subject=_in_words(membership), now=now)


def _lock(membership, *, by):
    """The membership as it is now, if it holds and this user may change it."""
    refuse_unless_managed(membership.team.organisation, by=by)
    membership = _held(membership)
    refuse(SOMEBODY_ELSE if membership.user_id == by.pk else "", "" if may_end(by, membership) else PLATFORM)
    return membership


def _held(membership):
    whole = Membership.objects.select_for_update(of=("self",)).select_related("user", "team__organisation")
    membership = whole.get(pk=membership.pk)
    refuse(ENDED if membership.ended_at else "")
    return membership


def _is_last(membership):
    """Whether nobody else could decide on the platform any more."""
    return membership.role in FEW and not holders_of(membership.role).exclude(pk=membership.user_id).exists()


def _end(membership, *, because, by, now):
    membership.ended_at, membership.ended_by, membership.ended_because = now or timezone.now(), by, because
    membership.save(update_fields=["ended_at", "ended_by", "ended_because"])


def _yes(said):
    return "yes" if said else "no"


def _in_words(membership):
    """Who holds what, for the record."""
    role, team = ROLES[membership.role].name, membership.team
    return f"{membership.user} ({membership.user_id}) as {role} in {team}, {team.organisation}"
