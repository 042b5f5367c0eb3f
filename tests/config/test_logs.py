import io
import json
import logging

import pytest
import structlog
from structlog.contextvars import clear_contextvars
from structlog.stdlib import ProcessorFormatter

SECRET_PATH = "/t/Zm9yLXJhdmk-and-nobody-else/"


@pytest.fixture
def lines():
    """Reads the log as it is written."""
    [ours] = [one for one in logging.getLogger().handlers if isinstance(one.formatter, ProcessorFormatter)]
    written = io.StringIO()
    usual = ours.setStream(written)
    clear_contextvars()
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    ours.setStream(usual)


def test_what_is_not_on_the_list_is_left_out_by_name(lines):
    structlog.get_logger("a").info("looked_up", nhs_number="9992048174", name="HOLLOWAY, Maggie", notice="N1")

    [line] = lines()
    assert {line["event"], line["notice"]} == {"looked_up", "N1"}
    assert line["left_out"] == ["name", "nhs_number"]
    assert "HOLLOWAY" not in json.dumps(line)


def test_the_words_of_an_error_are_left_out_but_not_where_it_happened(lines):
    try:
        raise ValueError("HOLLOWAY, Maggie (Mrs)")
    except ValueError:
        structlog.get_logger("a").exception("failed")
        logging.getLogger("b").exception("failed too")

    written = lines()
    assert [line["raised"] for line in written] == ["ValueError", "ValueError"]
    assert all(line["at"][0].startswith("tests/config/test_logs.py:") for line in written)
    assert "HOLLOWAY" not in json.dumps(written)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (f"Not found: {SECRET_PATH}", "Not found: (path)"),
        ("sent to maggie@example.test today", "sent to (address) today"),
        ("no such number 999 204 8174", "no such number (number)"),
        ("plan 0b5f7c1e-1d2b-4c3a-9e8f-001122334455 is busy", "plan (id) is busy"),
        ("duplicate key\nDETAIL:  Key (family_name)=(Holloway)", "duplicate key (detail left out)"),
    ],
)
def test_sentences_of_other_libraries_lose_what_could_name_a_person(lines, said, written):
    logging.getLogger("some.library").warning(said)

    assert [line["event"] for line in lines()] == [written]


def test_a_request_is_logged_by_its_route_and_never_by_its_path(client, lines, db):
    response = client.get(SECRET_PATH)

    [line] = [line for line in lines() if line["event"] == "request_finished"]
    assert "and-nobody-else" not in json.dumps(line)
    assert (line["route"], line["code"], line["method"]) == ("check_ticket", response.status_code, "GET")
    assert line["request_id"] == response["X-Correlation-ID"]
