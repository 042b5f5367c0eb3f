"""Printing a ticket, and answering whether a printed copy still holds."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.permissions import PLAN_LOOK_UP
from careplans.access import may
from careplans.audit import Verb, record
from careplans.content.wording import day_in_london, format_date
from careplans.models import FileCopy, Plan, Ticket
from careplans.models.tickets import hash_token
from careplans.printing.expiry import last_valid_day
from careplans.printing.pdf import CouldNotRender
from careplans.printing.ticket import new_ticket, render_ticket


class MayNotPrint(Exception):
    """No ticket was made. The message says why, and what to do about it."""


class NotInUse(MayNotPrint):
    """Nothing is published, or what was published is withdrawn or closed."""


class PersonHasDied(MayNotPrint):
    """There is nobody to follow the ticket for."""


class IdentityNotVerified(MayNotPrint):
    """The paper could be taken for somebody else's."""


class ReviewOverdue(MayNotPrint):
    """The paper would be out of date as it leaves the printer."""


class NothingToPrintFrom(MayNotPrint):
    """The ticket could not be rendered, and no file copy stands in for it."""


class State(StrEnum):
    """What the code on a printed copy answers."""

    CURRENT = "CURRENT"
    REPLACED = "REPLACED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"
    NOT_RECOGNISED = "NOT RECOGNISED"


@dataclass(frozen=True)
class Standing:
    """How a printed copy stands: since when (for CURRENT: until when), and its plan for those who may reach it."""

    state: State
    day: date | None = None
    plan_id: UUID | None = None


NOT_OURS = Standing(State.NOT_RECOGNISED)


def why_not_print(plan: Plan, *, now=None) -> MayNotPrint | None:
    """What stands in the way of printing this plan today, or None."""
    if plan.person.died_on:
        return PersonHasDied("This person has died. Their plan is no longer printed.")
    if not plan.is_in_use:
        return NotInUse("No version of this plan is in use. Publish the plan first, then print it.")
    if not plan.person.is_identity_verified:
        return IdentityNotVerified("The NHS number is not verified. Trace the person first, then print the ticket.")
    today = timezone.localdate(now)
    if last_valid_day(plan.current, today) < today:
        due = format_date(plan.current.headlines.review_due)
        return ReviewOverdue(f"The review was due on {due}. Review the plan first and publish it again, then print it.")
    return None


def print_ticket(plan: Plan, *, layout: str, kept_where: str, by: User, now=None) -> tuple[Ticket, bytes]:
    """Print the version in use: a numbered copy with its own code, and its PDF.

    Raises a MayNotPrint that says what to do; then there is no ticket. Where an A4 ticket cannot be rendered, the bytes
    are those of the file copy, and `printed_from` is the ticket of that copy.
    """
    moment = now or timezone.now()
    _check(plan, moment)
    facts = {"layout": layout, "kept_where": kept_where, "printed_by": by, "printed_at": moment}
    expires_on = last_valid_day(plan.current, timezone.localdate(moment))
    ticket, token = new_ticket(plan.current, expires_on=expires_on, **facts)
    # Rendered before anything is locked or written: it takes time, and a failure leaves no ticket behind.
    try:
        pdf = render_ticket(ticket, token)
    except CouldNotRender:
        ticket, pdf = _from_file_copy(ticket, moment)
    return _register(ticket, by=by, now=moment), pdf


def _check(plan, moment):
    refusal = why_not_print(plan, now=moment)
    if refusal:
        raise refusal


def _from_file_copy(ticket, moment):
    """The ticket as a print of the file copy of the same version, and the bytes kept; raises NothingToPrintFrom."""
    if ticket.layout != Ticket.Layout.A4:
        raise NothingToPrintFrom(
            "The whole plan cannot be printed just now. Print the A4 golden ticket, or read the plan on the screen."
        )
    copy = FileCopy.objects.select_related("ticket").filter(version=ticket.version, made_at__isnull=False).first()
    if copy is None or copy.ticket.expires_on < timezone.localdate(moment):
        raise NothingToPrintFrom(
            "The ticket cannot be made just now. Use the emergency card on the screen, and try again in a few minutes."
        )
    ticket.printed_from, ticket.expires_on = copy.ticket, copy.ticket.expires_on
    return ticket, bytes(copy.pdf)


@transaction.atomic
def _register(ticket, *, by, now):
    """Put the print on record, if what was rendered is still the version in use."""
    plan = Plan.objects.select_for_update(of=("self",)).with_what_is_shown().get(pk=ticket.version.plan_id)
    _check(plan, now)
    if plan.current_id != ticket.version_id:
        raise NotInUse("The plan changed while you were printing. Print it again.")
    ticket.save(force_insert=True)
    record(
        Verb.PRINTED,
        by=by,
        plan=plan,
        version=ticket.version,
        subject=f"ticket {ticket.number}",
        reason=f"Kept: {ticket.kept_where}",
        now=now,
    )
    return ticket


def copies_in_the_world(plan: Plan, *, now=None) -> list[tuple[Ticket, Standing]]:
    """Every copy of this plan that was printed, newest first, each with how it stands."""
    tickets = Ticket.objects.filter(version__plan=plan).select_related("version", "printed_by", "printed_from")
    published = dict(plan.versions.values_list("number", "published_at"))
    return [(ticket, _standing(ticket, plan, published, now=now)) for ticket in tickets]


def standing_of_copy(ticket: Ticket, *, now=None) -> Standing:
    """How one printed copy stands; for those who put the question on record themselves."""
    plan = ticket.version.plan
    return _standing(ticket, plan, dict(plan.versions.values_list("number", "published_at")), now=now)


def ticket_status(token: str, *, now=None) -> State:
    """How the printed copy with this token stands; the question is on record where the token is ours."""
    return check_copy(token, by=None, now=now).state


@transaction.atomic
def check_copy(token: str, *, by: User | None, now=None) -> Standing:
    """How the printed copy with this token stands, asked by a user or by the public.

    Tells the plan only to a user who may reach it. The question is on record where the token is ours; any other text
    gets the same answer, whatever is wrong with it.
    """
    ticket = Ticket.objects.select_related("version__plan__person").filter(token_sha256=hash_token(token)).first()
    if ticket is None:
        return NOT_OURS
    plan, standing = ticket.version.plan, standing_of_copy(ticket, now=now)
    subject = f"ticket {ticket.number}: {standing.state}"
    record(Verb.CHECKED_TICKET, by=by, plan=plan, version=ticket.version, subject=subject, now=now)
    return replace(standing, plan_id=plan.pk) if by and may(by, PLAN_LOOK_UP, plan) else standing


def _standing(ticket, plan, published, *, now=None):
    """Withdrawn before replaced before expired: the first is the most that can be wrong with a copy."""
    if not plan.is_in_use or plan.person.died_on:
        stopped = plan.withdrawn_at or plan.closed_at
        # Never the day somebody died: anybody can ask.
        return Standing(State.WITHDRAWN, day_in_london(stopped) if stopped else None)
    if ticket.version_id != plan.current_id:
        return Standing(State.REPLACED, day_in_london(published[ticket.version.number + 1]))
    if ticket.expires_on < timezone.localdate(now):
        return Standing(State.EXPIRED, ticket.expires_on)
    return Standing(State.CURRENT, ticket.expires_on)
