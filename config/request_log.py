"""One line for each request, and one id that the person, the log and the audit trail share."""

import time

from django.conf import settings
from django_structlog.middlewares import RequestMiddleware
from structlog.contextvars import bind_contextvars, get_contextvars


class RequestLog(RequestMiddleware):
    """Names the route, never the path: paths hold ids of plans and the secrets of printed tickets."""

    def prepare(self, request):
        request.started_at = time.monotonic()
        super().prepare(request)

    def handle_response(self, request, response):
        response["X-Correlation-ID"] = get_contextvars()["request_id"]
        duration = round((time.monotonic() - request.started_at) * 1000)
        bind_contextvars(method=request.method, route=self.format_request(request), duration_ms=duration)
        super().handle_response(request, response)

    @staticmethod
    def format_request(request):
        found = getattr(request, "resolver_match", None)
        return (found.view_name or found.route) if found else "nothing at this address"

    @staticmethod
    def bind_user_id(request):
        """Only where the page has asked who it is: a health check must not need the database."""
        user = getattr(request, "_cached_user", None)
        if user is not None and user.is_authenticated:
            bind_contextvars(user_id=str(user.pk))

    @classmethod
    def bind_ip(cls, request):
        """For the audit trail: what the nearest proxy that we trust says, never what the visitor claims."""
        claimed = request.headers.get("X-Forwarded-For", "").split(",")
        trusted = settings.ALLAUTH_TRUSTED_PROXY_COUNT
        address = claimed[-trusted] if 0 < trusted <= len(claimed) else ""
        bind_contextvars(ip=address.strip() or request.META.get("REMOTE_ADDR", ""))
