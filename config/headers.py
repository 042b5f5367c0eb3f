"""Headers that every answer carries."""

from accounts.training import is_training

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def keep_private(get_response):
    """Nothing about a person stays in a browser's or a proxy's store, unless a view says otherwise about itself."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if is_training():
            response.headers["Training-Town"] = "yes"
        return response

    return answer
