"""What changed between two readings of a plan, one plain sentence for each thing, what is most dangerous first.

Rows are matched by their id, so a row that was edited is not a new one. Each change also holds what it takes to make
the later reading out of the earlier one. What says nothing is the same as what is not there: an empty answer, a row
with nothing but its id, a section with none of either.
"""

import json
from dataclasses import dataclass, replace

from careplans.content.danger import URGENT, danger_of
from careplans.content.document import Answer, Section, read_value
from careplans.content.items import UNSAID, Item, Tier
from careplans.content.sections import SECTIONS, section_by_key
from careplans.content.sentences import (
    in_a_sentence,
    name_of,
    sentence_of_answer,
    sentence_of_order,
    sentence_of_row,
    sentence_of_section,
)

ADDED, CHANGED, REMOVED, MOVED = "added", "changed", "removed", "moved"
COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
NO_NEWS = "not_applicable"
NOTHING = (None, "", [], {})


@dataclass(frozen=True)
class Change:
    """One thing that changed: an answer; or, where `item` is None, a whole row, the order of rows, a whole section.

    `before` and `after` are words; `was` and `now` are as a document stores them, None where there is nothing.
    `position` is where an added row stands among the later rows.
    """

    section: Section
    item: Item | None
    row: str
    row_label: str
    kind: str
    before: str
    after: str
    sentence: str
    was: object = None
    now: object = None
    position: int | None = None
    tier: Tier = Tier.ONE_TAP


class NotKnownHere(Item):
    """An answer that a later version of the product wrote: kept, compared and told, though not understood."""

    def words(self, value):
        return value if isinstance(value, str) else json.dumps(value, sort_keys=True, ensure_ascii=False)


def what_is_said(content: dict) -> dict:
    """The same content without anything that says nothing. Parsed sections are in this form already."""
    said = {key: _said_in(section_by_key(key), stored) for key, stored in content.items()}
    return {key: stored for key, stored in said.items() if stored not in NOTHING}


def _said_in(section, stored):
    if section is None or not _is_readable(section, stored):
        return stored
    if not section.repeats:
        return _said_answers(stored)
    return [row for row in map(_said_answers, stored) if len(row) > 1]


def _said_answers(stored):
    return {key: value for key, value in stored.items() if value not in NOTHING}


def _is_readable(section, stored):
    """Whether this is stored in the shape that its section has here."""
    if not section.repeats:
        return isinstance(stored, dict)
    if not isinstance(stored, list) or not all(
        isinstance(row, dict) and isinstance(row.get("id"), str) for row in stored
    ):
        return False
    return len({row["id"] for row in stored}) == len(stored)


def changes(before: dict, after: dict) -> list[Change]:
    """Everything that differs between two contents, the most dangerous first."""
    old, new = what_is_said(before), what_is_said(after)
    found = [
        change
        for section in _sections_of(old, new)
        if old.get(section.key) != new.get(section.key)
        for change in _changes_in(section, old.get(section.key), new.get(section.key))
    ]
    return sorted(found, key=_danger)


def _danger(change):
    return danger_of(change.section.key, change.item.key if change.item else "", change.tier)


def _sections_of(*contents):
    """Every section declared, and a stand-in for each that only a later version of the product knows."""
    unknown = sorted({key for content in contents for key in content if section_by_key(key) is None})
    return [*SECTIONS, *(Section(key=key, title=key, document="record", items=()) for key in unknown)]


def _changes_in(section, old, new):
    if section_by_key(section.key) is None or not all(
        _is_readable(section, one) for one in (old, new) if one is not None
    ):
        return [_section_change(section, old, new)]
    if section.repeats:
        return _changes_of_rows(section, {row["id"]: row for row in old or []}, {row["id"]: row for row in new or []})
    return _changes_of_answers(section, old or {}, new or {})


def _section_change(section, old, new):
    before, after = ("" if one is None else NotKnownHere(key="", label="").words(one) for one in (old, new))
    sentence = sentence_of_section(section, before, after)
    return Change(section, None, "", "", _kind(old, new), before, after, sentence, old, new)


def _kind(old, new):
    return ADDED if old is None else REMOVED if new is None else CHANGED


