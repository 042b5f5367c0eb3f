import socket
import time

import pytest

from accounts.models import ContactEndpoint
from careplans.notices.messages import Message
from careplans.notices.transports import TRANSPORTS, NotDelivered

MESSAGE = Message(subject="Urgent: A care plan changed (ref K7Q2BBBB)", body="Sign in.\n", message_id="<1@example.org>")
TEAM = "night-team@teams.golden-ticket.test"


def send(address=TEAM):
    TRANSPORTS["email"].send(MESSAGE, address)


def refusal(address=TEAM):
    with pytest.raises(NotDelivered) as refused:
        send(address)
    return refused.value.permanent, str(refused.value)


def test_an_email_arrives_as_it_was_written(receiver):
    send()

    (mail,) = receiver.mails
    assert (mail.recipients, mail.message["To"], mail.message["Subject"]) == ([TEAM], TEAM, MESSAGE.subject)
    assert (mail.id, mail.message["Auto-Submitted"]) == (MESSAGE.message_id, "auto-generated")
    assert mail.message.get_payload(decode=True).decode() == "Sign in.\r\n"


def test_every_channel_a_team_can_have_has_a_transport():
    assert set(ContactEndpoint.Channel) <= set(TRANSPORTS)


@pytest.mark.parametrize(
    ("verb", "answer", "permanent"),
    [
        ("RCPT", "450 mailbox busy", False),
        ("RCPT", "550 no such mailbox", True),
        ("DATA", "451 try later", False),
        ("DATA", "554 not accepted", True),
    ],
)
def test_a_refused_mail_is_refused_for_good_only_with_a_5xx(receiver, verb, answer, permanent):
    receiver.answers[verb] = answer

    assert refusal() == (permanent, answer)


@pytest.mark.parametrize("verb", ["EHLO", "MAIL"])
def test_a_refusal_of_ourselves_says_nothing_of_the_team(receiver, verb):
    receiver.answers |= {verb: "550 not you", "HELO": "550 not you"}

    permanent, why = refusal()

    assert not permanent
    assert "not you" in why


def test_no_mail_server_is_a_trouble_that_passes(settings, receiver):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        settings.EMAIL_PORT = gone.getsockname()[1]

    assert refusal() == (False, "ConnectionRefusedError: [Errno 111] Connection refused")


def test_a_mail_server_that_stays_silent_is_not_waited_for(settings, receiver):
    settings.EMAIL_TIMEOUT = 0.2
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_PORT = silent.getsockname()[1]
        started = time.monotonic()

        assert refusal() == (False, "SMTPServerDisconnected: Connection unexpectedly closed: timed out")

    assert time.monotonic() - started < 2


def test_an_address_that_is_none_is_refused_for_good(receiver):
    permanent, why = refusal("night team\n@example")

    assert permanent
    assert receiver.mails == []
