"""The later reading of a plan, made out of the earlier one and what changed."""

from careplans.content.changes import MOVED, REMOVED, Change, what_is_said


def apply(found: list[Change], before: dict) -> dict:
    """`before` with these changes made: apply(changes(a, b), a) says just what b says. Their order is no matter."""
    content = what_is_said(before)
    for key in {change.section.key for change in found}:
        here = [change for change in found if change.section.key == key]
        content[key] = _changed(here, content.get(key))
    return what_is_said(content)


def _changed(here, stored):
    section = here[0].section
    whole = [change for change in here if change.item is None and not change.row and change.kind != MOVED]
    if whole:
        return whole[0].now
    if not section.repeats:
        return {**(stored or {}), **{change.item.key: change.now for change in here}}
    return _changed_rows(here, {row["id"]: row for row in stored or []})


def _changed_rows(here, rows):
    """First what went, then the order of what stayed and what it says, and last what came, each in its place."""
    kept = {row: dict(stored) for row, stored in rows.items() if not any(_takes_away(change, row) for change in here)}
    order = next((change.now for change in here if change.kind == MOVED), list(kept))
    for change in here:
        if change.item is not None:
            kept[change.row][change.item.key] = change.now
    after = [kept[row] for row in order]
    for change in sorted((one for one in here if one.position is not None), key=lambda one: one.position):
        after.insert(change.position, change.now)
    return after


def _takes_away(change, row):
    return change.item is None and change.kind == REMOVED and change.row == row
