"""One section of a plan as a page asks it: its questions once, or once for each of its rows."""

from django import forms

from careplans.content.document import MOST_ROWS, ROW_ID, Problem, answers, new_row_id, rows_of
from careplans.content.items import Tier
from careplans.forms.answers import fields_for, why_none
from careplans.forms.follow_ups import open_follow_ups
from careplans.forms.provenance import ProvenanceForm
from careplans.forms.words import AuthorshipForm, authorship_in

ROWS = "row"
OWN_WORDS = "what_matters"
ASKS_HOW = "written_by"
LONGEST_SUMMARY = 90
WAYS = {"up": -1, "down": 1}
UNREADABLE_ROWS = "Part of this page could not be read. Check every entry below, then save again."
BOTH = "You gave an answer and also a reason for having none. Keep one of them."


class RowForm(forms.Form):
    """The questions of one row, or of a whole section that does not repeat. Its fields are named by item keys."""

    def __init__(self, section, stored, data=None, *, row=""):
        super().__init__(data, prefix=row or None, initial=_first_values(section, stored))
        self.section, self.stored, self.row = section, stored, row
        for item in _asked(section):
            self.fields.update(fields_for(item, stored.get(item.key)))
        if row and stored:
            self.fields["remove"] = forms.BooleanField(label=f"Remove this {section.row_name}", required=False)
        open_follow_ups(self)

    def clean(self):
        for item in _asked(self.section):
            reason = self.cleaned_data.get(why_none(item))
            if reason and self.cleaned_data.get(item.key) is not None:
                self.add_error(item.key, BOTH)
            elif reason and item.key not in self.errors:
                self.cleaned_data[item.key] = reason
        return self.cleaned_data

    @property
    def answers(self):
        """What was answered, as a document stores it; answers to retired questions stay as they are."""
        kept = {item.key: self.stored[item.key] for item in self.section.items if _is_kept(item, self.stored)}
        asked = {item.key: self.cleaned_data.get(item.key) for item in _asked(self.section)}
        said = {key: value for key, value in (kept | asked).items() if value is not None}
        return {"id": self.row, **said} if self.row else said

    @property
    def is_removed(self):
        return self.is_bound and self.removal is not None and bool(self.removal.data)

    @property
    def is_open(self):
        """Whether a row is shown unfolded: it is new, something is wrong with it, or it holds words not saved yet."""
        return not self.stored or bool(self.errors) or (self.is_bound and self.answers != self.stored)

    @property
    def summary_words(self):
        """What this row is, in the words of its first answers as they are stored."""
        stored = {self.section.key: [{**self.stored, "id": self.row}]} if self.row else {}
        said = [answer for answer in answers(stored, [self.section]) if answer.is_recorded]
        needed = [answer for answer in said if answer.item.needed_to_publish and answer.value != "other"]
        words = ": ".join(answer.words for answer in (needed if len(needed) > 1 else said)[:2])
        return words if len(words) <= LONGEST_SUMMARY else f"{words[:LONGEST_SUMMARY]}…"

    @property
    def questions(self):
        """The fields that ask something, in order; the tick that removes the row stands apart."""
        return [bound for bound in self if bound.name != "remove"]

    @property
    def questions_at_hand(self):
        """What is asked at once: everything but the background that nobody has answered yet."""
        return [bound for bound in self.questions if not self._is_background(bound)]

    @property
    def questions_in_background(self):
        """What is folded away: seldom needed, and empty. A question never goes out of sight with words in it."""
        return [bound for bound in self.questions if self._is_background(bound)]

    def _is_background(self, bound):
        item = getattr(bound.field, "item", None)
        is_needless = item is not None and item.tier is Tier.BACKGROUND and not item.needed_to_publish
        names = [name for name in (item.key, why_none(item)) if name in self.fields] if is_needless else []
        return is_needless and not any(self[name].value() or self[name].errors for name in names)

    @property
    def removal(self):
        return self["remove"] if "remove" in self.fields else None


def _first_values(section, stored):
    return stored | {why_none(item): stored.get(item.key) for item in section.items}


def _asked(section):
    return [item for item in section.items if not item.retired]


def _is_kept(item, stored):
    return item.retired and item.key in stored


