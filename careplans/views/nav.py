"""What the menu says on every page."""

from django.utils.functional import SimpleLazyObject

from careplans.access import unread_notices


def notices_to_see(request):
    """How many notices wait for this reader's teams: counted only on pages whose menu leads to them, once."""
    return {"unread_notices": SimpleLazyObject(lambda: unread_notices(request.user))}
