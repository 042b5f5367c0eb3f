"""The kinds of paper there are: which template, which style sheet, and how much it may say."""

from dataclasses import dataclass

from careplans.models import Ticket
from careplans.printing.pdf import MOST_CHARACTERS


@dataclass(frozen=True)
class Layout:
    """One kind of paper. `most_characters` of HTML are laid out: more would keep the renderer from everybody else."""

    template: str
    stylesheet: str
    most_characters: int = MOST_CHARACTERS


LAYOUTS = {
    Ticket.Layout.A4: Layout("print/a4.html", "a4.css"),
    Ticket.Layout.FULL: Layout("print/full.html", "full.css", most_characters=300_000),
}
