"""Looking someone up: NHS number and date of birth, or family name and date of birth."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from careplans.content.items import Text
from careplans.forms.birth import BirthDateField
from careplans.models import check_nhs_number

TYPED_FRESH = {"autocomplete": "off", "spellcheck": "false"}


def _text(key, label, hint="", max_length=105):
    """A box of words that refuses what the record cannot keep, in words that say what to do."""
    box = Text(key=key, label=label, hint=hint, max_length=max_length).form_field()
    box.widget.attrs.update(TYPED_FRESH)
    return box


class NhsNumberField(forms.Field):
    """Ten digits from a number typed any way; '' where nothing was typed."""

    def clean(self, value):
        typed = str(value or "").strip()
        return check_nhs_number(typed, allow_test_range=not settings.IS_PRODUCTION) if typed else ""


class LookupForm(forms.Form):
    """What is asked: `clean` leaves a complete pair of identifiers, or says which box to fill."""

    nhs_number = NhsNumberField(
        label="NHS number",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autofocus": True, **TYPED_FRESH}),
    )
    date_of_birth = BirthDateField(label="Date of birth", help_text="For example, 14 3 1958")
    family_name = _text("family_name", "Family name", "Only if you do not have the NHS number.")
    given_name = _text("given_name", "Given name", "If you know it.")
    postcode = _text("postcode", "Postcode", "The whole of it, or how it begins.", max_length=8)
    reason = _text("reason", "Why you are looking", max_length=200)
    case_number = _text("case_number", "Case or incident number", max_length=60)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound:
            # What went wrong, or was not found, is read first; the box must not pull the page past it.
            del self.fields["nhs_number"].widget.attrs["autofocus"]

    def clean(self):
        given = self.cleaned_data
        if not given.get("nhs_number") and not given.get("family_name") and not self._says_what_is_wrong():
            raise ValidationError(
                {"nhs_number": "Type the NHS number. If you do not have it, type the family name instead."}
            )
        return given

    def _says_what_is_wrong(self):
        return "nhs_number" in self.errors or "family_name" in self.errors

    @property
    def asks_more(self):
        """Whether the boxes that narrow a search hold something, so that they must be in sight."""
        return any(self[name].data or self[name].errors for name in ("given_name", "postcode", "reason", "case_number"))
