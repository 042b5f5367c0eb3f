"""Breaking the glass in tests: a GP elsewhere who may, and a session of theirs that found the person."""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from django.http import HttpRequest

from accounts.roles import GP
from careplans.actions.break_glass import break_glass
from tests.builders import build_user
from tests.careplans.views.looking import confirmed

A_REASON = {"reason": "cannot_be_asked", "words": "unconscious at home"}
TYPED = {"agrees": "on", "reason": "cannot_be_asked", "words": "unconscious at home"}


def a_gp_elsewhere(teams, given="Nia", family="Hughes", **facts):
    """A GP whose team does not care for Maggie."""
    return build_user(given, family, GP, teams["elsewhere"], **facts)


def broken(plan, by, now=None, **said):
    """This user breaks the glass for this plan, with a reason or with what is given."""
    return break_glass(plan, **{**A_REASON, **said}, by=by, now=now)


def found_by(client, user, plan, signed_in_ago=0):
    """Signed in some seconds ago, in a session that found this person by number and date of birth."""
    confirmed(client, user, plan)
    request = HttpRequest()
    request.session, request.user = client.session, user
    reauthenticate_by_password(request)
    for record in request.session[AUTHENTICATION_METHODS_SESSION_KEY]:
        record["at"] -= signed_in_ago
    request.session.save()
    return client
