"""The question that comes before what a plan says: is this the right person? Asked of programs as of people."""

from functools import wraps

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import PLAN_LOOK_UP
from careplans.actions.identity import (
    confirm_identity,
    has_confirmed,
    knows_the_person,
    refuse_identity,
    remember_confirmed,
)
from careplans.actions.lookalikes import lookalikes_of
from careplans.actions.reading import reach_plan
from careplans.api.describing import described, json_object
from careplans.api.problems import Refusal
from careplans.api.requests import IdentityRequest
from careplans.api.strictness import cleaned
from careplans.content.lookalikes import known_of
from careplans.content.read_back import what_is_missing, wrong_points

FIRST = "First make sure that this is the right person."
WHAT_TO_DO = (
    "Look up by NHS number and date of birth (POST lookup/), or send two or more identifiers other than the first "
    "name to POST plans/{id}/confirm-identity/. It holds for this session and this plan, for a while."
)
NOT_THE_SAME = "This is not what the record says. Check it with the person: this may be somebody else."


def identity_first(permission):
    """A call that gives what a plan says: until two identifiers are confirmed in this session, a 409 problem.

    Teams who care for the person, the person and their representatives are not asked. A stranger gets the same 404.
    """

    def decorate(call):
        @wraps(call)
        def ask_or_answer(self, request, plan_id, **named):
            if not has_confirmed(request.session, plan_id):
                plan = reach_plan(plan_id, permission, by=request.user)
                if not knows_the_person(request.user, plan):
                    raise Refusal(409, "identity_not_confirmed", FIRST, detail=WHAT_TO_DO)
            return call(self, request, plan_id, **named)

        return ask_or_answer

    return decorate


class ConfirmIdentity(APIView):
    """Say by typed identifiers who the person at hand is; this session may read this plan for a while."""

    @described(
        "confirm_identity",
        needs=IdentityRequest,
        gives=json_object(
            "What agreed. Where somebody else is much alike, three are needed, one that tells them apart"
        ),
        refusals=(409, 413, 415),
    )
    def post(self, request, plan_id):
        plan = reach_plan(plan_id, PLAN_LOOK_UP, by=request.user)
        given = {POINT_OF.get(name, name): value for name, value in cleaned(IdentityRequest, request.data).items()}
        person = known_of(plan.person)
        wrong = wrong_points(given, person)
        if wrong:
            refuse_identity(plan, wrong=wrong, by=request.user)
            problems = [{"item": ITEM_OF.get(point, point), "message": NOT_THE_SAME} for point in wrong]
            raise Refusal(409, "identity_does_not_agree", NOT_THE_SAME, problems=problems)
        missing = what_is_missing(given, person, [one.known for one in lookalikes_of(plan.person, by=request.user)])
        if missing:
            raise Refusal(409, "identity_not_confirmed", FIRST, detail=missing)
        confirm_identity(plan, matched=given, by=request.user)
        remember_confirmed(request.session, plan.pk)
        return Response({"confirmed": sorted(ITEM_OF.get(point, point) for point in given)})


POINT_OF = {"postcode": "address"}
ITEM_OF = {point: item for item, point in POINT_OF.items()}
