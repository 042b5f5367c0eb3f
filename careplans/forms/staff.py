"""Teams, and who is asked to work in them."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.invitee import Invitee
from accounts.models import User
from accounts.registration import BODIES, NotANumber, as_registered
from accounts.roles import ORGANISATION_ADMINISTRATOR, ROLES
from careplans.forms.fields import OneOf, Words

LOOK = "Look the number up in the register first, and tick this."
TEAM, ROLE = "Choose one of your teams.", "Choose a role."
NOT_AN_ADDRESS = "Write an email address, such as name@example.nhs.uk."


class Address(forms.EmailField):
    """One email address."""

    def __init__(self, *, needed="", **options):
        widget = forms.EmailInput({"autocomplete": "off", "spellcheck": "false"})
        super().__init__(required=bool(needed), widget=widget, max_length=254, **options)
        self.error_messages |= {"required": needed, "invalid": NOT_AN_ADDRESS}


class WhoForm(forms.Form):
    """Somebody who is to come in: their name and the address that the link goes to."""

    title = Words(label="Title", help_text="Such as Dr. Leave it empty if they use none.", max_length=35, width=10)
    given_name = Words(label="Given name", max_length=70, needed="Write their given name.")
    family_name = Words(label="Family name", max_length=70, needed="Write their family name.")
    email = Address(
        label="Email address",
        help_text="Their own address at work. They sign in with it, and the link is sent to it.",
        needed="Write their email address.",
    )

    @property
    def named(self):
        """Name and address, as they are kept."""
        return {name: self.cleaned_data[name] for name in ("title", "given_name", "family_name", "email")}


class InviteForm(WhoForm):
    """Who is asked, what they are, where they will work, and as what."""

    profession = Words(label="Profession", help_text="Grade and speciality, as they sign.", max_length=100)
    body = forms.ChoiceField(
        label="Professional register",
        choices=[("", "None"), *((code, f"{name} ({code})") for code, name in BODIES.items())],
        required=False,
        error_messages={"invalid_choice": "Choose one of the registers in the list."},
    )
    number = Words(label="Registration number", max_length=40, width=20)
    was_looked_up = forms.BooleanField(
        label="I have seen this number, for this person, in the register", required=False
    )
    team = forms.ChoiceField(label="Team", error_messages=dict.fromkeys(("required", "invalid_choice"), TEAM))
    role = OneOf(label="Role", needed=ROLE)
    may_sign = forms.BooleanField(
        label="We authorise them to sign plans",
        help_text="Only for roles where the organisation decides this, such as a community nurse.",
        required=False,
    )
    may_endorse = forms.BooleanField(
        label="We delegate senior endorsement to them",
        help_text="Only for roles where the organisation decides this, such as a consultant in a hospice.",
        required=False,
    )

    def __init__(self, data=None, *, teams, roles):
        super().__init__(data)
        self.teams = {str(team.pk): team for team in teams}
        listed = [(key, team.name) for key, team in self.teams.items()]
        self.fields["team"].choices = [*([("", "Choose a team")] if len(listed) > 1 else []), *listed]
        self.fields["role"].choices = [(role.code, role.name) for role in roles]
        self.fields["role"].option_hints = {role.code: {"text": role.says} for role in roles}

    def clean(self):
        given = self.cleaned_data
        try:
            given["registration"] = as_registered(given.get("body", ""), given.get("number", ""))
        except NotANumber as wrong:
            self.add_error("number" if given.get("body") else "body", str(wrong))
        if given.get("registration") and not given.get("was_looked_up"):
            self.add_error("was_looked_up", LOOK)
        return given

    @property
    def chosen_team(self):
        """Where they will work."""
        return self.teams[self.cleaned_data["team"]]

    @property
    def invitee(self):
        """Who is asked, with nothing said that their role does not leave open."""
        given, role = self.cleaned_data, ROLES[self.cleaned_data["role"]]
        return Invitee(
            **self.named,
            role=role.code,
            profession=given["profession"],
            registration=given["registration"],
            may_sign=given["may_sign"] and bool(role.if_authorised),
            may_endorse=given["may_endorse"] and bool(role.if_delegated),
        )


class BecauseForm(forms.Form):
    """Why."""

    because = Words(label="Why?", max_length=300, needed="Say why, in a few words.")


class OrganisationForm(WhoForm):
    """A new organisation, and who administers it first."""

    # A team's group is named for both, in at most 150 characters.
    name = Words(label="Name of the organisation", max_length=80, needed="Write its name.")
    ods_code = Words(label="ODS code", help_text="If it has one.", max_length=10, width=10)
    because = Words(label="Why is it to be opened?", max_length=300, needed="Say why, in a few words.")

    def __init__(self, data=None):
        super().__init__(data)
        self.order_fields(["name", "ods_code", "title", "given_name", "family_name", "email", "because"])
        for name in ("title", "given_name", "family_name", "email"):
            self.fields[name].label = f"First administrator: {self.fields[name].label.lower()}"

    def clean_ods_code(self):
        return self.cleaned_data["ods_code"].replace(" ", "").upper()

    @property
    def invitee(self):
        """The first administrator."""
        return Invitee(**self.named, role=ORGANISATION_ADMINISTRATOR.code)


class TeamForm(forms.Form):
    """How a team is reached, and when it works."""

    phone = Words(label="Telephone", max_length=30, width=20)
    email = Address(
        label="Email address for notices",
        help_text="An address of the team, not of one person. Leave it empty if the team reads its notices here.",
    )
    works_day_and_night = forms.BooleanField(label="Works day and night", required=False)


class NewTeamForm(TeamForm):
    """A new team; its name stays."""

    # A team's group is named for both, in at most 150 characters.
    name = Words(label="Name of the team", max_length=60, needed="Write its name.")
    field_order = ["name", "phone", "email", "works_day_and_night"]


class DelegationForm(forms.Form):
    """What the organisation lets a member do that their role leaves open to it."""

    def __init__(self, data=None, *, membership):
        super().__init__(data, prefix=f"delegate-{membership.pk}")
        role = ROLES[membership.role]
        if role.if_authorised:
            self.fields["may_sign"] = _tick("We authorise them to sign plans", membership.may_sign)
        if role.if_delegated:
            self.fields["may_endorse"] = _tick("We delegate senior endorsement to them", membership.may_endorse)

    def says(self, name):
        """Whether this is said; not, where it is not asked."""
        return self.cleaned_data.get(name, False)


def _tick(label, said):
    return forms.BooleanField(label=label, required=False, initial=said)


class MoveForm(forms.Form):
    """To which other team of the organisation."""

    def __init__(self, data=None, *, membership, teams):
        super().__init__(data, prefix=f"move-{membership.pk}")
        self.teams = {str(team.pk): team for team in teams if team.pk != membership.team_id}
        self.fields["team"] = forms.ChoiceField(
            label="To which team?",
            choices=[("", "Choose a team"), *((key, team.name) for key, team in self.teams.items())],
            error_messages=dict.fromkeys(("required", "invalid_choice"), TEAM),
        )

    @property
    def chosen_team(self):
        """Where they will work."""
        return self.teams[self.cleaned_data["team"]]


class LeaveForm(BecauseForm):
    """Why somebody no longer holds a role."""

    def __init__(self, data=None, *, membership):
        super().__init__(data, prefix=f"end-{membership.pk}")


class StaffListForm(forms.Form):
    """A list of staff, as a file."""

    list = forms.FileField(
        label="The list, as a CSV file",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": "Choose a file.", "empty": "This file is empty."},
    )
    was_looked_up = forms.BooleanField(
        label="Every registration number in this list was seen in its register, for that person",
        error_messages={"required": "Look the numbers up in their registers first, and tick this."},
    )


class JoinForm(forms.Form):
    """A password, twice."""

    password = forms.CharField(
        label="Choose a password",
        help_text="At least 15 characters. Three or four words that do not belong together are easy to keep in mind.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password."},
    )
    again = forms.CharField(
        label="The same password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Type the password again."},
    )

    def __init__(self, data=None, *, about):
        super().__init__(data)
        self.user = User(email=about.email, given_name=about.given_name, family_name=about.family_name)

    def clean(self):
        password, again = (self.cleaned_data.get(name) for name in ("password", "again"))
        if password and again and password != again:
            self.add_error("again", "The two are not the same. Type both again.")
        elif password:
            self._validate(password)
        return self.cleaned_data

    def _validate(self, password):
        try:
            validate_password(password, self.user)
        except ValidationError as weak:
            self.add_error("password", weak)
