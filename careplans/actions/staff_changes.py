"""What one person may not change alone: asked for by one, and decided by another (domain.md section 5, last row)."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from accounts.actions import open_team
from accounts.invitee import Invitee
from accounts.managing import changes_for, may_decide, needs_two
from accounts.models import ChangeRequest, Organisation, Team, User
from accounts.permissions import PLATFORM_APPROVE, PLATFORM_MANAGE, STAFF_MANAGE
from accounts.roles import ROLES
from careplans.actions.reaching import reached
from careplans.actions.staff import MayNot, refuse, refuse_unless_managed
from careplans.actions.staff_invitations import YOURSELF, invite, why_not_invite
from careplans.audit import Verb, record

ADMINISTRATION = "Administration"
NOT_THE_PLATFORM = "Only who looks after the whole platform can ask for this."
ONE_IS_ENOUGH = "This role needs no second person. Invite them."
ASKED_ALREADY = "Somebody has asked for this already."
NAME_TAKEN = "There is an organisation of this name already."
CODE_TAKEN = "Another organisation has this ODS code already."
IS_TOLD = "This team is told of everybody in the area already."
NOT_YOU = "Whoever asked, or is to be invited, does not decide. Somebody else has to."
DECIDED = "This was decided by somebody else meanwhile."
Kind = ChangeRequest.Kind


def list_changes(*, by: User) -> list[ChangeRequest]:
    """The changes this user asked for or can decide on, the newest first; that the list was read is on record."""
    may_see = by.may_anywhere(PLATFORM_APPROVE) or by.may_anywhere(PLATFORM_MANAGE) or manages_any(by)
    reached(may_see or None, "list of changes", by=by)
    record(Verb.READ_STAFF, by=by, subject="list of changes")
    return list(changes_for(by)[:500])


def manages_any(user: User) -> bool:
    """Whether this user manages the staff of any organisation."""
    return user.may_anywhere(STAFF_MANAGE)


def open_change(change_id, *, by: User) -> ChangeRequest:
    """The change, for who asked for it or can decide on it; otherwise Http404, and the attempt is on record."""
    return reached(changes_for(by).filter(pk=change_id).first(), f"change {change_id}", by=by)


@transaction.atomic
def ask_for_organisation(
    *, name: str, ods_code: str, invitee: Invitee, because: str, by: User, now=None
) -> ChangeRequest:
    """Ask for a new organisation with its first administrator. Raises MayNot."""
    refuse("" if by.may_anywhere(PLATFORM_MANAGE) else NOT_THE_PLATFORM)
    refuse(YOURSELF if invitee.email.lower() == by.email.lower() else "", _why_no_organisation(name, ods_code))
    same = ChangeRequest.objects.waiting().filter(kind=Kind.ORGANISATION, organisation_name__iexact=name)
    refuse(ASKED_ALREADY if same.exists() else "")
    facts = {"organisation_name": name, "ods_code": ods_code, **_about(invitee)}
    return _ask(Kind.ORGANISATION, facts, because=because, by=by, now=now)


@transaction.atomic
def ask_for_role(team: Team, invitee: Invitee, *, because: str, by: User, now=None) -> ChangeRequest:
    """Ask that somebody is invited to a role that needs two people. Raises MayNot."""
    if refusal := why_not_invite(team, invitee, by=by):
        raise refusal
    refuse("" if needs_two(ROLES[invitee.role], team.organisation) else ONE_IS_ENOUGH)
    same = ChangeRequest.objects.waiting().filter(team=team, role=invitee.role, email__iexact=invitee.email)
    refuse(ASKED_ALREADY if same.exists() else "")
    return _ask(Kind.ROLE, {"team": team, **_about(invitee)}, because=because, by=by, now=now)


@transaction.atomic
def ask_for_whole_area(team: Team, *, because: str, by: User, now=None) -> ChangeRequest:
    """Ask that the team is told of everybody in the area. Raises MayNot."""
    refuse_unless_managed(team.organisation, by=by)
    refuse(IS_TOLD if team.covers_whole_area else "")
    same = ChangeRequest.objects.waiting().filter(team=team, kind=Kind.WHOLE_AREA)
    refuse(ASKED_ALREADY if same.exists() else "")
    return _ask(Kind.WHOLE_AREA, {"team": team}, because=because, by=by, now=now)


@transaction.atomic
def approve_change(change: ChangeRequest, *, by: User, now=None) -> ChangeRequest:
    """What was asked for is done now, in the name of who asked. Raises MayNot; then nothing is done."""
    change = _lock(change)
    refuse("" if may_decide(by, change) else NOT_YOU)
    moment = now or timezone.now()
    change.approved_at, change.approved_by = moment, by
    change.save(update_fields=["approved_at", "approved_by"])
    match change.kind:
        case Kind.ORGANISATION:
            _open_organisation(change, now=moment)
        case Kind.ROLE:
            invite(change.team, _invitee_of(change), change=change, by=change.asked_by, now=moment)
        case Kind.WHOLE_AREA:
            refuse_unless_managed(change.team.organisation, by=change.asked_by)
            Team.objects.filter(pk=change.team_id).update(covers_whole_area=True)
    record(Verb.APPROVED_CHANGE, by=by, subject=in_words(change), reason=change.asked_because, now=moment)
    return change


@transaction.atomic
def refuse_change(change: ChangeRequest, *, because: str, by: User, now=None) -> ChangeRequest:
    """Nothing is changed; whoever asked can read why, and takes it back the same way. Raises MayNot."""
    change = _lock(change)
    refuse("" if may_decide(by, change) or change.asked_by_id == by.pk else NOT_YOU)
    change.refused_at, change.refused_by, change.refused_because = now or timezone.now(), by, because
    change.save(update_fields=["refused_at", "refused_by", "refused_because"])
    record(Verb.REFUSED_CHANGE, by=by, subject=in_words(change), reason=because, now=now)
    return change


def in_words(change: ChangeRequest) -> str:
    """What is asked for, in one line."""
    match change.kind:
        case Kind.ORGANISATION:
            return f"Open {change.organisation_name}; {change.invitee_name} is its first administrator"
        case Kind.ROLE:
            role = ROLES[change.role].name
            return f"{change.invitee_name} as {role} in {change.team}, {change.team.organisation}"
        case _:
            return f"{change.team}, {change.team.organisation}, is told of everybody in the area"


def _why_no_organisation(name, ods_code):
    """Nobody comes to a practice's patients by giving its code to another organisation."""
    if ods_code and Organisation.objects.filter(ods_code__iexact=ods_code).exists():
        return CODE_TAKEN
    return NAME_TAKEN if Organisation.objects.filter(name__iexact=name).exists() else ""


