"""What a long reading of a version is made of. The page, the printed plan and the API walk the same parts."""

from dataclasses import dataclass

from careplans.content.coded import Code
from careplans.content.document import Answer, Section


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that is recorded, as it is read. `unsaid`: why there is no answer. `is_own`: the person's own words."""

    key: str
    label: str
    words: str
    value: object = None
    unsaid: str = ""
    codes: tuple[Code, ...] = ()
    is_own: bool = False

    @property
    def lead(self) -> str:
        """The label as words are set after it on one line."""
        return self.label if self.label.endswith(("?", "…", ":")) else f"{self.label}:"


@dataclass(frozen=True)
class Heading:
    """The name of a section that is not one of the plan's own, such as the signatures."""

    key: str
    title: str


@dataclass(frozen=True)
class RowRead:
    """One row of a section: what it says, or why it does not; `missing` names the questions nobody answered."""

    said: tuple[Fact, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class SectionRead:
    """One section. `provenance` is who said it, to whom and when, as far as that is known.

    One that `is_kept` has its place even where nothing is recorded: it is shown blank, and says so.
    """

    section: Section | Heading
    rows: tuple[RowRead, ...]
    provenance: tuple[Fact, ...] = ()
    is_kept: bool = False

    @property
    def is_said(self) -> bool:
        return any(row.said for row in self.rows)

    @property
    def is_shown(self) -> bool:
        return self.is_said or self.is_kept


@dataclass(frozen=True)
class Part:
    """Sections that belong together; `silent` are the titles of those in which nothing is recorded."""

    key: str
    title: str
    sections: tuple[SectionRead, ...]
    silent: tuple[str, ...] = ()


def part_of(key: str, title: str, read: list[SectionRead]) -> Part:
    """The sections that say something or are kept all the same, and the others by their titles."""
    shown = tuple(one for one in read if one.is_shown)
    return Part(key, title, shown, tuple(one.section.title for one in read if not one.is_shown))


def fact_of(answer: Answer) -> Fact:
    """An answer of the plan as it is read."""
    said = not answer.is_unsaid
    return Fact(
        key=answer.item.key,
        label=answer.item.label,
        words=answer.words,
        value=answer.value if said else None,
        unsaid="" if said else answer.value.reason,
        codes=answer.codes,
        is_own=said and answer.section.document == "what_matters" and answer.item.kind == "text",
    )
