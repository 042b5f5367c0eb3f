"""Where a section of a persona comes from, as far as the file's own list of sources says so.

The list is of the whole plan. A wish is taken to come from the person where they are on it, an illness or a medicine
from a record that is on it; of every other section the file does not say, and neither does the plan.
"""

import re

WISHES = {
    "place_of_care",
    "place_of_death",
    "priorities",
    "comfort",
    "spiritual",
    "donation",
    "after_death",
    "advance_statement",
    "consent",
}
FROM_RECORDS = {"primary_diagnosis", "other_problems", "allergies", "allergy_list", "medicines"}
THE_PERSON = re.compile(r"\bconversation with (the )?person\b", re.IGNORECASE)
A_RECORD = re.compile(r"\b(summary|record|letter|report|notes)\b", re.IGNORECASE)
LONGEST = 200


def sources_in(content: dict) -> list[str]:
    """The sources that a plan names, one for each line."""
    told = content.get("consent", {}).get("sources")
    return told.splitlines() if isinstance(told, str) else []


def comes_from(section_key: str, sources: list[str], names: list[str]) -> dict:
    """What the file says of where this section comes from. `names` are those by which the person is called."""
    if section_key in WISHES:
        return _first("person", [one for one in sources if _is_the_person(one, names)])
    if section_key in FROM_RECORDS:
        return _first("record", [one for one in sources if A_RECORD.search(one)])
    return {}


def _is_the_person(source, names):
    words = re.findall(r"[\w'-]+", source.casefold())
    return bool(THE_PERSON.search(source)) or bool(words and words[0] in {name.casefold() for name in names})


def _first(kind, found):
    return {"source": kind, "informant": found[0][:LONGEST]} if found else {}