def _open_organisation(change, *, now):
    """The organisation with one team, into which its first administrator is invited."""
    asker = change.asked_by
    refuse("" if asker.is_active and asker.may_anywhere(PLATFORM_MANAGE) else NOT_THE_PLATFORM)
    refuse(_why_no_organisation(change.organisation_name, change.ods_code))
    organisation = Organisation.objects.create(name=change.organisation_name, ods_code=change.ods_code)
    team = open_team(organisation, name=ADMINISTRATION)
    invite(team, _invitee_of(change), change=change, by=asker, now=now)


def _about(invitee):
    """What is kept of who is to be invited."""
    return {"role": invitee.role, "email": invitee.email.lower(), "invitee": asdict(invitee)}


def _invitee_of(change):
    return Invitee(**change.invitee)


def _ask(kind, facts, *, because, by, now):
    change = ChangeRequest(kind=kind, asked_at=now or timezone.now(), asked_by=by, asked_because=because, **facts)
    change.save(force_insert=True)
    record(Verb.ASKED_FOR_CHANGE, by=by, subject=in_words(change), reason=because, now=now)
    return change


def _lock(change):
    """The change as it is now, if nobody has decided; one decides at a time, the second is told so."""
    whole = ChangeRequest.objects.select_for_update(of=("self",)).select_related("team__organisation", "asked_by")
    change = whole.get(pk=change.pk)
    if change.state != "waiting":
        raise MayNot(DECIDED)
    return change
