"""Stands where every answer, log line, mail, Redis command and broker message of the run goes by, and fails the test
in which something was wrong with one. What a running server does after a test is told in the next."""

import pytest
from celery.signals import before_task_publish
from django.core.handlers.base import BaseHandler
from django.core.mail import EmailMessage
from redis.connection import AbstractConnection
from structlog.stdlib import ProcessorFormatter

from tests.linting.answers import faults_of
from tests.linting.canaries import GIVEN_TO_ANYONE, leaked_to, words_in

found = []
known_here = set()


def pytest_configure():
    """Once in each process, for as long as it lives."""
    BaseHandler.get_response = _watched(BaseHandler.get_response, _look_at_answer)
    ProcessorFormatter.format = _watched(ProcessorFormatter.format, _look_at_line)
    EmailMessage.message = _watched(EmailMessage.message, _look_at_mail)
    AbstractConnection.send_packed_command = _looked_at_first(AbstractConnection.send_packed_command)
    before_task_publish.connect(_look_at_message, weak=False)


def _watched(method, look):
    def watched(self, *arguments, **named):
        result = method(self, *arguments, **named)
        look(result, *arguments)
        return result

    return watched


def _looked_at_first(send):
    def send_looked_at(self, command, *arguments, **named):
        _note("Redis is sent", words_in(command if isinstance(command, bytes) else b"".join(command)))
        return send(self, command, *arguments, **named)

    return send_looked_at


def _note(where, words):
    if words:
        found.append(f"{where} {', '.join(map(str, words))}")


def _look_at_answer(response, request):
    where = f"{request.method} {request.path[:100]} ({response.status_code}):"
    _note(where, list(faults_of(request, response)))
    if not response.streaming:
        user = getattr(request, "_cached_user", None)
        reader = user.email.partition("@")[0] if user is not None and user.is_authenticated else ""
        told = response.content + response.cookies.output().encode() + response.get("Location", "").encode()
        if reader not in known_here:
            _note(f"{where} {reader or 'a visitor'} is told", leaked_to(reader, _route(request), told, _typed(request)))


def _typed(request):
    """What came with the request: an answer may give it back."""
    body = getattr(request, "_body", b"") or repr(getattr(request, "_post", "")).encode()
    return body + request.get_full_path().encode() + GIVEN_TO_ANYONE.get(_route(request), b"")


def _route(request):
    return getattr(request.resolver_match, "url_name", "")


def _look_at_line(line, record):
    _note("a log line says", words_in(line))


def _look_at_mail(mail, *_):
    _note("a mail says", words_in(mail.as_bytes()))


def _look_at_message(sender, body, headers, **_):
    _note(f"a message to {sender} says", words_in(repr((body, headers))))


def _tell():
    if found:
        told = list(dict.fromkeys(found))
        found.clear()
        pytest.fail("\n".join(told[:20]), pytrace=False)


def pytest_runtest_setup(item):
    """Where somebody comes to know Maggie who elsewhere must not, the test says so: `knows_maggie("owen")`."""
    known_here.clear()
    known_here.update(name for mark in item.iter_markers("knows_maggie") for name in mark.args)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call():
    result = yield
    _tell()
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown():
    result = yield
    _tell()
    return result
