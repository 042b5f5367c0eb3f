"""Proving that nothing sealed has been changed: every audit row and block, every published version."""

from dataclasses import dataclass

from careplans.actions.sealing import block_mac, merkle_root
from careplans.audit import event_mac
from careplans.content.document import hash_bytes, seal
from careplans.content.headlines import headlines
from careplans.models import AccessEvent, AuditBlock, FileCopy, PlanVersion


class Tampered(Exception):
    """Something sealed does not verify; the message names the first such thing."""


@dataclass(frozen=True)
class AuditVerified:
    """How much was checked, and how many events wait for the next block."""

    events: int
    blocks: int
    unsealed: int


def verify_audit() -> AuditVerified:
    """Check every event's code, every block's code and chain, and that blocks and events agree; raises Tampered."""
    macs = {}
    for event in AccessEvent.objects.order_by("id").iterator(chunk_size=2_000):
        if event_mac(event) != event.mac:
            raise Tampered(f"Access event {event.pk} does not match its code.")
        macs[event.pk] = event.mac
    sealed, blocks = set(), 0
    for blocks, block in enumerate(AuditBlock.objects.order_by("number").iterator(), start=1):
        _verify_block(block, blocks, macs, sealed)
        sealed.update(block.event_ids)
    return AuditVerified(events=len(macs), blocks=blocks, unsealed=len(macs) - len(sealed))


def _verify_block(block, expected_number, macs, sealed):
    previous = AuditBlock.objects.filter(number=block.number - 1).values_list("mac", flat=True).first() or ""
    if block.number != expected_number or block.previous != previous:
        raise Tampered(f"Audit block {expected_number} is missing, or does not follow the block before it.")
    if block_mac(block) != block.mac:
        raise Tampered(f"Audit block {block.number} does not match its code.")
    for event_id in block.event_ids:
        if event_id not in macs or event_id in sealed:
            raise Tampered(f"Access event {event_id} of audit block {block.number} is missing or sealed twice.")
    if merkle_root([macs[event_id] for event_id in block.event_ids]) != block.root:
        raise Tampered(f"Audit block {block.number} does not match the events in it.")


def verify_versions() -> int:
    """Check the seal, the number run, the headlines and the file copy of every version; raises Tampered.

    Returns how many versions were checked.
    """
    expected, checked = {}, 0
    versions = PlanVersion.objects.select_related("headlines", "file_copy").order_by("plan_id", "number")
    for checked, version in enumerate(versions.iterator(chunk_size=200), start=1):  # noqa: B007
        expected[version.plan_id] = expected.get(version.plan_id, 0) + 1
        _verify_version(version, expected[version.plan_id])
    return checked


def _verify_version(version, expected_number):
    name = f"Version {version.number} of plan {version.plan_id}"
    if version.number != expected_number:
        raise Tampered(f"Version {expected_number} of plan {version.plan_id} is missing.")
    said = (version.document["plan"], version.document["number"])
    if seal(version.document) != version.sha256 or said != (str(version.plan_id), version.number):
        raise Tampered(f"{name} does not match its seal.")
    counted = {column: getattr(version.headlines, column) for column in headlines(version.content)}
    if counted != headlines(version.content):
        raise Tampered(f"The headlines of {name[0].lower()}{name[1:]} do not match what it says.")
    _verify_file_copy(version.file_copy, name)


def _verify_file_copy(copy: FileCopy, name):
    if copy.made_at and hash_bytes(bytes(copy.pdf)) != copy.sha256:
        raise Tampered(f"The file copy of {name[0].lower()}{name[1:]} does not match its hash.")
