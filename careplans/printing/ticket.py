"""The printed golden ticket: one version on one sheet, as much of it as fits, in the order of decisions."""

from datetime import datetime
from math import ceil

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from careplans.models import Signature, Ticket
from careplans.models.tickets import hash_token, new_token
from careplans.printing.codes import check_address, code_image
from careplans.printing.layouts import LAYOUTS
from careplans.printing.pdf import lay_out, write
from careplans.printing.sheet import sheet_of

MARGIN = 7
PIXELS_PER_MM = 96 / 25.4


def new_ticket(version, **facts):
    """A ticket for this version, not saved yet, and the secret token that its QR code holds."""
    token = new_token()
    return Ticket(version=version, token_sha256=hash_token(token), **facts), token


def render_ticket(ticket, token):
    """The ticket as a PDF. Needs ticket.version with its plan, person and headlines. Raises CouldNotRender."""
    layout = LAYOUTS[ticket.layout]
    copy = {
        "ticket": ticket,
        "version": ticket.version,
        "person": ticket.version.plan.person,
        "signed": _signed(ticket.version),
        "confirmed": ticket.version.reviews.first(),
        "today": timezone.localdate(ticket.printed_at),
        "code": code_image(check_address(token)),
        "foot_room": _foot_room(ticket),
        "public_url": settings.PUBLIC_URL,
        "demonstration": settings.ENVIRONMENT != "production",
    }
    return write(fit_on_one_sheet(sheet_of(ticket.version.content), layout, copy))


def _signed(version):
    """Who signed last of all, and when: the senior responsible clinician, where they endorsed it."""
    signatures = version.document["signatures"]
    senior = [one for one in signatures if one["kind"] == Signature.Kind.SENIOR_ENDORSEMENT]
    signature = (senior or signatures)[-1]
    return {**signature, "on": datetime.fromisoformat(signature["signed_at"])}


def _foot_room(ticket):
    """Millimetres to keep free for the foot, so that even the longest name of a printer stays clear of the plan."""
    last_line = f"Ticket {ticket.number} · printed dd-Mmm-yyyy 00:00 by {ticket.printed_by} · for: {ticket.kept_where}"
    return 11.4 + 4.2 * ceil(len(last_line) / 90)


def fit_on_one_sheet(sheet, layout, copy):
    """The document with as many lines of `sheet` as one side holds: it gives way from the last line upward.

    What is decided first never gives way. Where that alone fills more than a side, it runs on, and the sheet says so.
    """
    kept = sheet.most_worth_trying
    document = _draw(sheet.giving_way_to(kept), layout, copy)
    copy = {**copy, "foot_room": _foot_height(document)}
    while len(document.pages) > 1 and kept > 0:
        kept -= max(1, _lines_too_many(document, copy["foot_room"]))
        document = _draw(sheet.giving_way_to(kept), layout, copy)
    if len(document.pages) > 1:
        document = _draw(sheet.giving_way_to(0), layout, {**copy, "runs_on": True})
    return document


def _draw(sheet, layout, copy):
    return lay_out(render_to_string(layout.template, {"sheet": sheet, **copy}), layout.stylesheet)


def _foot_height(document):
    """In millimetres, as it really turned out."""
    _, top, _, bottom = document.pages[0].anchors["foot"]
    return (bottom - top) / PIXELS_PER_MM


def _lines_too_many(document, foot_room):
    """How many of the lines that can be left out of steps 6 to 9 do not end above the foot of the first page."""
    first, *others = [
        [bottom for name, (*_, bottom) in page.anchors.items() if name.startswith("line-")] for page in document.pages
    ]
    lowest = document.pages[0].height - (MARGIN + foot_room) * PIXELS_PER_MM
    return sum(bottom > lowest for bottom in first) + sum(map(len, others))
