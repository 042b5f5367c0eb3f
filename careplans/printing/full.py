"""The whole plan on paper, over as many pages as it takes: the same parts as the page and the API walk.

A page may lie where anybody reads it: what was said in confidence is left to the live record, as on the A4 sheet.
"""

from careplans.access import may_see_where
from careplans.content.card import card_of
from careplans.models.reading import read_version
from careplans.printing.pdf import lay_out
from careplans.printing.sheet import alerts_on_paper
from careplans.printing.typeface import with_odd_letters_owned


def lay_out_whole(ticket, layout, facts):
    """The document with everything this version says. `facts` is what every kind of paper shows."""
    version = ticket.version
    card = card_of(version.content)
    whole = {
        "version": version,
        "cpr": card.cpr,
        "alerts": alerts_on_paper(card),
        "parts": read_version(version, shows_where=may_see_where(ticket.printed_by, version.plan), on_paper=True),
    }
    html = with_odd_letters_owned(layout.template, {**facts, **whole})
    return lay_out(html, layout.stylesheet, most_characters=layout.most_characters)
