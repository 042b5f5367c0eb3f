"""POST launches/: another system's server asks to open a plan for the clinician who sits at it."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from careplans.actions.launching import AlreadyTaken, NotNow, NotSigned, ask_to_launch, system_that_signed
from careplans.api.describing import SIGNING, described, json_object
from careplans.api.problems import TITLES, Refusal
from careplans.api.requests import LaunchRequest
from careplans.api.strictness import LARGEST_BODY, cleaned


class NotSignedByUs(AuthenticationFailed):
    """The same bytes, whether the key is unknown, ended, or the signature is wrong."""

    problem = ("not_signed", "This request is not signed by a system that is linked here.")


class SignedTooLongAgo(AuthenticationFailed):
    """Told only to whoever has the secret, or listened to somebody who has."""

    problem = ("signed_too_long_ago", "The timestamp is more than five minutes from our clock. Sign it anew.")


class SignedBySystem(BaseAuthentication):
    """No session and no cookie: each request is signed by a linked system, as Standard Webhooks says."""

    def authenticate(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > LARGEST_BODY:
            raise Refusal(413, *TITLES[413])
        sent = request.headers
        try:
            system = system_that_signed(
                request._request.body,
                key_id=sent.get("golden-ticket-key", ""),
                message_id=sent.get("webhook-id", ""),
                timestamp=sent.get("webhook-timestamp", ""),
                signatures=sent.get("webhook-signature", ""),
            )
        except NotSigned:
            raise NotSignedByUs from None
        except NotNow:
            raise SignedTooLongAgo from None
        return AnonymousUser(), system

    def authenticate_header(self, request):
        return 'Standard-Webhooks realm="golden-ticket"'


class AskToLaunch(APIView):
    """An address that opens this person's plan once, within two minutes, for a clinician who signs in here.

    It tells nobody whether there is a plan. Send your clinician's browser to it; it holds nothing about the person.
    """

    authentication_classes = (SignedBySystem,)
    permission_classes = (AllowAny,)

    @described(
        "ask_to_launch",
        needs=LaunchRequest,
        ok=201,
        gives=json_object("`url`, to be opened once, and `expires_at`"),
        refusals=(409, 413, 415),
        parameters=SIGNING,
    )
    def post(self, request):
        asked = cleaned(LaunchRequest, request.data)
        try:
            launch, token = ask_to_launch(request.auth, message_id=request.headers["webhook-id"], **asked)
        except AlreadyTaken:
            raise Refusal(409, "already_taken", "A request with this webhook-id was taken. Send a new one.") from None
        url = settings.PUBLIC_URL + reverse("launch", args=[token])
        return Response({"url": url, "expires_at": launch.open_until.isoformat()}, status=201)
