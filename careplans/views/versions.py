"""The life of a plan: its versions, one of them, and what changed between two."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.permissions import PLAN_HISTORY_READ
from careplans.access import may_see_where, sections_hidden
from careplans.actions.reading import open_plan, open_two_versions, open_version, reach_plan
from careplans.audit import Verb
from careplans.content.card import allergies_in
from careplans.content.changes import changes, summary
from careplans.models.reading import read_version
from careplans.views.identity import identity_first
from careplans.views.latest import told_briefly
from careplans.views.standing import standing_of

VERSIONS_ON_A_PAGE = 20


@require_safe
@identity_first(PLAN_HISTORY_READ)
def versions(request, plan_id):
    """Every version, newest first, each with what it changed, the most dangerous first."""
    plan = open_plan(plan_id, PLAN_HISTORY_READ, verb=Verb.READ_HISTORY, by=request.user)
    every = plan.versions.select_related("published_by")
    page = Paginator(every, VERSIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    # One more than the page shows: each is told against the version before it.
    shown = list(every[page.start_index() - 1 : page.end_index() + 1] if page.object_list else ())
    hidden = sections_hidden(request.user)
    points = [_point(plan, version, before, hidden) for version, before in zip(shown, [*shown, None][1:], strict=True)]
    context = {
        **_about(plan),
        "page": page,
        "points": points[: len(page.object_list)],
        "is_partly_hidden": bool(hidden),
    }
    return render(request, "careplans/versions.html", context)


def _about(plan):
    """Who these pages are about; allergies are those of the newest version, on the page of an older one too."""
    allergies = allergies_in(plan.current.content) if plan.current else ""
    return {"plan": plan, "person": plan.person, "allergies": allergies}


def _seen(found, hidden):
    """The changes of sections that this reader's role reads."""
    return [change for change in found if change.section.key not in hidden]


def _point(plan, version, before, hidden):
    found = _seen(changes(before.content, version.content), hidden) if before else []
    sentences, more = told_briefly(found) if len(found) > 1 else ((), 0)
    return {
        "number": version.number,
        "href": version.get_absolute_url(),
        "published_at": version.published_at,
        "who": str(version.published_by),
        "is_current": plan.is_in_use and version.pk == plan.current_id,
        "before": before.number if before else None,
        "summary": summary(found) if before else "The first version.",
        "sentences": sentences,
        "more": more,
    }


@require_safe
@identity_first(PLAN_HISTORY_READ)
def version(request, plan_id, number):
    """One version as it was published; an older one says first that it is not in use."""
    plan, version = open_version(plan_id, number, PLAN_HISTORY_READ, by=request.user)
    version.plan, hidden = plan, sections_hidden(request.user)
    context = {
        **_about(plan),
        "version": version,
        "is_in_use": plan.is_in_use and version.pk == plan.current_id,
        "parts": read_version(version, shows_where=may_see_where(request.user, plan), hidden=hidden),
        "is_partly_hidden": bool(hidden),
        "standing": standing_of(plan, version),
    }
    return render(request, "careplans/version.html", context)


@require_safe
@identity_first(PLAN_HISTORY_READ)
def changes_between(request, plan_id, earlier, later):
    """What changed from one version to another, in plain words, what decides most first."""
    if earlier > later:
        reach_plan(plan_id, PLAN_HISTORY_READ, by=request.user)
        return redirect("changes", plan_id=plan_id, earlier=later, later=earlier)
    plan, older, newer = open_two_versions(plan_id, earlier, later, PLAN_HISTORY_READ, by=request.user)
    hidden = sections_hidden(request.user)
    found = _seen(changes(older.content, newer.content), hidden)
    context = {
        **_about(plan),
        "older": older,
        "newer": newer,
        "changes": found,
        "is_partly_hidden": bool(hidden),
        "summary": summary(found),
        "is_in_use": plan.is_in_use and newer.pk == plan.current_id,
    }
    return render(request, "careplans/changes.html", context)
