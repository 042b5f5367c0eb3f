"""A linked system as it is outside: its key, its secret, and requests signed by other people's library."""

import json
import uuid
from datetime import UTC, datetime

from standardwebhooks import Webhook

from accounts.models import Organisation
from careplans.actions.launching import link_system
from tests.builders import MAGGIES_NUMBER

ABOUT_MAGGIE = {"nhs_number": MAGGIES_NUMBER, "date_of_birth": "1958-03-14"}


class Tablet:
    """The crews' tablet system of the ambulance service."""

    def __init__(self):
        ambulance = Organisation.objects.get_or_create(name="Ambulance service")[0]
        self.system, self.secret = link_system("Crew tablet", ambulance)

    def headers(self, body, *, message_id=None, signed_at=None):
        """What makes this body ours."""
        message_id, signed_at = message_id or str(uuid.uuid4()), signed_at or datetime.now(UTC)
        return {
            "golden-ticket-key": self.system.key_id,
            "webhook-id": message_id,
            "webhook-timestamp": str(int(signed_at.timestamp())),
            "webhook-signature": Webhook(self.secret).sign(message_id, signed_at, body),
        }

    def ask(self, client, about=None, **signing):
        """Send a signed request. `about` may be text that is no JSON."""
        body = about if isinstance(about, str) else json.dumps(about or ABOUT_MAGGIE)
        return self.send(client, body, self.headers(body, **signing))

    @staticmethod
    def send(client, body, headers):
        return client.post("/api/v1/launches/", body, content_type="application/json", headers=headers)

    def address(self, client, **about):
        """The path of a new address for Maggie."""
        url = self.ask(client, {**ABOUT_MAGGIE, **about}).json()["url"]
        return url[url.index("/launch/") :]
