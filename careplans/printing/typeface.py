"""Which letters the typeface of the paper has, so that paper on which some may be missing says so."""

import re

from django.template.loader import render_to_string

# Liberation Sans has Latin, Greek, Cyrillic and Hebrew letters; others depend on the machine that prints.
BEYOND_THE_TYPEFACE = re.compile(r"[^\u0000-\u052f\u0590-\u05ff\u1e00-\u1fff\u2000-\u22ff\u2500-\u25ff\ufb00-\ufb4f]")


def with_odd_letters_owned(template, facts):
    """The HTML of a page; with a note that some letters may not show where it has any beyond the typeface."""
    html = render_to_string(template, facts)
    if BEYOND_THE_TYPEFACE.search(html):
        return render_to_string(template, {**facts, "odd_letters": True})
    return html
