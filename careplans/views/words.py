"""What matters to the person, in their own words: read, written and looked back on. Needs no clinical sign-off."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import NOTE_BESIDE, PLAN_READ, WHAT_MATTERS_READ, WHAT_MATTERS_WRITE
from careplans.access import may
from careplans.actions.kept_texts import texts_waiting
from careplans.actions.reading import open_plan
from careplans.audit import Verb
from careplans.content.sections import section_by_key, sections_of
from careplans.content.shareable import shareable_contacts
from careplans.views.banner import banner_for
from careplans.views.beside_words import beside
from careplans.views.history_of_words import THE_PERSON, YOU, history_of, passages_of, words_to_review
from careplans.views.identity import identity_first
from careplans.views.writing import Place, show_section, write_section

OWN_SECTIONS = sections_of("what_matters")


@require_http_methods(["GET", "HEAD", "POST"])
@identity_first(WHAT_MATTERS_READ)
def what_matters(request, plan_id):
    """The person's words and their history; with `edit`, one section of them to write; when sent, they are kept."""
    if request.method == "POST":
        return write_section(request, OWN_WORDS, plan_id, _find(request.POST.get("section")))
    if "edit" in request.GET:
        return show_section(request, OWN_WORDS, plan_id, _find(request.GET["edit"]))
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
    stands_beside = beside(plan, request.user)
    passages = passages_of(OWN_SECTIONS, entries, reader)
    context = {
        **banner_for(request.user, plan),
        **_for_a_visitor(plan, request.user),
        "passages": passages,
        "passages_and_beside": [(passage, stands_beside.get(passage.section.key)) for passage in passages],
        "may_note": may(request.user, NOTE_BESIDE, plan),
        "history": history_of(entries, reader),
        "changed_words": words_to_review(plan),
        "is_own": reader == YOU,
        "may_write": may(request.user, WHAT_MATTERS_WRITE, plan),
        "kept_texts": texts_waiting(plan, by=request.user),
        "may_read_plan": may(request.user, PLAN_READ, plan),
    }
    return render(request, "careplans/what_matters.html", context)


def _for_a_visitor(plan, user):
    """For whoever reads only what matters: whom they may ring."""
    if user.may_anywhere(PLAN_READ):
        return {}
    contacts = shareable_contacts(plan.current.content) if plan.is_in_use else []
    return {"is_visitor": True, "contacts": contacts}


def _said(asked):
    return "Saved. These words are read from now on."


def _onward(request, plan, asked):
    return reverse("what_matters", args=[plan.pk])


def _context(request, plan, asked):
    return {}


OWN_WORDS = Place(
    permission=WHAT_MATTERS_WRITE,
    look=Verb.READ_WORDS,
    template="careplans/what_matters_edit.html",
    said=_said,
    onward=_onward,
    context=_context,
)
