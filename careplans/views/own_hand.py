"""Asking for the password again before a signature, so that nobody signs in another's name (hazard 25)."""

from allauth.core import ratelimit

from careplans.audit import Result, Verb, record

WRONG = "This is not your password. Nothing was signed. Type it again."
TOO_MANY = "Too many wrong passwords. Wait a few minutes, then sign again. Nothing was signed."


def is_own_hand(request, plan, form):
    """Whether the password given is the signer's own; if not, the form says so and the try is on record."""
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        form.add_error("password", TOO_MANY)
        return False
    if request.user.check_password(form.cleaned_data["password"]):
        return True
    record(Verb.TRIED, by=request.user, result=Result.REFUSED, plan=plan, subject="sign: wrong password")
    form.add_error("password", WRONG)
    return False
