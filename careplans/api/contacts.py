"""Crisis contacts by API: what happened, and writing it down from the crew's own system."""

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import CRISIS_CONTACT_RECORD
from careplans.access import teams_with
from careplans.actions.crisis_contacts import open_contacts, record_contact
from careplans.actions.reading import reach_plan
from careplans.api.describing import described, json_list, json_object
from careplans.api.identity import identity_first
from careplans.api.requests import ContactRequest
from careplans.api.shapes import contact_shape
from careplans.api.strictness import cleaned


class Contacts(APIView):
    """What was seen and done in each crisis."""

    @described("list_contacts", gives=json_list("One object for each crisis contact, newest first"), refusals=(409,))
    @identity_first(CRISIS_CONTACT_RECORD)
    def get(self, request, plan_id):
        _, found = open_contacts(plan_id, by=request.user)
        return Response([contact_shape(contact) for contact in found])

    @described(
        "record_contact",
        needs=ContactRequest,
        ok=201,
        gives=json_object("The contact as it is kept, and the teams that have a task of it"),
        refusals=(409, 413, 415),
    )
    @identity_first(CRISIS_CONTACT_RECORD)
    def post(self, request, plan_id):
        plan = reach_plan(plan_id, CRISIS_CONTACT_RECORD, by=request.user)
        given = cleaned(ContactRequest, request.data)
        team = teams_with(request.user, CRISIS_CONTACT_RECORD)[0]
        contact, tasks = record_contact(plan, team=team, **given, by=request.user)
        told = [task.team.name for task in tasks]
        return Response({**contact_shape(contact), "teams_with_a_task": told}, status=201)
