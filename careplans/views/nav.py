"""What the menu says on every page."""

from functools import cache

from django.utils.functional import lazy

from careplans.access import unread_notices


def notices_to_see(request):
    """How many notices wait for this reader's teams: counted once, and only on pages that say the number."""
    counted = cache(lambda: unread_notices(request.user))
    return {"unread_notices": lazy(counted, int)()}
