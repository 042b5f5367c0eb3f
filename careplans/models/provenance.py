"""Where each section of a version comes from, as that version keeps it, and when it was last confirmed unchanged."""

from datetime import date

from django.db.models import F

from careplans.content.provenance import facts_about
from careplans.content.reading import Fact
from careplans.models.versions import PlanVersion, Review


def provenance_of(version: PlanVersion, *, today: date | None = None) -> dict[str, tuple[Fact, ...]]:
    """By section that is not in the person's own words; versions from before this was kept read as not recorded."""
    kept = version.document.get("provenance", {})
    confirmed = _last_confirmed(version, kept)
    sections = {**version.document["recommendations"], **version.document["record"]}
    return {key: facts_about(kept.get(key), confirmed=confirmed.get(key), today=today) for key in sections}


def _last_confirmed(version, kept):
    """Each section's newest confirmation: of this version, or of an earlier one that held the same section."""
    reviews = Review.objects.filter(version__plan=version.plan_id, version__number__lte=version.number)
    reviews = reviews.annotate(number=F("version__number"), then=F("version__document__provenance"))
    found = {}
    for review in reviews:
        for key, entry in kept.items():
            if review.number == version.number or (review.then or {}).get(key) == entry:
                found.setdefault(key, (review.confirmed_at, review.confirmed_by))
    return found
