"""Breaking the glass: who it is, why, and under which case or in a few words. And saying what was found afterwards."""

from django import forms
from django.conf import settings

from careplans.forms.fields import OneOf, Words
from careplans.forms.identity import identifiers_of
from careplans.models import BreakGlass

LEAST = settings.BREAK_GLASS["least_words"]
SAY_WHY = f"Give a case or incident number, or at least {LEAST} characters of words."


class BreakGlassForm(forms.Form):
    """Two identifiers that agree, one of five reasons with none chosen beforehand, and a number or words.

    With `asks_password`, the reader's own password too: they signed in too long ago.
    """

    agrees = forms.BooleanField(error_messages={"required": "Check who this is first, and tick."})
    reason = OneOf(label="Why?", choices=BreakGlass.Reason.choices, needed="Choose why.")
    case_number = Words(label="Case or incident number", max_length=60)
    words = Words(label=f"Or say why, at least {LEAST} characters", max_length=300)
    password = forms.CharField(
        label="Your password",
        help_text="You signed in a while ago.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
        error_messages={"required": "Give your password: you signed in a while ago."},
    )

    def __init__(self, *args, person, asks_password, **kwargs):
        super().__init__(*args, **kwargs)
        self.matched = two_identifiers(person)
        self.fields["agrees"].label = f"I checked: {', '.join(self.matched.values())}"
        self.fields["agrees"].widget.attrs["autofocus"] = True
        if not asks_password:
            del self.fields["password"]

    def clean(self):
        given = self.cleaned_data
        words = " ".join((given.get("words") or "").split())
        if not {"case_number", "words"} & set(self.errors) and not given["case_number"] and len(words) < LEAST:
            self.add_error("case_number", SAY_WHY)
        return given


def two_identifiers(person):
    """The date of birth and the NHS number, or the family name where there is no number, as they are checked."""
    told = identifiers_of(person)
    names = ("date_of_birth", "nhs_number" if "nhs_number" in told else "family_name")
    return {name: told[name] for name in names}


class GlassReviewForm(forms.Form):
    """What was found, and in a few words why."""

    outcome = OneOf(label="What did you find?", choices=BreakGlass.Outcome.choices, needed="Choose what you found.")
    note = Words(
        label="In a few words",
        help_text="Whom you asked, and what they said. The person does not read this note.",
        max_length=1000,
        lines=3,
        needed="Say in a few words how you know.",
    )