class SectionForm:
    """A section on a page. Bound to `data` it holds what was typed; nothing of it is ever shortened or dropped.

    A section in the person's own words also asks how `writer` came to write them, unless it asks that itself; any
    other asks where it comes from, and `provenance` is what it shows of that before anyone types.
    """

    def __init__(self, section, stored=None, data=None, *, writer, is_own=False, provenance=None):
        self.section, self.stored, self.writer, self.is_own = section, stored, writer, is_own
        self.refused = []
        self.rows = self._forms(_stored_rows(section, stored), data)
        asks_how = section.document == OWN_WORDS and section.item(ASKS_HOW) is None
        self.authorship = AuthorshipForm(data, writer=writer, is_own=is_own) if asks_how else None
        # The history of the person's own words says already where they come from.
        self.provenance = None if section.document == OWN_WORDS else ProvenanceForm(data, before=provenance)

    def _forms(self, stored, data):
        if not self.section.repeats:
            return [RowForm(self.section, stored[""], data)]
        ids = self._rows_sent(data) if data is not None else list(stored)
        forms_of_rows = [RowForm(self.section, stored.get(row, {}), data, row=row) for row in ids]
        return forms_of_rows or [self._empty_row()]

    def _rows_sent(self, data):
        sent = data.getlist(ROWS)[: MOST_ROWS + 1]
        readable = [row for row in dict.fromkeys(sent) if ROW_ID.fullmatch(row)]
        if len(readable) < len(sent):
            self.refused.append(Problem(UNREADABLE_ROWS, self.section.key))
        return readable

    def _empty_row(self):
        return RowForm(self.section, {}, row=new_row_id())

    def rearrange(self, data):
        """Add a row, or move one, where a button of the page asked for it: True then, and nothing is to be saved."""
        if "add" in data:
            self.add_row()
        moved, _, way = data.get("move", "").partition(":")
        if way in WAYS:
            self._move(moved, WAYS[way])
        return "add" in data or "move" in data

    def _move(self, moved, by):
        """The row one place up or down, with everything typed in it; the first and the last go no further."""
        place = next((place for place, form in enumerate(self.rows) if form.row == moved), None)
        if place is not None:
            self.rows.insert(max(place + by, 0), self.rows.pop(place))

    def add_row(self):
        """One more empty row at the end, if there is room; everything typed stays."""
        if len(self.rows) < MOST_ROWS:
            self.rows.append(self._empty_row())
        else:
            self.refused.append(Problem(f"There is room for {MOST_ROWS} entries here.", self.section.key))

    def is_valid(self):
        readable = [form.is_valid() or form.is_removed for form in self._sent_rows()]
        is_from_somewhere = self.provenance is None or self.provenance.is_readable
        return all(readable) and self._is_explained() and is_from_somewhere and not self.refused

    def _is_explained(self):
        """Whether it is said whose words these are. A page left empty has no words to explain."""
        return self.authorship is None or self.authorship.is_valid() or not (self.answers or self.stored)

    def _sent_rows(self):
        """An empty row that the page offers when nothing was sent is no answer."""
        return [form for form in self.rows if form.is_bound]

    @property
    def answers(self):
        """The section as it is to be stored, without removed rows and rows left empty."""
        if not self.section.repeats:
            return self.rows[0].answers
        kept = [form.answers for form in self._sent_rows() if not form.is_removed]
        return [answers for answers in kept if len(answers) > 1]

    @property
    def written(self):
        """How the words of this section were written, or where it comes from, as the record keeps it."""
        if self.authorship:
            return self.authorship.cleaned_data
        if self.section.document == OWN_WORDS:
            return authorship_in(self.answers, writer=self.writer, is_own=self.is_own)
        said = self.provenance.said if self.provenance else None
        return {} if said is None else {"provenance": said}

    def add_rows_of_others(self, stored):
        """Rows that someone else has added since this page was opened stand after the rows of this page."""
        sent = {form.row for form in self.rows}
        others = {row: answers for row, answers in _stored_rows(self.section, stored).items() if row not in sent}
        self.rows.extend(RowForm(self.section, answers, row=row) for row, answers in others.items())
        return list(others.values())

    def refuse(self, problems):
        """Show these problems with the page: the record did not take what was sent."""
        self.refused.extend(problems)


def _stored_rows(section, stored):
    return dict(rows_of(section, {section.key: stored} if stored else {}))
