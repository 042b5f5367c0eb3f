"""What a row needs so that one person asks and another decides, and the database sees to it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


def by_whom(**options):
    """Somebody who did something, or nobody yet."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", **options
    )


def at_when():
    """When something was done; empty until then."""
    return models.DateTimeField(null=True, blank=True)


def go_together(deed, *, of):
    """Who did it and when are both known, or neither."""
    at, by = f"{deed}_at", f"{deed}_by"
    neither, both = Q(**{at: None, by: None}), Q(**{f"{at}__isnull": False, f"{by}__isnull": False})
    return models.CheckConstraint(condition=neither | both, name=f"{of}_{deed}_at_and_by_go_together")


def another(decided_by, asked_by, *, name):
    """Whoever decides is not who asked."""
    return models.CheckConstraint(condition=Q(**{decided_by: None}) | ~Q(**{decided_by: F(asked_by)}), name=name)


def not_both(one, other, *, name):
    """At most one of two moments is set."""
    return models.CheckConstraint(condition=Q(**{one: None}) | Q(**{other: None}), name=name)
