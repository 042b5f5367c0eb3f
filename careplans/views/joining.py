"""Coming in by an invitation: a link that works once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.role_words import reach_in_words
from accounts.roles import ROLES
from careplans.actions.staff import MayNot
from careplans.actions.staff_invitations import accept_signed_in, accept_with_password, has_account, invitation_with
from careplans.forms.staff import JoinForm

WELCOME = "Your password is kept. Sign in with your email address and this password."


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, token):
    """What somebody is asked to be; and a password, or one press for who signs in here already.

    Reading the page uses nothing up: programs that look at links in mails before people do open it too.
    """
    invitation = invitation_with(token)
    if invitation is None:
        return render(request, "careplans/join_over.html", status=410)
    if request.user.is_authenticated or has_account(invitation):
        return _with_account(request, invitation)
    form = JoinForm(request.POST or None, about=invitation)
    if request.method == "POST" and form.is_valid():
        try:
            accept_with_password(invitation, password=form.cleaned_data["password"])
        except MayNot:
            return render(request, "careplans/join_over.html", status=410)
        messages.success(request, WELCOME)
        return redirect("account_login")
    return _show(request, invitation, form=form, status=422 if form.errors else 200)


def _with_account(request, invitation):
    """Whoever signs in here already comes in as themselves, with their own second factor."""
    is_theirs = request.user.is_authenticated and request.user.email.lower() == invitation.email.lower()
    if request.method != "POST" or not is_theirs:
        return _show(request, invitation, is_theirs=is_theirs)
    try:
        accept_signed_in(invitation, by=request.user)
    except MayNot as refusal:
        return _show(request, invitation, is_theirs=True, refusal=refusal, status=409)
    request.session.cycle_key()
    messages.success(request, f"You now work in {invitation.team} here too.")
    return redirect("home")


def _show(request, invitation, *, form=None, is_theirs=False, refusal="", status=200):
    context = {
        "invitation": invitation,
        "role": ROLES[invitation.role],
        "reach": reach_in_words(invitation.role_as_held),
        "form": form,
        "is_theirs": is_theirs,
        "refusal": refusal,
    }
    return render(request, "careplans/join.html", context, status=status)
