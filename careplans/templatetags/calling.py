"""Telephone numbers inside sentences, so that a thumb can ring them."""

import re

from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()
NUMBER = re.compile(r"(?<![\d+])((?:\+44|0)(?: ?\d){9,10}|999|111)(?!\d)")


@register.filter
def with_calls(words):
    """The same words, escaped, every telephone number in them a link."""
    parts = enumerate(NUMBER.split(words))
    return format_html_join("", "{}", ((_link(part) if place % 2 else part,) for place, part in parts))


def _link(number):
    return format_html('<a class="gt-phone" href="tel:{}">{}</a>', number.replace(" ", ""), number)
