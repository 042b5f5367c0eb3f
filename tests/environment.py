"""Lets `python -m pytest` run with nothing set: throwaway secrets, this machine's own loopback servers."""

import os
from collections import Counter

import pytest
from django.conf import settings

ALONE = {
    "ENVIRONMENT": "test",
    "SECRET_KEY": "only-for-tests-" + "k" * 32,
    "AUDIT_KEY": "only-for-tests-" + "a" * 32,
    "DATABASE_URL": "postgres://postgres@127.0.0.1:5432/golden_ticket_test",
    "REDIS_URL": "redis://127.0.0.1:6379/15",
    "EMAIL_URL": "smtp://127.0.0.1:2525",
}

for name, value in ALONE.items():
    os.environ.setdefault(name, value)


def pytest_configure():
    """Tests that run side by side do not count each other's attempts to sign in."""
    settings.CACHES["default"]["KEY_PREFIX"] += "-" + os.environ.get("PYTEST_XDIST_WORKER", "alone")


def pytest_collection_modifyitems(items):
    """Refuse two tests of one name: spread over several processes only one of them would run, and nobody would know."""
    names = Counter(item.nodeid for item in items)
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        raise pytest.UsageError(f"Several tests have the same name: {', '.join(twice)}")
