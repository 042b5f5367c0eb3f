"""People who have signed in already, each in a session of their own, as after the sign-in page."""

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from accounts.sessions import SessionStore
from careplans.views.identity import REMEMBERED


def session_of(user, *plans):
    """The key of a session of this user's in which the people of these plans have been confirmed."""
    session, now = SessionStore(), int(timezone.now().timestamp())
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[REMEMBERED] = {str(plan.pk): now for plan in plans}
    session.save()
    return session.session_key
