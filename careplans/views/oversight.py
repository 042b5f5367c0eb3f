"""Where information governance begins: what waits, since when, and the way to it. No plan is read here."""

from functools import wraps

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from careplans.actions.glass_reviews import share_by_glass
from careplans.actions.overseeing import must_oversee, open_oversight

# By the name of each queue: what waits there, and the name of its page.
QUEUES = {
    "glasses": ("Plans opened by break-glass", "glasses"),
    "alarms": ("Alarms: somebody seems to be guessing", "home"),
    "cases": ("Looks that stand out", "oversight_cases"),
    "merges": ("Records to merge", "merges"),
    "reviews": ("Access not confirmed for a year", "staff"),
    "watched": ("Watch list: a second person is to agree", "watch_list"),
}


def for_overseers(view):
    """Anybody else gets the answer that a page which is not there gives, and the attempt is on record."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        must_oversee(request.user)
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_overseers
def oversight(request):
    """What waits, each with its number, its oldest and the way to it."""
    queues = [(QUEUES[queue.name], queue) for queue in open_oversight(by=request.user)]
    rows = [{"text": text, "page": page, "queue": queue} for (text, page), queue in queues]
    context = {"rows": rows, "share": share_by_glass(), "rules": settings.BREAK_GLASS}
    return render(request, "careplans/oversight.html", context)
