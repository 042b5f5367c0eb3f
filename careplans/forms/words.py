"""How the person's own words came to be written down: rule 3 of domain.md §2.5 says it on every rendering."""

from django import forms

from careplans.forms.fields import Words
from careplans.models import OwnWords

How = OwnWords.WrittenHow
BY_THE_PERSON = {
    How.SELF: "I wrote it myself",
    How.HELPED: "I wrote it with help",
    How.BY_ANOTHER: "Someone who knows me wrote it",
}
ABOUT_THE_PERSON = {
    How.SELF: "The person wrote it themselves",
    How.HELPED: "The person wrote it, or said it, with help",
    How.BY_ANOTHER: "Someone who knows the person wrote it",
}
HOW_IN_CONTENT = {"self": How.SELF, "with_help": How.HELPED, "someone_else": How.BY_ANOTHER}


class AuthorshipForm(forms.Form):
    """Asks who wrote these words. Staff find nothing chosen beforehand; the person is taken to write for themselves."""

    written_how = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": "Say how this was written."})
    written_with = Words(label="Who helped, or who wrote it", max_length=200)

    def __init__(self, data=None, *, writer, is_own):
        super().__init__(data, prefix="authorship", initial={"written_how": How.SELF} if is_own else {})
        self.writer = writer
        self.fields["written_how"].label = "Who wrote this?" if is_own else "How was this written?"
        self.fields["written_how"].choices = list((BY_THE_PERSON if is_own else ABOUT_THE_PERSON).items())
        self.fields["written_with"].help_text = "" if is_own else f"Leave this empty if it was you, {writer}."

    def clean(self):
        how, named = self.cleaned_data.get("written_how"), self.cleaned_data.get("written_with")
        if how == How.SELF:
            self.cleaned_data["written_with"] = ""
        elif how and not named and "written_with" not in self.errors:
            self.cleaned_data["written_with"] = str(self.writer)
        return self.cleaned_data


def authorship_in(answers, *, writer, is_own):
    """How words were written, where the section itself asks that question; otherwise by who is writing now."""
    unsaid = How.SELF if is_own else How.HELPED
    how = HOW_IN_CONTENT.get(answers.get("written_by"), unsaid)
    named = answers.get("writer_name", "")[:200] or str(writer)
    return {"written_how": how, "written_with": "" if how == How.SELF else named}
