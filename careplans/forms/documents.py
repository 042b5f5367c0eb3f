"""Putting a paper on the list, writing down who saw it, that it ended, and sending a copy of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from careplans.content.items import PartialDate
from careplans.content.papers import LEGAL_SECTIONS
from careplans.content.sections import section_by_key
from careplans.forms.fields import Day, OneOf, Words
from careplans.models import PlanDocument, Sighting

NOTHING_CHOSEN = "Choose a file."
NOT_IN_THE_LIST = "Choose one of these."


class PartOfDateText(Day):
    """A day, or only its month or year, kept as text that says no more than is known."""

    item = PartialDate(key="day", label="")

    def as_date(self, text):
        return text or ""


class DocumentForm(forms.Form):
    """One paper: what it is, what it is called, and where it lies."""

    kind = OneOf(
        label="What is it?", choices=PlanDocument.Kind.choices, needed="Choose what it is.", wrong=NOT_IN_THE_LIST
    )
    title = Words(label="What is it called?", max_length=200, needed="Say what it is called, as on its first page.")
    dated = PartOfDateText(label="Date on it", help_text="As much as you know: a year alone will do.")
    kept_at_first = Words(
        label="Where is the paper kept?", max_length=300, help_text="So that somebody can find it at night."
    )
    confidentiality = Words(label="Who may see it, if it says so", max_length=200)
    section_key = forms.ChoiceField(
        label="Which part of the plan tells what it says?",
        choices=[("", "None"), *((key, section_by_key(key).title) for key in LEGAL_SECTIONS)],
        required=False,
        error_messages={"invalid_choice": "Choose one of the parts in the list."},
    )
    row_id = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    @classmethod
    def about(cls, paper):
        """The form filled with what the plan says of this paper."""
        return cls(
            initial={
                "kind": paper.kind,
                "title": paper.title,
                "dated": paper.dated,
                "kept_at_first": paper.kept_where,
                "confidentiality": paper.confidentiality,
                "section_key": paper.section_key,
                "row_id": paper.row_id,
            }
        )

    def clean(self):
        given = super().clean()
        if not given.get("section_key"):
            given["row_id"] = ""
        return given


class SightingForm(forms.Form):
    """What was seen of a document, who looked, and when."""

    saw = OneOf(
        label="What was seen?", choices=Sighting.Saw.choices, needed="Choose what was seen.", wrong=NOT_IN_THE_LIST
    )
    seen_by = Words(label="Who looked?", max_length=200, needed="Say who looked.")
    role = Words(label="Their role", max_length=100)
    seen_on = Day(label="When?", needed="Say when.")
    kept_where = Words(
        label="Where is the paper kept now?", max_length=300, help_text="Leave it empty if it is the same."
    )
    note = Words(label="Note", max_length=500, lines=2)

    def __init__(self, data=None, *, document, looker):
        today = timezone.localdate().isoformat()
        super().__init__(
            data,
            prefix="sighting",
            initial={"seen_by": str(looker), "role": looker.profession, "seen_on": today},
        )
        if document.kind not in PlanDocument.ON_A_REGISTER:
            register = Sighting.Saw.REGISTER
            self.fields["saw"].choices = [choice for choice in Sighting.Saw.choices if choice[0] != register]

    def clean_seen_on(self):
        day = self.cleaned_data["seen_on"]
        if day and day > timezone.localdate():
            raise ValidationError("This day is still to come. Give the day it was seen.")
        return day


class EndForm(forms.Form):
    """Why a document does not hold any more."""

    reason = Words(
        label="Why does it not hold any more?",
        help_text="Withdrawn, revoked, replaced, or lost.",
        max_length=300,
        needed="Say why it does not hold any more.",
    )

    def __init__(self, data=None):
        super().__init__(data, prefix="end")


class RemoveForm(forms.Form):
    """Why nobody is to open a file any more."""

    reason = Words(label="Why is it taken away?", max_length=300, needed="Say why it is taken away.")

    def __init__(self, data=None, *, file):
        super().__init__(data, prefix=f"remove-{file.pk}")


class _SendForm(forms.Form):
    """A file and, for who cannot see or hear it, what it shows or says."""

    def __init__(self, data=None, files=None, *, prefix="send"):
        super().__init__(data, files, prefix=prefix)

    def refuse(self, refusal):
        """Say at the file itself why it was not taken."""
        self.add_error("file", str(refusal))


class SendCopyForm(_SendForm):
    """A copy of a document."""

    file = forms.FileField(
        label="Copy of the paper",
        help_text="A PDF, or a PNG or JPEG picture, of up to 10 megabytes. It is checked before anybody can open it.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        error_messages={"required": NOTHING_CHOSEN, "invalid": NOTHING_CHOSEN},
    )
    says = Words(
        label="What does it show?",
        help_text="If it is a picture: for people who cannot see it. You may leave this empty.",
        max_length=2000,
        lines=2,
    )


class SendClipForm(_SendForm):
    """A photo, film or recording beside one heading of the person's own words."""

    heading = forms.ChoiceField(
        label="Which heading does it belong to?",
        error_messages={"required": "Choose a heading.", "invalid_choice": "Choose one of the headings in the list."},
    )
    file = forms.FileField(
        label="Photo, film or recording",
        help_text="A photo of up to 10 megabytes (JPEG or PNG), or a film or recording of up to 25 "
        "(MP4, MOV, WebM, M4A, MP3, WAV or Ogg). It is checked before anybody can open it.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,video/*,audio/*"}),
        error_messages={"required": NOTHING_CHOSEN, "invalid": NOTHING_CHOSEN},
    )
    says = Words(
        label="What does it show or say?",
        help_text="For people who cannot see or hear it. You may leave this empty.",
        max_length=2000,
        lines=4,
    )

    def __init__(self, data=None, files=None, *, headings, heading=""):
        super().__init__(data, files)
        self.fields["heading"].choices = list(headings.items())
        self.fields["heading"].initial = heading


class NoteBesideForm(forms.Form):
    """A clinician's note beside the person's words."""

    heading = forms.ChoiceField(
        label="Beside which of their words?",
        error_messages={"required": "Choose a heading.", "invalid_choice": "Choose one of the headings in the list."},
    )
    words = Words(
        label="Your note",
        help_text="The person can read it. It stands beside their words under your name and cannot be changed.",
        max_length=1000,
        lines=4,
        needed="Write your note.",
    )

    def __init__(self, data=None, *, headings, heading=""):
        super().__init__(data, prefix="note")
        self.fields["heading"].choices = list(headings.items())
        self.fields["heading"].initial = heading
