"""Confirming a plan unchanged, and withdrawing it: both are about the version that was read."""

from django import forms

from careplans.content.items import Text


class _AboutAVersion(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def is_about(self, plan):
        """Whether the version that was on the page is still the one in use."""
        return plan.current is not None and self.cleaned_data.get("version") == plan.current.number


class ConfirmForm(_AboutAVersion):
    """The plan was read again and is still right."""

    note = Text(key="note", label="Note", hint="Who you spoke with, if you like.", max_length=500).form_field()


class WithdrawForm(_AboutAVersion):
    """The plan is not to be followed any more, and why."""

    reason = Text(
        key="reason", label="Why is this plan withdrawn?", hint="Every team that relies on it is told.", lines=3
    ).form_field()

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        if not reason:
            raise forms.ValidationError("Say why this plan is withdrawn.")
        return reason
