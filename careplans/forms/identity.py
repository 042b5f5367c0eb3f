"""Confirming that this is the right person: identifiers ticked, or read back where somebody is much alike."""

from django import forms

from careplans.content.lookalikes import Known, tells_apart
from careplans.content.read_back import (
    DO_NOT_GO_ON,
    FEWEST,
    FEWEST_WHEN_ALIKE,
    points_to_ask,
    what_is_missing,
    wrong_points,
)
from careplans.content.wording import format_address, format_date, format_nhs_number
from careplans.forms.birth import BirthDateField
from careplans.forms.fields import Words

DOES_NOT_AGREE = f"This is not what the record says. Check it with the person or a document. {DO_NOT_GO_ON}"
TELLS_APART = "This tells them apart."


class OnwardForm(forms.Form):
    """Where to go on to, once it is clear who this is."""

    onward = forms.CharField(widget=forms.HiddenInput, required=False)


class IdentityForm(OnwardForm):
    """The identifiers the record holds, each to be ticked when it agrees with the person at hand."""

    matched = forms.MultipleChoiceField(label="Tick what you have checked", widget=forms.CheckboxSelectMultiple)
    field_order = ["matched", "onward"]

    def __init__(self, *args, person, is_alike, **kwargs):
        super().__init__(*args, **kwargs)
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

    @property
    def wrong(self):
        """Nothing that is ticked can disagree."""
        return []

    def _too_few(self):
        return f"Tick at least {self.fewest} that agree. {DO_NOT_GO_ON}"


class OptionalBirthDate(BirthDateField):
    """A whole date of birth, or nothing."""

    def clean(self, value):
        return super().clean(value) if any(str(part).strip() for part in value) else None


def _typed(label, hint="", **attrs):
    box = Words(label=label, help_text=hint, max_length=105)
    box.widget.attrs.update({"autocomplete": "off", "spellcheck": "false", **attrs})
    return box


class ReadBackForm(OnwardForm):
    """The record shows nothing of what is asked here: it is typed from what the person or a document says."""

    date_of_birth = OptionalBirthDate(label="Date of birth", required=False)
    nhs_number = _typed("Last 3 digits of the NHS number", "Or the whole number", inputmode="numeric")
    address = _typed("House number or postcode", "Of where they live")
    family_name = _typed("Family name")
    given_name = _typed("First name")

    def __init__(self, *args, known: Known, others: list[Known], **kwargs):
        super().__init__(*args, **kwargs)
        self.known, self.others, self.wrong = known, others, []
        self.points = points_to_ask(known, others)
        apart = frozenset().union(*(tells_apart(known, other) for other in others))
        for point in set(self.fields) - {*self.points, "onward"}:
            del self.fields[point]
        for point in apart & set(self.points):
            hint = self.fields[point].help_text
            self.fields[point].help_text = f"{hint}. {TELLS_APART}" if hint else TELLS_APART
        self.order_fields([*self.points, "onward"])

    @property
    def fewest(self):
        """How many are needed, of what the record holds."""
        return min(FEWEST_WHEN_ALIKE, len(self.points))

    @property
    def name_shown(self):
        """As much of the name as is not asked for."""
        family = "" if "family_name" in self.points else self.known.family_name.upper()
        given = "" if "given_name" in self.points else self.known.given_names
        return ", ".join(part for part in (family, given) if part)

    def clean(self):
        given = {point: self.cleaned_data[point] for point in self.points if self.cleaned_data.get(point)}
        self.wrong = wrong_points(given, self.known)
        for point in self.wrong:
            self.add_error(point, DOES_NOT_AGREE)
        missing = "" if self.errors else what_is_missing(given, self.known, self.others)
        if missing:
            raise forms.ValidationError(missing)
        return self.cleaned_data | {"matched": list(given)}


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
