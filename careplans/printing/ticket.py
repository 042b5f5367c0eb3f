"""The printed golden ticket: one version on one sheet in the order of decisions, or the whole of it on several."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from accounts.training import is_training
from careplans.models import Signature, Ticket
from careplans.models.tickets import hash_token, new_token, unused_code
from careplans.printing.codes import check_address, code_image
from careplans.printing.fitting import fit_on_one_side
from careplans.printing.full import lay_out_whole
from careplans.printing.layouts import LAYOUTS
from careplans.printing.pdf import write
from careplans.printing.sheet import sheet_of


def new_ticket(version, **facts):
    """A ticket for this version, not saved yet, and the secret token that its QR code holds."""
    token = new_token()
    return Ticket(version=version, token_sha256=hash_token(token), spoken_code=unused_code(), **facts), token


def render_ticket(ticket, token):
    """The ticket as a PDF. Needs ticket.version with its plan, person and headlines. Raises CouldNotRender."""
    version = ticket.version
    facts = {
        "ticket": ticket,
        "person": version.plan.person,
        "signed": _signed(version),
        "confirmed": version.reviews.first(),
        "today": timezone.localdate(ticket.printed_at),
        "code": code_image(check_address(token)),
        "sign_in_at": settings.PUBLIC_URL.split("//")[-1],
        "demonstration": is_training(),
    }
    layout = LAYOUTS[ticket.layout]
    if ticket.layout == Ticket.Layout.FULL:
        return write(lay_out_whole(ticket, layout, facts))
    return write(fit_on_one_side(sheet_of(version.content), layout, facts))


def _signed(version):
    """Who signed last of all, and when: the senior responsible clinician, where they endorsed it."""
    signatures = version.document["signatures"]
    senior = [one for one in signatures if one["kind"] == Signature.Kind.SENIOR_ENDORSEMENT]
    signature = (senior or signatures)[-1]
    return {**signature, "on": datetime.fromisoformat(signature["signed_at"])}
