"""Reading a plan out to a caller: finding it by the code on their sheet, and putting on record what was read."""

from django import forms
from django.core.exceptions import ValidationError

from careplans.content.items import Refused
from careplans.content.spoken import typed_code
from careplans.forms.birth import BirthDateField
from careplans.forms.fields import Words
from careplans.forms.lookup import NhsNumberField

ONE_OF_TWO = "Ask the caller for the date of birth, or the NHS number. The code alone opens nothing."
FRESH = {"autocomplete": "off", "spellcheck": "false"}


class BirthDateIfKnown(BirthDateField):
    """A date of birth, or None where all its boxes are empty."""

    def clean(self, value):
        return super().clean(value) if any(str(part).strip() for part in value) else None


class CallerForm(forms.Form):
    """Who is on the line."""

    caller = Words(
        label="Who is calling?",
        help_text="Call sign or name. It is kept with what you read out.",
        max_length=100,
        needed="Say who is calling: their call sign or name.",
    )
    case_number = Words(label="Case or incident number", help_text="If there is one.", max_length=60, width=20)


class ByCodeForm(CallerForm):
    """The code from the sheet and something of the person: both are wanted, and everything given must agree."""

    code = forms.CharField(
        label="Code on the sheet",
        help_text="Eight signs, such as BD7K 2MPN. You can type the words too: Bravo Delta Seven Kilo …",
        max_length=120,
        widget=forms.TextInput(attrs={"autofocus": True, "autocapitalize": "characters", **FRESH}),
        error_messages={
            "required": "Type the code that the caller reads from the sheet, such as BD7K 2MPN.",
            "max_length": "A code has 8 signs. Ask the caller to read the code again.",
        },
    )
    date_of_birth = BirthDateIfKnown(label="Date of birth", help_text="As the caller gives it, such as 14 3 1958.")
    nhs_number = NhsNumberField(
        label="or NHS number",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **FRESH}),
    )
    field_order = ("code", "date_of_birth", "nhs_number", "caller", "case_number")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound:
            # What is wrong is read first; the box must not pull the page past it.
            del self.fields["code"].widget.attrs["autofocus"]

    def clean_code(self):
        try:
            return typed_code(self.cleaned_data["code"])
        except Refused as refusal:
            raise ValidationError(str(refusal)) from None

    def clean(self):
        given = self.cleaned_data
        is_named = given.get("date_of_birth") or given.get("nhs_number")
        if not is_named and not {"date_of_birth", "nhs_number"} & self.errors.keys():
            raise ValidationError({"date_of_birth": ONE_OF_TWO})
        return given


class ReadOutForm(CallerForm):
    """What was read, to whom, and how much of it was heard."""

    HEARD = {
        "all": "All of it, and it was read back to me right",
        "not_read_back": "All of it, and it was not read back",
        "part": "Part of it: the call ended",
    }
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    heard = forms.ChoiceField(
        label="How much did they hear?",
        choices=HEARD.items(),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Say how much of it they heard.",
            "invalid_choice": "Say how much of it they heard: choose one of these.",
        },
    )
    field_order = ("version", "heard", "caller", "case_number")
