"""The parts of the OpenAPI description that several calls share."""

from drf_spectacular.authentication import SessionScheme
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers


class SignedInSessionScheme(SessionScheme):
    """Tells the description that callers sign in as people do."""

    target_class = "careplans.api.strictness.SignedInSession"


class ProblemShape(serializers.Serializer):
    """A problem document (RFC 9457)."""

    type = serializers.CharField()
    code = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    correlation_id = serializers.CharField(required=False)
    problems = serializers.ListField(child=serializers.DictField(), required=False)


IF_MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True, description="The draft's ETag.")
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER, required=True, description="The same key gives the same version."
)
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
