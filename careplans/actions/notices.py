"""A team's notices: what waits to be seen, who opened it, and who took it as seen for the team."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import ContactEndpoint, Team, User
from accounts.permissions import NOTICE_ACKNOWLEDGE, NOTICE_READ
from careplans.access import notices_for
from careplans.actions.reaching import reached
from careplans.audit import Verb, record
from careplans.models import Attempt, Notice, PlanVersion

MOST_SEEN = 50
SHOWN = ("team", "plan__person", "plan__current", "version", "acknowledged_by")


class MayNotAcknowledge(Exception):
    """Only a member of the team that was told can say that the team has seen it."""


@dataclass(frozen=True)
class Inbox:
    """What a user's teams were told: what waits to be seen, oldest first, and what was seen, newest first."""

    waiting: list[Notice]
    seen: list[Notice]


@dataclass(frozen=True)
class TeamOnBoard:
    """How far one team is with one version. `state` is seen, told or not_told; `who` and `at` go with it."""

    team: Team
    state: str
    who: str
    at: datetime | None

    @property
    def name(self) -> str:
        return self.team.name

    @property
    def phone(self) -> str:
        return self.team.phone


def inbox_of(by: User) -> Inbox:
    """The notices of the user's teams. They name nobody, so listing them is not a look at anyone's plan."""
    notices = notices_for(by).select_related("team", "acknowledged_by")
    seen = notices.acknowledged().order_by("-acknowledged_at")[:MOST_SEEN]
    return Inbox(waiting=list(notices.unacknowledged().order_by("created_at")), seen=list(seen))


def reach_notice(notice_id, permission: str, *, by: User) -> Notice:
    """The notice, if a team of this user's was told it; otherwise Http404, and the attempt is on record.

    One query either way: absent and forbidden cannot be told apart.
    """
    notices = notices_for(by, permission).select_related(*SHOWN)
    return reached(notices.filter(pk=notice_id).first(), f"notice {notice_id}", by=by, reason=permission)


def open_notice(notice_id, *, by: User, now=None) -> Notice:
    """Reach the notice for reading; the look is committed first, and the first to open it stays on record."""
    notice = reach_notice(notice_id, NOTICE_READ, by=by)
    with transaction.atomic():
        _record(Verb.READ_NOTICE, notice, by=by, now=now)
        _mark_opened(notice, by=by, now=now)
    return notice


@transaction.atomic
def acknowledge_notice(notice: Notice, *, by: User, now=None) -> Notice:
    """Put on record that the team has seen it, and who says so; the notice is done and is not sent again.

    Only the first to say so counts: for anyone later nothing changes, and the notice says who it was. Raises
    MayNotAcknowledge.
    """
    theirs = notices_for(by, NOTICE_ACKNOWLEDGE).filter(pk=notice.pk)
    if not theirs.exists():
        raise MayNotAcknowledge(notice)
    if theirs.unacknowledged().update(acknowledged_at=now or timezone.now(), acknowledged_by=by):
        _record(Verb.ACKNOWLEDGED, notice, by=by, now=now)
    _mark_opened(notice, by=by, now=now)
    notice.refresh_from_db()
    return notice


def how_told(notice: Notice) -> str:
    """How the team heard of it: emailed, inbox_only (it has no address), seen_first, waiting to be sent, or parked."""
    if notice.parked_at:
        return "parked"
    if not notice.sent_at:
        return "seen_first" if notice.acknowledged_at else "waiting"
    emailed = notice.attempts.filter(outcome=Attempt.Outcome.SENT, channel=ContactEndpoint.Channel.EMAIL)
    return "emailed" if emailed.exists() else "inbox_only"


def team_board(version: PlanVersion) -> list[TeamOnBoard]:
    """Who has seen this version: every team that was told of it, at its publication or since, by name."""
    published = version.notices.filter(kind__in=[Notice.Kind.PUBLISHED, Notice.Kind.SHARED])
    told = published.select_related("team", "acknowledged_by", "seen_by").order_by("team__name")
    return [TeamOnBoard(notice.team, *_how_far(notice)) for notice in told]


def _how_far(notice):
    if notice.acknowledged_at:
        return "seen", str(notice.acknowledged_by), notice.acknowledged_at
    if notice.sent_at or notice.seen_at:
        return "told", str(notice.seen_by or ""), notice.seen_at or notice.sent_at
    return "not_told", "", None


def _mark_opened(notice, *, by, now):
    Notice.objects.filter(pk=notice.pk, seen_at=None).update(seen_at=now or timezone.now(), seen_by=by)


def _record(verb, notice, *, by, now):
    record(verb, by=by, plan=notice.plan, version=notice.version, subject=f"notice {notice.reference}", now=now)
