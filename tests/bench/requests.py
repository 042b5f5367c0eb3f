"""Whole requests through Django's own handler, with all middleware, in this process."""

from django.core.handlers.base import BaseHandler
from django.test import RequestFactory, override_settings
from django.urls import set_urlconf


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
        return response
