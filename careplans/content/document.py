"""What a plan says, as one JSON document: how it is checked, read, and made the same bytes each time.

A document is `{section key: {item key: answer}}`; a section that repeats holds a list of such rows, each with a stable
`id`. An answer is a value, or `{"unsaid": reason}`. Reading never drops what it does not know; writing refuses it.
"""

import hashlib
import json
import re
import secrets
from dataclasses import dataclass, field, replace

from careplans.content.codes import codes_of
from careplans.content.items import NOT_RECORDED, Item, Refused, Unsaid, as_json

ROW_ID = re.compile(r"[a-z0-9]{4,32}")
MOST_ROWS = 40


@dataclass(frozen=True, kw_only=True)
class Section:
    """Questions that are asked together. `document` is one of recommendations, what_matters, record.

    `step` is the decision at the scene that it answers (CARD_STEPS), `only_some` says that few plans need it: the desk
    folds it away until it says something. One that is `always_shown_under_18` is shown for a child even when blank.
    """

    key: str
    title: str
    document: str
    items: tuple[Item, ...]
    group: str = ""
    intro: str = ""
    repeats: bool = False
    row_name: str = "entry"
    needed_to_publish: bool = False
    step: str = ""
    only_some: bool = False
    always_shown_under_18: bool = False
    order: int = 0

    def item(self, key):
        """The item with this key, or None."""
        return next((item for item in self.items if item.key == key), None)


@dataclass(frozen=True)
class Side:
    """One of two statements that disagree: its words as they stand, under which question, when, and by whom."""

    words: str
    label: str
    section: str
    item: str = ""
    row: str = ""
    dated: str = ""
    who: str = ""

    def without_date(self) -> "Side":
        """The same words by themselves: the date and the author of the section are those of somebody else's."""
        return replace(self, dated="", who="")

    def with_date_of(self, other: "Side") -> "Side":
        """The same words, with the date and the author of another part of the same document."""
        return replace(self, dated=other.dated, who=other.who)


@dataclass(frozen=True)
class Contradiction:
    """Two statements of one plan that disagree, both quoted; `precedence` says whose word counts, and in what order.

    Nothing is decided here. `rule` is the name of the rule that found it; `reasons` are those given for leaving both.
    """

    what: str
    one: Side
    other: Side
    precedence: str
    rule: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """Something to put right: which section and item, in words, and whether it stops publication.

    `rule` is the name of the rule that found it, '' where an answer is missing. `needs_reason`: it stops publication
    until somebody gives a reason for going on; `went_on` is then that reason and whose it is, in words.
    `contradiction` has both sides where two statements disagree.
    """

    message: str
    section: str = ""
    item: str = ""
    row: str = ""
    blocks: bool = True
    rule: str = ""
    needs_reason: bool = False
    contradiction: Contradiction | None = None
    went_on: str = ""


@dataclass(frozen=True)
class Answer:
    """One item as a plan answers it. `value` is None where nothing is recorded; `beside`: its row as stored."""

    section: Section
    item: Item
    value: object
    row: str = ""
    beside: dict = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_unsaid(self):
        return isinstance(self.value, Unsaid)

    @property
    def is_recorded(self):
        return self.value is not None

    @property
    def words(self):
        """The answer as a person reads it; what is missing is said, never left blank."""
        if self.value is None:
            return NOT_RECORDED
        return str(self.value) if self.is_unsaid else self.item.words(self.value)

    @property
    def codes(self):
        """The codes that come with the answer."""
        return codes_of(self.item, self.value, self.beside)


class NotWellFormed(ValueError):
    """Input that cannot be kept; `problems` says where and what to do."""

    def __init__(self, problems):
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


@dataclass
class _Findings:
    problems: list = field(default_factory=list)

    def parse(self, section, item, raw, row=""):
        try:
            return as_json(item.parse(raw))
        except Refused as refusal:
            self.problems.append(Problem(str(refusal), section.key, item.key, row))
            return None


