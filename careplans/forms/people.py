"""Registering someone: who they are, as it stands on their NHS record, and which team asks."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare, salted_hmac

from careplans.content.alike import Identity
from careplans.content.wording import format_date, format_nhs_number
from careplans.forms.fields import OneOf
from careplans.forms.person_facts import PersonForm
from careplans.models import Person

Status = Person.NumberStatus
CHECKED = [
    (Status.VERIFIED, "I checked it against the NHS record: number, name and date of birth agree"),
    (Status.NOT_TRACED, "I was told it, or read it on a letter; nobody has checked it yet"),
    (Status.TRACE_REQUIRED, "There is no number here yet: it has to be looked for"),
    (Status.NOT_REQUIRED, "There is no number to look for, as for a visitor"),
    (Status.POSTPONED, "It is looked for later, as for a baby under six weeks old"),
]
WITH_A_NUMBER = {Status.VERIFIED, Status.NOT_TRACED}
FEWEST_POINTS = 3
TOO_FEW_POINTS = "Tick at least three that you have just checked. If you cannot, this may be one of the people above."


class RegisterForm(PersonForm):
    """Who someone is, and for which of the user's teams they are registered."""

    field_order = ["nhs_number", "number_checked", "family_name", "given_names", "born"]

    def __init__(self, data=None, *, teams):
        super().__init__(data)
        self.teams = {str(team.pk): team for team in teams}
        self.fields["number_checked"].choices = CHECKED
        self.order_fields(self.field_order)
        if len(teams) > 1:
            self.fields["team"] = own_team_field(teams, "Which of your teams asks?")

    def clean(self):
        given = super().clean()
        number, checked = given.get("nhs_number"), given.get("number_checked")
        if number and not checked:
            self.add_error("number_checked", "Say whether the NHS number has been checked.")
        elif number and checked not in WITH_A_NUMBER:
            self.add_error("number_checked", "You gave a number. Say whether it has been checked.")
        elif not number and checked in WITH_A_NUMBER and "nhs_number" not in self.errors:
            self.add_error("number_checked", "There is no NHS number that could have been checked.")
        return given

    @property
    def team(self):
        """The team asked for, or the only one there is."""
        return chosen_team(self)

    @property
    def sought(self):
        """What people who may be the same person are looked for by."""
        born_on, precision = self.cleaned_data["born"]
        return Identity(
            family_name=self.cleaned_data["family_name"],
            given_names=self.cleaned_data["given_names"],
            born_on=born_on,
            born_precision=precision,
            nhs_number=self.cleaned_data["nhs_number"] or "",
            postcode=self.cleaned_data["postcode"],
        )

    @property
    def facts(self):
        """What was given, as a Person holds it."""
        return super().facts | {"nhs_number_status": self.cleaned_data["number_checked"] or Status.TRACE_REQUIRED}


class NoneOfTheseForm(forms.Form):
    """Says that none of the people shown is the one to be registered; it holds only for the people who were shown.

    Where one of them is much alike, three points of the new person have to be confirmed (domain.md section 6.4, 5).
    """

    none_of_these = forms.BooleanField(
        label="None of these is the person I am registering",
        error_messages={"required": "Look at each of them, then tick this if it is none of them."},
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, matches, sought):
        self.mark = _mark([match.person for match in matches])
        super().__init__(data if data is not None and self._was_shown(data) else None, initial={"shown": self.mark})
        self.is_similar = any(match.likeness.is_similar for match in matches)
        if self.is_similar:
            self.fields["points"] = _points_field(sought)
            self.order_fields(["points"])

    def _was_shown(self, data):
        return constant_time_compare(data.get("shown", ""), self.mark)


def _points_field(sought):
    """What was typed about the new person, to be read back to them point by point."""
    typed = {
        "family_name": ("Family name", sought.family_name.upper()),
        "given_names": ("Given names", sought.given_names),
        "born": ("Born", format_date(sought.born_on, sought.born_precision)),
        "nhs_number": ("NHS number", sought.nhs_number and format_nhs_number(sought.nhs_number)),
        "postcode": ("Postcode", sought.postcode),
    }
    choices = [(name, f"{label}: {value}") for name, (label, value) in typed.items() if value]
    field = forms.MultipleChoiceField(
        label="Read these back to the person, or compare them with a document. Tick at least three that you checked",
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        validators=[_are_enough],
    )
    field.error_messages = dict.fromkeys(("required", "invalid_choice"), TOO_FEW_POINTS)
    return field


def _are_enough(points):
    if len(set(points)) < FEWEST_POINTS:
        raise ValidationError(TOO_FEW_POINTS)


def _mark(people):
    return salted_hmac("careplans.near-matches", ",".join(sorted(str(person.pk) for person in people))).hexdigest()


class StartPlanForm(forms.Form):
    """Which of the user's own teams starts to care for this person by a plan."""

    def __init__(self, data=None, *, teams):
        super().__init__(data)
        self.teams = {str(team.pk): team for team in teams}
        if len(teams) > 1:
            self.fields["team"] = own_team_field(teams, "Which of your teams will keep the plan?")

    @property
    def team(self):
        """The team chosen, or the only one there is."""
        return chosen_team(self)


def own_team_field(teams, label):
    """One of the user's own teams; asked only of those who have several."""
    choices = [(str(team.pk), f"{team.name}, {team.organisation.name}") for team in teams]
    return OneOf(label=label, choices=choices, needed="Choose one of your teams.")


def chosen_team(form):
    """The team that a form with `teams` was sent for."""
    only = next(iter(form.teams))
    return form.teams[form.cleaned_data.get("team", only)]
