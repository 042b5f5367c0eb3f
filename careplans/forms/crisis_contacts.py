"""What happened in a crisis: few questions, and none of them answered beforehand."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from careplans.forms.fields import Day, Words
from careplans.forms.people import chosen_team, own_team_field
from careplans.models import CrisisContact

SAY_WHY = "Say why, so that the plan can be made to fit."


class CrisisContactForm(forms.Form):
    """How it ended, what was done, and whether the plan was followed."""

    outcome = forms.ChoiceField(
        label="How did it end?",
        choices=CrisisContact.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ended.", "invalid_choice": "Choose one of these."},
    )
    happened = Words(
        label="What did you see, and what did you do?",
        help_text="The person's own team reads this. Say what they should do next.",
        max_length=4000,
        lines=5,
        needed="Say what you saw and did, in a few words.",
    )
    followed = forms.ChoiceField(
        label="Was the plan followed?",
        choices=CrisisContact.Followed.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the plan was followed.", "invalid_choice": "Choose one of these."},
    )
    why_not = Words(label="Why not, or not all of it?", max_length=1000, lines=3)
    happened_on = Day(label="Which day was this?", help_text="Leave it empty if it was today.")
    case_number = Words(label="Case or incident number", help_text="If there is one.", max_length=60, width=20)

    def __init__(self, data=None, *, teams, case_number=""):
        super().__init__(data)
        self.teams = {str(team.pk): team for team in teams}
        if len(teams) > 1:
            self.fields["team"] = own_team_field(teams, "Which of your teams was there?")
        if case_number:
            del self.fields["case_number"]
        self.fields["followed"].opens = dict.fromkeys(CrisisContact.NEEDS_A_REASON, "f1")
        if not self["why_not"].data:
            self.fields["why_not"].follows = "f1"

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day and day > timezone.localdate():
            raise ValidationError("This day is still to come. Give the day it happened.")
        return day

    def clean(self):
        given = super().clean()
        if given.get("followed") in CrisisContact.NEEDS_A_REASON and not given.get("why_not"):
            self.add_error("why_not", SAY_WHY)
        return given

    @property
    def facts(self):
        """What was answered, as a crisis contact keeps it."""
        return {**self.cleaned_data, "team": chosen_team(self)}
