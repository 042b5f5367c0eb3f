"""How a test writes on a page: the address of a draft, and what the page itself sends back."""

import re

HIDDEN = re.compile(r'<input type="hidden" name="(origin-\w+|row)"[^>]* value="([^"]*)"')


def desk_of(plan, *section):
    return "/".join(["", "plans", str(plan.pk), "draft", *section, ""])


def hidden_fields(response):
    """What the page itself sends back with whatever is typed."""
    fields = {}
    for name, value in HIDDEN.findall(response.content.decode()):
        fields.setdefault(name, []).append(value)
    return fields