def _changes_of_rows(section, old, new):
    for row, stored in old.items():
        if row not in new:
            yield _row_change(section, stored, None)
    stayed, stay = [row for row in old if row in new], [row for row in new if row in old]
    if stayed != stay:
        yield _order_change(section, [old[row] for row in stayed], [new[row] for row in stay])
    for position, (row, stored) in enumerate(new.items()):
        if row not in old:
            yield replace(_row_change(section, None, stored), position=position)
        else:
            yield from _changes_of_answers(section, old[row], stored, row, _row_label(section, stored))


def _changes_of_answers(section, old, new, row="", row_label=""):
    for item in _items_of(section, old, new):
        if old.get(item.key) != new.get(item.key):
            yield _answer_change(section, item, old.get(item.key), new.get(item.key), row, row_label)


def _items_of(section, *stored):
    """Every item declared, and a stand-in for each answer that only a later version of the product knows."""
    keys = sorted({key for answers in stored for key in answers if section.item(key) is None} - {"id"})
    return [*section.items, *(NotKnownHere(key=key, label=key.replace("_", " ")) for key in keys)]


def _answer_change(section, item, old, new, row, row_label):
    was, now = (_answer(section, item, stored, row) for stored in (old, new))
    before, after = (answer.words if answer.is_recorded else "" for answer in (was, now))
    sentence = sentence_of_answer(was, now, row_label)
    return Change(section, item, row, row_label, _kind(old, new), before, after, sentence, old, new, tier=item.tier)


def _answer(section, item, stored, row=""):
    """A stored answer; one whose reason is not known here is told in the words it is stored in."""
    value = read_value(stored)
    if isinstance(stored, dict) and stored.get("unsaid") not in tuple(UNSAID):
        return Answer(section, NotKnownHere(key=item.key, label=item.label), stored, row)
    return Answer(section, item, value, row)


def _row_change(section, old, new):
    stored = new if old is None else old
    found = _answers_of(section, stored)
    label, whole = _row_label(section, stored), "; ".join(f"{one.item.label} {one.words}" for one in found.values())
    kind = _kind(old, new)
    before, after = ("", whole) if kind == ADDED else (whole, "")
    sentence = sentence_of_row(section, found, label, is_added=kind == ADDED)
    tier = min((answer.item.tier for answer in found.values() if answer.value != NO_NEWS), default=Tier.BACKGROUND)
    return Change(section, None, stored["id"], label, kind, before, after, sentence, old, new, tier=tier)


def _order_change(section, stayed, stay):
    before, after = ("; ".join(_row_label(section, stored) for stored in rows) for rows in (stayed, stay))
    was, now = ([stored["id"] for stored in rows] for rows in (stayed, stay))
    return Change(section, None, "", "", MOVED, before, after, sentence_of_order(section), was, now)


def _answers_of(section, stored):
    """What a row says, by item key."""
    items = _items_of(section, stored)
    return {item.key: _answer(section, item, stored[item.key]) for item in items if item.key in stored}


def _row_label(section, stored):
    """What a row is called: its first answer, or the more exact one where that answer is “Other”."""
    said = list(_answers_of(section, stored).values())
    exact = [answer for answer in said if answer.value != "other"]
    return " ".join((exact or said)[0].words.split())


def summary(found: list[Change]) -> str:
    """One sentence about all of them, naming what weighs most."""
    if not found:
        return "Nothing changed."
    if len(found) == 1:
        return f"One thing changed. {found[0].sentence}"
    count = COUNTS[len(found)] if len(found) < len(COUNTS) else str(len(found))
    return f"{count} things changed, among them {_subject(found)}."


def urgency(found: list[Change]) -> str:
    """urgent where CPR, a binding refusal, the focus, a treatment or a place changed; else routine."""
    return "urgent" if any(change.section.key in URGENT for change in found) else "routine"


def _subject(found):
    """What weighs most: the first that is urgent, or else simply the first."""
    weighty = [change.section for change in found if change.section.key in URGENT]
    section = (weighty or [found[0].section])[0]
    return URGENT.get(section.key) or in_a_sentence(name_of(section))
