"""The kinds of place at which the record holds a value of a persona file, each able to tell whether it does."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zlib import crc32

from django.core.exceptions import ValidationError

from careplans.content.coded import NAMES
from careplans.content.document import answer_to, read_value, rows_of
from careplans.content.items import UNSEEN_CONTROLS, Refused, Text, Unsaid, as_json
from careplans.content.sections import section_by_key
from careplans.content.wording import format_date, format_moment
from careplans.management.personas.wordings import (
    Unreadable,
    always,
    labels_of,
    option,
    option_with_code,
    unless,
    words,
)
from careplans.models import Person

CANNOT_BE_KEPT = "Some characters here cannot be kept. Type the words again."
JOINTS = ("; ", ", ", "\n")
CODE_PARTS = {"system": "system", "display": "display", "code_status": "status"}


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

    @property
    def question(self):
        return section_by_key(self.section).item(self.item)

    def answer(self, leaf):
        """What is kept for this value, as it is stored; None where it says nothing here. Raises Unreadable."""
        try:
            return as_json(self.question.parse(self.reads(leaf.key.capitalize() if self.from_key else leaf.value)))
        except Refused as refusal:
            raise Unreadable(str(refusal)) from None

    def row(self, leaf):
        """The row the answer is in; "" in a section without rows."""
        if not section_by_key(self.section).repeats:
            return ""
        return leaf.row_id(is_row=self.is_row) + (short_name(leaf.key) if self.row_by_key else "")

    def applies_to(self, leaf):
        return self.answer(leaf) is not None or self.says is not None

    def instead(self, leaf):
        """Where a text that is none of the answers is kept: the question for more words in the same section, if any."""
        section = section_by_key(self.section)
        for key in (f"{self.item}_detail", f"{self.item}_note", "detail", "note"):
            if isinstance(leaf.value, str) and key != self.item and isinstance(section.item(key), Text):
                return Said(self.section, key, in_more_words(self.question, key), joined="; ")
        return None

    def stored(self, leaf, record):
        """The answer of the sealed version, as read from the database."""
        return dict(rows_of(section_by_key(self.section), record.content)).get(self.row(leaf), {}).get(self.item)

    def shown(self, leaf, record):
        """The words by which a reader sees this value; several where it is several options."""
        stored = self.stored(leaf, record) if self.says else self.answer(leaf)
        if isinstance(stored, list):
            return [self.question.words([key]) for key in stored]
        answer = read_value(stored)
        return [] if answer is None else [str(answer) if isinstance(answer, Unsaid) else self.question.words(answer)]

    def holds(self, leaf, record):
        """Whether the sealed version says this value."""
        stored = self.stored(leaf, record)
        if self.says is not None:
            return is_said(self.says, stored, leaf.value)
        expected = self.answer(leaf)
        if isinstance(expected, list):
            return isinstance(stored, list) and set(expected) <= set(stored)
        return stored == expected or (isinstance(self.question, Text) and is_among(expected, stored))


def in_more_words(question, key):
    """The text as it stands, after the question it answers where the words may be about anything."""
    return words if key.startswith(question.key) else lambda value: f"{question.label} {words(value)}"


def is_among(part, joined, joints=JOINTS):
    """Whether a text is one of several that were joined."""
    ends = "|".join(map(re.escape, joints))
    return isinstance(joined, str) and bool(re.search(rf"(?:^|{ends}){re.escape(part)}(?:$|{ends})", joined))


def is_said(says, stored, value):
    """Whether what is stored says the value; a value of another kind, it cannot."""
    try:
        return bool(says(stored, value))
    except (TypeError, ValueError, AttributeError):
        return False


def short_name(name):
    """A name as the end of a row's id: its own letters and digits, or, where it has others, a number made of it."""
    plain = name.replace("_", "").lower()
    return plain if re.fullmatch(r"[a-z0-9]{1,16}", plain) else f"{crc32(name.encode(errors='replace')):x}"


