"""What changed between two readings of a plan, one plain sentence for each thing, what decides most first.

Rows are matched by their id, so moving a row is not a change, and a row that was edited is not a new one.
"""

from dataclasses import dataclass

from careplans.content.document import Answer, Section, answers, rows_of
from careplans.content.items import Item
from careplans.content.sections import in_decision_order

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
LONGEST_QUOTE = 160
WORDS_AROUND = 3

# A change to any of these reaches every team at once, under the name given here.
URGENT = {
    "cpr": "CPR",
    "adrt": "the advance decision to refuse treatment",
    "adrt_treatments": "the treatments refused in advance",
    "clinical_focus": "the clinical focus and guidance",
    "treatment_escalation": "treatment escalation",
    "place_of_care": "the preferred place of care",
    "place_of_death": "the preferred place of death",
}

# Labels that say by themselves what they are about; every other sentence names its section.
SPEAKS_FOR_ITSELF = {
    ("cpr", "decision"),
    ("cpr", "modified_details"),
    ("clinical_focus", "focus"),
    ("place_of_care", "first_choice"),
    ("place_of_care", "second_choice"),
    ("place_of_care", "what_would_change_my_mind"),
    ("place_of_death", "first_choice"),
    ("place_of_death", "second_choice"),
    ("allergies", "status"),
    ("anticipatory", "status"),
    ("primary_diagnosis", "diagnosis"),
    ("prognosis", "prognosis"),
    ("prognosis", "gsf"),
    ("first_call", "number"),
    ("review", "review_due"),
}
COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True)
class Change:
    """One thing that changed. `item` is None, and before or after holds the whole row, where a row came or went."""

    section: Section
    item: Item | None
    row: str
    row_label: str
    kind: str
    before: str
    after: str
    sentence: str


def changes(before: dict, after: dict) -> list[Change]:
    """Everything that differs between two contents, in the order it is decided on at the scene."""
    return [change for section in in_decision_order() for change in _changes_in(section, before, after)]


def summary(found: list[Change]) -> str:
    """One sentence about all of them, naming what weighs most."""
    if not found:
        return "Nothing changed."
    if len(found) == 1:
        return f"One thing changed: {_lower(found[0].sentence)}"
    count = COUNTS[len(found)] if len(found) < len(COUNTS) else str(len(found))
    return f"{count} things changed, among them {_subject(found)}."


def urgency(found: list[Change]) -> str:
    """urgent where CPR, a binding refusal, the focus, a treatment or a place changed; else routine."""
    return "urgent" if any(change.section.key in URGENT for change in found) else "routine"


def _subject(found):
    """What weighs most: the first that is urgent, or else simply the first."""
    weighty = [change.section for change in found if change.section.key in URGENT]
    section = (weighty or [found[0].section])[0]
    return URGENT.get(section.key) or _lower(_name(section))


def _changes_in(section, before, after):
    if not section.repeats:
        yield from _changes_of_answers(section, _answers(section, before), _answers(section, after))
        return
    old, new = dict(rows_of(section, before)), dict(rows_of(section, after))
    for row in new:
        if row not in old:
            yield _row_change(section, row, after, ADDED)
        elif old[row] != new[row]:
            label = _row_label(_answers(section, after, row))
            yield from _changes_of_answers(
                section, _answers(section, before, row), _answers(section, after, row), label
            )
    for row in old:
        if row not in new:
            yield _row_change(section, row, before, REMOVED)


def _answers(section, content, row=""):
    """The answers of one row by item key. A retired item counts for as long as either content holds it."""
    return {answer.item.key: answer for answer in answers(content, [section]) if answer.row == row}


def _changes_of_answers(section, old, new, row_label=""):
    for item in section.items:
        was, now = _answer(section, item, old), _answer(section, item, new)
        if was.value != now.value:
            yield _item_change(was, now, row_label)


def _answer(section, item, found):
    return found.get(item.key) or Answer(section, item, None)


def _item_change(was, now, row_label):
    kind = CHANGED if was.is_recorded and now.is_recorded else ADDED if now.is_recorded else REMOVED
    before, after = _words(was), _words(now)
    sentence = f"{_about(now.section, now.item, row_label)} {_what_happened(kind, before, after)}."
    return Change(now.section, now.item, now.row or was.row, row_label, kind, before, after, sentence)


def _what_happened(kind, before, after):
    if kind == ADDED:
        return f"is now recorded: {_quoted(after)}"
    if kind == REMOVED:
        return f"was removed; it was {_quoted(before)}"
    if before.split() == after.split():
        return "was set out differently; the words are the same"
    old, new = _what_differs(before, after)
    return f"changed from {old} to {new}"


def _row_change(section, row, content, kind):
    found = _answers(section, content, row)
    label = _row_label(found)
    whole = "; ".join(f"{answer.item.label} {_words(answer)}" for answer in found.values() if answer.is_recorded)
    verb = "Added to" if kind == ADDED else "Removed from"
    before, after = ("", whole) if kind == ADDED else (whole, "")
    sentence = f"{verb} {_lower(_name(section))}: {_quoted(label)}{_outcome(found)}."
    return Change(section, None, row, label, kind, before, after, sentence)


def _row_label(found):
    """What a row is called: its first answer, or the more exact one where that answer is “Other”."""
    recorded = [answer for answer in found.values() if answer.is_recorded]
    exact = [answer for answer in recorded if answer.value != "other"]
    return " ".join(_words((exact or recorded)[0]).split()) if recorded else ""


def _outcome(found):
    """For a treatment, what is recommended about it: the half of the news that matters."""
    recommendation = found.get("recommendation")
    if recommendation is None or not recommendation.is_recorded:
        return ""
    conditions = found["conditions"]
    terms = (
        f" {_quoted(_words(conditions))}" if recommendation.value == "conditional" and conditions.is_recorded else ""
    )
    return f", {_lower(recommendation.words)}{terms}"


def _about(section, item, row_label):
    if (section.key, item.key) in SPEAKS_FOR_ITSELF:
        return item.label
    where = f"{_name(section)}, {_quoted(row_label)}" if row_label else _name(section)
    return f"{where}: “{item.label}”"


def _name(section):
    """The title without what follows a colon."""
    return section.title.split(":")[0]


def _words(answer):
    return answer.words if answer.is_recorded else ""


def _quoted(words):
    flat = " ".join(words.split())
    return f"“{flat}”" if len(flat) <= LONGEST_QUOTE else f"“{flat[:LONGEST_QUOTE].rstrip()} …”"


def _what_differs(before, after):
    """Both texts quoted; of long ones, only the part that differs, with a few words around it."""
    old, new = before.split(), after.split()
    if max(len(before), len(after)) <= LONGEST_QUOTE:
        return _quoted(before), _quoted(after)
    start = _shared(old, new)
    end = min(_shared(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    return _excerpt(old, start, end), _excerpt(new, start, end)


def _shared(one, other):
    """How many words two lists share from the start."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _excerpt(words, start, end):
    first, last = max(start - WORDS_AROUND, 0), min(len(words) - end + WORDS_AROUND, len(words))
    opening, closing = "… " if first else "", " …" if last < len(words) else ""
    return _quoted(f"{opening}{' '.join(words[first:last])}{closing}")


def _lower(words):
    """The same words to stand inside a sentence; abbreviations and names in capitals stay as they are."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
