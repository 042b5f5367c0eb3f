"""How much of a persona file the record holds, found by reading the record back from the database, leaf by leaf."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from textwrap import wrap

from careplans.actions.drafts import draft_content
from careplans.actions.signing import problems_of
from careplans.content.wording import day_in_london
from careplans.management.personas.places import NOT_FOUND, places_of, settle, why_not_held
from careplans.management.personas.places.kinds import Concept
from careplans.management.personas.reading import persona_of
from careplans.management.personas.story import CONFIRMATIONS, HISTORY, PHONES, SIGNATURES, Story
from careplans.models import Plan, Review

LINE = 110
NOT_PUBLISHED = "the plan is loaded as a draft, and this happens only when it is published"
NOT_THAT_VERSION = "the record has the plan at another version"
OTHER_CODE = "not a code that comes with the answer beside it"
RECORDED_OTHERWISE = "the record has it otherwise, from the one who signs in here or from another entry"
NO_SIGNATURE = "Nobody who can sign here has signed it."
NOT_IN_USE = "It was not in use where it comes from."
ONLY_WHEN_PUBLISHED = ("plan.", "review.history", "involvement_and_signatures.")


@dataclass(frozen=True)
class Record:
    """One plan as the database has it, at its newest version or else its draft, with all that happened to it."""

    plan: Plan
    story: Story

    @cached_property
    def versions(self):
        return {version.number: version for version in self.plan.versions.all()}

    @property
    def is_published(self):
        return bool(self.versions)

    @cached_property
    def version(self):
        """The newest of the versions that the file tells of; raises LookupError where nothing was published."""
        numbers = [number for number in self.versions if number <= self.story.version]
        return self.versions[max(numbers, default=0)]

    @property
    def version_before(self):
        return self.versions.get(self.version.number - 1)

    def told(self, index):
        """The version of the entry at this place in the history of the file."""
        return self.versions.get(self._entry(HISTORY, index)["version"])

    def _entry(self, path, index):
        return self.story.told.rows(path)[index][1]

    @cached_property
    def content(self):
        return self.version.content if self.is_published else draft_content(self.plan)

    @property
    def person(self):
        return self.plan.person

    @property
    def status(self):
        """“published”, “withdrawn” or “draft”."""
        if self.plan.withdrawn_at:
            return "withdrawn"
        return "published" if self.plan.current_id else "draft"

    def phone(self, index):
        number = str(self._entry(PHONES, index).get("number"))
        return next(phone for phone in self.person.phones.all() if phone.number == number)

    def signature(self, index):
        """The signature of this entry of the file, as it is sealed into the version."""
        return next(one for one in self.version.document["signatures"] if self._is_of(one, index))

    def _is_of(self, signature, index):
        told = self._entry(SIGNATURES, index)
        return all(told.get(key) == signature[key] for key in ("kind", "registration"))

    def signature_row(self, index):
        made = self.plan.signatures.filter(recommendations_sha256=self.version.recommendations_sha256)
        kind, registration = map(self.signature(index).get, ("kind", "registration"))
        return made.filter(kind=kind, registration=registration).first()

    def review(self, index):
        told = self._entry(CONFIRMATIONS, index)
        return next(
            review
            for review in self.reviews
            if review.confirmed_by == told.get("by") and str(day_in_london(review.confirmed_at)) == told.get("date")
        )

    @cached_property
    def reviews(self):
        return list(Review.objects.filter(version__plan=self.plan).order_by("confirmed_at"))

    @property
    def last_confirmed_at(self):
        """When the version was published or, if that was later, confirmed."""
        return max([self.version.published_at, *(review.confirmed_at for review in self.reviews)])


@dataclass
class Held:
    """What is held of one file. `missing` has the paths of what is not, by the reason; `blocked`, why it is a draft."""

    name: str
    held: int = 0
    empty: int = 0
    missing: dict = field(default_factory=dict)
    blocked: list = field(default_factory=list)

    @property
    def total(self):
        return self.held + sum(map(len, self.missing.values()))

    def lines(self):
        """The report, as it is printed."""
        yield f"{self.name}: {self.held} of {self.total} leaf values held ({self.empty} more say nothing in the file)"
        if self.blocked:
            yield from _wrapped(f"loaded as a draft, not published: {' '.join(self.blocked)}")
        for reason, paths in sorted(self.missing.items(), key=lambda pair: -len(pair[1])):
            yield from _wrapped(f"{len(paths)} not held, {reason}: {', '.join(shortened(paths))}")


def _wrapped(words):
    return wrap(
        words, LINE, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False, break_long_words=False
    )


def what_is_held(data, plan: Plan) -> Held:
    """Compare a file, its dates moved as they were when it was loaded, with the plan that was made of it."""
    persona = persona_of(data, plan)
    record = Record(plan, persona.story)
    held = Held(persona.facts.kept["family_name"], blocked=_why_a_draft(record))
    for leaf in persona.leaves:
        if leaf.is_empty:
            held.empty += 1
        elif reason := _why_missing(leaf, record, persona.unheld):
            held.missing.setdefault(reason, []).append(leaf.path)
        else:
            held.held += 1
    return held


def words_shown(data, plan: Plan) -> dict[str, list[str]]:
    """The words by which a reader sees each value that the record holds, by its path in the file."""
    persona = persona_of(data, plan)
    record = Record(plan, persona.story)
    held = (leaf for leaf in persona.leaves if not leaf.is_empty and not _why_missing(leaf, record, persona.unheld))
    return {leaf.path: [word for place in settle(leaf)[0] for word in place.shown(leaf, record)] for leaf in held}


def _why_a_draft(record):
    if record.is_published:
        return []
    if record.story.ends_as == "draft":
        return [NOT_IN_USE]
    problems = [problem.message for problem in problems_of(record.plan) if problem.blocks]
    return problems or [NO_SIGNATURE]


def _why_missing(leaf, record, unheld):
    """Why the record does not hold this leaf; "" if it does, at every place that it belongs."""
    if leaf.path in unheld:
        return unheld[leaf.path]
    places, reason = settle(leaf)
    if reason:
        return reason
    if places and all(_holds(place, leaf, record) for place in places):
        return ""
    return _why_not(leaf, record)


def _holds(place, leaf, record):
    try:
        return place.holds(leaf, record)
    except LookupError:  # it is of a version, and there is none
        return False


def _why_not(leaf, record):
    reason = why_not_held(leaf)
    if reason == NOT_FOUND and any(isinstance(place, Concept) for place in places_of(leaf)):
        return OTHER_CODE
    if reason != NOT_FOUND or not leaf.path.startswith(ONLY_WHEN_PUBLISHED):
        return reason
    if not record.is_published:
        return NOT_PUBLISHED
    if record.version.number != record.story.version:
        return NOT_THAT_VERSION
    return reason if leaf.path.startswith("plan.") else RECORDED_OTHERWISE


def shortened(paths):
    """The same paths with neighbours in a list drawn together, as in `demonstrates[0-5]`."""
    numbered = [re.match(r"(.*\[)(\d+)(\].*)", path) or re.match(r"(.*)()()", path) for path in paths]
    for (before, after), run in groupby(numbered, key=lambda match: (match[1], match[3])):
        indexes = [match[2] for match in run]
        span = indexes[0] if len(indexes) == 1 else f"{indexes[0]}-{indexes[-1]}"
        yield f"{before}{span}{after}"
