"""One JSON object a line, holding only what is on a list of harmless things.

No name, NHS number, email, ticket secret, address or path of a person's page may reach a log. So nothing is searched
for and blacked out afterwards: what is not on the list is not written, and the line names what it leaves out.
"""

import re
import sys
import traceback
from pathlib import Path

import structlog

PROJECT = Path(__file__).resolve().parent.parent
WRITTEN = {
    "event",
    "level",
    "logger",
    "timestamp",
    "request_id",
    "user_id",
    "method",
    "route",
    "code",
    "duration_ms",
    "task",
    "task_id",
    "child_task_id",
    "child_task_name",
    "notice",
    "attempt",
    "channel",
    "outcome",
    "block",
    "events",
    "mac",
    "count",
    "raised",
    "at",
}
NEVER_MISSED = {"ip", "user_agent", "request", "_record", "_from_structlog"}
# What other people's libraries put into their sentences, where we cannot choose the words.
IN_SENTENCES = [
    (re.compile(r"\s*DETAIL:.*", re.DOTALL), " (detail left out)"),
    (re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE), "(id)"),
    (re.compile(r"\S+@\S+"), "(address)"),
    (re.compile(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b"), "(number)"),
    (re.compile(r"(?<![\w.])/[\w%~./-]+"), "(path)"),
]


def raised_where(logger, method, line):
    """Replace an exception by its type and the places it passed through; its message may hold anything."""
    error = line.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        line["raised"] = type(error).__name__
        line["at"] = [place(frame) for frame in traceback.extract_tb(error.__traceback__)[-12:]]
    return line


def place(frame):
    """A line of code, as a path inside the project."""
    path = Path(frame.filename)
    shown = path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path.name
    return f"{shown}:{frame.lineno} {frame.name}"


def only_harmless(logger, method, line):
    """Keep what is on the list; say what was left out, by name only."""
    kept = {name: value for name, value in line.items() if name in WRITTEN}
    left_out = sorted(str(name) for name in line.keys() - WRITTEN - NEVER_MISSED)
    return kept | {"event": in_safe_words(str(line.get("event", "")))} | ({"left_out": left_out} if left_out else {})


def in_safe_words(sentence):
    """A sentence of somebody else's library, without what could name a person or open a page."""
    for pattern, instead in IN_SENTENCES:
        sentence = pattern.sub(instead, sentence)
    return sentence


BEFORE = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso"),
]
AFTER = [raised_where, only_harmless, structlog.processors.JSONRenderer()]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": [*BEFORE, structlog.stdlib.PositionalArgumentsFormatter()],
            "processors": AFTER,
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # These repeat, with the raw path or the words of an error, what the request and task lines say already.
        "django.request": {"level": "CRITICAL"},
        "django.server": {"level": "CRITICAL"},
        "celery.app.trace": {"level": "CRITICAL"},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
    },
}


def use_structlog():
    """Let structlog's own loggers end in the same lines."""
    structlog.configure(
        processors=[
            *BEFORE,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
