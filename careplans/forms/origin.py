"""Where the words of a page come from: which plan it was about, which revision it had read, what it had shown."""

import re
import secrets
from datetime import timedelta

from django import forms
from django.core.signing import BadSignature, TimestampSigner

from careplans.content.document import seal_of_section
from careplans.models.page_marks import is_mark_of, mark_of

NEVER_READ = -1
MOST_DIGITS = 9
MARK = re.compile(r"[0-9a-f]{16}")
A_DAY = timedelta(days=1)
_writers = TimestampSigner(salt="careplans.writer-of-a-page")


class OriginForm(forms.Form):
    """Hidden in every writing page. The plan is signed, so that no page can be sent to another person's plan."""

    plan = forms.CharField(widget=forms.HiddenInput, required=False)
    revision = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    page = forms.CharField(widget=forms.HiddenInput, required=False)
    turn = forms.CharField(widget=forms.HiddenInput, required=False)
    writer = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, **first_values):
        super().__init__(data, prefix="origin", initial=first_values)

    def is_about(self, plan):
        """Whether the page was made for this plan."""
        return is_mark_of(self._sent("plan"), plan.pk)

    @property
    def revision_read(self):
        """The revision the page had read; where that cannot be told, one that is never the newest."""
        return self._number("revision", NEVER_READ)

    @property
    def page_mark(self):
        """The mark of this one page, by which its own saves are told from those of others; '' if it has none."""
        sent = self._sent("page")
        return sent if MARK.fullmatch(sent) else ""

    @property
    def turn_taken(self):
        """How often this page has sent its words, counted by its script."""
        return self._number("turn", 0)

    def written_by(self, plan):
        """The id of the one for whom this page about this plan was made in the last day; '' if that is not sure.

        It is asked only where nobody is signed in any more.
        """
        try:
            made_for, _, writer = _writers.unsign(self._sent("writer"), max_age=A_DAY).partition("/")
        except BadSignature:
            return ""
        return writer if made_for == str(plan) else ""

    @property
    def seal_seen(self):
        """The seal of what the page showed."""
        return self._sent("seen")

    def _number(self, name, otherwise):
        sent = self._sent(name)
        is_number = sent.isascii() and sent.isdigit() and len(sent) <= MOST_DIGITS
        return int(sent) if is_number else otherwise

    def _sent(self, name):
        return self.data.get(self.add_prefix(name)) or ""


def origin_of(plan, revision, stored=None, *, writer=None, page=None):
    """The hidden fields of a page about this plan, made from this revision and showing what is stored, for `writer`."""
    return OriginForm(
        plan=mark_of(plan),
        revision=revision,
        seen=seal_of_section(stored),
        page=page or secrets.token_hex(8),
        turn=0,
        writer=_writers.sign(f"{plan.pk}/{writer.pk}") if writer else "",
    )
