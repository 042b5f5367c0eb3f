"""The parts of the OpenAPI description that several calls share."""

from drf_spectacular.authentication import SessionScheme
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers

SIGNED = "Standard Webhooks: `v1,` and the base64 of HMAC-SHA256 over `webhook-id.webhook-timestamp.body`."


class SignedInSessionScheme(SessionScheme):
    """Tells the description that callers sign in as people do."""

    target_class = "careplans.api.strictness.SignedInSession"


class SignedBySystemScheme(OpenApiAuthenticationExtension):
    """Tells the description that a linked system signs each request, as Standard Webhooks says."""

    target_class = "careplans.api.launches.SignedBySystem"
    name = "signedBySystem"

    def get_security_definition(self, auto_schema):
        return {"type": "apiKey", "in": "header", "name": "webhook-signature", "description": SIGNED}


class ProblemShape(serializers.Serializer):
    """A problem document (RFC 9457)."""

    type = serializers.CharField()
    code = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(required=False)
    correlation_id = serializers.CharField(required=False)
    problems = serializers.ListField(child=serializers.DictField(), required=False)


IF_MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True, description="The draft's ETag.")
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER, required=True, description="The same key gives the same version."
)
SIGNING = [
    OpenApiParameter("golden-ticket-key", str, OpenApiParameter.HEADER, required=True, description="Your key."),
    OpenApiParameter("webhook-id", str, OpenApiParameter.HEADER, required=True, description="New for each request."),
    OpenApiParameter(
        "webhook-timestamp", str, OpenApiParameter.HEADER, required=True, description="Seconds since 1970, UTC."
    ),
]
ALWAYS = (400, 401, 403, 404, 405, 406)


def described(name, *, gives, ok=200, needs=None, refusals=(), parameters=()):
    """What a call is named, needs and gives, and the problems it can answer with."""
    problems = {(status, "application/problem+json"): OpenApiResponse(ProblemShape) for status in (*ALWAYS, *refusals)}
    return extend_schema(
        operation_id=name, request=needs, responses={ok: gives, **problems}, parameters=list(parameters)
    )


def json_object(says):
    """An answer that is a JSON object."""
    return OpenApiResponse({"type": "object", "additionalProperties": True}, description=says)


def json_list(says):
    """An answer that is a JSON list of objects."""
    schema = {"type": "array", "items": {"type": "object", "additionalProperties": True}}
    return OpenApiResponse(schema, description=says)
