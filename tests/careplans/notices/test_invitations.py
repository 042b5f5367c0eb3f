"""The mail of an invitation: a link that works once, sent once, and nothing else in it."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.utils import timezone

from accounts.invitations import MOST_TRIES
from accounts.models import Invitation
from careplans.actions.staff_invitations import invitation_with, invite
from careplans.notices.invitations import invitations_to_send, send_invitation
from tests.careplans.actions.staff import somebody

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def invitation(teams, fern, monkeypatch):
    """Kept, and nobody rang: the clock has to."""
    monkeypatch.setattr("careplans.tasks.ring", lambda task, ids: None)
    return invite(teams["night_team"], somebody(), by=fern)


def token_in(message):
    return next(line for line in message.body.splitlines() if "/join/" in line).split("/join/")[1].rstrip("/")


def test_the_link_in_the_mail_opens_the_invitation(invitation):
    assert invitations_to_send() == [invitation.pk]

    assert send_invitation(invitation.pk)

    assert [message.to for message in mail.outbox] == [["nia@hospice.golden-ticket.test"]]
    assert invitation_with(token_in(mail.outbox[0])) == invitation
    assert invitations_to_send() == []


def test_the_mail_names_nobody_and_no_place_to_work(invitation):
    send_invitation(invitation.pk)

    said = mail.outbox[0].subject + mail.outbox[0].body + str(mail.outbox[0].extra_headers)
    for word in ("Nia", "Evans", "Fern", "Adeyemi", "Saltmarsh", "night team", "ospice", "NMC", str(invitation.pk)):
        assert word not in said


def test_it_is_sent_once_however_often_somebody_rings(invitation):
    assert [send_invitation(invitation.pk) for _ in range(3)] == [True, False, False]
    assert len(mail.outbox) == 1


def test_what_could_not_be_sent_is_tried_again_with_a_new_link_and_given_up_in_the_end(invitation, monkeypatch):
    def broken(self):
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    assert not send_invitation(invitation.pk)
    first = Invitation.objects.get().token_sha256
    assert invitations_to_send() == []
    now = timezone.now()

    sent = [send_invitation(invitation.pk, now + timedelta(minutes=3 * number)) for number in range(1, 8)]

    found = Invitation.objects.get()
    assert (sent, found.tries, found.sent_at) == ([False] * 7, MOST_TRIES, None)
    assert found.token_sha256 != first


def test_what_is_taken_back_or_too_old_is_not_sent(invitation):
    assert invitations_to_send(timezone.now() + timedelta(days=8)) == []
    Invitation.objects.update(withdrawn_at=timezone.now(), withdrawn_by=invitation.invited_by)

    assert not send_invitation(invitation.pk)
    assert mail.outbox == []
