"""Asks, for each question that two people answered differently, what is to stand. Nothing is chosen beforehand."""

from django import forms
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html

from careplans.content.items import Choice, Many
from careplans.content.merging import Difference, merged
from careplans.forms.answers import fields_for
from careplans.forms.fields import OneOf

THEIRS, MINE, BOTH, ANEW = "theirs", "mine", "both", "anew"
CHOOSE = "Choose what is to stand."
WRITE = "Write what is to stand, or choose another answer."


class MergeForm(forms.Form):
    """One question for each difference: theirs, mine, both where both can stand, or something written anew."""

    def __init__(self, section, found, *, theirs, mine, shown_rows=(), who="them", data=None, typed_before=None):
        super().__init__(data, prefix="merge")
        self.section, self.theirs, self.mine, self.shown_rows = section, theirs, mine, shown_rows
        self.found: dict[str, Difference] = {_name(one): one for one in found}
        for name, one in self.found.items():
            self.fields[name] = _ways(one, who)
            if _may_be_anew(one):
                self.fields[_box(name)] = _anew(one, (typed_before or {}).get(self.add_prefix(_box(name))))

    @property
    def questions(self):
        """Each choice with the box that stands under it, where there is one."""
        return [self._question(name) for name in self.found]

    def _question(self, name):
        box = _box(name)
        return {"choice": self[name], "anew": self[box] if box in self.fields else None}

    def clean(self):
        for name, one in self.found.items():
            if _may_be_anew(one):
                self._check_anew(name)
        return self.cleaned_data

    def _check_anew(self, name):
        """What stands in a box counts only where that box was chosen."""
        box = _box(name)
        if self.cleaned_data.get(name) != ANEW:
            self._errors.pop(box, None)
        elif box not in self.errors and self.cleaned_data.get(box) is None:
            self.add_error(box, WRITE)

    @property
    def answers(self):
        """The section as it was chosen to be."""
        chosen = {one.key: self._chosen(name, one) for name, one in self.found.items()}
        return merged(self.section, self.theirs, self.mine, chosen, self.shown_rows)

    def _chosen(self, name, one):
        ways = {THEIRS: one.theirs, MINE: one.mine, BOTH: one.joined if one.may_join else None}
        way = self.cleaned_data[name]
        return self.cleaned_data[_box(name)] if way == ANEW else ways[way]


def _name(one):
    return f"{one.row}-{one.item.key if one.item else 'row'}"


def _box(name):
    return f"{name}-{ANEW}"


def _may_be_anew(one):
    return one.item is not None and not isinstance(one.item, Choice | Many)


def _anew(one, typed_before):
    field = fields_for(one.item)[one.item.key]
    field.label, field.help_text = "What is to stand", ""
    field.initial = typed_before or (one.theirs if isinstance(one.mine, dict) else one.mine)
    return field


def _ways(one, who):
    """The answers to choose from. What each says stands under it, in full."""
    named = one.item is not None
    ways = {
        THEIRS: "Keep theirs" if named else ("Keep it" if one.theirs else "Leave it out, as they did"),
        MINE: "Keep mine" if named else ("Keep it" if one.mine else "Leave it out, as I did"),
    }
    ways |= {BOTH: "Keep both, theirs first"} if one.may_join else {}
    ways |= {ANEW: "Write something else"} if _may_be_anew(one) else {}
    field = OneOf(label=_label(one), choices=list(ways.items()), needed=CHOOSE)
    field.option_hints = {THEIRS: _said_by(who, one.their_words), MINE: _said_by("You", one.my_words)}
    return field


def _said_by(who, words):
    return {"html": format_html("<strong>{}:</strong> {}", who, linebreaksbr(words, autoescape=True))}


def _label(one):
    if one.item is None:
        return f"{one.row_label}: in one text and not in the other"
    return f"{one.row_label}: {one.item.label}" if one.row_label else one.item.label
