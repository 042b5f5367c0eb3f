"""A card is drawn once for what it is drawn from, and kept with its version (docs/adr/0021).

What it says comes from a version, which never changes, and from who confirmed it since. So its words are drawn when it
is opened for the first time, or for the first time after a release, and the next crew does not wait for seventy-five
rules again. What changes from day to day is filled in each time; the look is on record before anything is read.
"""

import hashlib
from functools import cache

from django.conf import settings
from django.template.loader import render_to_string

from careplans.actions.card_copies import keep_card, kept_card
from careplans.content.card import card_of
from careplans.content.glance import glance_of
from careplans.templatetags.ages import filled_in, left_open
from careplans.views.latest import is_recent, latest_of
from careplans.views.standing import Standing


def card_words(plan, standing: Standing):
    """What the card of the version in use says, as it reads today; drawn now if it is not kept, or kept from less."""
    drawn_from = _drawn_from(standing)
    return filled_in(kept_card(plan.current, drawn_from) or _draw_and_keep(plan, standing, drawn_from))


def _draw_and_keep(plan, standing, drawn_from):
    content = plan.current.content
    whole = card_of(content, plan.current.overrides)
    context = {
        "card": whole,
        "glance": glance_of(content, whole),
        "standing": standing,
        "latest": latest_of(plan.current),
    }
    with left_open():
        html = render_to_string("careplans/card_words.html", context)
    keep_card(plan.current, drawn_from, html)
    return html


def _drawn_from(standing):
    """One name for all that the words depend on, beside the version itself."""
    today = (standing.is_review_late, standing.is_review_near, is_recent(standing.published_at))
    since = (standing.endorsement, *(review.pk for review in standing.confirmations))
    return hashlib.sha256("|".join(map(str, (_code(), *today, *since))).encode()).hexdigest()


@cache
def _code():
    """A name for this release: every template and every line of ours that could change what a card says."""
    files = sorted([*settings.BASE_DIR.glob("careplans/**/*.py"), *settings.BASE_DIR.glob("templates/c*/*.html")])
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
