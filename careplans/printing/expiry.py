"""Until when a printed copy may be followed."""

from datetime import timedelta

from django.conf import settings

DAYS_LEFT_TO_LIVE = "D"


def last_valid_day(version, printed_on):
    """The review, or the longest a ticket lasts, or the shorter time where days are left: whichever is first (§3.1)."""
    lasts = settings.TICKET_LASTS_DAYS
    days = lasts["red"] if version.headlines.gsf_letter == DAYS_LEFT_TO_LIVE else lasts["default"]
    last = printed_on + timedelta(days=days)
    return min(last, version.headlines.review_due or last)
