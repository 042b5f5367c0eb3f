"""Narrowing and sorting a caseload. Neither a name nor a number of anybody is asked: these stand in the address."""

from django import forms

BY_REVIEW, BY_NAME = "review", "name"


class CaseloadForm(forms.Form):
    """Of which of the user's teams, and in which order; what cannot be read counts as not asked."""

    team = forms.ChoiceField(label="Team", required=False)
    sort = forms.ChoiceField(
        label="In order of", choices=[(BY_REVIEW, "Review, the soonest first"), (BY_NAME, "Name")], required=False
    )

    def __init__(self, data, *, teams):
        self.teams = {str(team.pk): team for team in teams}
        super().__init__(data)
        if len(teams) > 1:
            self.fields["team"].choices = [
                ("", "All my teams"),
                *((key, str(team)) for key, team in self.teams.items()),
            ]
        else:
            del self.fields["team"]
        self.full_clean()

    @property
    def chosen(self):
        """The team asked for; None for all of them."""
        return self.teams.get(self.cleaned_data.get("team", ""))

    @property
    def by_name(self):
        return self.cleaned_data.get("sort") == BY_NAME
