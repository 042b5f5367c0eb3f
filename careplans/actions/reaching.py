"""What every way to a row ends with: the row for whoever may have it, and one same answer for everybody else."""

from django.http import Http404

from careplans.audit import Result, Verb, record


def reached(found, subject: str, *, by, plan=None, reason: str = ""):
    """What was found for this user; where that is None, Http404, and that they tried `subject` is on record."""
    if found is None:
        record(Verb.TRIED, by=by, result=Result.DENIED, plan=plan, subject=subject, reason=reason)
        raise Http404
    return found
