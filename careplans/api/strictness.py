"""What the API refuses rather than guesses: unknown fields, oversized or bottomless JSON, a missing precondition."""

import re

from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser
from rest_framework.serializers import Serializer, ValidationError

from careplans.api.problems import TITLES, Refusal

LARGEST_BODY = 1_000_000
ENTITY_TAG = re.compile(r'(?:W/)?"?(\d{1,9})"?')
KEY = re.compile(r"[\x21-\x7e]{1,100}")


class SignedInSession(SessionAuthentication):
    """The browser's session; without one the answer is 401, not 403."""

    def authenticate_header(self, request):
        return 'Session realm="golden-ticket"'


class StrictJSON(JSONParser):
    """JSON of a sensible size and depth."""

    def parse(self, stream, media_type=None, parser_context=None):
        length = parser_context["request"].META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > LARGEST_BODY:
            raise Refusal(413, *TITLES[413])
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError from None


class StrictSerializer(Serializer):
    """Refuses fields it does not know; nothing a caller sends is silently ignored."""

    def to_internal_value(self, data):
        if isinstance(data, dict):
            unknown = set(data) - set(self.fields)
            if unknown:
                names = {str(name)[:60]: ["There is no such field here."] for name in unknown}
                raise ValidationError(names)
        return super().to_internal_value(data)


def cleaned(serializer_class, data):
    """The request body as `serializer_class` understands it; raises a 400 problem naming each field."""
    serializer = serializer_class(data=data)
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


def revision_read(request):
    """The draft revision named by If-Match; 428 without one, 412 where it names nothing that ever was."""
    tag = request.headers.get("If-Match")
    if not tag:
        raise Refusal(428, *TITLES[428])
    match = ENTITY_TAG.fullmatch(tag.strip())
    return int(match[1]) if match else -1


def idempotency_key(request):
    """The caller's name for this publication; 400 without one."""
    key = request.headers.get("Idempotency-Key", "")
    if not KEY.fullmatch(key):
        raise Refusal(400, "idempotency_key_needed", "Send an Idempotency-Key header of 1 to 100 plain characters.")
    return key
