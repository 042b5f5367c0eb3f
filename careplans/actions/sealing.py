"""Sealing the audit trail: each event goes into exactly one block, and each block vouches for the one before it.

An event is sealed once no running transaction can still appear before it (PostgreSQL's snapshot horizon, never the
highest id: that would skip rows committed late).
"""

import hashlib

import structlog
from django.db import connection, transaction

from careplans.audit import KEY_ID, keyed_hash
from careplans.content.document import canonical_json
from careplans.models import AccessEvent, AuditBlock

ONE_SEALER = 7_205_931
log = structlog.get_logger(__name__)


@transaction.atomic
def seal_audit(*, most=5_000) -> AuditBlock | None:
    """Seal about `most` of the events that wait; None if none wait or another sealer is at work.

    The block's number and code go to the log, so that a log kept elsewhere shows a block cut off the end.
    """
    if not _only_sealer():
        return None
    last = AuditBlock.objects.last()
    events, upto = _events_to_seal(last.upto_xid if last else 0, most)
    if not events:
        return None
    block = _make_block(last, events, upto)
    log.info("audit_block_sealed", block=block.number, events=len(events), mac=block.mac)
    return block


def _only_sealer():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ONE_SEALER])
        return cursor.fetchone()[0]


def _horizon():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return cursor.fetchone()[0]


def _events_to_seal(start, most):
    """The waiting events, whole transactions at a time, and the transaction id they reach up to (not included)."""
    upto = _horizon()
    waiting = AccessEvent.objects.filter(xid__gte=start, xid__lt=upto).order_by("xid", "id")
    events = list(waiting[: most + 1])
    if len(events) <= most:
        return events, upto
    cut = max(events[-1].xid, events[0].xid + 1)
    return list(waiting.filter(xid__lt=cut)), cut


def _make_block(last, events, upto):
    block = AuditBlock(
        number=last.number + 1 if last else 1,
        upto_xid=upto,
        event_ids=[event.pk for event in events],
        root=merkle_root([event.mac for event in events]),
        previous=last.mac if last else "",
        key_id=KEY_ID,
    )
    block.mac = block_mac(block)
    block.save(force_insert=True)
    return block


def block_mac(block) -> str:
    """HMAC over all that a block says, as 64 hexadecimal digits."""
    said = {
        "number": block.number,
        "upto_xid": block.upto_xid,
        "event_ids": block.event_ids,
        "root": block.root,
        "previous": block.previous,
        "key_id": block.key_id,
    }
    return keyed_hash(b"block v1|" + canonical_json(said))


def merkle_root(macs: list[str]) -> str:
    """The root of the tree over these codes: 64 hexadecimal digits. Leaves and branches are hashed differently."""
    level = [hashlib.sha256(b"leaf" + bytes.fromhex(mac)).digest() for mac in macs]
    while len(level) > 1:
        if len(level) % 2:
            level.append(level[-1])
        pairs = zip(level[::2], level[1::2], strict=True)
        level = [hashlib.sha256(b"branch" + left + right).digest() for left, right in pairs]
    return level[0].hex()
