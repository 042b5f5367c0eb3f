"""Writing by API: the draft, one section at a time, and publication."""

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import PLAN_SIGN, PLAN_WRITE
from careplans.access import is_own_plan, sections_hidden
from careplans.actions.drafts import StaleDraft, UnknownSection, draft_content, save_section
from careplans.actions.overrides import MayNotGiveReason, NothingToGoOnFrom, as_sealed
from careplans.actions.reading import open_plan, reach_plan, reach_section
from careplans.actions.signing import MayNotSign, NotReadyToPublish, give_reason, problems_of, publish
from careplans.api.describing import IDEMPOTENCY_KEY, IF_MATCH, described, json_object
from careplans.api.problems import Refusal, content_problems
from careplans.api.requests import PublishRequest, ReasonRequest
from careplans.api.shapes import version_line
from careplans.api.strictness import cleaned, idempotency_key, revision_read
from careplans.audit import Verb
from careplans.content.document import NotWellFormed
from careplans.content.sections import section_by_key
from careplans.models import OwnWords


def stale(draft, **more):
    """412: someone saved first; the caller's words are still the caller's."""
    return Refusal(
        412,
        "stale_draft",
        "Someone else changed this plan while you were writing. Read it again; nothing of yours was kept or lost.",
        revision=draft.revision,
        saved_by=str(draft.saved_by),
        saved_at=draft.saved_at.isoformat(),
        **more,
    )


def draft_shape(plan, draft, *, hidden):
    """The draft as it stands: its revision, every section as stored, and what stops publication; but for the sections
    that are hidden from this reader."""
    problems = [problem for problem in problems_of(plan) if problem.section not in hidden]
    return {
        "plan": str(plan.pk),
        "revision": draft.revision,
        "based_on": draft.based_on.number if draft.based_on else None,
        "saved_at": draft.saved_at.isoformat(),
        "saved_by": str(draft.saved_by),
        "sections": {key: said for key, said in draft_content(plan).items() if key not in hidden},
        "provenance": {key: entry for key, entry in draft.provenance.items() if key not in hidden},
        "problems": content_problems(problems, draft_content(plan)),
    }


# A section together with where it comes from. A test sees to it that no question ever has these keys.
ENVELOPE = {"answers", "provenance"}


class ReadDraft(APIView):
    """The draft of the next version."""

    @described("read_draft", gives=json_object("The draft; its ETag is the revision"))
    def get(self, request, plan_id):
        plan = open_plan(plan_id, PLAN_WRITE, verb=Verb.READ_DRAFT, by=request.user)
        hidden = sections_hidden(request.user)
        return Response(draft_shape(plan, plan.draft, hidden=hidden), headers={"ETag": plan.draft.etag})


class WriteSection(APIView):
    """Save one section: an object of answers, or a list of rows where the section repeats.

    Or an object of `answers`, either of the two, and `provenance`: `source` (person, family, observation, record,
    paper_form), `informant` and `performed_by`, each of which may be left out. The person's own words take none.
    """

    @described(
        "write_section",
        needs={"application/json": {"oneOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}}]}},
        gives=json_object("The section as stored, and the next revision"),
        refusals=(412, 413, 415, 422, 428),
        parameters=[IF_MATCH],
    )
    def put(self, request, plan_id, section_key):
        plan = reach_section(plan_id, PLAN_WRITE, section_key, by=request.user)
        revision = revision_read(request)
        answers, how = answers_and_how(request.data, request.user, plan, section_key)
        try:
            draft = save_section(plan, section_key, answers, revision=revision, by=request.user, **how)
        except UnknownSection:
            raise Refusal(422, "unknown_section", "There is no section with this key.") from None
        except NotWellFormed as refusal:
            problems = content_problems(refusal.problems)
            raise Refusal(422, "not_well_formed", "Some answers cannot be kept.", problems=problems) from None
        except StaleDraft as conflict:
            now = draft_content(plan).get(section_key)
            raise stale(conflict.draft, section=section_key, stands_now=now) from None
        stored = draft_content(draft.plan).get(section_key)
        told = {"revision": draft.revision, "section": stored, "provenance": draft.provenance.get(section_key)}
        return Response(told, headers={"ETag": draft.etag})


def answers_and_how(sent, user, plan, section_key):
    """The section that was sent, and how its words were written or where it comes from.

    `{"answers": …, "provenance": …}` holds a section and where it comes from; no question is called so.
    """
    section = section_by_key(section_key)
    if section is not None and section.document == "what_matters":
        return sent, authorship(user, plan)
    if isinstance(sent, dict) and set(sent) == ENVELOPE:
        return sent["answers"], {"provenance": sent["provenance"]}
    return sent, {}


def authorship(user, plan):
    """How words that belong to the person were written, when they come by API: by themselves, or with this helper."""
    if is_own_plan(user, plan):
        return {"written_how": OwnWords.WrittenHow.SELF}
    return {"written_how": OwnWords.WrittenHow.HELPED, "written_with": str(user)}


class GiveReason(APIView):
    """Give the reason for which a disagreement stands: `basis` is that of the problem, as the draft told it."""

    @described(
        "give_reason",
        needs=ReasonRequest,
        ok=201,
        gives=json_object("The reason as it is kept, with whose it is"),
        refusals=(409, 413, 415),
    )
    def post(self, request, plan_id):
        plan = reach_plan(plan_id, PLAN_SIGN, by=request.user)
        given = cleaned(ReasonRequest, request.data)
        try:
            override = give_reason(plan, given["basis"], reason=given["reason"], by=request.user)
        except NothingToGoOnFrom:
            raise Refusal(409, "nothing_to_settle", "No disagreement of this draft has this basis now.") from None
        except MayNotGiveReason:
            raise Refusal(403, "may_not_give_reason", "Only a registered clinician can give a reason.") from None
        return Response(as_sealed(override), status=201)


class Publish(APIView):
    """Sign the draft as the signed-in clinician and publish it. The same Idempotency-Key gives the same version."""

    @described(
        "publish",
        needs=PublishRequest,
        ok=201,
        gives=json_object("The published version"),
        refusals=(409, 412, 413, 415, 428),
        parameters=[IF_MATCH, IDEMPOTENCY_KEY],
    )
    def post(self, request, plan_id):
        plan = reach_plan(plan_id, PLAN_SIGN, by=request.user)
        revision, key = revision_read(request), idempotency_key(request)
        why = cleaned(PublishRequest, request.data)["why"]
        try:
            version = publish(plan, revision=revision, key=key, why=why, by=request.user)
        except NotReadyToPublish as refusal:
            problems = content_problems(refusal.problems, draft_content(plan))
            raise Refusal(409, "not_ready", "This plan is not ready to publish.", problems=problems) from None
        except StaleDraft as conflict:
            raise stale(conflict.draft) from None
        except MayNotSign as refusal:
            raise Refusal(403, "may_not_sign", str(refusal)) from None
        return Response({"plan": str(plan.pk), **version_line(version)}, status=201)
