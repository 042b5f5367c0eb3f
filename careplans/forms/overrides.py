"""Why a clinician goes on although a rule stands in the way."""

from django import forms

from careplans.forms.fields import Words


class GoOnForm(forms.Form):
    """The reason, for one problem. `basis` names the problem as it was read: once its answers change, it is another."""

    reason = Words(
        label="Your reason for leaving both as they are",
        help_text="It is kept with your name and registration, published with the plan and shown on the card.",
        max_length=500,
        lines=3,
        needed="Say why both stand, in a sentence that a crew can act on.",
    )

    def __init__(self, data=None, *, basis):
        super().__init__(data, prefix=f"go-on-{basis[:12]}")
        self.basis = basis
