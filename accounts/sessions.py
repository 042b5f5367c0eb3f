"""How long a sign-in lasts: SESSION_IDLE_SECONDS from what somebody last did, SESSION_COOKIE_AGE from signing in.

The row says until when, so the query that finds it is the whole check. Going on working moves that moment, at most once
a minute and without writing the session itself: two requests at once cannot lose what either put there.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

from accounts.models import Session

BEGAN = "began_at"
MOVED_EVERY = timedelta(minutes=1)
# The script of a writing page says so of what it sends by itself: a page left open is nobody working.
BY_ITSELF = "Golden-Ticket-By-Itself"


class SessionStore(db.SessionStore):
    """Sessions in the database that end by themselves, whatever happens meanwhile."""

    open_until = None

    @classmethod
    def get_model_class(cls):
        """Rows that know whose they are, so that those of somebody who leaves are found at once."""
        return Session

    def create_model_instance(self, data):
        session = super().create_model_instance(data)
        session.user_id = data.get(SESSION_KEY)
        return session

    def save(self, must_create=False):
        self.setdefault(BEGAN, timezone.now().isoformat())
        super().save(must_create)

    def cycle_key(self):
        """Somebody has just proved who they are: the time begins anew."""
        self[BEGAN] = timezone.now().isoformat()
        super().cycle_key()

    def get_expiry_date(self, **kwargs):
        """Until when it lasts if nothing more is done from now on."""
        now = timezone.now()
        began = datetime.fromisoformat(self.get(BEGAN, now.isoformat()))
        idle, whole = (timedelta(seconds=s) for s in (settings.SESSION_IDLE_SECONDS, settings.SESSION_COOKIE_AGE))
        return min(now + idle, began + whole)

    def _get_session_from_db(self):
        found = super()._get_session_from_db()
        self.open_until = found.expire_date if found else None
        return found

    def go_on(self):
        """Whoever's session this is has done something: it lasts as long again, but never beyond its whole time."""
        if self.open_until is None or self.session_key is None:
            return
        until = self.get_expiry_date()
        if until - self.open_until >= MOVED_EVERY:
            self.model.objects.filter(pk=self.session_key).update(expire_date=until)


def keep_sessions_going(get_response):
    """What a person asks for keeps their session; what a page does by itself does not."""

    def answer(request):
        response = get_response(request)
        if BY_ITSELF not in request.headers:
            request.session.go_on()
        return response

    return answer
