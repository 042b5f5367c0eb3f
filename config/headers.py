"""Headers that every answer carries, and what a browser leaves out of a request of our own pages."""

from django.conf import settings

from accounts.training import is_training

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
# Not "cookies", which would sign people out of whatever else stands under our domain; the session's own is deleted.
FORGET = '"cache", "storage"'


def keep_private(get_response):
    """Nothing about a person stays in a browser's or a proxy's store, unless a view says otherwise about itself."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if ends_session(response):
            response.headers["Clear-Site-Data"] = FORGET
        if is_training():
            response.headers["Training-Town"] = "yes"
        return response

    return answer


def ends_session(response):
    """Whether the browser's session is over with this answer: signed out, thrown out, or past its time.

    The cookie that goes is also what makes Chrome drop the pages it holds for its Back button, `no-store` or not.
    """
    cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
    return cookie is not None and not cookie.value


def name_hidden_origin(get_response):
    """Under `no-referrer` a browser writes `Origin: null` on our own forms too, which the CSRF check refuses.

    Sec-Fetch-Site, which no page can set, says that they are ours. A browser too old to send it is judged by its token
    alone, whose cookie no other site can write (`__Host-`).
    """

    def answer(request):
        is_ours = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        if is_ours and request.headers.get("Origin") == "null":
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return get_response(request)

    return answer
