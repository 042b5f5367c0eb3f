"""Writing one section of a plan: one way, shared by the writing desk and the page of the person's own words."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render

from careplans.access import is_own_plan, may, sections_hidden
from careplans.actions.drafts import StaleDraft, section_content
from careplans.actions.kept_texts import Why, keep_text, open_kept_text, texts_waiting
from careplans.actions.open_pages import leave_page, others_at
from careplans.actions.reading import open_to_write, reach_section
from careplans.audit import Verb
from careplans.content.document import NotWellFormed
from careplans.content.section_rights import right_to_write, why_not_written
from careplans.forms.kept import data_of, typed_in
from careplans.forms.origin import OriginForm, origin_of
from careplans.forms.provenance import shown_first
from careplans.forms.sections import OWN_WORDS, SectionForm
from careplans.views.autosave import autosave, is_autosave, tell_who_is_here, without_removals
from careplans.views.banner import banner_for, banner_of
from careplans.views.collision import stands_already
from careplans.views.copying import bring_back_rows, lines_of, published_beside, restore
from careplans.views.errors import errors_of
from careplans.views.merging import show_both
from careplans.views.mixed_up import show_mixed_up, typed_in_section
from careplans.views.saving import save_sent

KEPT_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Place:
    """Where a section is written: who may, what a look is called, which page asks, and where a save leads."""

    permission: str
    look: Verb
    template: str
    said: Callable
    onward: Callable
    context: Callable


def show_section(request, place, plan_id, asked):
    """One section to be read and written, with a kept text in it where one was asked for; the look is on record."""
    plan = open_to_write(plan_id, place.permission, asked.key, verb=place.look, by=request.user)
    right = right_to_write(asked.key)
    if right != place.permission and not may(request.user, right, plan):
        return _page_to_read(request, plan, asked)
    stored, kept = section_content(plan, asked), _kept_text(request, plan, asked)
    origin = origin_of(plan, plan.draft.revision, stored, writer=request.user, page=kept and kept.page)
    form = form_of(request, plan, asked, stored, kept and data_of(kept.typed))
    return _page(request, place, plan, form, origin)


def _page_to_read(request, plan, asked):
    """What the section says, as far as this reader's role reads it, and why it is not theirs to write."""
    is_hidden = asked.key in sections_hidden(request.user)
    lines = [] if is_hidden else lines_of(asked, section_content(plan, asked))
    context = {"section": asked, "lines": lines, "is_hidden": is_hidden, "why": why_not_written(asked.key)}
    return render(request, "careplans/desk_section_read.html", {**banner_of(plan), **context})


def _kept_text(request, plan, asked):
    """The kept text that the address asks for, if it is of this section."""
    wanted = request.GET.get("kept", "")
    if not KEPT_ID.fullmatch(wanted):
        return None
    kept = open_kept_text(plan.pk, wanted, by=request.user)
    return kept if kept.section == asked.key else None


def write_section(request, place, plan_id, asked):
    """What is sent is kept, or shown again with what to do; the script of the page is answered in its own way."""
    plan = reach_section(plan_id, place.permission, asked.key, by=request.user)
    if "here" in request.POST:
        return tell_who_is_here(request, plan, asked)
    data = without_removals(request.POST) if is_autosave(request) else request.POST
    form, origin = form_of(request, plan, asked, section_content(plan, asked), data), OriginForm(request.POST)
    if not origin.is_about(plan):
        return show_mixed_up(request, typed_in_section(form))
    if is_autosave(request):
        return autosave(request, plan, form, origin)
    if form.rearrange(request.POST):
        return _page(request, place, plan, form, origin)
    if "restore" in request.POST and published_beside(plan, asked):
        return _restore(request, place, plan, form, origin)
    return _save(request, place, plan, form, origin)


def form_of(request, plan, asked, stored, data=None):
    """The questions of a section as this writer is asked them."""
    is_own = asked.document == OWN_WORDS and is_own_plan(request.user, plan)
    how = {"is_own": is_own, "provenance": shown_first(asked.key, plan, request.user)}
    return SectionForm(asked, stored, data, writer=request.user, **how)


def _restore(request, place, plan, form, origin):
    """The section as it was published, and what was typed kept; or its lost rows on the page, to be saved."""
    if request.POST["restore"] == "rows":
        bring_back_rows(request, plan, form)
        return _page(request, place, plan, form, origin)
    try:
        return restore(request, plan, form, origin)
    except NotWellFormed as refusal:
        form.refuse(refusal.problems)
        return _refuse(request, place, plan, form, origin)
    except StaleDraft as conflict:
        return show_both(request, open_kept_text(plan.pk, conflict.kept.pk, by=request.user), status=409)


def _save(request, place, plan, form, origin):
    """Save what is valid. Words that stand already are not saved twice; words that cannot be saved are kept."""
    if not form.is_valid():
        return _refuse(request, place, plan, form, origin)
    try:
        if stands_already(plan, form):
            leave_page(plan, form.section.key, by=request.user)
        else:
            # The plan goes on with the draft as it is then.
            plan.draft = save_sent(request, plan, form, origin, leaves=True)
    except NotWellFormed as refusal:
        form.refuse(refusal.problems)
        return _refuse(request, place, plan, form, origin)
    except StaleDraft as conflict:
        return show_both(request, open_kept_text(plan.pk, conflict.kept.pk, by=request.user), status=409)
    messages.success(request, place.said(form.section))
    return redirect(place.onward(request, plan, form.section))


def _refuse(request, place, plan, form, origin):
    """Show again what cannot be saved as it is, and keep it in case this page is left."""
    typed = typed_in(request.POST)
    keep_text(plan, form.section.key, typed, why=Why.NOT_SAVED, page=origin.page_mark, by=request.user)
    return _page(request, place, plan, form, origin, status=422)


def _page(request, place, plan, form, origin, *, status=200):
    """The page of one section, with everything typed and every error linked to its box."""
    context = {
        **banner_for(request.user, plan),
        "section": form.section,
        "form": form,
        "origin": origin,
        "errors": errors_of(form),
        "others": others_at(plan, form.section.key, by=request.user),
        "kept_texts": [kept for kept in texts_waiting(plan, by=request.user) if kept.section == form.section.key],
        **place.context(request, plan, form.section),
    }
    return render(request, place.template, context, status=status)
