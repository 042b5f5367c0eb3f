"""How much of a persona file the record holds, found by reading the record back from the database, leaf by leaf."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import groupby
from textwrap import wrap

from careplans.management.personas.places import places_of, why_not_held
from careplans.management.personas.reading import Persona, persona_moved_by
from careplans.management.personas.wordings import Unreadable
from careplans.models import Plan, Review

LINE = 110


@dataclass(frozen=True)
class Record:
    """One plan as the database has it, at the version a file tells of, with all that happened to it."""

    plan: Plan
    number: int
    history: tuple[int, ...] = ()

    @cached_property
    def versions(self):
        return {version.number: version for version in self.plan.versions.all()}

    @property
    def version(self):
        return self.versions[self.number]

    @property
    def version_before(self):
        return self.versions.get(self.number - 1)

    def told(self, index):
        """The version of the entry at this place in the history of the file."""
        return self.versions.get(self.history[index])

    @cached_property
    def content(self):
        return self.version.content

    @property
    def person(self):
        return self.plan.person

    @cached_property
    def phones(self):
        return list(self.person.phones.order_by("id"))

    @property
    def signatures(self):
        """As they are sealed into the version."""
        return self.version.document["signatures"]

    @cached_property
    def signature_rows(self):
        made = self.plan.signatures.filter(recommendations_sha256=self.version.recommendations_sha256)
        return list(made.order_by("signed_at"))

    @cached_property
    def reviews(self):
        return list(Review.objects.filter(version__plan=self.plan).order_by("confirmed_at"))

    @property
    def last_confirmed_at(self):
        """When the version was published or, if that was later, confirmed."""
        return max([self.version.published_at, *(review.confirmed_at for review in self.reviews)])


@dataclass
class Held:
    """What is held of one file. `missing` has the paths of what is not, by the reason."""

    name: str
    held: int = 0
    empty: int = 0
    missing: dict = field(default_factory=dict)

    @property
    def total(self):
        return self.held + sum(map(len, self.missing.values()))

    def lines(self):
        """The report, as it is printed."""
        yield f"{self.name}: {self.held} of {self.total} leaf values held ({self.empty} more say nothing in the file)"
        for reason, paths in sorted(self.missing.items(), key=lambda pair: -len(pair[1])):
            listed = f"{len(paths)} not held, {reason}: {', '.join(shortened(paths))}"
            yield from wrap(
                listed,
                LINE,
                initial_indent="  ",
                subsequent_indent="      ",
                break_on_hyphens=False,
                break_long_words=False,
            )


def what_is_held(data, plan: Plan) -> Held:
    """Compare a file, its dates moved as they were when it was loaded, with the plan that was made of it.

    Raises Unreadable where the plan was made of an older file.
    """
    number = data["plan"]["version"]
    if not plan.versions.filter(number=number).exists():
        raise Unreadable("This person is loaded already, from a file with fewer versions.", "plan.version")
    record = Record(plan, number, tuple(entry["version"] for entry in data["review"]["history"]))
    moved_by = record.version.published_at - datetime.fromisoformat(data["plan"]["published_at"])
    return _compare(persona_moved_by(data, moved_by), record)


def _compare(persona: Persona, record: Record):
    held = Held(persona.data["person"]["family"])
    for leaf in persona.leaves:
        if leaf.is_empty:
            held.empty += 1
        elif reason := _why_missing(leaf, record):
            held.missing.setdefault(reason, []).append(leaf.path)
        else:
            held.held += 1
    return held


def _why_missing(leaf, record):
    """Why the record does not hold this leaf; "" if it does, at every place that it belongs."""
    places = [place for place in places_of(leaf) if place.applies_to(leaf)]
    return "" if places and all(place.holds(leaf, record) for place in places) else why_not_held(leaf)


def shortened(paths):
    """The same paths with neighbours in a list drawn together, as in `demonstrates[0-5]`."""
    numbered = [re.match(r"(.*\[)(\d+)(\].*)", path) or re.match(r"(.*)()()", path) for path in paths]
    for (before, after), run in groupby(numbered, key=lambda match: (match[1], match[3])):
        indexes = [match[2] for match in run]
        span = indexes[0] if len(indexes) == 1 else f"{indexes[0]}-{indexes[-1]}"
        yield f"{before}{span}{after}"
