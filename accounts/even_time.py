"""An answer that must not tell by the clock who has a sign-in."""

import time
from functools import wraps

from django.conf import settings


def takes_its_time(view):
    """What is sent to this view is answered no sooner than SIGN_IN_HELP_SECONDS after it came.

    Asking for a new password makes a token and a letter for those who have a sign-in, and another letter for those who
    have none: tens of milliseconds apart (`make bench`).
    """

    @wraps(view)
    def answer_late(request, *args, **named):
        not_before = time.monotonic() + settings.SIGN_IN_HELP_SECONDS
        response = view(request, *args, **named)
        if request.method == "POST":
            time.sleep(max(0, not_before - time.monotonic()))
        return response

    return answer_late
