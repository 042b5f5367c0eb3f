"""Reviewing, signing and publishing: the exact text is read, signed with a password, and made the plan in use."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import PLAN_ENDORSE, PLAN_SIGN
from careplans.access import may
from careplans.actions.drafts import StaleDraft, draft_content
from careplans.actions.reading import open_plan, reach_plan
from careplans.actions.signing import (
    STATEMENT,
    MayNotSign,
    NotReadyToPublish,
    problems_of,
    publish,
    sign,
    signatures_on,
)
from careplans.audit import Verb
from careplans.content.changes import changes, summary
from careplans.content.sections import SECTIONS, sections_of
from careplans.forms.origin import OriginForm, origin_of
from careplans.forms.publish import PublishForm, SignForm
from careplans.models import Signature
from careplans.views.banner import banner_of
from careplans.views.errors import told_alone
from careplans.views.mixed_up import show_mixed_up, typed_on
from careplans.views.own_hand import is_own_hand
from careplans.views.progress import problem_links
from careplans.views.read_out import in_groups, read_out

RECOMMENDATIONS = sections_of("recommendations")
THE_REST = tuple(section for section in SECTIONS if section not in RECOMMENDATIONS)
ENDORSEMENT = Signature.Kind.SENIOR_ENDORSEMENT


@require_http_methods(["GET", "HEAD", "POST"])
def publish_draft(request, plan_id):
    """The whole of the next version to be read, signed and published."""
    if request.method != "POST":
        return _review(request, plan_id, PublishForm(statement=STATEMENT))
    plan = reach_plan(plan_id, PLAN_SIGN, by=request.user)
    form, origin = PublishForm(request.POST, statement=STATEMENT), OriginForm(request.POST)
    if not origin.is_about(plan):
        return show_mixed_up(request, typed_on(request))
    if not form.is_valid() or not is_own_hand(request, plan, form):
        return _review(request, plan_id, form, status=422)
    return _publish(request, plan, form, origin)


def _publish(request, plan, form, origin):
    given = form.cleaned_data
    try:
        revision, key = origin.revision_read, str(given["key"])
        version = publish(plan, revision=revision, key=key, why=given["why"], by=request.user)
    except StaleDraft as conflict:
        return _review(request, plan.pk, form.afresh(), status=409, moved_on=conflict.draft)
    except NotReadyToPublish:
        return _review(request, plan.pk, form.afresh(), status=409)
    except MayNotSign as refusal:
        return _review(request, plan.pk, form.afresh(), status=403, refusal=str(refusal))
    messages.success(request, _news_of(version))
    return redirect("plan", plan.pk)


def _news_of(version):
    teams = sorted({notice.team.name for notice in version.notices.select_related("team")})
    told = f"We are telling {', '.join(teams)} now." if teams else "No team is to be told."
    return f"Version {version.number} is published. {version.endorsement_words}. {told}"


@require_http_methods(["GET", "HEAD", "POST"])
def sign_draft(request, plan_id):
    """The recommendations to be read and signed; nothing is published by it."""
    if request.method != "POST":
        return _review(request, plan_id, SignForm(statement=STATEMENT), signs_only=True)
    plan = reach_plan(plan_id, PLAN_SIGN, by=request.user)
    form, origin = SignForm(request.POST, statement=STATEMENT), OriginForm(request.POST)
    if not origin.is_about(plan):
        return show_mixed_up(request, typed_on(request))
    if not form.is_valid() or not is_own_hand(request, plan, form):
        return _review(request, plan_id, form, status=422, signs_only=True)
    return _sign(request, plan, form, origin)


def _sign(request, plan, form, origin):
    try:
        signed = sign(plan, revision=origin.revision_read, by=request.user)
    except StaleDraft as conflict:
        return _review(request, plan.pk, form.afresh(), status=409, signs_only=True, moved_on=conflict.draft)
    except MayNotSign as refusal:
        return _review(request, plan.pk, form.afresh(), status=403, signs_only=True, refusal=str(refusal))
    messages.success(request, "Signed." if signed else "These recommendations had your signature already.")
    return redirect("desk", plan.pk)


def _review(request, plan_id, form, *, status=200, signs_only=False, moved_on=None, refusal=""):
    """What would be signed and published as it stands this moment. The look is on record."""
    plan = open_plan(plan_id, PLAN_SIGN, verb=Verb.READ_DRAFT, by=request.user)
    content = draft_content(plan)
    context = {
        **banner_of(plan, content),
        "form": form,
        "errors": told_alone(form),
        "origin": origin_of(plan, plan.draft.revision),
        "signs_only": signs_only,
        "moved_on": moved_on,
        "refusal": refusal,
        "recommendations": read_out(content, RECOMMENDATIONS),
        **_standing(request.user, plan, content),
        **({} if signs_only else _publication(plan, content)),
    }
    return render(request, "careplans/publish.html", context, status=status)


def _standing(user, plan, content):
    """Who has signed these recommendations, and what this reader's signature would add."""
    signatures = list(signatures_on(plan, content))
    kinds = {signature.kind for signature in signatures}
    return {
        "signatures": signatures,
        "is_endorsed": ENDORSEMENT in kinds,
        "would_endorse": ENDORSEMENT not in kinds and may(user, PLAN_ENDORSE, plan),
        "is_registered": bool(user.registration),
    }


def _publication(plan, content):
    """What stands in the way, what changes, and everything else that will be published."""
    problems = problems_of(plan)
    found = changes(plan.current.content, content) if plan.current else []
    rest = read_out(content, THE_REST)
    return {
        "blocking": problem_links(plan, [problem for problem in problems if problem.blocks]),
        "warnings": problem_links(plan, [problem for problem in problems if not problem.blocks]),
        "changes": found,
        "summary": summary(found) if plan.current else "",
        "number": (plan.current.number if plan.current else 0) + 1,
        "groups": in_groups([one for one in rest if one.says_something]),
        "silent": [one for one in rest if not one.says_something],
    }
