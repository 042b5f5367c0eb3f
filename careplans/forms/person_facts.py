"""Who someone is, as a registrar knows it: what is needed first, and the rest folded away until it is wanted."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from careplans.content.items import Phone, Refused
from careplans.forms.fields import Day, PartOfDate, Words
from careplans.forms.lookup import NhsNumberField
from careplans.models import Person, PersonAddress

POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}")
OLDEST_YEAR = 1880
MOST_ROWS = 8
NOT_KNOWN = ("", "Not known")
GENDERS = [NOT_KNOWN, ("female", "Female"), ("male", "Male"), ("other", "Other")]
SEXES = [NOT_KNOWN, ("female", "Female"), ("male", "Male"), ("indeterminate", "Indeterminate")]
# NHS Data Dictionary, ethnic category; the words are what is kept.
ETHNIC_CATEGORIES = (
    "White - British",
    "White - Irish",
    "White - Any other White background",
    "Mixed - White and Black Caribbean",
    "Mixed - White and Black African",
    "Mixed - White and Asian",
    "Mixed - Any other mixed background",
    "Asian or Asian British - Indian",
    "Asian or Asian British - Pakistani",
    "Asian or Asian British - Bangladeshi",
    "Asian or Asian British - Any other Asian background",
    "Black or Black British - Caribbean",
    "Black or Black British - African",
    "Black or Black British - Any other Black background",
    "Other ethnic groups - Chinese",
    "Other ethnic groups - Any other ethnic group",
    "Not stated",
)
ADDRESS_TYPES = ("usual", "temporary", "care home", "prison", "hospice", "no fixed abode")
MARITAL = ("single", "married", "civil partnership", "separated", "divorced", "widowed")
NEEDED_FIRST = ("nhs_number", "number_checked", "traced_how", "family_name", "given_names", "born")
FOLDED = {
    "Name and how to speak to them": ("title", "suffix", "preferred_name", "pronouns"),
    "Address": ("address_lines", "postcode", "address_type", "current_location", "accommodation", "location_sensitive"),
    "Telephone and email": ("email",),
    "Other addresses": (),
    "GP": ("gp_name", "gp_practice", "gp_practice_code", "gp_phone", "gp_out_of_hours"),
    "Gender, ethnicity and faith": (
        "gender",
        "sex_at_birth",
        "gender_identity",
        "ethnic_category",
        "religion",
        "marital_status",
    ),
}


def _words(name, label, hint="", lines=1, width=None):
    longest = Person._meta.get_field(name).max_length or 500
    return Words(label=label, help_text=hint, max_length=longest, lines=lines, width=width)


def _choice(label, options, hint=""):
    listed = options if isinstance(options[0], tuple) else [NOT_KNOWN, *((one, one.capitalize()) for one in options)]
    return forms.ChoiceField(label=label, choices=listed, required=False, help_text=hint)


class PersonForm(forms.Form):
    """Who someone is. Only a family name, a given name and a date of birth are needed."""

    nhs_number = NhsNumberField(
        label="NHS number",
        help_text="10 digits. Leave it empty if it is not known.",
        required=False,
        widget=forms.TextInput(attrs={"size": 20, "inputmode": "numeric", "autocomplete": "off"}),
    )
    number_checked = forms.ChoiceField(
        label="Has the NHS number been checked?", required=False, widget=forms.RadioSelect
    )
    family_name = Words(label="Family name", max_length=105, needed="Write the family name.")
    given_names = Words(label="Given names", max_length=105, needed="Write at least one given name.")
    born = PartOfDate(
        label="Date of birth",
        help_text="Such as 14 3 1958. Leave the day, or the day and month, empty if they are not known.",
        needed="Write the date of birth; the year alone if no more is known.",
    )
    title = _words("title", "Title", "Such as Mrs, Mr or Dr.", width=10)
    suffix = _words("suffix", "After the name", "Such as Junior or OBE.", width=10)
    preferred_name = _words("preferred_name", "Likes to be called")
    pronouns = _words("pronouns", "Pronouns", "Such as she/her.", width=20)
    address_lines = _words("address_lines", "Address", lines=3)
    postcode = _words("postcode", "Postcode", width=10)
    address_type = _choice("What kind of address is it?", ADDRESS_TYPES)
    current_location = _words("current_location", "Where they are now", "If that is not their address.")
    accommodation = _words("accommodation", "What they live in", "Such as own home, supported living or care home.")
    location_sensitive = forms.BooleanField(
        label="Where this person lives must be kept from others",
        help_text="Then no page and no print shows their address or telephone number.",
        required=False,
    )
    email = forms.EmailField(
        label="Email",
        required=False,
        error_messages={"invalid": "Write a whole email address, such as name@example.org."},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    gp_name = _words("gp_name", "GP")
    gp_practice = _words("gp_practice", "GP practice")
    gp_practice_code = _words("gp_practice_code", "Code of the GP practice", width=10)
    gp_phone = _words("gp_phone", "Telephone of the GP practice", width=20)
    gp_out_of_hours = _words("gp_out_of_hours", "Out of hours")
    gender = _choice("Gender", GENDERS)
    sex_at_birth = _choice("Sex at birth, as observed", SEXES)
    gender_identity = _words("gender_identity", "Gender identity", "In the person's own words.")
    ethnic_category = _choice("Ethnic category", ETHNIC_CATEGORIES)
    religion = _words("religion", "Religion or belief")
    marital_status = _choice("Marital status", MARITAL)

    def __init__(self, data=None, *, stored=None):
        super().__init__(data, initial=_first_values(stored) if stored else None)
        self.stored = stored or {}
        self.folded = {title: list(names) for title, names in FOLDED.items()}
        _offer_what_is_stored(self)
        for number in range(1, _rows(data, self.stored.get("phones", []), "phone") + 1):
            self._ask_for_phone(number)
        for number in range(1, _rows(data, self.stored.get("addresses", []), "address") + 1):
            self._ask_for_address(number)

    def _ask_for_phone(self, number):
        box = "phone" if number == 1 else f"phone_{number}"
        label = "Telephone" if number == 1 else f"Telephone {number}"
        hint = "The number to ring first." if number == 1 else "Leave it empty if there is none, or to take it away."
        self.fields[box] = Words(label=label, help_text=hint, max_length=30, width=20)
        self.fields[f"{box}_use"] = Words(label=f"Whose, or where ({label.lower()})", max_length=20, width=20)
        self.folded["Telephone and email"][-1:-1] = [box, f"{box}_use"]

    def _ask_for_address(self, number):
        box = f"address_{number}"
        self.fields[f"{box}_lines"] = Words(
            label=f"Other address {number}", help_text="Leave it empty to take it away.", max_length=500, lines=3
        )
        self.fields[f"{box}_postcode"] = Words(label=f"Postcode of other address {number}", max_length=8, width=10)
        self.fields[f"{box}_use"] = forms.ChoiceField(
            label=f"What is other address {number}?",
            choices=[("", "Choose one"), *PersonAddress.Use.choices],
            required=False,
        )
        self.fields[f"{box}_from_on"] = Day(label=f"Other address {number}: from")
        self.fields[f"{box}_until_on"] = Day(label=f"Other address {number}: until")
        self.folded["Other addresses"] += [f"{box}_{name}" for name in _ADDRESS]

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

    def clean(self):
        given = self.cleaned_data
        for name in [name for name in given if name.startswith("phone") and not name.endswith("_use")] + ["gp_phone"]:
            self._tidy(name, telephone)
        for name in [name for name in given if name.endswith("postcode")]:
            self._tidy(name, whole_postcode)
        for number in range(1, MOST_ROWS + 1):
            self._check_address(f"address_{number}")
        return given

    def _tidy(self, name, rule):
        try:
            if name in self.cleaned_data:
                self.cleaned_data[name] = rule(self.cleaned_data[name])
        except ValidationError as refusal:
            self.add_error(name, refusal)

    def _check_address(self, box):
        given = self.cleaned_data
        if given.get(f"{box}_lines") and not given.get(f"{box}_use"):
            self.add_error(f"{box}_use", "Choose what this address is.")
        starts, ends = given.get(f"{box}_from_on"), given.get(f"{box}_until_on")
        if starts and ends and ends < starts:
            self.add_error(f"{box}_until_on", "This is before it starts. Check both dates.")

    def refuse(self, refusal):
        """Show what the record refused beside its box, or above them all where there is no such box."""
        errors = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
        for name, told in errors.items():
            self.add_error(name if name in self.fields else None, told)

    @property
    def facts(self):
        """What was given, as a Person holds it."""
        columns = {field.name for field in Person._meta.fields if field.editable}
        facts = {name: value for name, value in self.cleaned_data.items() if name in columns}
        facts["born_on"], facts["born_precision"] = self.cleaned_data["born"]
        return facts

    @property
    def phones(self):
        """The telephone numbers given, in the order of the page."""
        boxes = [name for name in self.fields if re.fullmatch(r"phone(_[0-9]+)?", name)]
        given = [(self.cleaned_data[box], self.cleaned_data[f"{box}_use"]) for box in boxes if self.cleaned_data[box]]
        return [{"number": one, "use": use, "preference": place} for place, (one, use) in enumerate(given, start=1)]

    @property
    def addresses(self):
        """The other addresses given, in the order of the page."""
        boxes = [name.removesuffix("_lines") for name in self.fields if re.fullmatch(r"address_[0-9]+_lines", name)]
        given = self.cleaned_data
        return [{name: given[f"{box}_{name}"] for name in _ADDRESS} for box in boxes if given[f"{box}_lines"]]

    @property
    def first(self):
        """The questions that are always in sight."""
        folded = {name for names in self.folded.values() for name in names}
        return [bound for bound in self if bound.name not in folded]

    @property
    def groups(self):
        """The questions that are folded, each group with its title and whether it must be open."""
        for title, names in self.folded.items():
            fields = [self[name] for name in names]
            yield {"title": title, "fields": fields, "is_open": any(field.errors for field in fields)}


_ADDRESS = ("lines", "postcode", "use", "from_on", "until_on")


def _rows(data, stored, box):
    """How many rows to ask for: all there are and one more, and as many as were sent."""
    sent = [int(found[1]) for name in data or () if (found := re.match(rf"{box}_([1-9])(_|$)", name))]
    return min(MOST_ROWS, max([len(stored) + 1, *sent]))


def _offer_what_is_stored(form):
    """A word that came from elsewhere stays a choice, so that saving the page does not change it."""
    for name, field in form.fields.items():
        value = form.stored.get(name)
        if isinstance(field, forms.ChoiceField) and value and value not in dict(field.choices):
            field.choices = [*field.choices, (value, value)]


def _first_values(stored):
    """What is on record, as the boxes of the form hold it."""
    length = {"day": 10, "month": 7, "year": 4}[stored["born_precision"]]
    values = {**stored, "born": stored["born_on"][:length], "number_checked": stored["nhs_number_status"]}
    for number, phone in enumerate(stored["phones"], start=1):
        box = "phone" if number == 1 else f"phone_{number}"
        values |= {box: phone["number"], f"{box}_use": phone["use"]}
    for number, address in enumerate(stored["addresses"], start=1):
        values |= {f"address_{number}_{name}": value for name, value in address.items()}
    return values


def telephone(typed):
    """A telephone number as it is kept; raises ValidationError saying what to do."""
    try:
        return Phone(key="phone", label="").parse(typed) or ""
    except Refused as refusal:
        raise ValidationError(str(refusal)) from None


def whole_postcode(typed):
    """A postcode in capitals with its one space; raises ValidationError saying what to do."""
    bare = re.sub(r"\s", "", typed).upper()
    postcode = f"{bare[:-3]} {bare[-3:]}" if bare else ""
    if postcode and not POSTCODE.fullmatch(postcode):
        raise ValidationError("Write a whole postcode, such as CT1 2AB, or leave it empty.")
    return postcode
