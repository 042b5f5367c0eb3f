"""Asking for the key-safe code of a home, and setting it."""

from django import forms

from careplans.forms.fields import Words


class RevealForm(forms.Form):
    """Why the code is needed now."""

    reason = Words(
        label="Why do you need the code?",
        help_text="Such as the incident number. It is kept with your name, and the person can read it.",
        needed="Say why you need the code.",
    )


class KeepForm(forms.Form):
    """The code from now on."""

    code = Words(
        label="The code from now on",
        help_text="It takes the place of the one before. Leave this empty if there is no key-safe any more.",
        max_length=60,
        width=12,
    )
