"""What a plan says, as lines of text for the person it is about: what has to be reviewed first stands apart. Pure."""

from careplans.content.confidences import READ_LIVE_RECORD
from careplans.content.items import UNSAID
from careplans.content.reading import Part, RowRead

HELD_BACK = "[Held back until it was reviewed: see the folder for-review]"


def lines_to_give(parts: tuple[Part, ...]) -> list[str]:
    """Everything these parts say. They are read as for paper, so that confidences are not among them."""
    lines = []
    for part in parts:
        lines += ["", part.title.upper()]
        for read in part.sections:
            lines += ["", read.section.title, *(line for row in read.rows for line in _row(row, "  "))]
            lines += [f"  {fact.lead} {fact.words}" for fact in read.provenance]
        lines += [f"  Nothing is recorded: {title}" for title in part.silent]
    return lines


def lines_to_review(to_give: tuple[Part, ...], whole: tuple[Part, ...]) -> list[str]:
    """The rows that say more in the whole reading than in the one that is given, each under its section."""
    lines = []
    for given, full in zip(_sections(to_give), _sections(whole), strict=True):
        for kept, said in zip(given.rows, full.rows, strict=True):
            if kept.said != said.said:
                lines += [full.section.title, *_row(said, "  "), ""]
    return lines


def _sections(parts):
    return [section for part in parts for section in part.sections]


def _row(row: RowRead, indent):
    for fact in row.said:
        words = HELD_BACK if fact.words == READ_LIVE_RECORD else fact.words or UNSAID.get(fact.unsaid, "")
        first, *more = str(words).splitlines() or [""]
        yield f"{indent}{fact.lead} {first}"
        yield from (f"{indent}  {line}" for line in more)
    yield ""
