"""Two records set side by side: who each is, fact by fact, and nothing of what plans say."""

from careplans.content.person_words import LABELS, WHERE_THEY_ARE, WHERE_WORDS, as_shown

COMPARED = (
    "family_name",
    "given_names",
    "title",
    "preferred_name",
    "born",
    "gender",
    "nhs_number",
    "nhs_number_status",
    "traced_how",
    "address_lines",
    "postcode",
    "addresses",
    "phones",
    "email",
    "gp_name",
    "gp_practice",
)
POINTS = ("family_name", "given_names", "born", "nhs_number", "address_lines", "postcode", "phones", "gp_practice")
HARDLY_TELLS = {"", "Not recorded", "Not known", WHERE_WORDS}


def compared(survivor: dict, duplicate: dict, statuses: dict) -> list[dict]:
    """Every fact of both, in words, and how the two agree. Where one lives stays hidden if either is sensitive."""
    sides = [_hidden(facts, survivor, duplicate, statuses) for facts in (survivor, duplicate)]
    return [
        {
            "key": key,
            "label": LABELS[key],
            "survivor": sides[0][key],
            "duplicate": sides[1][key],
            "how": how_they_agree(sides[0][key], sides[1][key]),
        }
        for key in COMPARED
    ]


def how_they_agree(one: str, other: str) -> str:
    """'' where two records say the same; a record that says nothing does not contradict the other."""
    if one.casefold() == other.casefold():
        return ""
    return "one is silent" if {one, other} & HARDLY_TELLS else "differs"


def _hidden(facts, survivor, duplicate, statuses):
    shown = as_shown(facts, statuses)
    if survivor["location_sensitive"] or duplicate["location_sensitive"]:
        shown |= dict.fromkeys(WHERE_THEY_ARE, WHERE_WORDS)
    return shown


def points(lines: list[dict]) -> list[tuple[str, str]]:
    """What can be compared point by point: (key, 'Born: 14-Mar-1958 | 15-Mar-1958'), wherever both say something."""
    return [
        (line["key"], f"{line['label']}: {_on_one_line(line['survivor'])} | {_on_one_line(line['duplicate'])}")
        for line in lines
        if line["key"] in POINTS and not {line["survivor"], line["duplicate"]} & HARDLY_TELLS
    ]


def _on_one_line(words):
    return ", ".join(words.splitlines())
