"""What is sealed cannot be changed unseen: neither audit rows nor published versions."""

import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from careplans.actions.lookups import Query, look_up
from careplans.actions.sealing import merkle_root, seal_audit
from careplans.actions.verifying import Tampered, verify_audit, verify_versions
from careplans.models import AccessEvent, AuditBlock
from tests.builders import person_facts

pytestmark = pytest.mark.django_db(transaction=True)
BORN = person_facts()["born_on"]


def tamper(statement, *values):
    """Change rows as the owner of the tables could, with the triggers switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET session_replication_role = DEFAULT")


def seal_all(within=180, **limits):
    """Seal until nothing waits: on a busy server, other people's open transactions hold the horizon back a while."""
    give_up_at = time.monotonic() + within
    while verify_audit().unsealed and time.monotonic() < give_up_at:
        if not seal_audit(**limits):
            time.sleep(0.1)


@pytest.fixture
def sealed(maggies_plan, ravi):
    """A published plan and a trail of at least two blocks."""
    seal_all()
    look_up(Query(born_on=BORN, family_name="Holloway"), by=ravi)
    seal_all()


def test_every_event_is_sealed_once_and_in_order(sealed):
    ids = [event_id for block in AuditBlock.objects.all() for event_id in block.event_ids]

    assert ids == list(AccessEvent.objects.values_list("id", flat=True))
    assert verify_audit().unsealed == 0


def test_nothing_new_is_nothing_to_seal(sealed):
    assert seal_audit() is None


def test_a_long_wait_is_sealed_in_several_blocks(maggies_plan, ravi):
    for _ in range(5):
        look_up(Query(born_on=BORN, family_name="Holloway"), by=ravi)

    seal_all(most=3)

    assert (verify_audit().unsealed, AuditBlock.objects.count() > 1) == (0, True)


EDITS = {
    "another actor": ("UPDATE careplans_accessevent SET actor_id = NULL WHERE id = %s", "does not match its code"),
    "another reason": ("UPDATE careplans_accessevent SET reason = 'x' WHERE id = %s", "does not match its code"),
    "another time": ("UPDATE careplans_accessevent SET at = now() WHERE id = %s", "does not match its code"),
    "a row gone": ("DELETE FROM careplans_accessevent WHERE id = %s", "is missing or sealed twice"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_one_tampered_event_is_found_and_named(sealed, edit):
    statement, found = EDITS[edit]
    victim = AccessEvent.objects.exclude(actor=None).first().pk
    call_command("verify_audit", stdout=StringIO())

    tamper(statement, victim)

    with pytest.raises(CommandError, match=f"Access event {victim}.*{found}"):
        call_command("verify_audit")


def test_a_block_taken_out_is_found(sealed):
    tamper("DELETE FROM careplans_auditblock WHERE number = %s", 1)

    with pytest.raises(Tampered, match="Audit block 1 is missing"):
        verify_audit()


def test_a_block_made_up_is_found(sealed):
    tamper("UPDATE careplans_auditblock SET event_ids = '[]' WHERE number = %s", 2)

    with pytest.raises(Tampered, match="Audit block 2 does not match its code"):
        verify_audit()


VERSION_EDITS = {
    "what it says": "UPDATE careplans_planversion SET document = jsonb_set(document, '{number}', '9') WHERE id = %s",
    "its seal": "UPDATE careplans_planversion SET sha256 = repeat('0', 64) WHERE id = %s",
    "its headlines": "UPDATE careplans_versionheadlines SET cpr = 'attempt' WHERE version_id = %s",
}


@pytest.mark.parametrize("edit", VERSION_EDITS)
def test_one_tampered_version_is_found_and_named(maggies_plan, edit):
    call_command("check_versions", stdout=StringIO())

    tamper(VERSION_EDITS[edit], maggies_plan.current_id)

    with pytest.raises(CommandError, match=f"(?i)version 1 of plan {maggies_plan.pk}"):
        call_command("check_versions")


def test_a_missing_version_is_found(maggies_plan, imran):
    assert verify_versions() == 1

    tamper("UPDATE careplans_planversion SET number = 2 WHERE id = %s", maggies_plan.current_id)

    with pytest.raises(Tampered, match="Version 1 .* is missing"):
        verify_versions()


def test_the_root_depends_on_every_leaf_and_its_place():
    macs = ["aa" * 32, "bb" * 32, "cc" * 32]

    roots = {merkle_root(macs), merkle_root(macs[::-1]), merkle_root(macs[:2]), merkle_root([*macs, macs[-1]])}

    assert len(roots) >= 3
