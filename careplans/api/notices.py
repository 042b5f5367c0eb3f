"""A team's inbox by API, and its acknowledgement."""

from rest_framework.response import Response
from rest_framework.views import APIView

from careplans.access import notices_for
from careplans.actions.notices import acknowledge_notice, open_notice
from careplans.api.describing import described, json_list, json_object
from careplans.api.requests import NothingMore
from careplans.api.shapes import notice_shape
from careplans.api.strictness import cleaned

MOST_NOTICES = 200


class Inbox(APIView):
    """The notices of the user's teams, newest first."""

    @described("list_notices", gives=json_list("One object for each notice"))
    def get(self, request):
        notices = notices_for(request.user).select_related("team", "version", "acknowledged_by")[:MOST_NOTICES]
        return Response([notice_shape(notice) for notice in notices])


class Acknowledge(APIView):
    """A named member says that the team has seen this. Saying it twice changes nothing."""

    @described(
        "acknowledge_notice", needs=NothingMore, gives=json_object("The notice, acknowledged"), refusals=(413, 415)
    )
    def post(self, request, notice_id):
        notice = open_notice(notice_id, by=request.user)
        cleaned(NothingMore, request.data)
        return Response(notice_shape(acknowledge_notice(notice, by=request.user)))
