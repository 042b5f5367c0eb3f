"""The code on a printed copy. It holds an address with a random token, and nothing about anybody."""

import segno
from django.conf import settings
from django.urls import reverse


def check_address(token):
    """Where anybody can ask whether the copy with this token still holds."""
    return settings.PUBLIC_URL + reverse("check_ticket", args=[token])


def code_image(address):
    """The address as a QR code, a data: address for an <img>: error correction M, quiet zone of four modules."""
    code = segno.make(address, error="m", micro=False, boost_error=False)
    return code.svg_data_uri(border=4, omitsize=True, nl=False)
