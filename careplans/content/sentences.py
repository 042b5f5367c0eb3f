"""One plain sentence for each thing that can change in a plan, in the words of the people who will act on it."""

from careplans.content.document import Answer, Section
from careplans.content.items import Item

LONGEST_QUOTE = 160
WORDS_AROUND = 3
LETTERS_AROUND = 20

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
# Facts in figures, read without quotation marks: nobody said them in these words.
IN_FIGURES = ("date", "moment", "number", "phone")


def sentence_of_answer(was: Answer, now: Answer, row_label: str) -> str:
    """What became of one answer: newly recorded, taken away, or another than before."""
    return f"{_about(now.section, now.item, row_label)}: {_what_happened(was, now)}."


def sentence_of_row(section: Section, found: dict, label: str, *, is_added: bool) -> str:
    """A whole row came or went. `found` holds its answers by item key."""
    verb = "Added to" if is_added else "Taken away from"
    return f"{verb} {in_a_sentence(name_of(section))}: {quoted(label)}{_outcome(found)}."


def sentence_of_order(section: Section) -> str:
    """The rows are the same and stand in another order."""
    return f"The order of “{name_of(section)}” changed."


def sentence_of_section(section: Section, before: str, after: str) -> str:
    """A whole section that cannot be told answer by answer: a later version of the product wrote it."""
    was = f"was {quoted(before)}" if before else "it was not recorded before"
    now = f"now {quoted(after)}" if after else "it was taken away"
    return f"“{name_of(section)}”, which cannot be shown in words here: {was}; {now}."


def name_of(section: Section) -> str:
    """The title without what follows a colon."""
    return section.title.split(":")[0]


def in_a_sentence(words: str) -> str:
    """The same words to stand inside a sentence; abbreviations and names in capitals stay as they are."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def quoted(words: str) -> str:
    """The words between quotation marks, on one line, cut where they are long."""
    flat = " ".join(words.split())
    return f"“{flat}”" if len(flat) <= LONGEST_QUOTE else f"“{flat[:LONGEST_QUOTE].rstrip()} …”"


def _about(section, item: Item, row_label):
    if (section.key, item.key) in SPEAKS_FOR_ITSELF:
        return item.label
    where = f"{name_of(section)}, {quoted(row_label)}" if row_label else name_of(section)
    return f"{where}, “{item.label}”"


def _what_happened(was, now):
    if not was.is_recorded:
        return f"now {_as_read(now)}; it was not recorded before"
    if not now.is_recorded:
        return f"the answer was taken away; it was {_as_read(was)}"
    if was.is_unsaid or now.is_unsaid:
        return f"was {_as_read(was)}, now {_as_read(now)}"
    if now.item.kind == "many":
        return _came_and_went(now.item, was.value, now.value)
    if was.words.split() == now.words.split():
        return "set out differently; the words are the same"
    if now.item.kind in IN_FIGURES:
        return f"was {_as_read(was)}, now {_as_read(now)}"
    return _one_text_and_another(was.words, now.words)


def _as_read(answer):
    if answer.is_unsaid:
        return f"{quoted(answer.words)} (no answer)"
    is_short = len(answer.words) <= LONGEST_QUOTE
    return answer.words if answer.item.kind in IN_FIGURES and is_short else quoted(answer.words)


def _came_and_went(item, before, after):
    """Of a list, what was added to it and what was taken away."""
    added = [key for key in after if key not in before]
    gone = [key for key in before if key not in after]
    told = [("added", added), ("taken away", gone)]
    parts = [f"{verb} {', '.join(quoted(item.words([key])) for key in keys)}" for verb, keys in told if keys]
    return "; ".join(parts) or "the same answers in another order"


def _outcome(found):
    """For a treatment, what is recommended about it: the half of the news that matters."""
    recommendation = found.get("recommendation")
    if recommendation is None or not recommendation.is_recorded:
        return ""
    conditions = found.get("conditions")
    has_terms = recommendation.value == "conditional" and conditions and conditions.is_recorded
    terms = f" {quoted(conditions.words)}" if has_terms else ""
    return f", {in_a_sentence(recommendation.words)}{terms}"


def _one_text_and_another(before, after):
    """Both texts where they are short; of long ones the part that differs, with a few words around it."""
    if max(len(before), len(after)) <= LONGEST_QUOTE:
        return f"was {quoted(before)}, now {quoted(after)}"
    old, new = _part_that_differs(before.split(), after.split())
    is_cut = max(len(old), len(new)) > LONGEST_QUOTE
    if quoted(old) == quoted(new):
        old, new = _from_the_first_letter_that_differs(old, new)
    more = ", and more after that" if is_cut else ""
    return f"the part {quoted(old)} is now {quoted(new)}{more}"


def _part_that_differs(old, new):
    start = _shared(old, new)
    end = min(_shared(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    return _excerpt(old, start, end), _excerpt(new, start, end)


def _shared(one, other):
    """How much two lists, or two texts, share from the start."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _excerpt(words, start, end):
    first, last = max(start - WORDS_AROUND, 0), min(len(words) - end + WORDS_AROUND, len(words))
    opening, closing = "… " if first else "", " …" if last < len(words) else ""
    return f"{opening}{' '.join(words[first:last])}{closing}"


def _from_the_first_letter_that_differs(old, new):
    """For texts with hardly a space in them, whose first words fill the quotation by themselves."""
    start = max(_shared(old, new) - LETTERS_AROUND, 0)
    return f"… {old[start:]}", f"… {new[start:]}"
