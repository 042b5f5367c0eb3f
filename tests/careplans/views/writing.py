"""How a test writes on a page: the address of a draft, what the page itself sends back, and what is kept of it."""

import re

from careplans.actions.drafts import draft_content
from careplans.models import Plan

PLACE = "place_of_care"
HIDDEN = re.compile(r'<input type="hidden" name="(origin-\w+|row)"[^>]* value="([^"]*)"')


def desk_of(plan, *section):
    return "/".join(["", "plans", str(plan.pk), "draft", *section, ""])


def hidden_fields(response):
    """What the page itself sends back with whatever is typed."""
    fields = {}
    for name, value in HIDDEN.findall(response.content.decode()):
        fields.setdefault(name, []).append(value)
    return fields


def stored(plan, key=PLACE):
    """What the draft says in this section, asked of the database."""
    return draft_content(Plan.objects.get(pk=plan.pk)).get(key)
