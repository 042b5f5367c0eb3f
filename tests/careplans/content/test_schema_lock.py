import copy

import pytest

from tests.careplans.content import schema_lock
from tests.careplans.content.schema_lock import COMMAND, declared, lock, locked, losses


def test_no_key_is_lost_or_retyped():
    assert list(losses(locked(), declared())) == []


def test_the_lock_knows_every_key():
    assert declared() == locked(), f"Keys were added. They are for ever from now on: check them, then run `{COMMAND}`."


def without(*path):
    """The lock with one thing taken away."""
    changed = copy.deepcopy(locked())
    *way, last = path
    part = changed
    for step in way:
        part = part[step]
    part.remove(last) if isinstance(part, list) else part.pop(last)
    return changed


def with_changed(value, *path):
    """The lock with one thing altered."""
    changed = copy.deepcopy(locked())
    *way, last = path
    part = changed
    for step in way:
        part = part[step]
    part[last] = value
    return changed


@pytest.mark.parametrize(
    ("after", "loss"),
    [
        (without("cpr"), "section cpr is gone"),
        (without("cpr", "items", "decision"), "item cpr.decision is gone"),
        (without("cpr", "items", "decision", "options", "modified"), "option cpr.decision.modified is gone"),
        (
            with_changed("Text", "cpr", "items", "decision", "kind"),
            "cpr.decision changed its kind from Choice to Text",
        ),
        (with_changed(True, "cpr", "repeats"), "cpr changed its repeats from False to True"),
        (
            with_changed("record", "cpr", "document"),
            "cpr changed its document from recommendations to record",
        ),
        (with_changed(False, "cpr", "items", "decision", "may_be_unsaid"), "cpr.decision may no longer be left unsaid"),
    ],
)
def test_every_kind_of_loss_is_noticed(after, loss):
    assert list(losses(locked(), after)) == [loss]


def test_an_addition_is_no_loss_and_still_not_locked():
    smaller = without("cpr", "items", "reason")

    assert list(losses(smaller, declared())) == []
    assert smaller != declared()


def test_the_command_refuses_a_loss_and_writes_nothing(monkeypatch, tmp_path):
    here = tmp_path / "content_schema.json"
    here.write_text(schema_lock.LOCK.read_text())
    monkeypatch.setattr(schema_lock, "LOCK", here)
    monkeypatch.setattr(schema_lock, "SECTIONS", schema_lock.SECTIONS[1:])

    with pytest.raises(SystemExit, match="section esther is gone"):
        lock()
    assert "esther" in locked()


def test_the_command_adds_what_is_new(monkeypatch, tmp_path):
    here = tmp_path / "content_schema.json"
    here.write_text("{}")
    monkeypatch.setattr(schema_lock, "LOCK", here)

    lock()

    assert locked() == declared()