@dataclass(frozen=True)
class Concept:
    """One of the codes that come with an answer (or with one of several): its system, code, display or status."""

    section: str
    items: tuple[str, ...]

    def applies_to(self, leaf):
        return True

    def instead(self, leaf):
        return None

    def codes(self, leaf, record):
        """The codes that come with the answers, as read from the database."""
        section = section_by_key(self.section)
        row = leaf.row_id() if section.repeats else ""
        return [code for item in self.items for code in answer_to(record.content, section, item, row).codes]

    def holds(self, leaf, record):
        part = CODE_PARTS.get(leaf.key, "code")
        return any(str(leaf.value) == getattr(code, part) for code in self.codes(leaf, record))

    def shown(self, leaf, record):
        """A code, its words and its status as they stand; the system by its name."""
        return [NAMES.get(leaf.value, str(leaf.value))]


@dataclass(frozen=True)
class Field:
    """A column of the person's own row. A list of texts is joined into one."""

    name: str
    reads: Callable = words
    joined: str = ""
    words: Callable | None = None

    def column(self, value):
        """The value as the column keeps it; raises Unreadable."""
        if isinstance(value, str) and UNSEEN_CONTROLS.search(value):
            raise Unreadable(CANNOT_BE_KEPT)
        return self.fits(self.reads(value))

    def fits(self, value):
        """What was read, if the column has room for it; raises Unreadable."""
        try:
            return Person._meta.get_field(self.name).clean(value, None)
        except ValidationError as error:
            raise Unreadable(" ".join(error.messages)) from None

    def applies_to(self, leaf):
        return self.column(leaf.value) is not None

    def instead(self, leaf):
        return None

    def shown(self, leaf, record):
        """The words by which a reader sees this column: its part of a joined one, the whole of any other."""
        if self.words:
            return [self.words(leaf.value)]
        return [words_of(leaf.value if self.joined else getattr(record.person, self.name))]

    def holds(self, leaf, record):
        stored, expected = getattr(record.person, self.name), self.column(leaf.value)
        return is_among(expected, stored, [self.joined]) if self.joined else stored == expected


@dataclass(frozen=True)
class Row:
    """Something that happened, read from its row: `reads(record, *indexes)`; `says` compares it with the value.

    What `is_kept_apart` is shown nowhere beside the plan.
    """

    reads: Callable
    says: Callable = lambda stored, value: stored == value
    words: Callable | None = None
    is_kept_apart: bool = False

    def applies_to(self, leaf):
        return True

    def instead(self, leaf):
        return None

    def stored(self, leaf, record):
        try:
            return self.reads(record, *leaf.indexes)
        except (AttributeError, LookupError, StopIteration):  # there is no such row
            return None

    def shown(self, leaf, record):
        """The words by which a reader sees what happened: `words(value)` where its own words would not do."""
        if self.is_kept_apart:
            return []
        return [self.words(leaf.value) if self.words else words_of(self.stored(leaf, record))]

    def holds(self, leaf, record):
        stored = self.stored(leaf, record)
        return stored is not None and is_said(self.says, stored, leaf.value)


def words_of(stored):
    """What a column holds, as pages and paper word it."""
    if isinstance(stored, bool):
        return "Yes" if stored else "No"
    if isinstance(stored, datetime):
        return format_moment(stored)
    return format_date(stored) if isinstance(stored, date) else str(stored)


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


def concept(path, section, *items):
    """The four leaves of a coding, all held by a code that comes with one answer, or with one of several."""
    return {f"{path}.{key}": (Concept(section, items),) for key in ("code", *CODE_PARTS)}


def coded(section, item, *others):
    """A code that chooses the option it belongs to, and that comes with the answer."""
    return (Said(section, item, option_with_code(section, item)), Concept(section, (item, *others)))


def each(path, section, **items):
    """Leaves whose texts are answers as they stand: `leaf=item`, all of one section."""
    return {f"{path}.{leaf}": (Said(section, item),) for leaf, item in items.items()}
