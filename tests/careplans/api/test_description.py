"""The API keeps to its own description, whatever is sent to it: no 5xx, nothing answered that is not described."""

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
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
from tests.examples import ANY_PACE_ONE_SET_UP

schema = schemathesis.openapi.from_wsgi("/api/schema/", application)
OPERATIONS = [result.ok() for result in schema.get_all_operations()]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FORGERY_TOKEN = "t" * 32


@pytest.fixture
def signed_in(client, bethan, maggies_plan, monkeypatch):
    """Bethan's session cookie, and the id of a plan she may do everything to. Requests keep this test's connection."""
    for signal in (request_started, request_finished):
        monkeypatch.setattr(signal, "receivers", [])
    client.force_login(bethan)
    return client.cookies["sessionid"].value, str(maggies_plan.pk)


# Named one by one: under several processes, tests of the same name would be taken for one and all but one left out.
@pytest.mark.django_db
@pytest.mark.parametrize("operation", OPERATIONS, ids=[operation.label for operation in OPERATIONS])
def test_whatever_is_sent_the_answer_is_described(operation, signed_in):
    cookie, plan = signed_in

    @settings(max_examples=50, suppress_health_check=ANY_PACE_ONE_SET_UP)
    @given(st.one_of(operation.as_strategy(generation_mode=mode) for mode in GenerationMode))
    def send(case):
        cache.clear()
        if "plan_id" in (case.path_parameters or {}):
            case.path_parameters["plan_id"] = plan
        case.cookies = {"sessionid": cookie, "csrftoken": FORGERY_TOKEN}
        case.headers = {**(case.headers or {}), "X-CSRFToken": FORGERY_TOKEN}
        case.call_and_validate(checks=CHECKS)

    send()
