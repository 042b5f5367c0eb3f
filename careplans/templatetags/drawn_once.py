"""A question is drawn once and filled in each time: what is asked stays the same, what was answered does not.

The design system's macros take a millisecond for each box. So a component is drawn with a mark where the answer goes,
and kept; each page puts its own answer there, escaped. No answer in words is ever kept.
"""

import secrets
from functools import lru_cache

from django.utils.safestring import mark_safe
from markupsafe import escape

MOST_KEPT = 4_096
_BEGIN, _END = f"mark{secrets.token_hex(8)}x", "x"


class Boxes:
    """Takes the typed values out of a component's parameters, and puts them into its HTML."""

    def __init__(self):
        self.values = []

    def emptied(self, params):
        """The same parameters with a mark for each typed value; an empty value stays empty, as it is drawn without."""
        marked = {**params}
        if isinstance(params.get("value"), str) and params["value"]:
            marked["value"] = self._mark(params["value"])
        if "items" in params and all("label" in item for item in params["items"]):  # the three boxes of a date
            marked["items"] = [self.emptied(item) for item in params["items"]]
        return marked

    def _mark(self, value):
        self.values.append(value)
        return f"{_BEGIN}{len(self.values)}{_END}"

    def filled(self, html):
        """The HTML with every value in its place."""
        for number, value in enumerate(self.values, start=1):
            html = html.replace(f"{_BEGIN}{number}{_END}", str(escape(value)))
        return mark_safe(html)


class Drawing:
    """Parameters of a component, compared by what they say."""

    def __init__(self, component, params):
        self.component, self.params = component, params
        self.says = f"{component} {params!r}"

    def __eq__(self, other):
        return self.says == other.says

    def __hash__(self):
        return hash(self.says)


def drawn_once(draw):
    """`draw(component, params)`, which is asked only for what it has not drawn yet; errors are drawn each time."""

    @lru_cache(maxsize=MOST_KEPT)
    def kept(drawing):
        return str(draw(drawing.component, drawing.params))

    def drawn(component, params):
        if params.get("errorMessage"):
            return draw(component, params)
        boxes = Boxes()
        return boxes.filled(kept(Drawing(component, boxes.emptied(params))))

    return drawn
