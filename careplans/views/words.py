"""What matters to the person, in their own words: read, written and looked back on. Needs no clinical sign-off."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import PLAN_READ, WHAT_MATTERS_READ, WHAT_MATTERS_WRITE
from careplans.access import is_own_plan, may
from careplans.actions.drafts import StaleWords, draft_content, write_words
from careplans.actions.reading import open_plan, reach_plan
from careplans.audit import Verb
from careplans.content.document import NotWellFormed
from careplans.content.sections import section_by_key, sections_of
from careplans.forms.origin import OriginForm, origin_of
from careplans.forms.sections import SectionForm
from careplans.views.banner import banner_of
from careplans.views.collision import both_versions, show_mixed_up, stands_already
from careplans.views.errors import errors_of
from careplans.views.history_of_words import THE_PERSON, YOU, history_of, passages_of, words_to_review
from careplans.views.identity import identity_first

OWN_SECTIONS = sections_of("what_matters")


@require_http_methods(["GET", "HEAD", "POST"])
@identity_first(WHAT_MATTERS_READ)
def what_matters(request, plan_id):
    """The person's words and their history; with `edit`, one section of them to write; when sent, they are kept."""
    if request.method == "POST":
        plan = reach_plan(plan_id, WHAT_MATTERS_WRITE, by=request.user)
        return _keep(request, plan, _find(request.POST.get("section")))
    if "edit" in request.GET:
        plan = open_plan(plan_id, WHAT_MATTERS_WRITE, verb=Verb.READ_WORDS, by=request.user)
        asked = _find(request.GET["edit"])
        return _page(request, plan, _form(request, plan, asked), _origin(plan, asked))
    return _read(request, open_plan(plan_id, WHAT_MATTERS_READ, verb=Verb.READ_WORDS, by=request.user))


def _find(section_key):
    """The section in the person's own words of this name; Http404 where there is none."""
    found = section_by_key(section_key)
    if found not in OWN_SECTIONS:
        raise Http404
    return found


def _read(request, plan):
    entries = list(plan.own_words.select_related("written_by"))
    reader = YOU if plan.person.account_id == request.user.pk else THE_PERSON
    context = {
        **banner_of(plan),
        "passages": passages_of(OWN_SECTIONS, entries, reader),
        "history": history_of(entries, reader),
        "changed_words": words_to_review(plan),
        "is_own": reader == YOU,
        "may_write": may(request.user, WHAT_MATTERS_WRITE, plan),
        "may_read_plan": may(request.user, PLAN_READ, plan),
    }
    return render(request, "careplans/what_matters.html", context)


def _form(request, plan, asked, data=None):
    own = is_own_plan(request.user, plan)
    return SectionForm(asked, draft_content(plan).get(asked.key), data, writer=request.user, is_own=own)


def _origin(plan, asked):
    newest = plan.own_words.first()
    return origin_of(plan, newest.number if newest else 0, draft_content(plan).get(asked.key))


def _keep(request, plan, asked):
    """Keep one section of the person's words as it was sent."""
    form, origin = _form(request, plan, asked, request.POST), OriginForm(request.POST)
    if not origin.is_about(plan):
        return show_mixed_up(request, form)
    if "add" in request.POST:
        form.add_row()
        return _page(request, plan, form, origin)
    if not form.is_valid():
        return _page(request, plan, form, origin, status=422)
    return _save(request, plan, form, origin)


def _save(request, plan, form, origin):
    asked = {form.section.key: form.answers}
    try:
        if not stands_already(plan, form):
            write_words(plan, asked, based_on=origin.revision_read, by=request.user, **form.written)
    except NotWellFormed as refusal:
        form.refuse(refusal.problems)
        return _page(request, plan, form, origin, status=422)
    except StaleWords as conflict:
        return _show_both(request, plan.pk, form, conflict.words)
    messages.success(request, "Saved. These words are read from now on.")
    return redirect("what_matters", plan.pk)


def _page(request, plan, form, origin, *, status=200):
    context = {
        **banner_of(plan),
        "section": form.section,
        "form": form,
        "origin": origin,
        "errors": errors_of(form),
    }
    return render(request, "careplans/what_matters_edit.html", context, status=status)


def _show_both(request, plan_id, form, newest):
    """Somebody wrote first: their words and these, side by side. The look is on record."""
    plan = open_plan(plan_id, WHAT_MATTERS_WRITE, verb=Verb.READ_WORDS, by=request.user)
    context = {
        **banner_of(plan),
        "section": form.section,
        "origin": _origin(plan, form.section),
        "who": newest.written_by,
        "when": newest.written_at,
        "without_mine": reverse("what_matters", args=[plan.pk]),
        "send_to": reverse("what_matters", args=[plan.pk]),
        **both_versions(form, draft_content(plan).get(form.section.key)),
        "form": form,
    }
    return render(request, "careplans/stale.html", context, status=409)
