"""How people come in: staff and families are invited; nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect

SIGN_IN_PAGES = "/accounts/"


class InvitedStaffOnly(DefaultAccountAdapter):
    """Sign-in for people who already have an account."""

    def is_open_for_signup(self, request):
        return False

    def format_email_subject(self, subject):
        return f"Golden Ticket: {subject}"


def ask_for_second_factor(get_response):
    """Middleware: where a second factor is required, nothing but the sign-in pages is answered before one is set up."""

    def answer(request):
        if settings.REQUIRE_MFA and _lacks_second_factor(request):
            return redirect("mfa_activate_totp")
        return get_response(request)

    return answer


def _lacks_second_factor(request):
    signed_in = request.user.is_authenticated and not request.path.startswith(SIGN_IN_PAGES)
    return signed_in and not is_mfa_enabled(request.user)
