"""Asking another team to care for someone, and ending it: always with a reason."""

from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from careplans.forms.fields import Day, Words


class ShareForm(forms.Form):
    """Which team, why, and until when, if an end is known."""

    team = forms.ModelChoiceField(
        queryset=None,
        empty_label="Choose a team",
        error_messages={"required": "Choose a team.", "invalid_choice": "Choose one of the teams in the list."},
    )
    reason = Words(
        label="Why will this team care for the person?",
        max_length=300,
        needed="Say why, in a few words. The person can read it.",
    )
    last_day = Day(label="Last day, if you know it", help_text="Leave it empty if there is no end.")

    def __init__(self, data=None, *, teams):
        super().__init__(data)
        self.fields["team"].queryset = teams
        self.fields["team"].label_from_instance = lambda team: f"{team.name}, {team.organisation.name}"

    def clean_last_day(self):
        """The moment the last day ends in the United Kingdom."""
        day = self.cleaned_data["last_day"]
        if day and day < timezone.localdate():
            raise ValidationError("This day is past. Give a day to come, or leave it empty.")
        return timezone.make_aware(datetime.combine(day, time.max)) if day else None


class StopSharingForm(forms.Form):
    """Why a team no longer cares for the person."""

    reason = Words(label="Why does this team no longer care for the person?", needed="Say why, in a few words.")

    def __init__(self, data=None, *, team):
        super().__init__(data, prefix=f"stop-{team.pk}")
        self.team = team
