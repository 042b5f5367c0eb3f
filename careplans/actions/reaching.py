"""What every way to a row ends with: the row for whoever may have it, and one same answer for everybody else."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from careplans.audit import Result, Verb, record


def reached(found, subject: str, *, by, plan=None, reason: str = ""):
    """What was found for this user; where that is None, Http404, and that they tried `subject` is on record."""
    if found is None:
        record(Verb.TRIED, by=by, result=Result.DENIED, plan=plan, subject=subject, reason=reason)
        raise Http404
    return found


def let_in(permission: str, to: str, *, by) -> None:
    """Go on to a page about nobody in particular; PermissionDenied, on record, where no role held has `permission`."""
    if not by.may_anywhere(permission):
        record(Verb.TRIED, by=by, result=Result.DENIED, subject=to, reason=permission)
        raise PermissionDenied
