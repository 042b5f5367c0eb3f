"""The kinds of place at which the record holds a value of a persona file, each able to tell whether it does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from careplans.content.document import rows_of
from careplans.content.items import Coded
from careplans.content.sections import section_by_key
from careplans.management.personas.wordings import always, labels_of, option, unless, words

SNOMED = "http://snomed.info/sct"


@dataclass(frozen=True)
class Said:
    """An answer of the plan. `reads` gives it for a value, or None where the value says nothing to this question.

    Values that share an answer are `joined` by a text; a default gives way to any other value; `is_row` makes each
    text of a list a row, and `row_by_key` each name of an object; `from_key` takes that name for the value; `says`
    tells whether an answer that was worked out in another way says the value.
    """

    section: str
    item: str
    reads: Callable = words
    joined: str = ""
    is_default: bool = False
    is_row: bool = False
    row_by_key: bool = False
    from_key: bool = False
    says: Callable | None = None

    def answer(self, leaf):
        return self.reads(leaf.key.capitalize() if self.from_key else leaf.value)

    def row(self, leaf):
        """The row the answer is in; "" in a section without rows."""
        if not section_by_key(self.section).repeats:
            return ""
        return leaf.row_id(is_row=self.is_row) + (leaf.key.replace("_", "").lower() if self.row_by_key else "")

    def applies_to(self, leaf):
        return self.says is not None or self.answer(leaf) is not None

    def holds(self, leaf, record):
        """Whether the sealed version, as read from the database, says this value."""
        stored = dict(rows_of(section_by_key(self.section), record.content)).get(self.row(leaf), {}).get(self.item)
        if self.says is not None:
            return self.says(stored, leaf.value)
        expected = self.answer(leaf)
        if isinstance(expected, list):
            return set(expected) <= set(stored or ())
        return expected in stored if self.joined and stored else stored == expected


@dataclass(frozen=True)
class Concept:
    """The SNOMED CT concept that comes with an answer: its system, code or display."""

    section: str
    item: str

    def applies_to(self, leaf):
        return True

    def holds(self, leaf, record):
        section = section_by_key(self.section)
        row = leaf.row_id() if section.repeats else ""
        stored = dict(rows_of(section, record.content)).get(row, {}).get(self.item)
        concepts = _concepts_of(section.item(self.item), stored)
        said = {"system": (SNOMED,), "code": concepts.keys(), "display": concepts.values()}.get(leaf.key, ())
        return bool(concepts) and leaf.value in said


def _concepts_of(item, stored):
    """The concepts an answer stands for, code to display."""
    if stored is None:
        return {}
    if isinstance(stored, dict):
        coded = [item.unsaid_codes.get(stored.get("unsaid"))]
    else:
        options = getattr(item, "options", {})
        coded = [item.code, *(options.get(key) for key in (stored if isinstance(stored, list) else [stored]))]
    return {one.snomed: one.display for one in coded if isinstance(one, Coded)}


@dataclass(frozen=True)
class Field:
    """A column of the person's own row. A list of texts is joined into one."""

    name: str
    reads: Callable = words
    joined: str = ""

    def applies_to(self, leaf):
        return True

    def holds(self, leaf, record):
        stored, expected = getattr(record.person, self.name), self.reads(leaf.value)
        if self.joined:
            return expected in stored.split(self.joined)
        return stored == (date.fromisoformat(expected) if isinstance(stored, date) else expected)


@dataclass(frozen=True)
class Row:
    """Something that happened, read from its row: `reads(record, *indexes)`; `says` compares it with the value."""

    reads: Callable
    says: Callable = lambda stored, value: stored == value

    def applies_to(self, leaf):
        return True

    def holds(self, leaf, record):
        try:
            stored = self.reads(record, *leaf.indexes)
        except (AttributeError, IndexError):  # there is no such row
            return False
        return stored is not None and self.says(stored, leaf.value)


def choice(section, item, same=(), near=(), *, more="", joined="", otherwise=None):
    """One of the options, read from its label or from other words for it.

    Words that say less or more than the option are kept as well, in the item `more`; `near` are those known of.
    """
    same = {**labels_of(section, item), **dict(same)}
    reads = option({**same, **dict(near)}, strict=not more, otherwise=otherwise)
    if not more:
        return (Said(section, item, reads),)
    return (Said(section, item, reads), Said(section, more, unless(same), joined=joined))


def implied(section, item, says):
    """A value that is not written anywhere by itself: the answer to another question says it."""
    return (Said(section, item, always(None), says=says),)


def concept(path, section, item):
    """The three leaves of a coding, all held by the concept that comes with one answer."""
    return {f"{path}.{key}": (Concept(section, item),) for key in ("system", "code", "display")}


def each(path, section, **items):
    """Leaves whose texts are answers as they stand: `leaf=item`, all of one section."""
    return {f"{path}.{leaf}": (Said(section, item),) for leaf, item in items.items()}
