"""Where the words of a page come from: which plan it was about, which revision it had read, what it had shown."""

from django import forms
from django.core.signing import BadSignature, Signer

from careplans.content.document import seal

NEVER_READ = -1
MOST_DIGITS = 9
_signer = Signer(salt="careplans.plan-of-a-page")


class OriginForm(forms.Form):
    """Hidden in every writing page. The plan is signed, so that no page can be sent to another person's plan."""

    plan = forms.CharField(widget=forms.HiddenInput, required=False)
    revision = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, **first_values):
        super().__init__(data, prefix="origin", initial=first_values)

    def is_about(self, plan):
        """Whether the page was made for this plan."""
        try:
            return _signer.unsign(self._sent("plan")) == str(plan.pk)
        except BadSignature:
            return False

    @property
    def revision_read(self):
        """The revision the page had read; where that cannot be told, one that is never the newest."""
        sent = self._sent("revision")
        is_number = sent.isascii() and sent.isdigit() and len(sent) <= MOST_DIGITS
        return int(sent) if is_number else NEVER_READ

    def had_seen(self, stored):
        """Whether the page showed just these words."""
        return self._sent("seen") == seal({"stored": stored})

    def _sent(self, name):
        return self.data.get(self.add_prefix(name)) or ""


def origin_of(plan, revision, stored=None):
    """The hidden fields of a page about this plan, made from this revision and showing what is stored."""
    return OriginForm(plan=_signer.sign(str(plan.pk)), revision=revision, seen=seal({"stored": stored}))