def parse_section(section, raw):
    """The section as it will be stored; raises NotWellFormed naming every item that cannot be kept.

    Unknown items and options are refused, never ignored. A retired item is kept, so that an old draft can be saved.
    """
    findings = _Findings()
    parsed = _parse_rows(section, raw, findings) if section.repeats else _parse_answers(section, raw, findings)
    if findings.problems:
        raise NotWellFormed(findings.problems)
    return parsed


def _parse_answers(section, raw, findings, row=""):
    if not isinstance(raw, dict):
        findings.problems.append(Problem("Send this section as named answers.", section.key, "", row))
        return {}
    for key in raw:
        if section.item(key) is None and not (row and key == "id"):
            name = ascii(key)[1:61].removesuffix("'") if isinstance(key, str) else type(key).__name__
            findings.problems.append(Problem(f"There is no question called “{name}” here.", section.key, name, row))
    parsed = {item.key: findings.parse(section, item, raw[item.key], row) for item in section.items if item.key in raw}
    return {key: value for key, value in parsed.items() if value is not None}


def _parse_rows(section, raw, findings):
    if not isinstance(raw, list) or len(raw) > MOST_ROWS:
        findings.problems.append(Problem(f"Send this section as a list of at most {MOST_ROWS} rows.", section.key))
        return []
    rows, seen = [], set()
    for given in raw:
        row_id = given.get("id") if isinstance(given, dict) else None
        row_id = new_row_id() if row_id in (None, "") else row_id
        if not isinstance(row_id, str) or not ROW_ID.fullmatch(row_id) or row_id in seen:
            findings.problems.append(Problem("Each row needs its own id of 4 to 32 letters and digits.", section.key))
            continue
        seen.add(row_id)
        answers = _parse_answers(section, given, findings, row_id)
        if answers:
            rows.append({"id": row_id, **answers})
    return rows


def new_row_id():
    """An id for a new row; it stays with the row for ever, so that changes can be told row by row."""
    return secrets.token_hex(5)


def rows_of(section, content):
    """The rows of a section as (row id, answers); a section that does not repeat is one row with no id."""
    stored = content.get(section.key)
    if section.repeats:
        return [(row["id"], row) for row in stored or []]
    return [("", stored or {})]


def read_value(raw):
    """A stored answer as its value, Unsaid, or None."""
    return Unsaid(raw["unsaid"]) if isinstance(raw, dict) and set(raw) == {"unsaid"} else raw


def answers(content, sections, tier=None):
    """Every answer of these sections in order, recorded or not, as far from first glance as `tier` allows.

    What was answered is always among them; a question that is retired, or not asked here, only where it was answered.
    """
    for section in sections:
        for row, stored in rows_of(section, content):
            for item in section.items:
                is_open = not item.retired and item.is_asked(stored)
                if (is_open or item.key in stored) and (tier is None or item.tier <= tier):
                    yield Answer(section, item, read_value(stored.get(item.key)), row, stored)


def answer_to(content, section, key, row=""):
    """The one answer to `key` in this section (in this row, where it repeats)."""
    stored = dict(rows_of(section, content)).get(row, {})
    return Answer(section, section.item(key), read_value(stored.get(key)), row, stored)


def unanswered(content, sections):
    """A Problem for everything that must be answered before publication and is not.

    A question that may be left unsaid is answered by a reason. A repeating section is needed only if it says so.
    """
    for section in sections:
        rows = rows_of(section, content)
        if section.needed_to_publish and section.repeats and not rows:
            yield Problem(f"Add at least one {section.row_name}: {section.title.lower()}.", section.key)
        for row, stored in rows:
            for item in section.items:
                is_needed = item.needed_to_publish and item.is_asked(stored)
                if is_needed and read_value(stored.get(item.key)) is None:
                    yield Problem(f"Answer “{item.label}”.", section.key, item.key, row)


def canonical_json(document):
    """The same bytes for the same content, whatever the order it was written in: sorted keys, no spaces, UTF-8."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def seal(document):
    """SHA-256 of the canonical document, as 64 hexadecimal digits."""
    return hash_bytes(canonical_json(document))


def seal_of_section(stored):
    """The seal of one section as it is stored, by which a page knows again what it had shown."""
    return seal({"stored": stored})


def hash_bytes(data):
    """SHA-256 of these bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
