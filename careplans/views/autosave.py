"""What the script of a writing page sends while somebody writes, answered in figures and words, never with content."""

from django.http import JsonResponse
from django.urls import reverse

from careplans.actions.drafts import StaleDraft, section_content
from careplans.actions.kept_texts import Why, keep_text
from careplans.actions.open_pages import others_at, remember_save, still_here
from careplans.audit import last_writing
from careplans.content.document import NotWellFormed, seal_of_section
from careplans.forms.kept import typed_in
from careplans.forms.sections import OWN_WORDS
from careplans.templatetags.presence import here_in_words
from careplans.views.collision import is_same_hand
from careplans.views.errors import errors_of
from careplans.views.saving import save_sent

KEPT = "Kept for you, and not in the plan until you press Save. Kept"


def is_autosave(request):
    """Whether the page's own script sent this, while its writer goes on."""
    return "autosave" in request.POST


def without_removals(data):
    """What was sent, with no entry ticked for removal: an entry goes only when its writer presses Save."""
    kept = data.copy()
    for name in [name for name in kept if name.endswith("-remove")]:
        del kept[name]
    return kept


def tell_who_is_here(request, plan, asked):
    """This page is still open; who else has it open."""
    still_here(plan, asked.key, by=request.user)
    return JsonResponse({"others": _others(request, plan, asked)})


def _others(request, plan, asked):
    return [
        {"name": str(page.reader), "words": here_in_words(page)} for page in others_at(plan, asked.key, by=request.user)
    ]


def autosave(request, plan, form, origin):
    """Save what was typed so far by the same rules as the button does, and say what came of it.

    The person's own words are only kept: each saved text is an entry in their history, and that is for the person
    to decide (docs/adr/0014).
    """
    still_here(plan, form.section.key, by=request.user)
    try:
        if not form.is_valid():
            return _refuse(request, plan, form, origin)
        if form.section.document == OWN_WORDS:
            return _keep(request, plan, form, origin)
        return _save(request, plan, form, origin)
    except NotWellFormed as refusal:
        form.refuse(refusal.problems)
        return _refuse(request, plan, form, origin)
    except StaleDraft as conflict:
        return _stop(request, plan, form, conflict)


def _save(request, plan, form, origin):
    stored, draft = section_content(plan, form.section), plan.draft
    is_new = (stored or type(form.answers)()) != form.answers
    if is_new or (form.answers and not is_same_hand(plan, form)):
        draft = save_sent(request, plan, form, origin, is_read_again=False)
        stored = section_content(draft.plan, form.section)
        turn = {"page": origin.page_mark, "turn": origin.turn_taken}
        remember_save(plan, form.section.key, stored, by=request.user, **turn)
    told = {"said": "Saved", "revision": draft.revision, "seen": seal_of_section(stored)}
    return JsonResponse(told | {"others": _others(request, plan, form.section)})


def _keep(request, plan, form, origin):
    _keep_unsaved(request, plan, form, origin)
    return JsonResponse({"said": KEPT, "others": _others(request, plan, form.section)})


def _refuse(request, plan, form, origin):
    _keep_unsaved(request, plan, form, origin)
    problems = [problem["message"] for problem in errors_of(form)]
    return JsonResponse({"problems": problems, "others": _others(request, plan, form.section)}, status=422)


def _keep_unsaved(request, plan, form, origin):
    typed = typed_in(request.POST)
    keep_text(plan, form.section.key, typed, why=Why.NOT_SAVED, page=origin.page_mark, by=request.user)


def _stop(request, plan, form, conflict):
    """Somebody else was first: the script stops, and its writer is shown where both texts stand side by side."""
    last = last_writing(plan, form.section.key)
    who = last.actor if last else conflict.draft.saved_by
    first = "You saved this section on another page" if who == request.user else f"{who} saved this section"
    said = f"{first} while you were writing. Your words are kept and are not in the plan."
    return JsonResponse({"said": said, "merge": reverse("kept_text", args=[plan.pk, conflict.kept.pk])}, status=409)
