"""Persona files as they are read: refused where they are of nobody fictional, their dates moved, nothing loaded yet."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from django.utils import timezone

from careplans.content.wording import day_in_london
from careplans.management.personas.leaves import DATE, Leaf, leaves_of, moved, value_at
from careplans.management.personas.story import Story, day
from careplans.management.personas.wordings import Unreadable
from careplans.management.personas.writing import Written, content_of, facts_of
from careplans.models import Person, Plan

FILES = Path(__file__).parent / "files"
SCHEMA = "golden-ticket-persona/1"
MAY_BE_REAL = "This may be the number of a real person: only numbers that begin with 999 are loaded."
FIRST_BIRTH = date(1880, 1, 1)
PRECISIONS = {4: Person.Precision.YEAR, 7: Person.Precision.MONTH, 10: Person.Precision.DAY}


def persona_files():
    """The six persona files of the demonstration, in order."""
    return sorted(FILES.glob("*.json"))


@dataclass(frozen=True)
class Persona:
    """One file, with its dates moved `by` so many days from where it has them."""

    data: dict
    by: timedelta

    @cached_property
    def written(self) -> Written:
        """What the current version of the plan says, and what of the file cannot be said in a plan."""
        return content_of(self.data)

    @property
    def content(self) -> dict:
        return self.written.kept

    @cached_property
    def facts(self) -> Written:
        """The fields of the person's own row."""
        written = facts_of(self.data)
        born_on, precision = born(self.data)
        written.kept |= {"born_on": born_on, "born_precision": precision}
        return written

    @cached_property
    def story(self) -> Story:
        """What happened to the plan."""
        return Story(self.data)

    @cached_property
    def leaves(self) -> list[Leaf]:
        return list(leaves_of(self.data))

    @property
    def unheld(self) -> dict:
        """Why some values cannot be used at all, by their paths."""
        return {**self.story.unheld, **self.facts.unheld, **self.written.unheld}

    @property
    def professionals(self) -> list[dict]:
        """The professional contacts."""
        listed = value_at(self.data, "contacts.professional")
        return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []

    def said(self, path) -> str:
        """The text at this path, "" if there is none."""
        value = value_at(self.data, path)
        return value if isinstance(value, str) else ""


def read_file(path) -> dict:
    """The data of a persona file as it stands; raises Unreadable where it is not one, or nobody could be made of it."""
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
    _check_person(data)
    return data


def _check_person(data):
    """The few facts without which there is no person, and no number that a real one may have."""
    digits = "".join(filter(str.isdigit, str(value_at(data, "person.nhs_number") or "")))
    if len(digits) == 10 and not digits.startswith("999"):
        raise Unreadable(
            "This may be the number of a real person: only numbers that begin with 999 are loaded.", "person.nhs_number"
        )
    born(data)
    named = facts_of(data)
    for column, path in (("family_name", "person.family"), ("given_names", "person.given")):
        if not str(named.kept.get(column, "")).strip():
            raise Unreadable(named.unheld.get(path, "This is needed: a text that is not empty."), path)


def born(data):
    """The first day on which they can have been born, and how much of the date is known; raises Unreadable."""
    told, path = value_at(data, "person.date_of_birth"), "person.date_of_birth"
    whole = f"{told}-01-01"[:10] if isinstance(told, str) and len(told) in PRECISIONS else ""
    if not DATE.fullmatch(whole):
        raise Unreadable("This is needed: a date such as 1958-03-14, or as much of it as is known.", path)
    try:
        born_on = date.fromisoformat(whole)
    except ValueError:
        raise Unreadable("This is needed: there is no such date.", path) from None
    if not FIRST_BIRTH <= born_on <= timezone.localdate():
        raise Unreadable("Nobody who has a plan was born on that day.", path)
    return born_on, PRECISIONS[len(told)]


def as_of(data) -> date | None:
    """The day the file was written for; None where it does not say."""
    try:
        return day(data.get("as_of_date"))
    except Unreadable:
        return None


def persona_moved_to(data, today: date) -> Persona:
    """The persona as of `today` instead of the day the file was written for. A file that names none stays as it is."""
    return persona_moved_by(data, today - (as_of(data) or today))


def persona_moved_by(data, by: timedelta) -> Persona:
    """The persona with every date moved by so many days."""
    written_for = as_of(data)
    return Persona({**moved(data, by), **({"as_of_date": (written_for + by).isoformat()} if written_for else {})}, by)


def persona_of(data, plan: Plan) -> Persona:
    """The persona as it was when this plan was made of it."""
    if as_of(data) is None:
        return persona_moved_by(data, timedelta())
    return persona_moved_by(data, day_in_london(plan.started_at) - persona_moved_by(data, timedelta()).story.created_on)
