"""The ticket as a draft would make it: to be looked at, never to be used. It says so across every page.

It is no ticket: it has no number, no code and no row, so nothing can take it for one (domain.md §3.1).
"""

from accounts.training import is_training
from careplans.printing.fitting import fit_on_one_side
from careplans.printing.layouts import Layout
from careplans.printing.pdf import write
from careplans.printing.sheet import sheet_of

DRAFT = Layout("print/a4_draft.html", "a4.css")


def render_preview(person, content: dict, *, seen_at) -> bytes:
    """The A4 sheet this content would make, marked as a draft on every page. Raises CouldNotRender."""
    facts = {
        "person": person,
        "seen_at": seen_at,
        "signed": {"name": "not signed"},
        "demonstration": is_training(),
    }
    return write(fit_on_one_side(sheet_of(content), DRAFT, facts))
