"""Printing by API, and the public question whether a printed copy still holds."""

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView
from structlog.contextvars import get_contextvars

from accounts.permissions import PLAN_PRINT
from careplans.actions.prints import MayNotPrint, print_ticket, ticket_status
from careplans.actions.reading import reach_plan
from careplans.actions.slowing import slow_address_down
from careplans.api.describing import described, json_object
from careplans.api.identity import identity_first
from careplans.api.problems import Refusal
from careplans.api.requests import TicketRequest
from careplans.api.strictness import cleaned

NOT_RECOGNISED = "NOT RECOGNISED"


class Pdf(BaseRenderer):
    """Lets a caller ask for application/pdf."""

    media_type = "application/pdf"
    format = "pdf"
    charset = None
    render_style = "binary"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return data


class PrintTicket(APIView):
    """Print the version in use: each print is a numbered copy with its own QR code."""

    renderer_classes = (JSONRenderer, Pdf)

    @described(
        "print_ticket",
        needs=TicketRequest,
        gives=OpenApiResponse(OpenApiTypes.BINARY),
        refusals=(409, 413, 415),
    )
    @identity_first(PLAN_PRINT)
    def post(self, request, plan_id):
        plan = reach_plan(plan_id, PLAN_PRINT, by=request.user)
        asked = cleaned(TicketRequest, request.data)
        try:
            ticket, pdf = print_ticket(plan, layout=asked["layout"], kept_where=asked["kept_where"], by=request.user)
        except MayNotPrint as refusal:
            raise Refusal(409, "may_not_print", str(refusal)) from None
        disposition = f'inline; filename="golden-ticket-{ticket.number}.pdf"'
        return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


class TicketStatus(APIView):
    """Public: whether this printed copy is CURRENT, REPLACED, WITHDRAWN or EXPIRED. No name, no clinical word."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    @described("check_ticket", gives=json_object("The status of the copy"))
    def get(self, request, token):
        status = ticket_status(token)
        if status == NOT_RECOGNISED:
            slow_address_down(get_contextvars().get("ip", ""))
            raise Refusal(404, "not_recognised", "This copy is not recognised.", ticket_status=status)
        return Response({"status": status})
