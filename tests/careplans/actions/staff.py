"""Staff for the tests of joining and leaving."""

from accounts.invitee import Invitee
from accounts.models import Invitation
from careplans.actions.staff_invitations import accept_with_password
from careplans.models.tickets import hash_token

PASSWORD = "lantern-pebble-harbour-seven"
TOKEN = "a-token-that-only-the-mail-bears"


def somebody(**changes):
    """Somebody whom an administrator of the hospice could ask alone."""
    facts = {
        "email": "nia@hospice.golden-ticket.test",
        "given_name": "Nia",
        "family_name": "Evans",
        "role": "hospice",
        "profession": "hospice nurse",
        "registration": "NMC 99Z1234E",
    }
    return Invitee(**facts | changes)


def as_sent(invitation, token=TOKEN):
    """The invitation as it is when its mail has gone, with a token that the test knows."""
    Invitation.objects.filter(pk=invitation.pk).update(token_sha256=hash_token(token))
    invitation.refresh_from_db()
    return invitation


def come_in(invitation):
    """They follow the link and choose a password."""
    return accept_with_password(as_sent(invitation), password=PASSWORD)
