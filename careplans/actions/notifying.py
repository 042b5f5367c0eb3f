"""Telling teams. The rows are written with the change itself; the doorbell rings after the commit, if it can."""

from functools import partial

from django.db import transaction

from careplans.access import teams_caring_for
from careplans.models import Notice
from careplans.notices.messages import announce, write_notices
from careplans.tasks import make_file_copy_soon, ring_for


def tell_teams(version, *, kind=Notice.Kind.PUBLISHED, urgency, by, now=None):
    """One notice to each team that cares for the person and each that covers the whole area; returns them.

    Losing the doorbell loses nothing: a sweep sends what was not rung for.
    """
    notices = announce(version, teams_caring_for(version.plan), kind=kind, urgency=urgency, now=now)
    transaction.on_commit(partial(ring_for, [notice.pk for notice in notices]), robust=True)
    if kind == Notice.Kind.PUBLISHED:
        transaction.on_commit(partial(make_file_copy_soon, version.pk), robust=True)
    return notices


def tell_newcomer(version, team, *, now=None):
    """A team that cares for the person from now on hears of the version in use, unless it was told of it already."""
    if version.notices.filter(team=team).exists():
        return
    notices = write_notices(version, [team], kind=Notice.Kind.SHARED, urgency=Notice.Urgency.ROUTINE, now=now)
    transaction.on_commit(partial(ring_for, [notice.pk for notice in notices]), robust=True)
