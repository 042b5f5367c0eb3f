"""Looking into broken glasses: what waits, what stands out about each, and what was found (reliability.md 6.3)."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.permissions import GLASS_REVIEW
from accounts.roles import PERSON, REPRESENTATIVE
from careplans.actions.glass_signs import Match, later_cases, signs_of
from careplans.actions.reaching import reached
from careplans.audit import Verb, record
from careplans.models import AccessEvent, BreakGlass, Notice

SHOWN = ("user", "person", "plan__person", "plan__current", "reviewed_by")


class MayNotReview(Exception):
    """Nobody looks into what they did themselves."""


class ReviewedAlready(Exception):
    """Somebody has said already what they found; what was said first stays."""


@dataclass(frozen=True)
class Review:
    """One broken glass with what stands out about it, and the cases that came up for the same person afterwards."""

    glass: BreakGlass
    signs: list[str]
    matches: list[Match]
    is_overdue: bool
    looks: list[AccessEvent] = field(default_factory=list)


def glasses_for(user: User) -> QuerySet[BreakGlass]:
    """The broken glasses this user is to look into."""
    every = BreakGlass.objects.select_related(*SHOWN)
    return every if user.may_anywhere(GLASS_REVIEW) else every.none()


def glasses_waiting(user: User) -> int | None:
    """How many broken glasses nobody has looked into; None for whoever has nothing to do with them."""
    return glasses_for(user).unreviewed().count() if user.may_anywhere(GLASS_REVIEW) else None


def list_glasses(limit: int, start: int = 0, *, done: bool = False, by: User, now=None) -> list[Review]:
    """What nobody has looked into yet, the longest waiting first; with `done`, what somebody has, the newest first."""
    asked = glasses_for(by)
    rows = asked.reviewed().order_by("-reviewed_at") if done else asked.unreviewed().order_by("started_at")
    glasses = list(rows[start : start + limit])
    if glasses:
        record(Verb.READ_GLASSES, by=by, now=now)
    signs, cases = signs_of(glasses), later_cases(glasses)
    return [Review(one, signs[one.pk], cases[one.pk], one.is_overdue(now)) for one in glasses]


def reach_glass(glass_id, *, by: User) -> BreakGlass:
    """The broken glass, if this user is to look into it; otherwise Http404, and the attempt is on record."""
    found = glasses_for(by).filter(pk=glass_id).first()
    return reached(found, f"break-glass {glass_id}", by=by, reason=GLASS_REVIEW)


def open_review(glass_id, *, by: User, now=None) -> Review:
    """Reach it for reading, with everything its user did with the plan meanwhile; this look is on record first."""
    glass = reach_glass(glass_id, by=by)
    record(Verb.READ_GLASS, by=by, plan=glass.plan, subject=f"break-glass {glass.reference}", now=now)
    (signs,), (cases,) = signs_of([glass]).values(), later_cases([glass]).values()
    return Review(glass, signs, cases, glass.is_overdue(now), list(looks_under(glass)))


def looks_under(glass: BreakGlass) -> QuerySet[AccessEvent]:
    """What its user did about this person from breaking it until it ended, in order."""
    during = Q(at__gte=glass.started_at, at__lte=glass.until)
    mine = AccessEvent.objects.filter(during, actor=glass.user_id, plan=glass.plan_id)
    return mine.select_related("actor").order_by("id")


@transaction.atomic
def review_glass(glass: BreakGlass, *, outcome: str, note: str, by: User, now: datetime | None = None) -> None:
    """Put on record what was found; its notices are done. Raises MayNotReview and ReviewedAlready."""
    if glass.user_id == by.pk:
        raise MayNotReview(glass)
    moment, found = now or timezone.now(), BreakGlass.Outcome(outcome)
    waiting = BreakGlass.objects.unreviewed().filter(pk=glass.pk)
    if not waiting.update(outcome=found, note=note, reviewed_at=moment, reviewed_by=by):
        raise ReviewedAlready(glass)
    told = Notice.objects.filter(glass=glass, acknowledged_at=None)
    told.update(acknowledged_at=moment, acknowledged_by=by)
    subject = f"break-glass {glass.reference}: {found}"
    record(Verb.REVIEWED_GLASS, by=by, plan=glass.plan, subject=subject, reason=found.label, now=moment)


VIEWS = (
    *(Verb.READ_CARD, Verb.READ_PLAN, Verb.READ_VERSION, Verb.READ_HISTORY, Verb.READ_CHANGES),
    *(Verb.READ_WORDS, Verb.READ_DOCUMENTS),
)
NOT_STAFF = (PERSON.name, REPRESENTATIVE.name)


@dataclass(frozen=True)
class Share:
    """How many of the looks at plans in a week were made by breaking the glass."""

    views: int
    by_glass: int

    @property
    def percent(self) -> float:
        return round(100 * self.by_glass / self.views, 1) if self.views else 0.0

    @property
    def is_product_fault(self) -> bool:
        """So many break the glass that ordinary access does not fit the work: nobody's guilt, the product's fault."""
        return self.percent > settings.BREAK_GLASS["most_percent_of_views"]


def share_by_glass(*, until: datetime | None = None) -> Share:
    """The looks of staff at plans in the week that ends now, or then, and how many of them were by break-glass."""
    end = until or timezone.now()
    since = end - timedelta(days=7)
    views = AccessEvent.objects.filter(verb__in=VIEWS, at__gt=since, at__lte=end).exclude(role__in=NOT_STAFF)
    glasses = BreakGlass.objects.filter(user=OuterRef("actor"), person=OuterRef("person"))
    during = glasses.filter(started_at__lte=OuterRef("at"), ends_at__gt=OuterRef("at"))
    broken = views.filter(Exists(during.filter(Q(ended_at=None) | Q(ended_at__gt=OuterRef("at")))))
    return Share(views.count(), broken.count())
