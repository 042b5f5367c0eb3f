"""Single lines read out of a plan for a short page: what it says, or why it says nothing."""

from dataclasses import dataclass

from careplans.content.document import answer_to, read_value, rows_of
from careplans.content.items import Unsaid
from careplans.content.sections import section_by_key


@dataclass(frozen=True)
class Line:
    """What it is about and what the plan says of it. Without words, `unsaid` is the reason, '' if there is none."""

    label: str
    words: str = ""
    unsaid: str = ""

    @property
    def is_said(self) -> bool:
        return bool(self.words)


def line(content: dict, section_key: str, item_key: str, label: str = "") -> Line:
    """The answer to one question as a line, under its own label or a shorter one."""
    answer = answer_to(content, section_by_key(section_key), item_key)
    label = label or answer.item.label
    if answer.is_unsaid:
        return Line(label, unsaid=answer.value.reason)
    return Line(label, answer.words if answer.is_recorded else "")


def chosen(content: dict, section_key: str, item_key: str) -> str:
    """The key of the option chosen, '' where none was."""
    value = answer_to(content, section_by_key(section_key), item_key).value
    return value if isinstance(value, str) else ""


def said(content: dict, section_key: str, item_key: str) -> str:
    """The words of one answer, '' where nothing was said: for lines that join several answers."""
    return line(content, section_key, item_key).words


def rows_said(content: dict, section_key: str) -> list[dict]:
    """Each row of a section as the words of its answers ('' where nothing was said), with its `id` and its `codes`."""
    section = section_by_key(section_key)
    return [_row_said(section, stored) | {"id": row} for row, stored in rows_of(section, content)]


def _row_said(section, stored):
    values = {item.key: read_value(stored.get(item.key)) for item in section.items}
    spoken = {key: value for key, value in values.items() if value is not None and not isinstance(value, Unsaid)}
    words = {item.key: item.words(spoken[item.key]) if item.key in spoken else "" for item in section.items}
    return words | {"codes": spoken, "unsaid": {k: v.reason for k, v in values.items() if isinstance(v, Unsaid)}}


def joined(*parts: str, by: str = ", ") -> str:
    """The parts that are there, in one line."""
    return by.join(part for part in parts if part)
