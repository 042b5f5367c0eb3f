"""Two texts of one section, side by side in words: what is to stand is chosen question by question."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import PLAN_WRITE
from careplans.access import is_own_plan, may
from careplans.actions.drafts import StaleDraft, draft_content
from careplans.actions.kept_texts import open_kept_text, reach_kept_text, save_merged, throw_away
from careplans.audit import last_writing
from careplans.content.document import NotWellFormed, rows_of, seal_of_section
from careplans.content.merging import differences
from careplans.content.sections import section_by_key
from careplans.forms.kept import data_of
from careplans.forms.merging import MergeForm
from careplans.forms.origin import OriginForm, origin_of
from careplans.forms.provenance import shown_first
from careplans.forms.sections import ROWS, SectionForm
from careplans.forms.words import AuthorshipForm
from careplans.templatetags.questions import first_box
from careplans.views.banner import banner_for
from careplans.views.mixed_up import show_mixed_up, typed_in_section


@require_http_methods(["GET", "HEAD", "POST"])
def kept_text(request, plan_id, kept_id):
    """A text that is not in the plan, beside what the plan says now: to be put back, or thrown away."""
    if request.method != "POST":
        kept = open_kept_text(plan_id, kept_id, by=request.user)
        sides = Sides(request, kept)
        return show_both(request, kept, sides) if sides.is_whole else redirect(_section_with(request, kept))
    kept = reach_kept_text(plan_id, kept_id, by=request.user)
    if "throw-away" in request.POST:
        throw_away(kept, by=request.user)
        messages.success(request, "The text is thrown away.")
        return redirect(_back(request, kept))
    return _merge(request, kept, Sides(request, kept, request.POST), OriginForm(request.POST))


def _merge(request, kept, sides, origin):
    """Save what was chosen, if the plan still says what the page had shown beside it."""
    if not origin.is_about(kept.plan):
        return show_mixed_up(request, typed_in_section(sides.mine))
    if not sides.is_whole:
        return redirect(_section_with(request, kept))
    if origin.seal_seen != seal_of_section(sides.theirs):
        return _ask_again(request, kept)
    if not sides.is_valid():
        return show_both(request, kept, sides, status=422)
    try:
        save_merged(
            kept,
            sides.form.answers,
            revision=origin.revision_read,
            seen=origin.seal_seen,
            by=request.user,
            **sides.written,
        )
    except NotWellFormed as refusal:
        return show_both(request, kept, sides, status=422, refused=refusal.problems)
    except StaleDraft:
        return _ask_again(request, reach_kept_text(kept.plan_id, kept.pk, by=request.user))
    messages.success(request, f"Saved: {sides.section.title}.")
    return redirect(_back(request, kept))


def _ask_again(request, kept):
    """The plan has changed once more: every choice is asked again, and what was written anew stands in its box."""
    return show_both(request, kept, Sides(request, kept, typed_before=request.POST), status=409, has_moved_on=True)


class Sides:
    """A kept text and what the plan says now in the same section, with the form that asks about every difference."""

    def __init__(self, request, kept, data=None, *, typed_before=None):
        plan, sent, is_own = kept.plan, data_of(kept.typed), is_own_plan(request.user, kept.plan)
        self.section, self.theirs = section_by_key(kept.section), draft_content(plan).get(kept.section)
        known = {"is_own": is_own, "provenance": shown_first(kept.section, plan, request.user)}
        self.mine = SectionForm(self.section, self.theirs, sent, writer=request.user, **known)
        self.is_whole, self.last = self.mine.is_valid(), last_writing(plan, kept.section)
        self.form = self._asked(sent, data, typed_before) if self.is_whole else None
        how = AuthorshipForm(data or typed_before or sent, writer=request.user, is_own=is_own)
        self.authorship = how if self.mine.authorship else None

    def _asked(self, sent, data, typed_before):
        shown, mine = sent.getlist(ROWS), self.mine.answers
        self.rows_of_others = len([row for row, _ in self._their_rows() if row not in shown])
        found = differences(self.section, self.theirs, mine, shown)
        sides = {"theirs": self.theirs, "mine": mine, "shown_rows": shown}
        return MergeForm(self.section, found, who=self.who, data=data, typed_before=typed_before, **sides)

    def _their_rows(self):
        return rows_of(self.section, {self.section.key: self.theirs}) if self.section.repeats else []

    @property
    def who(self):
        return str(self.last.actor) if self.last and self.last.actor else "The plan"

    @property
    def written(self):
        """How the words came to be written, where they are the person's own; where they come from, of any other."""
        return self.authorship.cleaned_data if self.authorship else self.mine.written

    def is_valid(self):
        answered = [form.is_valid() for form in (self.form, self.authorship) if form]
        return all(answered)


def show_both(request, kept, sides=None, *, status=200, refused=(), has_moved_on=False):
    """The merge page: each difference with theirs, mine and the ways on; nothing is chosen beforehand."""
    plan, sides = kept.plan, sides or Sides(request, kept)
    is_asked_again = status == 422
    context = {
        **banner_for(request.user, plan),
        "kept": kept,
        "sides": sides,
        "section": sides.section,
        "is_own_text": kept.writer_id == request.user.pk,
        "is_own_last": sides.last is not None and sides.last.actor_id == request.user.pk,
        "has_moved_on": has_moved_on,
        "origin": origin_of(plan, plan.draft.revision, sides.theirs, writer=request.user),
        "problems": [*_told(sides, refused)] if is_asked_again else [],
        "back": _back(request, kept),
        "section_with": _section_with(request, kept),
    }
    return render(request, "careplans/desk_merge.html", context, status=status)


def _told(sides, refused):
    """What keeps the choices from being saved, each with its box."""
    yield from ({"message": problem.message, "href": ""} for problem in refused)
    for form in filter(None, (sides.form, sides.authorship)):
        for bound in form:
            yield from ({"message": f"{bound.label}: {text}", "href": f"#{first_box(bound)}"} for text in bound.errors)


def _back(request, kept):
    """Where this user came from: the desk, or the page of the person's own words."""
    if may(request.user, PLAN_WRITE, kept.plan):
        return reverse("desk", args=[kept.plan_id])
    return reverse("what_matters", args=[kept.plan_id])


def _section_with(request, kept):
    """The section's own page with the kept text in its boxes."""
    if may(request.user, PLAN_WRITE, kept.plan):
        return f"{reverse('section', args=[kept.plan_id, kept.section])}?kept={kept.pk}"
    return f"{reverse('what_matters', args=[kept.plan_id])}?edit={kept.section}&kept={kept.pk}"
