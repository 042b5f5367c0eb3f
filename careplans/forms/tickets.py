"""Printing: which sheet, and where it will be kept."""

from django import forms

from careplans.forms.fields import OneOf, Words
from careplans.models import Ticket


class PrintForm(forms.Form):
    """Where it will be kept is asked each time: a copy that nobody can find again cannot be collected."""

    layout = OneOf(
        label="Which sheet?",
        choices=Ticket.Layout.choices,
        initial=Ticket.Layout.A4,
        needed="Choose a sheet.",
        wrong="Choose one of the sheets in the list.",
    )
    kept_where = Words(
        label="Where will it be kept?",
        help_text="Such as “Front of the fridge” or “Ambulance bag”. It is printed on every page.",
        max_length=200,
        needed="Say where the sheet will be kept, so that it can be found and collected later.",
    )
