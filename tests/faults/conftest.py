"""Own servers for each test: a Redis, a mail server, and the product's worker and clock, all real processes."""

import pytest

from tests.faults.mail_receiver import mail_receiver
from tests.faults.servers import RedisProgram, clock, ended_afterwards, worker


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name == "faults":
            item.add_marker("faults")


@pytest.fixture
def receiver(settings):
    with mail_receiver() as receiver:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", receiver.port
        yield receiver


@pytest.fixture
def redis(tmp_path, monkeypatch, settings):
    """Running, and the one this process rings and keeps its cache in."""
    server = RedisProgram(tmp_path)
    with ended_afterwards(server):
        server.start()
        monkeypatch.setenv("CELERY_BROKER_URL", server.url)
        settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": server.url}}
        yield server


@pytest.fixture
def product(tmp_path, redis, receiver, transactional_db):
    """The worker and the clock, not yet started."""
    with ended_afterwards(worker(tmp_path, redis, receiver), clock(tmp_path, redis, receiver)) as programs:
        yield programs
