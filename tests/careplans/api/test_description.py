"""The API keeps to its own description, whatever is sent to it: no 5xx, nothing answered that is not described."""

import os

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from tests.careplans.views.looking import confirmed
from tests.examples import ANY_PACE_ONE_SET_UP

schema = schemathesis.openapi.from_wsgi("/api/schema/", application)
OPERATIONS = [result.ok() for result in schema.get_all_operations()]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FORGERY_TOKEN = "t" * 32
ROLES = ("bethan", "ravi", "maggie")
# `SCHEMATHESIS_CASES=20000 pytest tests/careplans/api/test_description.py` sends at least so many; the gate a few.
CASES = int(os.environ.get("SCHEMATHESIS_CASES", "0"))
EACH = max(12, -(-CASES // (len(OPERATIONS) * len(ROLES))))
# Another system signs its request; and anybody may ask whether a paper still holds.
WITHOUT_SESSION = {"POST /api/v1/launches/", "GET /api/v1/tickets/{token}/status/"}


@pytest.fixture
def sessions(client, request, maggies_plan, monkeypatch):
    """A session for each role, and the id of a plan they all reach. Requests keep this test's connection."""
    for signal in (request_started, request_finished):
        monkeypatch.setattr(signal, "receivers", [])
    found = {}
    for role in ROLES:
        found[role] = confirmed(Client(), request.getfixturevalue(role), maggies_plan).cookies["sessionid"].value
    return found, str(maggies_plan.pk)


# Named one by one: under several processes, tests of the same name would be taken for one and all but one left out.
@pytest.mark.django_db
@pytest.mark.parametrize("operation", OPERATIONS, ids=[operation.label for operation in OPERATIONS])
def test_whatever_is_sent_the_answer_is_described(operation, sessions):
    cookies, plan = sessions

    @settings(max_examples=EACH * len(ROLES), suppress_health_check=ANY_PACE_ONE_SET_UP)
    @given(st.one_of(operation.as_strategy(generation_mode=mode) for mode in GenerationMode), st.sampled_from(ROLES))
    def send(case, role):
        cache.clear()
        if "plan_id" in (case.path_parameters or {}):
            case.path_parameters["plan_id"] = plan
        case.cookies = {"sessionid": cookies[role], "csrftoken": FORGERY_TOKEN}
        case.headers = {**(case.headers or {}), "X-CSRFToken": FORGERY_TOKEN}
        case.call_and_validate(checks=CHECKS)
        case.cookies = {}
        # 404: an id that was mangled makes it an address that is none of ours.
        assert operation.label in WITHOUT_SESSION or case.call().status_code in (401, 404)

    send()
