"""Registering someone: who they are, as it stands on their NHS record, and which team asks."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from careplans.content.items import Phone, Refused
from careplans.forms.fields import PartOfDate, Words
from careplans.forms.lookup import NhsNumberField
from careplans.models import Person

POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}")
OLDEST_YEAR = 1880
CHECKED = [
    (Person.NumberStatus.VERIFIED, "I checked it against the NHS record: number, name and date of birth agree"),
    (Person.NumberStatus.NOT_TRACED, "I was told it, or read it on a letter; nobody has checked it yet"),
]
GENDERS = [("", "Not known"), ("female", "Female"), ("male", "Male"), ("other", "Other")]


class RegisterForm(forms.Form):
    """Who someone is. Only a family name, a given name and a date of birth are needed."""

    nhs_number = NhsNumberField(
        label="NHS number",
        help_text="10 digits. Leave it empty if it is not known.",
        required=False,
        widget=forms.TextInput(attrs={"size": 20, "inputmode": "numeric", "autocomplete": "off"}),
    )
    number_checked = forms.ChoiceField(
        label="Has the NHS number been checked?", choices=CHECKED, required=False, widget=forms.RadioSelect
    )
    family_name = Words(label="Family name", max_length=105, needed="Write the family name.")
    given_names = Words(label="Given names", max_length=105, needed="Write at least one given name.")
    born = PartOfDate(
        label="Date of birth",
        help_text="Such as 14 3 1958. Leave the day, or the day and month, empty if they are not known.",
        needed="Write the date of birth; the year alone if no more is known.",
    )
    title = Words(label="Title", help_text="Such as Mrs, Mr or Dr.", max_length=35, width=10)
    preferred_name = Words(label="Likes to be called", max_length=35)
    gender = forms.ChoiceField(label="Gender", choices=GENDERS, required=False)
    address_lines = Words(label="Address", max_length=500, lines=3)
    postcode = Words(label="Postcode", max_length=8, width=10)
    phone = Words(label="Telephone", max_length=30, width=20)
    gp_practice = Words(label="GP practice", max_length=200)
    gp_phone = Words(label="Telephone of the GP practice", max_length=30, width=20)

    def __init__(self, data=None, *, teams):
        super().__init__(data)
        self.teams = {str(team.pk): team for team in teams}
        if len(teams) > 1:
            self.fields["team"] = own_team_field(teams, "Which of your teams asks?")

    def clean_nhs_number(self):
        """No number is no number: an empty text would be one that everybody shares."""
        return self.cleaned_data["nhs_number"] or None

    def clean_born(self):
        day, _ = self.cleaned_data["born"]
        if day > timezone.localdate():
            raise ValidationError("A date of birth cannot be in the future. Check the year.")
        if day.year < OLDEST_YEAR:
            raise ValidationError(f"Nobody alive was born before {OLDEST_YEAR}. Check the year.")
        return self.cleaned_data["born"]

    def clean_postcode(self):
        typed = re.sub(r"\s", "", self.cleaned_data["postcode"]).upper()
        postcode = f"{typed[:-3]} {typed[-3:]}" if typed else ""
        if postcode and not POSTCODE.fullmatch(postcode):
            raise ValidationError("Write a whole postcode, such as CT1 2AB, or leave it empty.")
        return postcode

    def clean_phone(self):
        return _telephone(self.cleaned_data["phone"])

    def clean_gp_phone(self):
        return _telephone(self.cleaned_data["gp_phone"])

    def clean(self):
        if self.cleaned_data.get("nhs_number") and not self.cleaned_data.get("number_checked"):
            self.add_error("number_checked", "Say whether the NHS number has been checked.")
        return self.cleaned_data

    @property
    def team(self):
        """The team asked for, or the only one there is."""
        return chosen_team(self)

    @property
    def sought(self):
        """What people who may be the same person are looked for by."""
        born_on, precision = self.cleaned_data["born"]
        given = {name: self.cleaned_data[name] for name in ("family_name", "nhs_number")}
        return {**given, "born_on": born_on, "born_precision": precision}

    def refuse(self, refusal):
        """Show what the record refused beside its box, or above them all where there is no such box."""
        errors = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
        for name, told in errors.items():
            self.add_error(name if name in self.fields else None, told)

    @property
    def facts(self):
        """What was given, as a Person holds it."""
        own = {"number_checked", "born", "phone", "team"}
        facts = {name: value for name, value in self.cleaned_data.items() if name not in own}
        facts["born_on"], facts["born_precision"] = self.cleaned_data["born"]
        if facts["nhs_number"]:
            facts["nhs_number_status"] = self.cleaned_data["number_checked"]
        return facts

    @property
    def phones(self):
        number = self.cleaned_data["phone"]
        return [{"number": number}] if number else []


def _telephone(typed):
    try:
        return Phone(key="phone", label="").parse(typed) or ""
    except Refused as refusal:
        raise ValidationError(str(refusal)) from None


class NoneOfTheseForm(forms.Form):
    """Says that none of the people shown is the one to be registered; it holds only for the people who were shown."""

    none_of_these = forms.BooleanField(
        label="None of these is the person I am registering",
        error_messages={"required": "Look at each of them, then tick this if it is none of them."},
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, people):
        self.mark = _mark(people)
        super().__init__(data if data is not None and self._was_shown(data) else None, initial={"shown": self.mark})

    def _was_shown(self, data):
        return constant_time_compare(data.get("shown", ""), self.mark)


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
    return forms.ChoiceField(
        label=label,
        choices=[(str(team.pk), f"{team.name}, {team.organisation.name}") for team in teams],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of your teams.", "invalid_choice": "Choose one of your teams."},
    )


def chosen_team(form):
    """The team that a form with `teams` was sent for."""
    only = next(iter(form.teams))
    return form.teams[form.cleaned_data.get("team", only)]
