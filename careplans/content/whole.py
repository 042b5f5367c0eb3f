"""A whole plan, read from top to bottom: every section in the order of decisions, what is not recorded named too."""

from dataclasses import dataclass

from careplans.content.document import Answer, Section, answers, rows_of
from careplans.content.sections import CARD_ORDER, CARD_STEPS, SECTIONS, card_step

STEP_TITLES = {
    "arrest": "If the heart stops",
    "alerts": "Alerts",
    "binding": "What may bind, and who may speak",
    "focus": "Focus of care",
    "where": "Where",
    "do_and_do_not": "Would want, and would not",
    "if_then": "If … then",
    "medicines": "Medicines and equipment",
    "call": "Who to call",
    "matters": "What matters",
}
THE_REST = "Everything else"


@dataclass(frozen=True)
class RowRead:
    """The answers of one row that say something, or say why not; `missing` names the questions nobody answered."""

    said: tuple[Answer, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class SectionRead:
    """One section that says something."""

    section: Section
    rows: tuple[RowRead, ...]


@dataclass(frozen=True)
class Part:
    """The sections that answer one decision; `silent` are the titles of those in which nothing is recorded."""

    key: str
    title: str
    sections: tuple[SectionRead, ...]
    silent: tuple[str, ...]


def whole(content: dict) -> tuple[Part, ...]:
    """Every section and every question of a plan, in parts, decisions first. Nothing is left out."""
    rest = tuple(section for section in SECTIONS if section not in CARD_ORDER)
    steps = [_part(key, STEP_TITLES[key], card_step(key), content) for key in CARD_STEPS]
    return (*steps, _part("rest", THE_REST, rest, content))


def _part(key, title, sections, content):
    read = [SectionRead(section, _rows(section, content)) for section in sections]
    speaking = tuple(one for one in read if any(row.said for row in one.rows))
    silent = tuple(one.section.title for one in read if not any(row.said for row in one.rows))
    return Part(key, title, speaking, silent)


def _rows(section, content):
    found = list(answers(content, [section]))
    return tuple(_row([answer for answer in found if answer.row == row]) for row, _ in rows_of(section, content))


def _row(found):
    return RowRead(
        said=tuple(answer for answer in found if answer.is_recorded),
        missing=tuple(answer.item.label for answer in found if not answer.is_recorded),
    )
