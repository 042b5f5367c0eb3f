"""Notices to send, and a mail server to send them to."""

import pytest

from careplans.models import Notice
from tests.faults.mail_receiver import mail_receiver


@pytest.fixture
def receiver(settings):
    """A mail server that speaks SMTP, and the product set to use it."""
    with mail_receiver() as receiver:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", receiver.port
        yield receiver


@pytest.fixture
def notice(maggies_plan, teams):
    """What the hospice night team is to be told: version 1 of Maggie's plan."""
    return Notice.objects.get(team=teams["night_team"])
