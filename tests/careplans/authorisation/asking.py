"""Asking for one address as one actor, and all that can be told of the answer: its class, and what it wrote."""

import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from django.db import connection, transaction
from django.template.base import Template
from django.test import Client
from django.utils.safestring import SafeString

from careplans.actions.identity import remember_confirmed

WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
SIGN_IN, GLASS = "/accounts/login/", "/break-glass/"
LET_IN = {200, 201, 204, 206, 302, 400, 409, 412, 422, 428}
PLAIN = {401: "sign in", 405: "405", 410: "410"}
UNRECORDED = {403: "403, not on record once", 404: "none"}
# What anybody's request may write whatever it is answered: the trail itself, and how long the sign-in lasts.
ALWAYS_WRITTEN = {"careplans_accessevent", "django_session", "accounts_session"}
# One for all: making another loads every middleware anew.
CLIENT = Client(raise_request_exception=False)
PRECONDITIONS = {"HTTP_IF_MATCH": '"1"', "HTTP_IDEMPOTENCY_KEY": "matrix"}


@dataclass
class Answer:
    """What was answered, and which tables were written to meanwhile."""

    status: int
    told: str
    tables: set


class Watching:
    """Which tables are written to, and with what result each event is recorded."""

    def __init__(self):
        self.tables, self.results = set(), []

    def __call__(self, execute, sql, params, many, context):
        found = WRITES.match(sql)
        if found:
            self.tables.add(found[1])
            if found[1] == "careplans_accessevent":
                self.results += [one for one in params if one in ("done", "nobody", "denied", "refused", "several")]
        return execute(sql, params, many, context)


@contextmanager
def nothing_drawn():
    """Views are asked, and what they would show is not drawn, nor logged: pages, paper and logs have tests of their
    own. Nobody is made to wait."""
    logging.disable(logging.CRITICAL)
    with (
        patch.object(Template, "_render", lambda self, context: SafeString("")),
        patch("careplans.views.preview.render_preview", lambda *given, **named: b"%PDF"),
        patch("careplans.actions.slowing.time.sleep"),
    ):
        yield
    logging.disable(logging.NOTSET)


def sign_in(user, plans):
    """The cookies of somebody who has signed in, and has confirmed who each of these plans is about."""
    client = Client()
    if user is not None:
        client.force_login(user)
        session = client.session
        for plan in plans:
            remember_confirmed(session, plan.pk)
        session.save()
    return client.cookies


def ask(cookies, method, address, body):
    """The answer, with all that it wrote taken back."""
    CLIENT.cookies.clear()
    CLIENT.cookies.load({name: morsel.value for name, morsel in cookies.items()})
    watching = Watching()
    with transaction.atomic(), connection.execute_wrapper(watching):
        response = send(CLIENT, method, address, body)
        transaction.set_rollback(True)
    return Answer(response.status_code, told_by(response, watching.results), watching.tables)


def send(client, method, address, body):
    if method in ("GET", "HEAD"):
        return client.generic(method, address)
    if address.startswith("/api/"):
        return client.generic(method, address, "{}", content_type="application/json", **PRECONDITIONS)
    if method == "POST":
        return client.post(address, body)
    return client.generic(method, address)


def told_by(response, results):
    """The class of an answer, in the words of answers.csv: a refusal is one only if it is on record, once."""
    if response.status_code == 302 and response.headers["Location"].startswith(SIGN_IN):
        return "sign in"
    if response.status_code == 302 and response.headers["Location"].endswith(GLASS):
        return "glass"
    if response.status_code in LET_IN:
        return "yes"
    if response.status_code in (403, 404):
        return UNRECORDED[response.status_code] if results.count("denied") != 1 else str(response.status_code)
    return PLAIN.get(response.status_code, str(response.status_code))
