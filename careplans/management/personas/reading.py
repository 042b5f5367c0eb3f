"""Persona files as they are read: checked for what every one must say, their dates moved, nothing loaded yet."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from careplans.content.items import UNSEEN_CONTROLS
from careplans.management.personas.leaves import Leaf, leaves_of, moved
from careplans.management.personas.wordings import Unreadable
from careplans.management.personas.writing import content_of

FILES = Path(__file__).parent / "files"
SCHEMA = "golden-ticket-persona/1"
NEEDED = {
    "as_of_date": date,
    "persona_id": str,
    "person.nhs_number": str,
    "person.given": list,
    "person.family": str,
    "person.date_of_birth": date,
    "plan.plan_id": str,
    "plan.version": int,
    "plan.created_on": date,
    "plan.published_at": datetime,
    "what_matters.about_me": dict,
    "involvement_and_signatures.involvement": str,
    "involvement_and_signatures.signatures": list,
    "review.history": list,
}
NEEDED_IN_EACH = {
    "involvement_and_signatures.signatures": {"kind": str, "name": str, "registration": str, "signed_at": datetime},
    "involvement_and_signatures.confirmations": {"date": date, "by": str},
    "review.history": {"version": int, "date": date},
}
# Texts that go into columns, and how long they may be; answers have limits of their own.
LONGEST = {
    "plan.plan_id": 40,
    "review.history[].why": 300,
    "involvement_and_signatures.signatures[].name": 70,
    "involvement_and_signatures.signatures[].grade_speciality": 100,
    "involvement_and_signatures.signatures[].registration": 40,
    "involvement_and_signatures.confirmations[].by": 200,
    "involvement_and_signatures.confirmations[].reg": 40,
    "involvement_and_signatures.confirmations[].setting": 100,
    "involvement_and_signatures.confirmations[].note": 500,
    "contacts.professional[].organisation": 100,
    "person.phones[].number": 30,
    "person.phones[].use": 20,
}
WANTED = {
    date: "a date such as 2026-11-17",
    datetime: "a time with its zone, such as 2026-11-17T15:40:00+00:00",
    dict: "an object that is not empty",
    int: "a whole number",
    list: "a list that is not empty",
    str: "a text that is not empty",
}


def persona_files():
    """The six persona files of the demonstration, in order."""
    return sorted(FILES.glob("*.json"))


@dataclass(frozen=True)
class Persona:
    """One file, with its dates moved `by` so many days from where it has them."""

    data: dict
    by: timedelta

    @cached_property
    def content(self) -> dict:
        """What the current version of the plan says; raises Unreadable."""
        return content_of(self.data)

    @cached_property
    def leaves(self) -> list[Leaf]:
        return list(leaves_of(self.data))

    @property
    def plan_id(self) -> str:
        return self.data["plan"]["plan_id"]

    @property
    def published_at(self) -> datetime:
        return datetime.fromisoformat(self.data["plan"]["published_at"])

    @property
    def signatures(self) -> list[dict]:
        """Who signed the current version; the one who completed it comes first."""
        signed = self.data["involvement_and_signatures"]["signatures"]
        return sorted(signed, key=lambda one: one["kind"] != "completing")

    @property
    def professionals(self) -> list[dict]:
        """The professional contacts."""
        listed = _value_at(self.data, "contacts.professional")
        return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []

    def said(self, path) -> str | None:
        """The text at this path, if there is one."""
        value = _value_at(self.data, path)
        return value if isinstance(value, str) else None

    @property
    def confirmations(self) -> list[dict]:
        return self.data["involvement_and_signatures"].get("confirmations") or []


def read_file(path) -> dict:
    """The data of a persona file as it stands; raises Unreadable with what is wrong and where."""
    try:
        data = json.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise Unreadable(f"This file cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"This file is not JSON: {error}.") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise Unreadable(f"This is not a persona file: its schema must be {SCHEMA!r}.", "schema")
    if data.get("fictional") is not True:
        raise Unreadable("Only fictional people can be loaded: this must be true.", "fictional")
    _check_all(data)
    return data


def _check_all(data):
    """What every file must say is there, and every text can be kept."""
    for place, kind in NEEDED.items():
        _check(_value_at(data, place), kind, place)
    for place, names in NEEDED_IN_EACH.items():
        _check_each(_value_at(data, place), names, place)
    for leaf in leaves_of(data):
        _check_text(leaf)
    if datetime.fromisoformat(data["plan"]["published_at"]).date() > date.fromisoformat(data["as_of_date"]):
        raise Unreadable("This must not be later than as_of_date.", "plan.published_at")


def _value_at(data, path):
    for name in path.split("."):
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _check(value, kind, path):
    if kind in (date, datetime):
        _check_time(value, kind, path)
    elif not value or not isinstance(value, kind):
        raise Unreadable(f"This is needed: {WANTED[kind]}.", path)


def _check_time(value, kind, path):
    try:
        moment = kind.fromisoformat(value)
    except (TypeError, ValueError):
        raise Unreadable(f"This is needed: {WANTED[kind]}.", path) from None
    if kind is datetime and moment.tzinfo is None:
        raise Unreadable(f"This is needed: {WANTED[kind]}.", path)


def _check_each(rows, names, path):
    if not isinstance(rows or [], list):
        raise Unreadable("This is needed: a list.", path)
    for index, row in enumerate(rows or []):
        for name, kind in names.items():
            _check(_value_at(row, name), kind, f"{path}[{index}].{name}")


def _check_text(leaf):
    if isinstance(leaf.value, str):
        longest = LONGEST.get(re.sub(r"\[\d+\]", "[]", leaf.path))
        if longest and len(leaf.value) > longest:
            raise Unreadable(f"Use {longest} characters or fewer.", leaf.path)
        if UNSEEN_CONTROLS.search(leaf.value):
            raise Unreadable("Some characters here cannot be kept. Type the words again.", leaf.path)


def persona_moved_to(data, today: date) -> Persona:
    """The persona as of `today` instead of the day the file was written for."""
    return persona_moved_by(data, today - date.fromisoformat(data["as_of_date"]))


def persona_moved_by(data, by: timedelta) -> Persona:
    """The persona with every date moved by so many days."""
    return Persona(moved(data, by), by)
