"""Where a reader can go from a plan: only what they may do to it."""

from django.urls import reverse

from accounts.permissions import (
    CRISIS_CONTACT_RECORD,
    HOME_ENTRY_REVEAL,
    PLAN_HISTORY_READ,
    PLAN_LOOK_UP,
    PLAN_PRINT,
    PLAN_READ,
    PLAN_READ_OUT,
    PLAN_SHARE,
    PLAN_WITHDRAW,
    PLAN_WRITE,
    WHAT_MATTERS_READ,
    WHO_LOOKED_READ,
)
from careplans.access import may

WAYS = (
    ("card", "Emergency card", PLAN_LOOK_UP),
    ("read_out", "Read it out over the radio or the telephone", PLAN_READ_OUT),
    ("desk", "Write or change this plan", PLAN_WRITE),
    ("tickets", "Print, and copies in the world", PLAN_PRINT),
    ("home_entry", "Key-safe code: kept apart, shown with a reason", HOME_ENTRY_REVEAL),
    ("what_matters", "What matters, in their own words", WHAT_MATTERS_READ),
    ("documents", "Documents, and where the paper is", PLAN_READ),
    ("contacts", "What happened in a crisis", CRISIS_CONTACT_RECORD),
    ("versions", "All versions, and what changed", PLAN_HISTORY_READ),
    ("sharing", "Who this plan is shared with", PLAN_SHARE),
    ("who_looked", "Who has looked", WHO_LOOKED_READ),
    ("withdraw_plan", "Withdraw this plan", PLAN_WITHDRAW),
)


def can(user, permission, plan):
    """Whether to offer something; the database is asked only where some role of this user's has it at all."""
    return user.may_anywhere(permission) and may(user, permission, plan)


def ways_from(plan, user, without=()):
    """The links under a plan, in a fixed order, each a name and an address."""
    return [
        {"text": text, "href": reverse(name, args=[plan.pk])}
        for name, text, permission in WAYS
        if name not in without and can(user, permission, plan)
    ]
