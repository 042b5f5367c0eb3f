"""The writing desk: the task list of a draft, and one section of it on a page."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import CLINICAL_WRITE, PLAN_SHARE, PLAN_SIGN, PLAN_WRITE
from careplans.access import may, sections_to_write
from careplans.actions.copying import last_version_before, sections_to_copy
from careplans.actions.drafts import draft_content
from careplans.actions.kept_texts import texts_waiting
from careplans.actions.open_pages import others_at
from careplans.actions.reading import open_to_write
from careplans.actions.signing import problems_of
from careplans.audit import Verb
from careplans.content.papers import LEGAL_SECTIONS
from careplans.content.sections import SECTIONS, section_by_key
from careplans.content.starters import suggested
from careplans.forms.starters import StartersForm
from careplans.views.banner import banner_of
from careplans.views.copying import published_beside
from careplans.views.history_of_words import words_to_review
from careplans.views.progress import disagreements_of, groups_of, next_to_write, problem_links, where_to_go_on
from careplans.views.writing import Place, show_section, write_section


@require_safe
def desk(request, plan_id):
    """What there is to write, how far it has come, and what stands in the way of publishing."""
    plan = open_to_write(plan_id, PLAN_WRITE, verb=Verb.READ_DRAFT, by=request.user)
    content = draft_content(plan)
    problems, mine = problems_of(plan, content), sections_to_write(request.user, plan)
    context = {
        **banner_of(plan, content),
        "groups": groups_of(plan, content, problems, mine),
        "blocking": [problem for problem in problems if problem.blocks],
        "goes_on": where_to_go_on(plan, content, problems, mine),
        "elsewhere": problem_links(plan, [problem for problem in problems if not section_by_key(problem.section)]),
        "disagreements": disagreements_of(problems),
        "starters_form": StartersForm(initial={"starters": plan.draft.starters}),
        "changed_words": words_to_review(plan),
        "writes_all": len(mine) == len(SECTIONS),
        "may_sign": may(request.user, PLAN_SIGN, plan),
        "may_share": may(request.user, PLAN_SHARE, plan),
        "others": others_at(plan, by=request.user),
        "last_version": _to_copy_from(request, plan),
        "kept_texts": texts_waiting(plan, by=request.user),
    }
    return render(request, "careplans/desk.html", context)


def _to_copy_from(request, plan):
    """The last version of the person's last plan, as long as there is anything left to copy."""
    version = last_version_before(plan, by=request.user) if may(request.user, CLINICAL_WRITE, plan) else None
    return version if version and sections_to_copy(plan, version) else None


@require_http_methods(["GET", "HEAD", "POST"])
def section(request, plan_id, section_key):
    """One section of the draft, to be read and written."""
    flow = write_section if request.method == "POST" else show_section
    return flow(request, DESK, plan_id, _find(section_key))


def _find(section_key):
    """The section of this name; Http404 where there is none."""
    found = section_by_key(section_key)
    if found is None:
        raise Http404
    return found


def _said(asked):
    return f"Saved: {asked.title}."


def _onward(request, plan, asked):
    """The task list; or, where that was asked for, the next section that waits, and the review where none does."""
    if "next" not in request.POST:
        return reverse("desk", args=[plan.pk])
    content = draft_content(plan)
    mine = sections_to_write(request.user, plan)
    following = next_to_write(plan, asked, content, problems_of(plan, content), mine)
    return reverse("section", args=[plan.pk, following.key]) if following else reverse("publish_draft", args=[plan.pk])


def _context(request, plan, asked):
    """What stands in the way of publishing here, once anything is written, and which section is next."""
    content = draft_content(plan)
    problems = problems_of(plan, content)
    told = [problem for problem in problems if problem.section == asked.key]
    return {
        "before_publishing": told if content.get(asked.key) else [],
        "following": next_to_write(plan, asked, content, problems, sections_to_write(request.user, plan)),
        "is_about_papers": asked.key in LEGAL_SECTIONS,
        "suggested": suggested(plan.draft.starters, asked.key),
        "published": published_beside(plan, asked),
    }


DESK = Place(
    permission=PLAN_WRITE,
    look=Verb.READ_DRAFT,
    template="careplans/desk_section.html",
    said=_said,
    onward=_onward,
    context=_context,
)
