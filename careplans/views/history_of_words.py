"""The person's own words as a reader meets them: what they say now, who wrote it and how, and how it came to be."""

from dataclasses import dataclass

from careplans.content.changes import changes, summary
from careplans.content.document import answers
from careplans.models import OwnWords
from careplans.models.reading import THE_PERSON, last_change, who_wrote

MOST_ENTRIES = 30
YOU = "you"


@dataclass(frozen=True)
class Passage:
    """One section of the person's words as it stands: the answers, and the entry that last changed them."""

    section: object
    answers: list
    entry: OwnWords | None
    who_wrote: str


@dataclass(frozen=True)
class Entry:
    """One step of the history: who, how, when, and in one sentence what changed."""

    words: OwnWords
    what: str
    who_wrote: str

    @property
    def typed_by(self):
        """Who typed it in, where that is not said already."""
        is_said = self.words.written_how == OwnWords.WrittenHow.SELF or str(self.words.written_by) in self.who_wrote
        return "" if is_said else str(self.words.written_by)


def passages_of(sections, entries, person=THE_PERSON):
    """Each section of the person's words, said or not. `entries` is their history, newest first."""
    content = entries[0].content if entries else {}
    return [_passage(section, content, last_change(section.key, entries), person) for section in sections]


def _passage(section, content, entry, person):
    return Passage(section, _said(content, section), entry, who_wrote(entry, person) if entry else "")


def _said(content, section):
    return [answer for answer in answers(content, [section]) if answer.is_recorded]


def history_of(entries, person=THE_PERSON):
    """The newest steps by which the words came to be what they are."""
    pairs = list(zip(entries, [*entries[1:], None], strict=True))[:MOST_ENTRIES]
    return [Entry(entry, _what_changed(before, entry), who_wrote(entry, person)) for entry, before in pairs]


def _what_changed(before, entry):
    return summary(changes(before.content if before else {}, entry.content))


def words_to_review(plan):
    """What the person says differently since the plan was signed, of all that its recommendations lean on."""
    if plan.current is None:
        return []
    newest = plan.own_words.first()
    now = newest.content if newest else {}
    return [change for change in changes(plan.current.document["what_matters"], now) if _feeds(change)]


def _feeds(change):
    items = [change.item] if change.item else change.section.items
    return any(item.feeds_recommendations for item in items)
