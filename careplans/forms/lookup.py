"""Looking someone up: one box that reads whatever is typed, and separate boxes for those who would rather have them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.training import is_training
from careplans.content.asked import Query
from careplans.content.items import Text
from careplans.content.known import phone_digits
from careplans.content.typed import LONGEST, read_typed, with_more
from careplans.content.typed_births import read_age
from careplans.forms.birth import MISSING, BirthDateField
from careplans.models import check_nhs_number

TYPED_FRESH = {"autocomplete": "off", "spellcheck": "false"}
SEPARATE = ("nhs_number", "family_name", "given_name", "postcode", "place", "phone", "ticket")
OPTIONAL = ("date_of_birth", "age", *SEPARATE, "reason")
SAYS_ANOTHER = "The first box says something else. Correct one of the two."
NOTHING = "Type who you are looking for: an NHS number or a name, and a date of birth."
NUMBER_OR_NAME = "Type the NHS number. If you do not have it, type the family name instead."
TOO_LITTLE = (
    "This is not enough to look anyone up safely. Add the date of birth, or how old they are. "
    "A name will also do with a whole postcode or a care home."
)


def _text(key, label, hint="", max_length=105):
    """A box of words that refuses what the record cannot keep, in words that say what to do."""
    box = Text(key=key, label=label, hint=hint, max_length=max_length).form_field()
    box.widget.attrs.update(TYPED_FRESH)
    return box


class NhsNumberField(forms.Field):
    """Ten digits from a number typed any way; '' where nothing was typed."""

    def clean(self, value):
        typed = str(value or "").strip()
        return check_nhs_number(typed, in_training=is_training()) if typed else ""


class BirthDateIfKnown(BirthDateField):
    """A whole date of birth; None where nothing was typed."""

    def clean(self, value):
        return super().clean(value) if any(str(part).strip() for part in value) else None


class LookupForm(forms.Form):
    """What is asked: `query` is all of it, once the form is valid, and `unread` the words nobody could read."""

    who = _text(
        "who",
        "Who are you looking for?",
        "For example: 999 000 1006, 5 11 1941. Or: Ann Smith, 5 11 1941.",
        max_length=LONGEST,
    )
    case_number = _text("case_number", "Case or incident number", "If you have one.", max_length=60)
    nhs_number = NhsNumberField(
        label="NHS number",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **TYPED_FRESH}),
    )
    date_of_birth = BirthDateIfKnown(label="Date of birth", help_text="For example, 14 3 1958")
    family_name = _text("family_name", "Family name", "Now or before.")
    given_name = _text("given_name", "Given name", "Or what they are called.")
    age = _text("age", "How old, or born about when", "For example: 72, about 70, 70 to 80, or 1950.", max_length=40)
    postcode = _text("postcode", "Postcode", "The whole of it, or how it begins.", max_length=8)
    place = _text("place", "Care home or place", max_length=100)
    phone = _text("phone", "Telephone number of the person", max_length=30)
    ticket = _text("ticket", "Ticket or plan number", "It stands on the printed ticket.", max_length=40)
    reason = _text("reason", "Why you are looking", max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            # Later, what went wrong or was not found is read first; the box must not pull the page past it.
            self.fields["who"].widget.attrs["autofocus"] = True

    def clean_age(self):
        typed = self.cleaned_data["age"]
        birth = read_age(typed, timezone.localdate()) if typed else None
        if birth and birth.problem:
            raise ValidationError(birth.problem)
        return birth

    def clean(self):
        typed = read_typed(self.cleaned_data.get("who") or "", timezone.localdate())
        self.unread = typed.unread
        for problem in typed.problems:
            self.add_error("who", problem)
        self.query, clashes = with_more(typed.query, self._separate())
        for name in clashes:
            self.add_error("date_of_birth" if name == "born_on" else name, SAYS_ANOTHER)
        if not self.errors and not self.query.is_enough:
            raise ValidationError(self._what_is_missing())
        return self.cleaned_data

    def _separate(self):
        """What the separate boxes say."""
        given = {name: self.cleaned_data.get(name) or "" for name in SEPARATE}
        given["phone"] = phone_digits(given["phone"])
        given["ticket"] = given["ticket"].upper().replace(" ", "")
        born, birth = self.cleaned_data.get("date_of_birth"), self.cleaned_data.get("age")
        if birth and not born:
            return Query(**given, born_between=birth.born_between, age=birth.age)
        return Query(born, **given)

    def _what_is_missing(self):
        """Which box to fill, and with what."""
        if self.cleaned_data.get("who"):
            return {"who": TOO_LITTLE}
        if self.query == Query():
            return {"who": NOTHING}
        if not (self.query.has_name or self.query.nhs_number):
            return {"nhs_number": NUMBER_OR_NAME}
        return {"date_of_birth": MISSING} if not self.query.has_birth else {"family_name": TOO_LITTLE}

    @property
    def separate(self):
        """The separate boxes, in the order in which they stand."""
        return [self[name] for name in OPTIONAL]

    @property
    def asks_more(self):
        """Whether a separate box holds something, so that they must be in sight."""
        return any(self[name].errors or _holds(self[name].data) for name in OPTIONAL)


def _holds(data):
    return any(data) if isinstance(data, list) else bool(data)
