"""Where a section comes from, asked quietly at its end: domain.md §1.14 wants it known of every section."""

from django import forms

from careplans.content.provenance import ASKED, SOURCES, said_last_by, said_of

NOT_SAID = ("", "Not said")


class ProvenanceForm(forms.Form):
    """Shows what the section says already, or what this writer chose last in this draft; all of it may be left."""

    def __init__(self, data=None, *, before=None):
        is_sent = data is not None and any(f"provenance-{item.key}" in data for item in ASKED.items)
        super().__init__(data if is_sent else None, prefix="provenance", initial=before)
        for item in ASKED.items:
            self.fields[item.key] = item.form_field()
        self.fields["source"].widget = forms.Select(choices=[NOT_SAID, *SOURCES.items()])

    @property
    def is_readable(self):
        return not self.is_bound or self.is_valid()

    @property
    def said(self):
        """What was said, as it is kept; None where the page did not ask."""
        if not self.is_bound:
            return None
        return {key: value for key, value in self.cleaned_data.items() if value is not None}


def shown_first(section_key, plan, writer):
    """What the form shows before anyone types: what the section says, or else what this writer said last."""
    written = plan.draft.provenance
    return said_of(written[section_key]) if section_key in written else said_last_by(str(writer.pk), written)
