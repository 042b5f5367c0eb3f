"""What changed when a version came into use, told where there is room for little."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from careplans.actions.reading import version_before
from careplans.content.changes import changes

AT_MOST, NEWS = 2, timedelta(days=31)
SHORT = 40


@dataclass(frozen=True)
class Latest:
    """The most dangerous changes first; `more` is how many are not told here, `href` where all are.

    Whoever may look up a plan may read its history too (accounts.roles), so the address is told to every reader.
    """

    at: datetime
    is_first: bool
    sentences: tuple[str, ...] = ()
    more: int = 0
    headline: str = ""
    href: str = ""

    @property
    def is_news(self):
        return bool(self.headline) and is_recent(self.at)


def is_recent(moment):
    """Whether what happened then is still worth a line on a card."""
    return timezone.now() - moment < NEWS


def latest_of(version):
    """What this version changed. The version before it is read with it, under the same look."""
    before = version_before(version)
    if before is None:
        return Latest(version.published_at, is_first=True)
    found = changes(before.content, version.content)
    href = reverse("changes", args=[version.plan_id, before.number, version.number])
    return Latest(version.published_at, False, *told_briefly(found), headline_of(found), href)


def told_briefly(found):
    """The sentences there is room for, and how many more there are."""
    return tuple(change.sentence for change in found[:AT_MOST]), max(len(found) - AT_MOST, 0)


def headline_of(found):
    """The most dangerous change in a few words, what it is now where that is short, and how many more there are."""
    if not found:
        return ""
    first = found[0]
    name = (first.item.label if first.item else first.section.title).split(",")[0]
    now = f", now “{first.after}”" if 0 < len(first.after) <= SHORT else ""
    return f"{name}{now}" + (f", and {len(found) - 1} more" if len(found) > 1 else "")
