"""Where the record holds what a persona file says: one table from the paths of the file to the places of the record."""

import re

from careplans.management.personas.places import clinical, emergency, legal, people, person, wishes

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
    "plan.completeness_percent": WORKED_OUT,
    "plan.type": "worked out afresh from the date of birth",
    "plan.author": "who wrote each section is on record as a sign-in, not as a text",
    "home_and_safety.home_access.key_safe_code": "kept apart and shown for a reason only; not built yet",
    "demo_outcome_for_closure_screen": "for closing a plan after a death, not built yet; not to be loaded now",
    "home_and_safety.secure_setting.prisoner_number_held": "the record has no place for such a number at all",
    "home_and_safety.secure_setting.offence_data_held": "the record has no place for such data at all",
    "capacity_and_legal.lpa_health_welfare[].coding": "no answer carries this code yet",
    "medicines.anticipatory.coding": "the record asks on what day that was, and the file does not say",
}
CODE_STATUS = "how far a code was checked belongs to the list of codes, not to a person"
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


def _with_last_number(path):
    *before, last = re.split(r"(?=\[\d+\])", path)
    return re.sub(r"\[\d+\]", "[]", "".join(before)) + last


def why_not_held(leaf):
    """Why a leaf is not part of the record."""
    if leaf.key == "code_status":
        return CODE_STATUS
    path = re.sub(r"\[\d+\]", "[]", leaf.path)
    beginnings = [one for one in OTHER_REASONS if re.match(rf"{re.escape(one)}(?![\w-])", path)]
    if beginnings:
        return OTHER_REASONS[max(beginnings, key=len)]
    return NOT_FOUND if places_of(leaf) else NO_PLACE


def path_of_field(name):
    """Where in a file a column of the person's row comes from."""
    paths = (path for path, places in PLACES.items() if any(getattr(place, "name", "") == name for place in places))
    return next(paths, "person")
