"""The A4 ticket against one A4 page of forty plain lines in the same typeface, both by WeasyPrint."""

from django.utils import timezone
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from careplans.models import Ticket
from careplans.printing.expiry import last_valid_day
from careplans.printing.ticket import new_ticket, render_ticket
from tests.bench.timing import compare

LINES = "".join(f"<p>{number}. The quick brown fox jumps over the lazy dog by the sea.</p>" for number in range(1, 41))
STYLE = "@page { size: A4; margin: 15mm } body { font: 11pt 'Liberation Sans' } p { margin: 0 0 2mm }"


def ticket_ratios(version):
    """One ticket from its row to the PDF's bytes, against the plain page."""
    today = timezone.localdate()
    ticket, token = new_ticket(
        version, layout=Ticket.Layout.A4, kept_where="Fridge", expires_on=last_valid_day(version, today)
    )
    fonts = FontConfiguration()
    style = CSS(string=STYLE, font_config=fonts)

    def plain_page():
        return HTML(string=f"<html lang='en'><body>{LINES}</body></html>").write_pdf(
            stylesheets=[style], font_config=fonts
        )

    return [
        compare(
            "A4 golden ticket",
            lambda: render_ticket(ticket, token),
            "A4 page of 40 plain lines",
            plain_page,
            rounds=5,
            calls=6,
        )
    ]
