"""Every error is a problem document (RFC 9457) with no personal data.

The correlation id is in the header of every answer, and in the body of those problems that only someone who reached
what they asked for can get: an absent plan and a forbidden one give the same bytes.
"""

import json

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from structlog.contextvars import get_contextvars

from careplans.content.rules import basis

TYPES = "https://golden-ticket.test/problems/"
TITLES = {
    400: ("bad_request", "The request cannot be understood."),
    401: ("not_signed_in", "Sign in first."),
    403: ("not_allowed", "You may not do this."),
    404: ("not_found", "There is nothing here for you."),
    405: ("method_not_allowed", "This address does not do that."),
    406: ("not_acceptable", "The answer cannot be given in that form."),
    413: ("too_large", "The request is too large."),
    415: ("unsupported_media_type", "Send JSON."),
    428: ("precondition_required", "Say which revision you read, in an If-Match header."),
    429: ("too_many_requests", "Too many requests. Wait and try again."),
}


SAME_FOR_EVERYONE = (401, 404, 405)


class Refusal(Exception):
    """An answer that is not success: status, a short code, a sentence, and what the caller needs to put it right."""

    def __init__(self, status, code, title, **more):
        super().__init__(title)
        self.status, self.code, self.title, self.more = status, code, title, more


def answer_with_problem(error, context):
    """DRF's exception handler: a problem document for whatever was raised on purpose, None for what was not."""
    if isinstance(error, Refusal):
        return problem_response(error.status, error.code, error.title, **error.more)
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    usual = TITLES.get(error.status_code, ("refused", "The request was refused."))
    code, title = getattr(error, "problem", usual)
    more = {"problems": _field_problems(error.detail)} if isinstance(error, exceptions.ValidationError) else {}
    response = problem_response(error.status_code, code, title, **more)
    if getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        response["Retry-After"] = str(int(error.wait))
    return response


def problem_response(status, code, title, **more):
    """One problem document as an answer, whatever form the caller asked for."""
    body = {"type": TYPES + code, "code": code, "title": title, "status": status, **more}
    if status not in SAME_FOR_EVERYONE:
        body["correlation_id"] = str(get_contextvars().get("request_id", ""))
    text = json.dumps(body, ensure_ascii=True)
    return HttpResponse(text, status=status, content_type="application/problem+json")


@csrf_exempt
@login_not_required
def nothing_here(request, anything):
    """An address that is none of ours, answered as a problem like everything else here."""
    return problem_response(404, *TITLES[404])


def content_problems(problems, content=None):
    """What is wrong with a plan's content, item by item.

    Where a reason settles it, and `content` is what it was found in, `basis` names it for whoever gives that reason.
    """
    return [
        {
            "section": problem.section,
            "item": problem.item,
            "row": problem.row,
            "message": problem.message,
            "blocks": problem.blocks,
            "rule": problem.rule,
            "needs_reason": problem.needs_reason,
            "went_on": problem.went_on,
            **({"basis": basis(problem, content)} if problem.needs_reason and content is not None else {}),
        }
        for problem in problems
    ]


def _field_problems(detail):
    if isinstance(detail, dict):
        pairs = [(field, message) for field, messages in detail.items() for message in _flat(messages)]
    else:
        pairs = [("", message) for message in _flat(detail)]
    return [{"item": "" if field == "non_field_errors" else str(field), "message": text} for field, text in pairs]


def _flat(messages):
    if isinstance(messages, dict):
        return [text for inner in messages.values() for text in _flat(inner)]
    if isinstance(messages, list):
        return [text for inner in messages for text in _flat(inner)]
    return [str(messages)]
