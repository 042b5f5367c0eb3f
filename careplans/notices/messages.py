"""Telling every team that relies on a plan: one row for each, and the few words that may leave the building."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.training import is_training
from careplans.access import area_teams_for
from careplans.content.wording import format_moment
from careplans.models import Notice


@dataclass(frozen=True)
class Message:
    """What is sent. The same notice gives the same message id, so that a second copy shows as one."""

    subject: str
    body: str
    message_id: str


def announce(version, teams, *, kind, urgency, now=None):
    """One notice to each of `teams` and to each team of the whole area that may read it, in one transaction."""
    to_tell = {team.pk: team for team in (*teams, *area_teams_for(version.plan))}
    return write_notices(version, to_tell.values(), kind=kind, urgency=urgency, now=now)


def write_notices(version, teams, *, kind, urgency, now=None):
    """One notice to each of `teams` and to nobody else, in the caller's transaction."""
    moment = now or timezone.now()
    return Notice.objects.bulk_create(
        Notice(
            team=team,
            plan_id=version.plan_id,
            version=version,
            kind=kind,
            urgency=urgency,
            created_at=moment,
            next_attempt_at=moment,
        )
        for team in teams
    )


def write_glass_notices(glass, teams):
    """One notice to each of `teams`, who look into every broken glass, in the caller's transaction."""
    facts = {"plan_id": glass.plan_id, "glass": glass}
    moment = {"created_at": glass.started_at, "next_attempt_at": glass.started_at}
    told = {"kind": Notice.Kind.GLASS_BROKEN, "urgency": Notice.Urgency.URGENT}
    return Notice.objects.bulk_create(Notice(team=team, **facts, **moment, **told) for team in teams)


def message_for(notice):
    """What is sent for a notice. Only these five facts of it are handed on, and which glass it is about, if any."""
    return write_message(
        notice_id=notice.pk,
        reference=notice.glass.reference if notice.glass_id else notice.reference,
        kind=Notice.Kind(notice.kind),
        urgency=Notice.Urgency(notice.urgency),
        happened_at=notice.created_at,
        glass_id=notice.glass_id,
    )


def write_message(
    *,
    notice_id: UUID,
    reference: str,
    kind: Notice.Kind,
    urgency: Notice.Urgency,
    happened_at: datetime,
    glass_id: UUID | None = None,
) -> Message:
    """A message that says that something changed, and where to read it.

    It takes neither a person nor a plan, so it cannot say who, or what.
    """
    address = reverse("glass", args=[glass_id]) if glass_id else reverse("notice", args=[notice_id])
    words = {
        "what_happened": kind.label,
        "urgency": urgency.label,
        "reference": reference,
        "happened_at": format_moment(happened_at),
        "is_glass": glass_id is not None,
        "link": settings.PUBLIC_URL + address,
        "training": is_training(),
    }
    return Message(
        subject=render_to_string("notices/email_subject.txt", words).strip(),
        body=render_to_string("notices/email_body.txt", words),
        message_id=f"<{notice_id}@{urlsplit(settings.PUBLIC_URL).hostname}>",
    )
