"""Two texts of one section laid side by side: where they differ, and what comes of choosing. Nothing is chosen here."""

from dataclasses import dataclass

from careplans.content.document import Answer, Section, read_value, rows_of
from careplans.content.items import Item

WHOLE_ROW = ""


@dataclass(frozen=True)
class Difference:
    """One question that two people answered differently, or one whole row that only one of them has.

    `theirs` and `mine` are answers as stored, or rows; None where there is none.
    """

    section: Section
    row: str
    item: Item | None
    theirs: object
    mine: object
    row_label: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a choice about it is filed under."""
        return self.row, self.item.key if self.item else WHOLE_ROW

    @property
    def their_words(self) -> str:
        return self._words(self.theirs)

    @property
    def my_words(self) -> str:
        return self._words(self.mine)

    def _words(self, stored):
        if self.item:
            return Answer(self.section, self.item, read_value(stored), self.row).words
        return row_words(self.section, stored) if stored else "Not there"

    @property
    def may_join(self) -> bool:
        """Whether both answers can stand together: two texts, or two lists of options."""
        both = (self.theirs, self.mine)
        is_text = self.item is not None and self.item.kind == "text"
        return self.item is not None and (
            (is_text and all(isinstance(one, str) for one in both)) or all(isinstance(one, list) for one in both)
        )

    @property
    def joined(self):
        """Both answers in one, theirs first."""
        if isinstance(self.theirs, list):
            return [option for option in self.item.options if option in {*self.theirs, *self.mine}]
        return f"{self.theirs}{chr(10) if self.item.lines > 1 else ' '}{self.mine}"


def row_words(section: Section, stored: dict) -> str:
    """A whole row in words, question by question."""
    said = [Answer(section, item, read_value(stored.get(item.key))) for item in section.items]
    return "; ".join(f"{answer.item.label}: {answer.words}" for answer in said if answer.is_recorded)


def differences(section: Section, theirs, mine, shown_rows=()) -> list[Difference]:
    """Where the two differ, in the order of the page. `shown_rows` are the rows that the writer of `mine` had before
    them: a row of theirs that is not among these was added meanwhile and is no difference, it stays."""
    old, new = _rows(section, theirs), _rows(section, mine)
    found = []
    for row in [*new, *(row for row in old if row not in new)]:
        if row in old and row in new:
            found += _in_row(section, row, old[row], new[row])
        elif row in new or row in shown_rows:
            label = _first_words(section, new.get(row) or old.get(row))
            found.append(Difference(section, row, None, old.get(row), new.get(row), label))
    return found


def _in_row(section, row, theirs, mine):
    label = _first_words(section, mine or theirs) if row else ""
    pairs = [(item, theirs.get(item.key), mine.get(item.key)) for item in section.items]
    return [Difference(section, row, item, old, new, label) for item, old, new in pairs if old != new]


def _first_words(section, stored):
    said = (Answer(section, item, read_value(stored.get(item.key))) for item in section.items)
    return next((answer.words for answer in said if answer.is_recorded), "")


def merged(section: Section, theirs, mine, chosen: dict, shown_rows=()):
    """The section in which each difference has what `chosen` holds for it; everything else is as both have it.

    My rows stand in my order, and rows that others added after them.
    """
    old, new = _rows(section, theirs), _rows(section, mine)
    order = [*new, *(row for row in old if row not in new)]
    rows = {row: _row(section, row, old.get(row), new.get(row), chosen, shown_rows) for row in order}
    if not section.repeats:
        return rows[""]
    return [{"id": row, **answers} for row, answers in rows.items() if answers]


def _row(section, row, theirs, mine, chosen, shown_rows):
    if theirs is None or mine is None:
        is_asked = mine is not None or row in shown_rows
        answers = chosen[row, WHOLE_ROW] if is_asked else theirs
        return {key: value for key, value in (answers or {}).items() if key != "id"}
    agreed = {item.key: mine.get(item.key) for item in section.items}
    answers = {key: chosen.get((row, key), value) for key, value in agreed.items()}
    return {key: value for key, value in answers.items() if value is not None}


def _rows(section, stored):
    return dict(rows_of(section, {section.key: stored} if stored else {}))


def takes_away(section: Section, theirs, result) -> bool:
    """Whether anything they had said is not in the result any more."""
    found = differences(section, theirs, result, shown_rows=_rows(section, theirs))
    return any(one.theirs is not None and not _holds(one.mine, one.theirs) for one in found)


def _holds(whole, part):
    """Whether a text or a list holds another."""
    same_kind = isinstance(whole, str | list) and type(whole) is type(part)
    return same_kind and (part in whole if isinstance(whole, str) else set(part) <= set(whole))
