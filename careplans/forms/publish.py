"""What a clinician gives to sign and to publish: the statement, a password, and why there is a new version."""

import uuid

from django import forms

from careplans.forms.fields import Words

AGREE = "Tick the statement to sign. If you cannot, change the recommendations first."


class SignForm(forms.Form):
    """A signature: the statement is ticked and the password given again, each time."""

    agrees = forms.BooleanField(error_messages={"required": AGREE})
    password = forms.CharField(
        label="Your password",
        help_text="You signed in with it. It is asked for again so that nobody signs in your name.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
        error_messages={"required": "Give your password to sign."},
    )

    def __init__(self, data=None, *, statement, **options):
        super().__init__(data, **options)
        self.fields["agrees"].label = statement

    def afresh(self):
        """The same page to be read and signed once more: the tick and the password are given anew."""
        return type(self)(statement=self.fields["agrees"].label)


class PublishForm(SignForm):
    """A signature, the reason for a new version, and a key by which sending twice publishes once."""

    field_order = ["why", "agrees", "password", "key"]
    why = Words(
        label="Why is there a new version?",
        help_text="One sentence for the teams who read it. For example: she has changed her mind about hospital.",
        max_length=300,
        lines=2,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": "Send this page again."})

    def __init__(self, data=None, *, statement, why=""):
        super().__init__(data, statement=statement, initial={"key": uuid.uuid4(), "why": why})

    def afresh(self):
        """The reason stays; the rest is given anew."""
        return type(self)(statement=self.fields["agrees"].label, why=self.cleaned_data.get("why", ""))
