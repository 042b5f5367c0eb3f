"""Emergency card and look-up, whole requests with all middleware, against a bare view."""

import json

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.base import BaseHandler
from django.test import RequestFactory, override_settings
from django.urls import set_urlconf
from django.utils import timezone

from careplans.models import Person
from tests.bench.timing import compare
from tests.builders import MAGGIES_NUMBER, person_facts

YARDSTICK = "bare view, one query and one insert"
JSON_LOOK_UP = json.dumps({"nhs_number": MAGGIES_NUMBER, "date_of_birth": "1958-03-14"})
FORM_LOOK_UP = {
    "nhs_number": MAGGIES_NUMBER,
    "date_of_birth_day": "14",
    "date_of_birth_month": "3",
    "date_of_birth_year": "1958",
}


def add_neighbours(team, by, how_many=20_000):
    """People around Maggie, so that an index has something to save."""
    facts = person_facts(nhs_number=None)
    names = ({**facts, "family_name": f"Neighbour {number}"} for number in range(how_many))
    Person.objects.bulk_create(Person(**name, registered_by=by, registered_for=team) for name in names)


class Caller:
    """Sends whole requests through Django's own handler as one signed-in user, with nothing of the test client."""

    def __init__(self, session_key="", urlconf=None, middleware=None):
        self.requests, self.urlconf, self.handler = RequestFactory(), urlconf, BaseHandler()
        self.requests.cookies["sessionid"] = session_key
        changed = {} if middleware is None else {"MIDDLEWARE": middleware}
        with override_settings(**changed):
            self.handler.load_middleware()

    def __call__(self, method, address, *sent, expect=200):
        request = getattr(self.requests, method)(address, *sent)
        request._dont_enforce_csrf_checks = True
        if self.urlconf:
            request.urlconf = self.urlconf
        response = self.handler.get_response(request)
        set_urlconf(None)
        if response.status_code != expect:
            raise AssertionError(f"{address} answered {response.status_code}, not {expect}")


def session_of(user, plan):
    """A session of this user's in which the person of this plan has been confirmed."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["confirmed_plans"] = {str(plan.pk): int(timezone.now().timestamp())}
    session.save()
    return session.session_key


def request_ratios(plan, responder):
    """Card page, card by API, and both look-ups, each against the bare view."""
    ask = Caller(session_of(responder, plan))
    bare = Caller(urlconf="tests.bench.bare", middleware=[])
    calls = {
        "emergency card, page": lambda: ask("get", f"/plans/{plan.pk}/card/"),
        "emergency card, API": lambda: ask("get", f"/api/v1/plans/{plan.pk}/card/"),
        "look-up, page": lambda: ask("post", "/lookup/", FORM_LOOK_UP, expect=302),
        "look-up, API": lambda: ask("post", "/api/v1/lookup/", JSON_LOOK_UP, "application/json"),
    }
    return [compare(name, call, YARDSTICK, lambda: bare("get", "/bare/")) for name, call in calls.items()]
