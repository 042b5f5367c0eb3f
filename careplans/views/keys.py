"""Single keys that do something, for those who want them, and the switch for those who do not."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from careplans.templatetags.surroundings import KEYS_COOKIE

A_YEAR = 366 * 24 * 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
def keys(request):
    """Which keys do what, and one button that turns them all off or on at this browser."""
    is_off = request.COOKIES.get(KEYS_COOKIE) == "off"
    if request.method != "POST":
        return render(request, "careplans/keys.html", {"is_off": is_off})
    turned = "off" if request.POST.get("turn") == "off" else "on"
    messages.info(request, f"Keyboard shortcuts are {turned} at this browser.")
    answer = redirect("keys")
    answer.set_cookie(
        KEYS_COOKIE, turned, max_age=A_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return answer
