"""How far a version can be trusted today: who signed it, who confirmed it last, and when it must be looked at again."""

from dataclasses import dataclass
from datetime import date, datetime


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
    """`confirmations` are newest first; `confirmed_at` is the last of them, or the publication itself."""

    number: int
    published_at: datetime
    published_by: object
    why: str
    endorsement: str
    signatures: list
    confirmations: list
    review_due: date | None

    @property
    def signature(self):
        """The signature that weighs most: the senior clinician's where there is one."""
        endorsed = [signed for signed in self.signatures if signed.is_endorsement]
        return next(iter(endorsed or self.signatures), None)

    @property
    def confirmed_at(self):
        return self.confirmations[0].confirmed_at if self.confirmations else self.published_at

    @property
    def confirmed_by(self):
        return self.confirmations[0].confirmed_by if self.confirmations else ""


def standing_of(plan, version):
    """The standing of one published version of this plan, past or current."""
    version.plan = plan
    return Standing(
        number=version.number,
        published_at=version.published_at,
        published_by=version.published_by,
        why=version.why,
        endorsement=version.endorsement_words,
        signatures=[_signed(signature) for signature in version.document["signatures"]],
        confirmations=list(version.reviews.all()),
        review_due=version.headlines.review_due,
    )


def _signed(sealed):
    return Signed(**{**sealed, "signed_at": datetime.fromisoformat(sealed["signed_at"])})
