"""What a page sent, kept just as it was typed, so that it can be shown on that page again."""

import re

from django.http import QueryDict

from careplans.content.document import new_row_id
from careplans.forms.sections import ROWS, SectionForm

NOT_TYPED = re.compile(
    r"csrfmiddlewaretoken|about|onward|origin-.*|section|save|next|add|move|autosave|here|restore|merge-.*"
)


def typed_in(data) -> dict:
    """Everything a writer typed or chose, by the names of the page. The one sign a database cannot hold is marked."""
    typed = {name: data.getlist(name) for name in data if not NOT_TYPED.fullmatch(name)}
    return {_held(name): [_held(value) for value in values] for name, values in typed.items()}


def _held(words):
    return words.replace("\x00", "\ufffd")


def data_of(typed) -> QueryDict:
    """The same again, as a page would send it."""
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    return data


def typed_from(section, stored, *, how=None) -> dict:
    """What a page would send if someone had typed just what is stored; `how` says how words were written."""
    form = SectionForm(section, stored, writer=None)
    rows = form.rows if stored else []
    typed = {bound.html_name: _values(bound) for row in rows for bound in row.questions}
    if section.repeats:
        typed[ROWS] = [row.row for row in rows] or [new_row_id()]
    return typed | {f"authorship-{name}": [value] for name, value in (how or {}).items()}


def _values(bound):
    value = bound.value()
    if isinstance(value, list):
        return [str(one) for one in value]
    return ["" if value is None else str(value)]
