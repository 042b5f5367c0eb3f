"""Confirming that this is the right person, by two identifiers other than the first name."""

from django import forms

from careplans.content.wording import format_address, format_date, format_nhs_number

FEWEST = 2
FEWEST_WHEN_ALIKE = 3


class IdentityForm(forms.Form):
    """The identifiers the record holds, each to be ticked when it agrees with the person at hand."""

    matched = forms.MultipleChoiceField(label="Tick what you have checked", widget=forms.CheckboxSelectMultiple)
    onward = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, person, is_alike, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_alike = is_alike
        identifiers = identifiers_of(person)
        self.fewest = min(FEWEST_WHEN_ALIKE if is_alike else FEWEST, len(identifiers))
        field = self.fields["matched"]
        field.choices = list(identifiers.items())
        field.error_messages = dict.fromkeys(("required", "invalid_choice"), self._too_few())

    def clean_matched(self):
        matched = self.cleaned_data["matched"]
        if len(set(matched)) < self.fewest:
            raise forms.ValidationError(self._too_few())
        return matched

    def _too_few(self):
        return f"Tick at least {self.fewest} that agree. If you cannot, this may not be the person: do not go on."


def identifiers_of(person):
    """What a person can be told by, apart from the first name; an address that is sensitive is never offered."""
    found = {
        "family_name": f"Family name: {person.family_name.upper()}",
        "date_of_birth": f"Born: {format_date(person.born_on, person.born_precision)}",
    }
    if person.nhs_number:
        found["nhs_number"] = f"NHS number: {format_nhs_number(person.nhs_number)}"
    if person.address_lines and not person.location_sensitive:
        found["address"] = f"Address: {format_address(person.address_lines, person.postcode)}"
    return found
