"""Which codes an answer stands for: those of the question, of the options chosen, or of the reason given."""

from careplans.content.coded import Code, Coded
from careplans.content.items import Item, Unsaid


def codes_of(item: Item, value: object, beside: dict | None = None) -> tuple[Code, ...]:
    """The codes that come with this answer. `beside` holds all the answers of its row, on which some codes depend."""
    if value is None:
        return ()
    if isinstance(value, Unsaid):
        return _codes([item.unsaid_codes.get(value.reason)], beside)
    options, also = getattr(item, "options", {}), getattr(item, "also_coded", {})
    chosen = [key for key in (value if isinstance(value, list) else [value]) if isinstance(key, str)]
    named = _codes([item.code, *(options.get(key) for key in chosen)], beside)
    return (*named, *(also[key] for key in chosen if key in also))


def _codes(found, beside):
    return tuple(one.code for one in found if isinstance(one, Coded) and one.is_meant(beside or {}))
