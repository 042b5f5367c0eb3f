"""POST lookup/: four outcomes, never an error for nobody found."""

from django.urls import reverse
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import PLAN_LOOK_UP
from careplans.actions.alarms import watch_look_up_of_nobody
from careplans.actions.identity import remember_confirmed
from careplans.actions.lookups import BREAK_GLASS, Found, NobodyMatched, NoPlan, SeveralPeople, look_up
from careplans.actions.reaching import let_in
from careplans.api.describing import described, json_object
from careplans.api.requests import LookupRequest
from careplans.api.shapes import person_shape, version_line
from careplans.api.strictness import cleaned

NOT_PROOF = "This is not proof that no plan exists."


class Lookup(APIView):
    """Find a person's plan by two identifiers. Every look is recorded."""

    @described(
        "look_up",
        needs=LookupRequest,
        gives=json_object("found, several, no_plan or nobody_matched"),
        refusals=(413, 415),
    )
    def post(self, request):
        let_in(PLAN_LOOK_UP, "look up", by=request.user)
        asked = cleaned(LookupRequest, request.data)
        why = {"reason": asked["reason"], "case_number": asked["case_number"]}
        outcome = look_up(asked["query"], nearly=asked["nearly"], **why, by=request.user)
        if isinstance(outcome, NobodyMatched):
            watch_look_up_of_nobody(request.user)
        if isinstance(outcome, Found) and outcome.is_confirmed:
            remember_confirmed(request.session, outcome.version.plan_id)
        return Response({"outcome": outcome.outcome, "searched": outcome.searched, **outcome_shape(outcome)})


def outcome_shape(outcome):
    """What each of the four outcomes adds."""
    match outcome:
        case Found(version=version):
            if outcome.access == BREAK_GLASS:
                return _shut(outcome)
            card = reverse("api_card", args=[version.plan_id])
            line = version_line(version) | ({} if outcome.is_confirmed else {"why": None})
            plan = {"id": str(version.plan_id), "version": line, "card": card}
            if not outcome.is_confirmed:
                plan["confirm_identity"] = reverse("api_confirm_identity", args=[version.plan_id])
            person = person_shape(version.plan.person)
            found = {"person": person, "plan": plan, "superseded_record": outcome.by_old_record}
            return {**found, "access": outcome.access}
        case SeveralPeople():
            return _several(outcome)
        case NoPlan(person=person, withdrawn=withdrawn):
            found = {"person": person_shape(person), "superseded_record": outcome.by_old_record}
            standing = {"withdrawn": withdrawn, "closed": outcome.closed, "died": outcome.has_died}
            return {**found, **standing, "warning": NOT_PROOF}
    how = {"how": outcome.how, "not_tried": outcome.not_tried, "would_help": outcome.would_help} if outcome.how else {}
    return {**how, "warning": NOT_PROOF}


def _shut(outcome):
    """There is a plan, and nothing of it is said: a person opens it in a browser, by break-glass and with a reason."""
    plan_id = outcome.version.plan_id
    plan = {"id": str(plan_id), "break_glass": reverse("break_glass", args=[plan_id])}
    found = {"person": person_shape(outcome.version.plan.person), "superseded_record": outcome.by_old_record}
    return {**found, "plan": plan, "access": outcome.access}


def _several(outcome):
    """Everyone who fits or nearly fits, and beside them, in the same order, why each is there and how near it is."""
    near = {"nearly": True, "how": outcome.how, "warning": NOT_PROOF} if outcome.nearly else {}
    why = [
        {"id": str(person.pk), "why": outcome.whys[person.pk], "score": outcome.scores.get(person.pk, 100)}
        for person in outcome.matches
    ]
    narrow = {"would_help": outcome.would_help} if outcome.more else {}
    return {
        "people": [person_shape(one) for one in outcome.matches],
        "more": outcome.more,
        "why": why,
        **near,
        **narrow,
    }
