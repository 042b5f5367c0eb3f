"""What an earlier version says, beside what is being written; and the ways to say it again."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import CLINICAL_WRITE
from careplans.actions.copying import copy_forward, last_version_before, put_back_version, sections_to_copy
from careplans.actions.drafts import StaleDraft, section_content
from careplans.actions.kept_texts import Why, keep_text
from careplans.actions.reading import open_plan, reach_plan
from careplans.audit import Verb
from careplans.content.document import NotWellFormed, answers, rows_of
from careplans.content.merging import row_words
from careplans.content.sections import section_by_key
from careplans.forms.copying import CopyForm
from careplans.forms.kept import typed_in
from careplans.forms.origin import OriginForm, origin_of
from careplans.forms.sections import OWN_WORDS
from careplans.models import PlanVersion
from careplans.views.banner import banner_of
from careplans.views.errors import told_alone
from careplans.views.mixed_up import show_mixed_up, typed_on

CANNOT_BE_COPIED = "Nothing was copied. These hold answers that are not allowed any more; write them again: {}."


@dataclass(frozen=True)
class Published:
    """One section as the newest published version has it, where the draft says something else."""

    version: PlanVersion
    lines: list
    missing_rows: list


def published_beside(plan, asked):
    """What the published version says in this section; None where nothing is published or the draft says the same.

    The person's own words have a history of their own, and nobody puts them back but by writing.
    """
    if plan.current is None or asked.document == OWN_WORDS:
        return None
    then, now = plan.current.content.get(asked.key), section_content(plan, asked)
    if (then or None) == (now or None):
        return None
    return Published(plan.current, lines_of(asked, then), _missing_rows(asked, then, now))


def lines_of(asked, stored):
    """What one section says, as (question or entry, words)."""
    content = {asked.key: stored} if stored else {}
    if asked.repeats:
        rows = rows_of(asked, content)
        return [
            (f"{asked.row_name.capitalize()} {place}", row_words(asked, row)) for place, (_, row) in enumerate(rows, 1)
        ]
    return [(answer.item.label, answer.words) for answer in answers(content, [asked]) if answer.is_recorded]


def _missing_rows(asked, then, now):
    """Rows of the version that the draft has no more."""
    if not asked.repeats:
        return []
    still = {row["id"] for row in now or []}
    return [row for row in then or [] if row["id"] not in still]


def bring_back_rows(request, plan, form):
    """The rows that were published and are gone stand at the end of the page; nothing is saved yet."""
    added = form.add_rows_of_others(plan.current.content.get(form.section.key))
    many = f"{len(added)} entries" if len(added) != 1 else "One entry"
    messages.info(request, f"{many} of version {plan.current.number} below. Save to keep what you want of it.")


def restore(request, plan, form, origin):
    """Put this section back as it was published. Where somebody else was first, what was typed is kept and StaleDraft
    carries it."""
    key, stored = form.section.key, section_content(plan, form.section)
    typed = typed_in(request.POST)
    is_new = not form.is_valid() or form.answers != (stored or type(form.answers)())
    seen = {"revision": origin.revision_read, "seen": origin.seal_seen, "page": origin.page_mark}
    try:
        put_back_version(plan, key, typed=typed if is_new else None, by=request.user, **seen)
    except StaleDraft as conflict:
        conflict.kept = keep_text(plan, key, typed, why=Why.SOMEONE_FIRST, page=origin.page_mark, by=request.user)
        raise
    messages.success(
        request,
        f"“{form.section.title}” says again what version {plan.current.number} says. "
        "What stood here before is kept for 30 days.",
    )
    return redirect(reverse("section", args=[plan.pk, key]))


@require_http_methods(["GET", "HEAD", "POST"])
def copy_from_last_plan(request, plan_id):
    """The sections of the person's last plan, to be copied one by one or all; each is to be read again."""
    if request.method == "POST":
        return _copy(request, reach_plan(plan_id, CLINICAL_WRITE, by=request.user))
    plan = open_plan(plan_id, CLINICAL_WRITE, verb=Verb.READ_DRAFT, by=request.user)
    version = last_version_before(plan, by=request.user)
    form = CopyForm(sections_to_copy(plan, version) if version else [])
    return _show(request, plan, version, form)


def _copy(request, plan):
    version, origin = last_version_before(plan, by=request.user), OriginForm(request.POST)
    offered = sections_to_copy(plan, version) if version else []
    form = CopyForm(offered, request.POST)
    if not origin.is_about(plan):
        return show_mixed_up(request, typed_on(request))
    if not form.is_valid() or not version:
        return _show(request, plan, version, form, status=422)
    try:
        copied = copy_forward(plan, version, form.cleaned_data["sections"], by=request.user)
    except NotWellFormed as refusal:
        form.add_error("sections", CANNOT_BE_COPIED.format(_titles(refusal.problems)))
        return _show(request, plan, version, form, status=422)
    many = f"{len(copied)} sections are" if len(copied) != 1 else "One section is"
    messages.success(request, f"{many} copied. Read each one again and save it before you publish.")
    return redirect("desk", plan.pk)


def _titles(problems):
    return ", ".join(dict.fromkeys(section_by_key(problem.section).title for problem in problems))


def _show(request, plan, version, form, *, status=200):
    context = {
        **banner_of(plan),
        "version": version,
        "form": form,
        "origin": origin_of(plan, plan.draft.revision),
        "errors": told_alone(form) if form.is_bound else [],
    }
    return render(request, "careplans/copy_forward.html", context, status=status)
