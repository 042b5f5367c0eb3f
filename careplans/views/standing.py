"""How far a version can be trusted today: who signed it, who confirmed it last, and when it must be looked at again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import cached_property

from careplans.models.versions import AWAITING_ENDORSEMENT, PlanVersion

SOON = timedelta(days=60)


@dataclass(frozen=True)
class Signed:
    """One signature as it is sealed into the version."""

    kind: str
    name: str
    grade: str
    registration: str
    signed_at: datetime

    @property
    def is_endorsement(self):
        return self.kind == "senior_endorsement"


@dataclass(frozen=True)
class Standing:
    """The standing of one version. What needs the version's document, or more rows, is read when it is asked for."""

    version: PlanVersion

    @property
    def number(self):
        return self.version.number

    @property
    def published_at(self):
        return self.version.published_at

    @property
    def published_by(self):
        return self.version.published_by

    @property
    def why(self):
        return self.version.why

    @property
    def review_due(self):
        return self.version.headlines.review_due

    @cached_property
    def endorsement(self):
        """Who stands behind the recommendations, in words."""
        return self.version.endorsement_words

    @cached_property
    def signatures(self):
        """As they are sealed into the version."""
        return [_signed(signature) for signature in self.version.document["signatures"]]

    @cached_property
    def confirmations(self):
        """Newest first."""
        return list(self.version.reviews.all())

    @property
    def signature(self):
        """The signature that weighs most: the senior clinician's where there is one."""
        endorsed = [signed for signed in self.signatures if signed.is_endorsement]
        return next(iter(endorsed or self.signatures), None)

    @property
    def is_review_late(self):
        """Whether the review is overdue, or nobody has said when it is to be."""
        return self.review_due is None or self.review_due < timezone.localdate()

    @property
    def is_review_near(self):
        return not self.is_review_late and self.review_due - timezone.localdate() < SOON

    @property
    def is_endorsed(self):
        return self.endorsement != AWAITING_ENDORSEMENT

    @property
    def confirmed_at(self):
        """When it was last confirmed, or else published."""
        return self.confirmations[0].confirmed_at if self.confirmations else self.published_at

    @property
    def confirmed_by(self):
        return self.confirmations[0].confirmed_by if self.confirmations else ""


def standing_of(plan, version):
    """The standing of one published version of this plan, past or current."""
    version.plan = plan
    return Standing(version)


def _signed(sealed):
    return Signed(**{**sealed, "signed_at": datetime.fromisoformat(sealed["signed_at"])})
