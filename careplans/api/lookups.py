"""POST lookup/: four outcomes, never an error for nobody found."""

from django.urls import reverse
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import PLAN_LOOK_UP
from careplans.actions.lookups import Found, NoPlan, Query, SeveralPeople, look_up
from careplans.api.describing import described, json_object
from careplans.api.problems import TITLES, Refusal
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
        if not request.user.may_anywhere(PLAN_LOOK_UP):
            raise Refusal(403, *TITLES[403])
        asked = cleaned(LookupRequest, request.data)
        query = Query(
            born_on=asked["date_of_birth"],
            nhs_number=asked.get("nhs_number", ""),
            family_name=asked.get("family_name", ""),
            given_name=asked.get("given_name", ""),
            postcode=asked.get("postcode", ""),
        )
        outcome = look_up(query, reason=asked["reason"], case_number=asked["case_number"], by=request.user)
        return Response({"outcome": outcome.outcome, "searched": outcome.searched, **outcome_shape(outcome)})


def outcome_shape(outcome):
    """What each of the four outcomes adds."""
    match outcome:
        case Found(version=version):
            card = reverse("api_card", args=[version.plan_id])
            plan = {"id": str(version.plan_id), "version": version_line(version), "card": card}
            return {"person": person_shape(version.plan.person), "plan": plan}
        case SeveralPeople(matches=matches, more=more):
            return {"people": [person_shape(person) for person in matches], "more": more}
        case NoPlan(person=person, withdrawn=withdrawn):
            return {"person": person_shape(person), "withdrawn": withdrawn, "warning": NOT_PROOF}
    return {"warning": NOT_PROOF}
