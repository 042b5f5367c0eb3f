"""Which sections of an earlier plan are copied: those that are ticked, or all of them."""

from django import forms


class CopyForm(forms.Form):
    """One tick for each section. Nothing is ticked beforehand."""

    sections = forms.MultipleChoiceField(
        label="Sections to copy",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose from the sections in the list."},
    )

    def __init__(self, offered, data=None):
        super().__init__(data, prefix="copy")
        self.offered = [section.key for section in offered]
        self.fields["sections"].choices = [(section.key, section.title) for section in offered]

    def clean_sections(self):
        chosen = self.offered if "all" in self.data else self.cleaned_data["sections"]
        if not chosen:
            raise forms.ValidationError("Choose at least one section.")
        return chosen
