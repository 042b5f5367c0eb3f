"""Finding two records of one person, comparing them point by point, and deciding."""

from django import forms
from django.core.exceptions import ValidationError

from careplans.content.alike import Identity
from careplans.forms.fields import OneOf, PartOfDate, Words
from careplans.forms.lookup import NhsNumberField

FEWEST = 3
TOO_FEW = "Tick at least three that you have compared. If you cannot, do not go on."
NO_RECORD = "Choose a record."
FIRST, SECOND = "", "other_"


class FindRecordsForm(forms.Form):
    """One record, and a second one if it is not alike enough to be found with the first."""

    def __init__(self, data=None):
        super().__init__(data)
        for which in (FIRST, SECOND):
            self.fields |= _search_boxes(which)

    def clean(self):
        self._needs_all(FIRST)
        if any(self.cleaned_data.get(SECOND + name) for name in ("nhs_number", "family_name", "born")):
            self._needs_all(SECOND)
        return self.cleaned_data

    def _needs_all(self, which):
        given = self.cleaned_data
        if not given.get(f"{which}born") and f"{which}born" not in self.errors:
            self.add_error(f"{which}born", "Write the date of birth; the year alone if no more is known.")
        named = given.get(f"{which}nhs_number") or given.get(f"{which}family_name")
        if not named and f"{which}nhs_number" not in self.errors:
            self.add_error(f"{which}nhs_number", "Type the NHS number, or the family name below.")

    @property
    def first(self):
        """The boxes that are always in sight."""
        return [bound for bound in self if not bound.name.startswith(SECOND)]

    @property
    def second(self):
        """The boxes of the second record."""
        return [bound for bound in self if bound.name.startswith(SECOND)]

    @property
    def asks_second(self):
        """Whether the second record was asked for, so that its boxes must be in sight."""
        return any(bound.data or bound.errors for bound in self.second if not bound.name.endswith("born"))

    @property
    def sought(self):
        """One or two people to look for."""
        return [self._identity(which) for which in (FIRST, SECOND) if self.cleaned_data.get(f"{which}born")]

    def _identity(self, which):
        given = self.cleaned_data
        born_on, precision = given[f"{which}born"]
        return Identity(
            family_name=given[f"{which}family_name"],
            given_names=given[f"{which}given_names"],
            born_on=born_on,
            born_precision=precision,
            nhs_number=given[f"{which}nhs_number"],
        )


def _search_boxes(which):
    return {
        f"{which}nhs_number": NhsNumberField(
            label="NHS number",
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 20}),
        ),
        f"{which}family_name": Words(label="Family name", max_length=105),
        f"{which}given_names": Words(label="Given names", help_text="If you know them.", max_length=105),
        f"{which}born": PartOfDate(label="Date of birth", help_text="Such as 14 3 1958."),
    }


class ChooseRecordsForm(forms.Form):
    """Which of the records found is used from now on, and which is the second record of the same person."""

    def __init__(self, data=None, *, people=()):
        super().__init__(data)
        choices = [(str(person.pk), name) for person, name in people]
        for name, label in (
            ("survivor", "Which record is used from now on?"),
            ("duplicate", "Which is the second record of the same person?"),
        ):
            found = OneOf(label=label, choices=choices, needed=NO_RECORD)
            self.fields[name] = found if people else forms.UUIDField(error_messages={"required": NO_RECORD})

    def clean(self):
        given = self.cleaned_data
        if given.get("survivor") and given.get("survivor") == given.get("duplicate"):
            self.add_error("duplicate", "Choose two different records.")
        return given


class ComparedForm(forms.Form):
    """What was compared, point by point; `seen` says which state of the two records."""

    points = forms.MultipleChoiceField(
        label="Tick at least three points that you compared and that fit one person",
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(("required", "invalid_choice"), TOO_FEW),
    )
    seen = forms.RegexField(r"^[0-9]{1,9}-[0-9]{1,9}$", widget=forms.HiddenInput)

    def __init__(self, data=None, *, points, seen):
        super().__init__(data, initial={"seen": "-".join(map(str, seen))})
        self.fields["points"].choices = points

    def clean_points(self):
        if len(set(self.cleaned_data["points"])) < FEWEST:
            raise ValidationError(TOO_FEW)
        return self.cleaned_data["points"]

    @property
    def revisions(self):
        """The revisions of both records that were read."""
        return tuple(map(int, self.cleaned_data["seen"].split("-")))


class AskMergeForm(ComparedForm):
    """Why these are one person; and where there are two plans or two verified numbers, what is to become of them."""

    because = Words(label="Why are these two records of one person?", max_length=300, needed="Say why.", lines=3)

    def __init__(self, data=None, *, points, seen, plans=(), has_two_numbers=False):
        super().__init__(data, points=points, seen=seen)
        if len(plans) > 1:
            self.fields["keep_plan"] = OneOf(
                label="Both have a plan. Which one stays in use?",
                help_text="The other is closed: its printed copies no longer hold, and its teams are told.",
                choices=[(str(plan.pk), words) for plan, words in plans],
                needed="Choose the plan that stays in use.",
            )
        if has_two_numbers:
            self.fields["both_verified_because"] = Words(
                label="Both NHS numbers are verified, and they differ. How can this be one person?",
                max_length=300,
                needed="Say how one person can have two verified numbers. If you do not know, do not ask.",
                lines=3,
            )
        self.order_fields(["points", "keep_plan", "both_verified_because", "because"])


class BecauseForm(forms.Form):
    """Why something is refused, or asked to be undone."""

    because = Words(label="Why?", max_length=300, needed="Say why.")
