"""A whole plan, read from top to bottom: every section in the order of decisions, what is not recorded named too."""

from dataclasses import replace
from itertools import groupby

from careplans.content.confidences import READ_LIVE_RECORD, is_about_nobody_to_call, is_confidence
from careplans.content.document import answers, rows_of
from careplans.content.reading import Fact, Part, RowRead, SectionRead, fact_of, part_of
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
MORE_ABOUT = "More: "


def whole(
    content: dict,
    *,
    provenance: dict | None = None,
    on_paper: bool = False,
    is_child: bool = False,
    hidden: frozenset = frozenset(),
) -> tuple[Part, ...]:
    """Every section and every question of a plan, in parts, decisions first. Nothing is left out but what is `hidden`:
    sections, by key, that the reader's role does not read; they are not named, or they would seem to be blank.

    `provenance` has, by section, the facts about who said it. `on_paper` leaves what was said in confidence unsaid.
    For a child the pages of a children's plan have their place even when blank (CYPACP; domain.md §1.12).
    """
    read = {section.key: _section(section, content, provenance or {}, on_paper) for section in SECTIONS}
    if is_child:
        read |= {key: _kept(one) for key, one in read.items() if one.section.always_shown_under_18}
    steps = [_step(key, [read[one.key] for one in card_step(key) if one.key not in hidden]) for key in CARD_STEPS]
    shown = (one for one in SECTIONS if one not in CARD_ORDER and one.key not in hidden)
    rest = groupby(shown, key=lambda one: one.group)
    return (
        *filter(None, steps),
        *_under_their_groups([(group, [read[one.key] for one in members]) for group, members in rest]),
    )


def _step(key, read):
    return part_of(key, STEP_TITLES[key], read) if read else None


def _kept(read):
    """The section with its place kept: blank, it says only that it is blank."""
    return replace(read, is_kept=True, rows=read.rows if read.is_said else ())


def _under_their_groups(rest):
    """The sections no decision hangs on, under the titles they are written under."""
    by_group = {}
    for group, read in rest:
        by_group.setdefault(group, []).extend(read)
    for number, (group, read) in enumerate(by_group.items(), start=1):
        yield part_of(f"more_{number}", f"{MORE_ABOUT}{group[:1].lower()}{group[1:]}", read)


def _section(section, content, provenance, on_paper):
    found = list(answers(content, [section]))
    rows = [
        _row([answer for answer in found if answer.row == row], stored, on_paper)
        for row, stored in rows_of(section, content)
    ]
    return SectionRead(section, tuple(rows), tuple(provenance.get(section.key, ())))


def _row(found, stored, on_paper):
    missing = tuple(answer.item.label for answer in found if not answer.is_recorded)
    said = [answer for answer in found if answer.is_recorded]
    if on_paper and said and is_about_nobody_to_call(said[0].section, stored):
        row_name = said[0].section.row_name.capitalize()
        return RowRead((Fact(key="kept_back", label=row_name, words=READ_LIVE_RECORD),))
    return RowRead(tuple(_fact(answer, stored, on_paper) for answer in said), missing)


def _fact(answer, stored, on_paper):
    fact = fact_of(answer)
    if on_paper and is_confidence(answer, stored):
        return replace(fact, words=READ_LIVE_RECORD, value=None, codes=(), is_own=False)
    return fact
