"""What a persona file says, as the content of a plan and the facts of a person; nothing here touches the database."""

from datetime import date

from careplans.content.document import NotWellFormed, parse_section
from careplans.content.sections import SECTIONS, section_by_key
from careplans.management.personas.leaves import leaves_of
from careplans.management.personas.places import places_of
from careplans.management.personas.places.kinds import Field, Said
from careplans.management.personas.wordings import Unreadable, number, words


def content_of(data):
    """The whole content `{section: answers}` that the file (its dates moved already) makes, as it would be kept.

    Raises Unreadable naming the place in the file.
    """
    answers, sources = {}, {}
    places = [(leaf, place) for leaf in leaves_of(data) if not leaf.is_empty for place in places_of(leaf)]
    said = [(leaf, place) for leaf, place in places if isinstance(place, Said)]
    for leaf, place in sorted(said, key=lambda pair: pair[1].is_default):
        _say(answers, sources, leaf, place)
    answers.setdefault(("own_words", ""), {})["written_by"] = who_wrote(data)
    return _parsed(_by_section(answers), sources)


def _say(answers, sources, leaf, place):
    """Write one leaf where it belongs, beside what is there already."""
    answer = _read(lambda _: place.answer(leaf), leaf)
    if answer is None:
        return
    row = answers.setdefault((place.section, place.row(leaf)), {})
    before = row.get(place.item)
    sources.setdefault((place.section, place.row(leaf), place.item), leaf.path)
    if isinstance(answer, list):
        row[place.item] = [*(before or ()), *answer]
    elif before and place.joined:
        row[place.item] = f"{before}{place.joined}{answer}"
    elif before is None or not place.is_default:
        row[place.item] = answer


def _by_section(answers):
    content = {}
    for (key, row), said in answers.items():
        if section_by_key(key).repeats:
            content.setdefault(key, []).append({"id": row, **said})
        else:
            content[key] = said
    return content


def _parsed(content, sources):
    """The content in the order it is written, through the same parser as every page."""
    parsed = {}
    for section in SECTIONS:
        if section.key in content:
            try:
                parsed[section.key] = parse_section(section, content[section.key])
            except NotWellFormed as refusal:
                problem = refusal.problems[0]
                source = sources.get((problem.section, problem.row, problem.item), problem.section)
                raise Unreadable(problem.message, source) from None
    return parsed


def who_wrote(data):
    """Whose words these are, from what is said about the help there was."""
    helped = str(data["what_matters"]["about_me"].get("supported_by") or "self")
    names = ("self", str(data["person"].get("preferred_name") or data["person"]["given"][0]))
    if helped.startswith("self"):
        return "self"
    can_say = not data["involvement_and_signatures"]["involvement"].startswith("B")
    return "with_help" if can_say or any(name in helped for name in names) else "someone_else"


def facts_of(data):
    """The fields of the person's own row."""
    facts = {}
    for leaf in leaves_of(data):
        for place in () if leaf.is_empty else places_of(leaf):
            if isinstance(place, Field):
                _note(facts, leaf, place)
    return facts


def _note(facts, leaf, place):
    value = _read(place.reads, leaf)
    value = date.fromisoformat(value) if place.name == "born_on" else value
    facts[place.name] = f"{facts[place.name]}{place.joined}{value}" if place.name in facts else value


def phones_of(data):
    """The telephone numbers of the person, in the order of the file; raises Unreadable."""
    read = {"number": words, "use": words, "preference": number}
    phones = []
    for leaf in leaves_of(data["person"].get("phones") or [], "person.phones"):
        if leaf.key in read and not leaf.is_empty:
            phones += [{} for _ in range(leaf.indexes[0] + 1 - len(phones))]
            phones[leaf.indexes[0]][leaf.key] = _read(read[leaf.key], leaf)
    return [phone for phone in phones if phone]


def _read(reads, leaf):
    try:
        return reads(leaf.value)
    except Unreadable as unreadable:
        raise Unreadable(unreadable.message, leaf.path) from None
