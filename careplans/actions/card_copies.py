"""The words of a card are kept beside the version they come from, and given back only if they are as we kept them."""

import hmac

from careplans.audit import keyed_hash
from careplans.models import CardCopy, PlanVersion


def kept_card(version: PlanVersion, drawn_from: str) -> str | None:
    """The words as they were kept; None if there are none, or they were drawn from something else, or were changed."""
    kept = getattr(version, "card_copy", None)
    if kept is None or kept.drawn_from != drawn_from:
        return None
    return kept.html if hmac.compare_digest(kept.mac, _mac(version, drawn_from, kept.html)) else None


def keep_card(version: PlanVersion, drawn_from: str, html: str) -> None:
    """Keep these words of this version's card, in place of any that were kept before. Everyone's look is on record
    already; that the words were kept changes nothing for anybody, so it makes no event."""
    facts = {"drawn_from": drawn_from, "html": html, "mac": _mac(version, drawn_from, html)}
    CardCopy.objects.update_or_create(version=version, defaults=facts)


def _mac(version, drawn_from, html):
    return keyed_hash(f"card|{version.sha256}|{drawn_from}|{html}".encode())
