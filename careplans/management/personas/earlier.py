"""What the earlier versions of a plan said: the file tells when and why there was each, and here is what was different.

A file holds the newest version only. Going back from it, every date later than the earlier version is moved back by as
much as that version is older, and then what `earlier/<plan id>.json` tells of that time is put in place of what is said
now. Where a file leaves versions out, they are told of there too, or stand half-way between their neighbours.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from careplans.content.sections import SECTIONS, section_by_key
from careplans.management.personas.leaves import DATE, MOMENT, moved
from careplans.management.personas.reading import Persona
from careplans.management.personas.story import HISTORY, NOT_IN_ORDER
from careplans.management.personas.wordings import Unreadable

EARLIER = Path(__file__).parent / "earlier"


@dataclass(frozen=True)
class ToldVersion:
    """One version as it was published, long ago or now. `endorsed_after`: the senior signature came later than that."""

    number: int
    why: str
    published_at: datetime
    content: dict
    endorsed_after: timedelta | None = None


def versions_of(persona: Persona) -> list[ToldVersion]:
    """Every version of the plan from the first to the current one; raises Unreadable where there is no day for one."""
    tales = _tales_of(persona)
    history = _history(persona.story, tales)
    return [_told(persona, tales, number, *history[number]) for number in sorted(history)]


def newest_alone(persona: Persona) -> list[ToldVersion]:
    """The current version as if it were the first."""
    story = persona.story
    return [ToldVersion(1, story.history[story.version][1], story.published_at, persona.content)]


def _tales_of(persona):
    """What is told of the earlier versions, by number, their dates moved with the rest."""
    path = EARLIER / f"{persona.story.plan_id}.json"
    if path.parent != EARLIER or not path.is_file():
        return {}
    return {int(number): tale for number, tale in moved(json.loads(path.read_text("utf-8")), persona.by).items()}


def _history(story, tales):
    """When and why each version was published, by number, without a gap."""
    told = dict(story.history)
    told |= {
        number: (date.fromisoformat(tale["on"]), tale["why"])
        for number, tale in tales.items()
        if "on" in tale and number < story.version
    }
    told.setdefault(1, (story.created_on, ""))
    for number in range(2, story.version):
        if number not in told:
            told[number] = (_half_way(told, number), "")
    days = [told[number][0] for number in sorted(told)]
    if any(earlier >= later for earlier, later in pairwise(days)):
        raise Unreadable(NOT_IN_ORDER, HISTORY)
    return told


def _half_way(told, number):
    before = told[number - 1][0]
    after = min(day for one, (day, _) in told.items() if one > number)
    return before + (after - before) / 2


def _told(persona, tales, number, day, why):
    published_at = persona.story.published_at
    older_by = published_at.date() - day
    content = _dated_back(persona.content, day, older_by)
    for one in sorted((one for one in tales if one >= number), reverse=True):
        content = _as_it_was(content, tales[one])
    tale = tales.get(number, {})
    if "review_after_days" in tale and "review" in content:
        due = day + timedelta(days=tale["review_after_days"])
        content = {**content, "review": {**content["review"], "review_due": due.isoformat()}}
    late = tale.get("endorsed_after_days")
    return ToldVersion(
        number=number,
        why=why,
        published_at=published_at - older_by,
        content=content,
        endorsed_after=timedelta(days=late) if late else None,
    )


def _dated_back(said, day, by):
    """The same, with every date after `day` moved back."""
    if isinstance(said, dict):
        return {key: _dated_back(value, day, by) for key, value in said.items()}
    if isinstance(said, list):
        return [_dated_back(value, day, by) for value in said]
    is_date = isinstance(said, str) and (DATE.fullmatch(said) or MOMENT.fullmatch(said))
    return moved(said, -by) if is_date and said[:10] > day.isoformat() else said


def _as_it_was(content, tale):
    """The content with what was not yet said left out, and what was said otherwise put in; null takes an answer out."""
    left = {key: value for key, value in content.items() if key not in tale.get("not_yet", ())}
    for key, said in tale.get("said", {}).items():
        left[key] = _rows_as_they_were(left.get(key, []), said) if _repeats(key) else _said(left.get(key, {}), said)
    return {section.key: left[section.key] for section in SECTIONS if left.get(section.key)}


def _repeats(key):
    return section_by_key(key).repeats


def _said(answers, otherwise):
    return {key: value for key, value in {**answers, **otherwise}.items() if value is not None}


def _rows_as_they_were(rows, otherwise):
    """Rows by id: answers put in, a whole row taken out by null, a row of that time added at the end."""
    kept = {row["id"]: row for row in rows if otherwise.get(row["id"], row) is not None}
    for row_id, said in otherwise.items():
        if said is not None:
            kept[row_id] = _said(kept.get(row_id, {"id": row_id}), said)
    return list(kept.values())
