"""The reviewed tables, read: which rule an address is under (urls.csv), and what each actor is answered (answers.csv).

Nothing here is worked out from the code that is tested. A state that has no row of its own in answers.csv has the
answer of the row "any other"; states.csv says what each state can be a state of.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import get_resolver

HERE = Path(__file__).parent
OTHER = "any other"
READS = ("GET", "HEAD")
# What an address names, by the most telling of its parts; whatever names none of these is about nothing in particular.
KINDS = {
    "file_id": "file",
    "document_id": "document",
    "kept_id": "kept text",
    "notice_id": "notice",
    "task_id": "task",
    "case_id": "case",
    "glass_id": "broken glass",
    "merge_id": "merge",
    "alarm_id": "alarm",
    "oversight_id": "oversight case",
    "watched_id": "watched person",
    "plan_id": "plan",
    "change_id": "change",
    "organisation_id": "organisation",
    "person_id": "person",
    "token": "sheet",
}


@dataclass(frozen=True)
class Route:
    """One row of urls.csv with the address it is about: `url` is the name, `sends` what fills address and form."""

    url: str
    methods: tuple
    sends: tuple
    policy: str

    @property
    def template(self):
        return templates()[self.url][0]

    @property
    def about(self):
        parts = parts_of(self.template)
        return next((kind for part, kind in KINDS.items() if part in parts), "nothing in particular")

    @property
    def states(self):
        """The states this address can be asked in."""
        return tuple(row["state"] for row in read("states") if self.about in row["of"].split(", "))

    def __str__(self):
        return " ".join([*self.methods, self.url, *(f"{name}={value}" for name, value in self.sends)])


@cache
def read(name):
    with (HERE / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def _walk(patterns=None, prefix=""):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield pattern.name or pattern.callback.__name__, (_as_template(route), pattern.callback)


def _as_template(route):
    """`plans/<uuid:plan_id>/` and allauth's `^confirm-email/(?P<key>[-:\\w]+)/$` alike, as `/plans/{plan_id}/`."""
    plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"{\1}", route).replace("^", "").replace("$", "")
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", plain)


@cache
def templates():
    """Every address of the product, by its name: what it looks like and what answers it."""
    return dict(_walk())


def parts_of(template):
    return re.findall(r"{(\w+)}", template)


def methods_of(url):
    """The methods a class of the API answers to; None for a function, whose methods only asking tells."""
    view = getattr(templates()[url][1], "cls", None)
    if view is None:
        return None
    return {name.upper() for name in view.http_method_names if hasattr(view, name)} - {"OPTIONS"}


@cache
def routes():
    return [
        Route(
            row["url"],
            tuple(row["methods"].split()),
            tuple(tuple(one.split("=", 1)) for one in row["with"].split()),
            row["rule"],
        )
        for row in read("urls")
    ]


@cache
def _answers():
    return {(row["rule"], row["state"]): row for row in read("answers")}


def expected(policy, actor, state):
    """What answers.csv says; a KeyError where it does not say."""
    row = _answers().get((policy, state)) or _answers()[policy, OTHER]
    return row[actor]
