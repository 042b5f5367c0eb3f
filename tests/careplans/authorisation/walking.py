"""Every address in every state as one actor: what differs from what the tables say."""

import os
from zlib import crc32

from django.core.cache import cache

from tests.careplans.authorisation import tables
from tests.careplans.authorisation.asking import ALWAYS_WRITTEN, ask, sign_in
from tests.careplans.authorisation.tables import READS, Route, read, routes
from tests.careplans.authorisation.world import URGENT

EVERYTHING = os.environ.get("MATRIX") == "all"
# Asked by everybody at every address in every run; of the rest one in so many, each run the same.
ALWAYS = ("in use", "no object")
ONE_IN = 12
# Who is called to anybody confirms who it is; who cares for them knows; all others have no way to confirm anything.
CALLED = (*URGENT, "hospital, consultant, asked to care", "ambulance of another area")
# Asked in one state only: what an address does not do, it does to nobody.
NOT_ASKED = ("GET", "POST", "PUT", "PATCH", "DELETE")


def cells(actor):
    """Every (route, method, state) that this actor asks now."""
    return [
        (route, method, state)
        for route in routes()
        for method in route.methods
        for state in route.states
        if _is_asked(route, method, actor.name, state)
    ]


def _is_asked(route, method, actor, state):
    if EVERYTHING:
        return method != "HEAD" or state in ALWAYS
    if method == "HEAD":
        return False
    return state in ALWAYS or crc32(f"{route} {method} {actor} {state}".encode()) % ONE_IN == 0


def differences(world, actor):
    """Where this actor is answered otherwise than the tables say, or a table was written that may not be."""
    found, sessions = [], {}
    for route, method, state in cells(actor):
        answer = answered(world, sessions, actor, route, method, state)
        expected = tables.expected(route.policy, actor.name, state)
        written = answer.tables - ALWAYS_WRITTEN - _may_be_written(route, method, expected)
        if answer.told != expected or (written and not _is_deed(method, expected)):
            found.append(
                f"{method} {route.url} ({route.policy}), {state}: {expected} expected, "
                f"{answer.told} ({answer.status}) answered, written: {sorted(written)}"
            )
    return found


def _is_deed(method, expected):
    return method not in READS and expected == "yes"


def _may_be_written(route, method, expected):
    """The tables that reading this address may write to, for whoever is let in."""
    if method not in READS or expected in ("403", "404"):
        return set()
    return {row["table"] for row in read("reads_that_write") if row["url"] == route.url}


def answered(world, sessions, actor, route, method, state):
    """The answer to one request, from a session of this actor's."""
    cache.clear()
    user = world.user(actor, state)
    if user not in sessions:
        sessions[user] = sign_in(user, _confirmed_by(world, actor))
    sends = dict(route.sends)
    address = route.template.format(**{**world.ids(state, actor.team), **sends})
    in_form = {name: value for name, value in sends.items() if name not in tables.parts_of(route.template)}
    return ask(sessions[user], method, address, in_form)


def _confirmed_by(world, actor):
    """The plans of which this actor's session said whom they are about: breaking the glass says so too."""
    return world.plans.values() if actor.name in CALLED else [world.plans["another's, glass broken"]]


def methods_not_listed(world, actor):
    """Where an address of ours answers a method that urls.csv does not give it otherwise than that it does not do that.

    The pages of signing in are another's work, and take a PUT for a POST.
    """
    listed = {}
    for route in routes():
        if not route.template.startswith("/accounts/"):
            listed.setdefault(route.url, set()).update(route.methods)
    found, sessions = [], {}
    for url, methods in listed.items():
        route = next(one for one in routes() if one.url == url)
        for method in set(NOT_ASKED) - methods:
            asked = Route(url, (method,), route.sends, route.policy)
            answer = answered(world, sessions, actor, asked, method, route.states[0])
            shut = {"405"} | ({"sign in"} & {tables.expected(route.policy, actor.name, route.states[0])})
            if answer.told not in shut or answer.tables - ALWAYS_WRITTEN:
                found.append(f"{method} {url}: {answer.status}, written: {sorted(answer.tables)}")
    return found
