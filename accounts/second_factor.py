"""Nobody reaches a page with a password alone where a second factor is required."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import redirect

PREFIXES = ("account_", "mfa_")
PROBLEM = {
    "type": "https://golden-ticket.test/problems/second_factor_needed",
    "code": "second_factor_needed",
    "title": "Set up a second factor in the browser first.",
    "status": 403,
}


class RequireSecondFactor:
    """Sends whoever has signed in without a second factor to set one up; a program gets 403."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        if not settings.REQUIRE_MFA or not request.user.is_authenticated or is_mfa_enabled(request.user):
            return None
        if request.path.startswith("/api/"):
            return JsonResponse(PROBLEM, status=403, content_type="application/problem+json")
        if is_public(view) or (request.resolver_match.url_name or "").startswith(PREFIXES):
            return None
        return redirect("mfa_activate_totp")


def is_public(view):
    """Whether anybody may see it without signing in."""
    return not getattr(view, "login_required", True)
