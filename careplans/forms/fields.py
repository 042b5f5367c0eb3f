"""Boxes for words that are not part of what a plan says, under the same rules as the words that are."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from careplans.content.items import PartialDate, Refused, Text, WholeDate

PRECISIONS = {4: "year", 7: "month", 10: "day"}


class Words(forms.Field):
    """Free words of a limited length. What is too long is refused whole, never cut."""

    def __init__(self, *, max_length=300, lines=1, width=None, needed="", **options):
        attrs = {"autocomplete": "off"} | ({"size": width} if width else {})
        widget = forms.Textarea(attrs | {"rows": lines}) if lines > 1 else forms.TextInput(attrs)
        super().__init__(required=bool(needed), widget=widget, **options)
        self.max_length = max_length
        self.error_messages["required"] = needed

    def clean(self, value):
        try:
            words = Text(key="words", label="", max_length=self.max_length).parse(value)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from None
        return super().clean(words or "")


class OneOf(forms.ChoiceField):
    """One of several answers, as radio buttons. `needed` is what is said where none is chosen, `wrong` where one is
    that is not there."""

    def __init__(self, *, needed, wrong="", **options):
        messages = {"required": needed, "invalid_choice": wrong or needed}
        super().__init__(widget=forms.RadioSelect, error_messages=messages, **options)


class Day(forms.Field):
    """A whole day in three boxes, as a date."""

    item = WholeDate(key="day", label="")

    def __init__(self, *, needed="", **options):
        super().__init__(required=bool(needed), widget=self.item.widget(), **options)
        self.error_messages["required"] = needed

    def clean(self, value):
        try:
            text = self.item.parse(value)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from None
        return self.as_date(super().clean(text))

    def as_date(self, text):
        return date.fromisoformat(text) if text else None


class PartOfDate(Day):
    """A day, or only its month or year where no more is known, as (first day it can be, precision)."""

    item = PartialDate(key="day", label="")

    def as_date(self, text):
        return (date.fromisoformat((text + "-01-01")[:10]), PRECISIONS[len(text)]) if text else None
