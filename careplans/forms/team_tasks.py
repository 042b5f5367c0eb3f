"""Asking a team to see whether a plan is wanted, and saying that a task is done."""

from django import forms
from django.core import signing

from careplans.forms.fields import Words

SEALED_FOR_SECONDS = 2 * 60 * 60


def seal_search(searched, user):
    """What this user searched, to be carried by a form of theirs; nobody can change it, and it ends after two hours."""
    return signing.dumps(searched, salt=_salt(user))


def unseal_search(sealed, user):
    """What was searched; None where it was not this user who was given it, or where it is too long ago."""
    try:
        return signing.loads(sealed, salt=_salt(user), max_age=SEALED_FOR_SECONDS)
    except signing.BadSignature:
        return None


def _salt(user):
    return f"careplans.searched.{user.pk}"


class TellGpForm(forms.Form):
    """Which team, what was seen, and what would help."""

    team = forms.ChoiceField(
        label="Which team should be told?",
        error_messages={"required": "Choose a team.", "invalid_choice": "Choose one of the teams in the list."},
    )
    seen = Words(
        label="What did you see?",
        help_text="How the person is, and why a plan may help them.",
        max_length=2000,
        lines=4,
        needed="Say what you saw, in a few words.",
    )
    helps = Words(label="What would help?", help_text="Leave it empty if you cannot tell.", max_length=1000, lines=2)

    def __init__(self, data=None, *, teams, proposed=None):
        self.teams = {str(team.pk): team for team in teams}
        super().__init__(data, initial={"team": str(proposed.pk)} if proposed else None)
        listed = [(key, f"{team.name}, {team.organisation.name}") for key, team in self.teams.items()]
        self.fields["team"].choices = [("", "Choose a team"), *listed]
        if proposed:
            self.fields["team"].help_text = "Proposed: the team on this person's record. Choose another if it is wrong."

    @property
    def chosen(self):
        """The team to be told."""
        return self.teams[self.cleaned_data["team"]]


class DoTaskForm(forms.Form):
    """What was done."""

    how = Words(
        label="What was done?",
        help_text="Say it also if nothing had to be done.",
        max_length=500,
        lines=2,
        needed="Say what was done, in a few words.",
    )
