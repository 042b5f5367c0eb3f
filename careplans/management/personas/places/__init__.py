"""Where the record holds what a persona file says: one table from the paths of the file to the places of the record."""

import re

from careplans.management.personas.places import clinical, emergency, legal, people, person, wishes
from careplans.management.personas.wordings import Unreadable

PLACES = {
    **person.PLACES,
    **wishes.PLACES,
    **clinical.PLACES,
    **legal.PLACES,
    **emergency.PLACES,
    **people.PLACES,
}

# Why something is not held, by the beginning of its path; the longest beginning counts.
ABOUT_THE_FILE = "about the file, not about the person"
WORKED_OUT = "worked out afresh from the answers"
OTHER_REASONS = {
    "schema": ABOUT_THE_FILE,
    "fictional": ABOUT_THE_FILE,
    "as_of_date": ABOUT_THE_FILE,
    "seeding_note": ABOUT_THE_FILE,
    "persona_id": ABOUT_THE_FILE,
    "title": ABOUT_THE_FILE,
    "demonstrates": ABOUT_THE_FILE,
    "ticket": WORKED_OUT,
    "demo_outcome_for_closure_screen": "for closing a plan after a death, not built yet; not to be loaded now",
}
NO_PLACE = "no place for it yet"
NOT_FOUND = "NOT FOUND where it belongs"


def places_of(leaf):
    """The places that hold this leaf together; () where there is none.

    The most exact path in the table counts: with all its list numbers, with the last of them, with none, by any name.
    """
    any_name = re.sub(r"\w+$", "{name}", leaf.path)
    for path in (leaf.path, _with_last_number(leaf.path), re.sub(r"\[\d+\]", "[]", leaf.path), any_name):
        if path in PLACES:
            return PLACES[path]
    return ()


def settle(leaf):
    """The places that hold this leaf together, each of which can, and why one of the others cannot ("" if all can)."""
    settled, reason = [], ""
    for place in places_of(leaf):
        try:
            settled += [place] if place.applies_to(leaf) else []
        except Unreadable as unreadable:
            other = _instead(place, leaf)
            settled += [other] if other else []
            reason = reason if other else unreadable.message
    return tuple(settled), reason


def _instead(place, leaf):
    """Where else this leaf can be kept as words; None where it cannot."""
    other = place.instead(leaf)
    try:
        return other if other and other.applies_to(leaf) else None
    except Unreadable:
        return None


def _with_last_number(path):
    *before, last = re.split(r"(?=\[\d+\])", path)
    return re.sub(r"\[\d+\]", "[]", "".join(before)) + last


def why_not_held(leaf):
    """Why a leaf is not part of the record."""
    path = re.sub(r"\[\d+\]", "[]", leaf.path)
    beginnings = [one for one in OTHER_REASONS if re.match(rf"{re.escape(one)}(?![\w-])", path)]
    if beginnings:
        return OTHER_REASONS[max(beginnings, key=len)]
    return NOT_FOUND if places_of(leaf) else NO_PLACE
