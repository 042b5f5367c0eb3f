"""What information governance is asked: what to search and why, what was found, and whom to watch."""

from datetime import datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from careplans.forms.fields import Day, OneOf, Words
from careplans.forms.lookup import NhsNumberField
from careplans.models import OversightCase

LONGEST_SEARCH = timedelta(days=366)
TYPED = {"autocomplete": "off", "spellcheck": "false"}


def _number_box(**options):
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 20, **TYPED})
    return NhsNumberField(label="NHS number of the person", widget=widget, **options)


class SearchAuditForm(forms.Form):
    """Who, whom, where and when, as far as it is known, and always why. Sent, never written into an address."""

    email = forms.EmailField(
        label="Sign-in",
        help_text="The email address of whoever looked.",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "size": 30, **TYPED}),
        error_messages={"invalid": "Write a whole email address, or leave this empty."},
    )
    nhs_number = _number_box(required=False)
    organisation = forms.ChoiceField(
        label="Organisation",
        help_text="Where whoever looked worked at the time.",
        required=False,
        error_messages={"invalid_choice": "Choose an organisation of the list."},
    )
    since = Day(label="From this day", help_text="Such as 14 3 2026.", needed="Say from which day.")
    until = Day(label="Until this day", help_text="The day itself is searched too.", needed="Say until which day.")
    reason = Words(
        label="Why do you search?",
        help_text="It is kept with the search, for ever. For example: complaint 2026/14.",
        max_length=200,
        needed="Say why you search.",
    )
    after_at = forms.CharField(required=False, widget=forms.HiddenInput)
    after_id = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    def __init__(self, data=None, *, organisations):
        super().__init__(data, initial=_last_week())
        self.fields["organisation"].choices = [("", "Any")] + [(str(one.pk), one.name) for one in organisations]

    def clean(self):
        given = self.cleaned_data
        if given.get("since") and given.get("until"):
            if given["until"] < given["since"]:
                self.add_error("until", "This day is before the first one.")
            elif given["until"] - given["since"] > LONGEST_SEARCH:
                self.add_error("since", "Search a year at most; begin later, and then search again.")
        return given

    def clean_after_at(self):
        typed = self.cleaned_data["after_at"]
        try:
            moment = parse_datetime(typed) if typed else None
        except ValueError:
            moment = None
        if typed and (moment is None or timezone.is_naive(moment)):
            raise ValidationError("Search again from the beginning.")
        return moment

    @property
    def boxes(self):
        """What is typed, in order."""
        return self.visible_fields()

    @property
    def moments(self):
        """From the beginning of the first day to the end of the last, in London."""
        days = self.cleaned_data["since"], self.cleaned_data["until"] + timedelta(days=1)
        return tuple(timezone.make_aware(datetime.combine(day, time.min)) for day in days)


def _last_week():
    today = timezone.localdate()
    return {"since": (today - timedelta(days=7)).isoformat(), "until": today.isoformat()}


class ExportForm(forms.Form):
    """Taking what was found out of the record needs the password, as a signature does."""

    password = forms.CharField(
        label="Your password",
        help_text="What you take out is yours to answer for. It is asked for each time.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
        error_messages={"required": "Give your password to take this list out."},
    )


class CloseCaseForm(forms.Form):
    """What was found, and how it is known."""

    outcome = OneOf(label="What was it?", choices=OversightCase.Outcome.choices, needed="Choose what it was.")
    note = Words(
        label="How do you know?",
        help_text="Whom you asked, and what they said.",
        max_length=1000,
        lines=3,
        needed="Say how you know.",
    )


class WatchForm(forms.Form):
    """Whom to put on the watch list, and why."""

    nhs_number = _number_box(error_messages={"required": "Type the NHS number."})
    because = Words(
        label="Why may many be curious about this person?",
        max_length=300,
        needed="Say why.",
    )

    def clean_nhs_number(self):
        if not self.cleaned_data["nhs_number"]:
            raise ValidationError("Type the NHS number.")
        return self.cleaned_data["nhs_number"]
