"""The lock on content keys, which are for ever.

`python -m tests.careplans.content.schema_lock` adds what is new; it refuses to remove or retype anything.
"""

import json
import sys
from pathlib import Path

from careplans.content.sections import SECTIONS

LOCK = Path(__file__).parents[2] / "content_schema.json"
COMMAND = "python -m tests.careplans.content.schema_lock"
NEVER_CHANGES = ("document", "repeats", "kind")


def declared():
    """What the code declares today, in the form of the lock."""
    return {section.key: _section(section) for section in SECTIONS}


def _section(section):
    items = {item.key: _item(item) for item in section.items}
    return {"document": section.document, "repeats": section.repeats, "items": items}


def _item(item):
    options = sorted(getattr(item, "options", {}))
    return {"kind": type(item).__name__, "may_be_unsaid": item.may_be_unsaid, "options": options}


def locked():
    return json.loads(LOCK.read_text())


def losses(before, after):
    """What was locked and is no longer, or is something else: each would make an old plan unreadable."""
    for key, section in before.items():
        if key not in after:
            yield f"section {key} is gone"
            continue
        yield from _altered(key, section, after[key])
        for name, item in section["items"].items():
            yield from _item_losses(f"{key}.{name}", item, after[key]["items"].get(name))


def _item_losses(name, before, after):
    if after is None:
        yield f"item {name} is gone"
        return
    yield from _altered(name, before, after)
    yield from (f"option {name}.{option} is gone" for option in before["options"] if option not in after["options"])
    if before["may_be_unsaid"] and not after["may_be_unsaid"]:
        yield f"{name} may no longer be left unsaid"


def _altered(name, before, after):
    for trait in NEVER_CHANGES:
        if before.get(trait) != after.get(trait):
            yield f"{name} changed its {trait} from {before[trait]} to {after[trait]}"


def lock():
    """Write the lock anew; refuses, and writes nothing, where anything locked would be lost."""
    lost = list(losses(locked(), declared())) if LOCK.exists() else []
    if lost:
        sys.exit("Refused, because old plans must stay readable. Retire, never remove or retype: " + "; ".join(lost))
    LOCK.write_text(json.dumps(declared(), indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    lock()
