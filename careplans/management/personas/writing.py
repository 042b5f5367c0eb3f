"""What a persona file says, as the content of a plan and the facts of a person; nothing here touches the database.

What cannot be kept is left out and noted: `{path in the file: reason}`.
"""

from dataclasses import dataclass, field

from careplans.content.document import MOST_ROWS, parse_section
from careplans.content.items import Refused, Text
from careplans.content.sections import SECTIONS, section_by_key
from careplans.management.personas.leaves import leaves_of, value_at
from careplans.management.personas.places import settle
from careplans.management.personas.places.kinds import Field, Said
from careplans.management.personas.wordings import Unreadable

NO_ROOM = "there is no more room for it beside the others"


@dataclass
class Written:
    """What is kept of a file, and why the rest is not."""

    kept: dict = field(default_factory=dict)
    unheld: dict = field(default_factory=dict)


def content_of(data) -> Written:
    """The content `{section: answers}` that the file (its dates moved already) makes, as it would be kept."""
    written = Written()
    said = [(leaf, place) for leaf, place in _settled(data, written) if isinstance(place, Said)]
    for leaf, place in sorted(said, key=lambda pair: pair[1].is_default):
        _say(written, leaf, place)
    written.kept.setdefault(("own_words", ""), {})["written_by"] = who_wrote(data)
    content = _by_section(written.kept)
    written.kept = {one.key: parse_section(one, content[one.key]) for one in SECTIONS if one.key in content}
    return written


def _settled(data, written):
    """Every leaf with each of its places; where one of them cannot hold it, that is noted."""
    for leaf in leaves_of(data):
        places, reason = ((), "") if leaf.is_empty else settle(leaf)
        if reason:
            written.unheld[leaf.path] = reason
        yield from ((leaf, place) for place in places)


def _say(written, leaf, place):
    """Write one leaf where it belongs, beside what is there already."""
    answer = place.answer(leaf)
    if answer is None:
        return
    key = (place.section, place.row(leaf))
    if key not in written.kept and sum(section == place.section for section, _ in written.kept) >= MOST_ROWS:
        written.unheld[leaf.path] = f"at most {MOST_ROWS} of these can be kept"
        return
    row = written.kept.setdefault(key, {})
    try:
        row[place.item] = _beside(row.get(place.item), answer, place)
    except Refused:
        written.unheld[leaf.path] = NO_ROOM


def _beside(before, answer, place):
    """The answer together with what was said to this question before."""
    if isinstance(answer, list):
        return [*before, *(one for one in answer if one not in before)] if isinstance(before, list) else answer
    if before is None or before == answer:
        return answer
    if isinstance(before, str) and isinstance(answer, str) and isinstance(place.question, Text):
        return place.question.parse(f"{before}{place.joined or '; '}{answer}")
    return before if place.is_default else answer


def _by_section(answers):
    content = {}
    for (key, row), said in answers.items():
        if section_by_key(key).repeats:
            content.setdefault(key, []).append({"id": row, **said})
        else:
            content[key] = said
    return content


def who_wrote(data):
    """Whose words these are, from what is said about the help there was."""
    helped = str(value_at(data, "what_matters.about_me.supported_by") or "self")
    names = ("self", str(value_at(data, "person.preferred_name") or first_name(data)))
    if helped.startswith("self"):
        return "self"
    can_say = not str(value_at(data, "involvement_and_signatures.involvement") or "").startswith("B")
    return "with_help" if can_say or any(name in helped for name in names) else "someone_else"


def first_name(data):
    """The first of the given names; "" where there is none."""
    given = value_at(data, "person.given")
    return next(iter(given), "") if isinstance(given, list) else given or ""


def facts_of(data) -> Written:
    """The fields of the person's own row."""
    written = Written()
    for leaf, place in _settled(data, written):
        if isinstance(place, Field):
            _note(written, leaf, place)
    return written


def _note(written, leaf, place):
    value, facts = place.column(leaf.value), written.kept
    if place.name in facts:
        value = f"{facts[place.name]}{place.joined}{value}"
    try:
        facts[place.name] = place.fits(value)
    except Unreadable:
        written.unheld[leaf.path] = NO_ROOM
