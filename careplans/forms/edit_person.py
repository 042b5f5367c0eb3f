"""Changing what is on record about a person: every question of the registration, and why it changes."""

from django import forms

from careplans.forms.fields import Words
from careplans.forms.person_facts import PersonForm
from careplans.models import Person

Status = Person.NumberStatus
NEEDS_A_NUMBER = {Status.VERIFIED, Status.NOT_TRACED}
IS_WITHOUT_A_NUMBER = {Status.NOT_REQUIRED, Status.POSTPONED}
WHO_THEY_ARE = ("nhs_number", "family_name", "given_names", "born_on", "born_precision")
RESTS_ON = {"nhs_number", "born_on", "born_precision"}
CHECK_AGAIN = "The number or the date of birth has changed. Say how they were checked together, as they are now."
SAY_HOW = "Say how the number was checked: against what, and what agreed."


class EditPersonForm(PersonForm):
    """`stored` is what the record said when the page was made; `revision` says which page that was."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    traced_how = Words(
        label="How was it checked?",
        help_text="Such as: on the NHS record; number, name and date of birth agree. Your name is kept with it.",
        max_length=200,
    )
    reason = Words(
        label="Why does this change?",
        help_text="Needed when the NHS number, the name or the date of birth changes, such as: married in June.",
        max_length=300,
    )

    field_order = ["nhs_number", "number_checked", "traced_how", "family_name", "given_names", "born"]

    def __init__(self, data=None, *, stored, revision):
        super().__init__(data, stored=stored)
        self.initial["revision"] = revision
        self.fields["number_checked"].choices = Status.choices
        self.order_fields([*self.field_order, *(name for name in self.fields if name != "reason"), "reason"])

    def clean(self):
        given = super().clean()
        self._check_status(given.get("nhs_number"), given.get("number_checked"))
        if self.errors:
            return given
        changed = {name for name in WHO_THEY_ARE if self._as_stored(name) != self.stored[name]}
        if changed and not given["reason"]:
            self.add_error("reason", "Say why the NHS number, the name or the date of birth changes.")
        if given["number_checked"] == Status.VERIFIED and not given["traced_how"]:
            self.add_error("traced_how", SAY_HOW)
        elif changed & RESTS_ON and given["number_checked"] == Status.VERIFIED and self._is_said_before():
            self.add_error("traced_how", CHECK_AGAIN)
        return given

    def _is_said_before(self):
        return self.cleaned_data["traced_how"] == self.stored["traced_how"]

    def _as_stored(self, name):
        value = self.facts[name]
        return value.isoformat() if hasattr(value, "isoformat") else value

    def _check_status(self, number, status):
        if not status and "number_checked" not in self.errors:
            self.add_error("number_checked", "Say whether the NHS number has been checked.")
        elif not number and status in NEEDS_A_NUMBER and "nhs_number" not in self.errors:
            self.add_error("number_checked", "There is no NHS number that could be checked. Choose another answer.")
        elif number and status in IS_WITHOUT_A_NUMBER:
            self.add_error("number_checked", "There is an NHS number. Choose another answer, or take the number away.")

    @property
    def facts(self):
        """What was given, as the record holds it, with its rows."""
        return super().facts | {"nhs_number_status": self.cleaned_data["number_checked"]}

    @property
    def facts_and_rows(self):
        """What was given, with the telephone numbers and the other addresses."""
        return self.facts | {"phones": self.phones, "addresses": self.addresses}
