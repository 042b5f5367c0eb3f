"""Which sets of suggested questions a draft is written with."""

from django import forms

from careplans.content.starters import STARTERS


class StartersForm(forms.Form):
    """Any number of sets, or none."""

    starters = forms.MultipleChoiceField(
        label="Suggest questions for",
        help_text="This adds questions to ask. It never adds an answer.",
        choices=[(one.key, one.name) for one in STARTERS.values()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose from the sets in the list."},
    )
