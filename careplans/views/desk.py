"""The writing desk: the task list of a draft, and one section of it on a page."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import PLAN_SHARE, PLAN_WRITE
from careplans.access import is_own_plan, may
from careplans.actions.drafts import StaleDraft, draft_content, save_section
from careplans.actions.reading import open_plan, reach_plan
from careplans.actions.signing import problems_of
from careplans.audit import Verb
from careplans.content.document import NotWellFormed
from careplans.content.sections import SECTIONS, section_by_key
from careplans.forms.origin import OriginForm, origin_of
from careplans.forms.sections import SectionForm
from careplans.views.banner import banner_of
from careplans.views.collision import both_versions, show_mixed_up, stands_already
from careplans.views.errors import errors_of
from careplans.views.history_of_words import words_to_review
from careplans.views.progress import groups_of, problem_links


@require_safe
def desk(request, plan_id):
    """What there is to write, how far it has come, and what stands in the way of publishing."""
    plan = _open(request, plan_id)
    content, problems = draft_content(plan), problems_of(plan)
    context = {
        **banner_of(plan, content),
        "groups": groups_of(plan, content, problems),
        "blocking": [problem for problem in problems if problem.blocks],
        "elsewhere": problem_links(plan, [problem for problem in problems if not section_by_key(problem.section)]),
        "changed_words": words_to_review(plan),
        "may_share": may(request.user, PLAN_SHARE, plan),
    }
    return render(request, "careplans/desk.html", context)


def _open(request, plan_id):
    return open_plan(plan_id, PLAN_WRITE, verb=Verb.READ_DRAFT, by=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def section(request, plan_id, section_key):
    """One section of the draft, to be read and written; what is sent is kept, or shown again with what to do."""
    if request.method == "POST":
        return _keep(request, reach_plan(plan_id, PLAN_WRITE, by=request.user), _find(section_key))
    plan, asked = _open(request, plan_id), _find(section_key)
    stored = draft_content(plan).get(asked.key)
    form = _form(request, plan, asked, stored)
    return _page(request, plan, form, origin_of(plan, plan.draft.revision, stored))


def _find(section_key):
    """The section of this name; Http404 where there is none."""
    found = section_by_key(section_key)
    if found is None:
        raise Http404
    return found


def _form(request, plan, asked, stored, data=None):
    return SectionForm(asked, stored, data, writer=request.user, is_own=is_own_plan(request.user, plan))


def _keep(request, plan, asked):
    """Keep the section as it was sent."""
    form = _form(request, plan, asked, draft_content(plan).get(asked.key), request.POST)
    origin = OriginForm(request.POST)
    if not origin.is_about(plan):
        return show_mixed_up(request, form)
    if "add" in request.POST:
        form.add_row()
        return _page(request, plan, form, origin)
    if not form.is_valid():
        return _page(request, plan, form, origin, status=422)
    return _save(request, plan, form, origin)


def _save(request, plan, form, origin):
    """Save under the revision that the page had read. Words that stand there already are not saved twice."""
    try:
        if not stands_already(plan, form):
            revision, how = origin.revision_read, form.written
            save_section(plan, form.section.key, form.answers, revision=revision, by=request.user, **how)
    except NotWellFormed as refusal:
        form.refuse(refusal.problems)
        return _page(request, plan, form, origin, status=422)
    except StaleDraft as conflict:
        return _show_both(request, plan.pk, form, origin, conflict.draft)
    messages.success(request, f"Saved: {form.section.title}.")
    return redirect(_onward(plan, form.section) if "next" in request.POST else reverse("desk", args=[plan.pk]))


def _onward(plan, asked):
    """The section after this one, and after the last the task list again."""
    following = _following(asked)
    return reverse("section", args=[plan.pk, following.key]) if following else reverse("desk", args=[plan.pk])


def _following(asked):
    return next(iter(SECTIONS[asked.order :]), None)


def _page(request, plan, form, origin, *, status=200):
    """The page of one section, with everything typed and every error linked to its box."""
    asked = form.section
    told = [problem for problem in problems_of(plan) if problem.section == asked.key]
    context = {
        **banner_of(plan),
        "section": asked,
        "form": form,
        "origin": origin,
        "errors": errors_of(form),
        "before_publishing": told if draft_content(plan).get(asked.key) else [],
        "following": _following(asked),
    }
    return render(request, "careplans/desk_section.html", context, status=status)


def _show_both(request, plan_id, form, origin, saved):
    """Somebody saved first: their words and these, side by side, and one button to go on. The look is on record."""
    plan = _open(request, plan_id)
    theirs = draft_content(plan).get(form.section.key)
    context = {
        **banner_of(plan),
        "section": form.section,
        "origin": origin_of(plan, plan.draft.revision, theirs),
        "who": saved.saved_by,
        "when": saved.saved_at,
        "is_elsewhere": origin.had_seen(theirs),
        "without_mine": reverse("section", args=[plan.pk, form.section.key]),
        "send_to": reverse("section", args=[plan.pk, form.section.key]),
        **both_versions(form, theirs),
        "form": form,
    }
    return render(request, "careplans/stale.html", context, status=409)
