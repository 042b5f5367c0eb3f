"""Asking for the password again before a signature, so that nobody signs in another's name (hazard 25), and before a
glass is broken by somebody who signed in too long ago."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.core import ratelimit
from django.conf import settings

from careplans.audit import Result, Verb, record

WRONG = "This is not your password. Nothing was signed. Type it again."
TOO_MANY = "Too many wrong passwords. Wait a few minutes, then sign again. Nothing was signed."


def is_own_hand(request, plan, form, *, deed="sign", wrong=WRONG, too_many=TOO_MANY):
    """Whether the password given is the signer's own; if not, the form says so and the try is on record."""
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        form.add_error("password", too_many)
        return False
    if request.user.check_password(form.cleaned_data["password"]):
        reauthenticate_by_password(request)
        return True
    record(Verb.TRIED, by=request.user, result=Result.REFUSED, plan=plan, subject=f"{deed}: wrong password")
    form.add_error("password", wrong)
    return False


def was_here_lately(request):
    """Whether they signed in, or gave their password again, so lately that a glass is broken without asking."""
    last = max((one["at"] for one in get_authentication_records(request, request.user)), default=0)
    return 0 <= time.time() - last < settings.BREAK_GLASS["sign_in_again_after_minutes"] * 60
