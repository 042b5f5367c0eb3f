"""Sending invitations: a link that works once, and nothing else.

The row is the message. The token is made when the mail is, and only its hash is kept; a mail that is sent again bears a
new one, so the newest mail is the one that works.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation
from accounts.training import is_training
from careplans.content.wording import format_moment
from careplans.models.tickets import hash_token, new_token
from careplans.notices.messages import Message
from careplans.notices.transports import TRANSPORTS, NotDelivered

MOST_AT_ONCE = 200


def invitations_to_send(now=None):
    """The ids of invitations to be sent now; no more than one sweep can handle."""
    return list(Invitation.objects.to_send(now).order_by("invited_at").values_list("pk", flat=True)[:MOST_AT_ONCE])


def send_invitation(invitation_id, now=None):
    """Send one invitation if it is due and nobody else is at it; False if it was not sent.

    Safe to call at any time and from any number of processes. Must not be called within a transaction.
    """
    with transaction.atomic(durable=True):
        if not Invitation.objects.claim(invitation_id, now):
            return False
        token = new_token()
        Invitation.objects.filter(pk=invitation_id).update(token_sha256=hash_token(token))
    invitation = Invitation.objects.get(pk=invitation_id)
    try:
        TRANSPORTS["email"].send(message_with(token, invitation.open_until), invitation.email)
    except NotDelivered:
        return False
    return Invitation.objects.filter(pk=invitation_id).update(sent_at=now or timezone.now()) == 1


def message_with(token, open_until):
    """The mail. It takes neither a person nor a team, so it cannot say who is asked, or by whom."""
    words = {
        "link": settings.PUBLIC_URL + reverse("join", args=[token]),
        "open_until": format_moment(open_until),
        "training": is_training(),
    }
    return Message(
        subject=f"{'TRAINING: ' if words['training'] else ''}Your invitation to Golden Ticket",
        body=render_to_string("notices/invitation.txt", words),
        message_id=f"<{hash_token(token)[:32]}@{urlsplit(settings.PUBLIC_URL).hostname}>",
    )
