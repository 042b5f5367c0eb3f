"""The sheets of paper there are: which template, which style sheet."""

from dataclasses import dataclass

from careplans.models import Ticket


@dataclass(frozen=True)
class Layout:
    """One kind of sheet."""

    template: str
    stylesheet: str


LAYOUTS = {Ticket.Layout.A4: Layout("print/a4.html", "a4.css")}
