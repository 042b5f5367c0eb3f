"""The headings of the person's own words, beside which a photo, a recording or a note may stand.

Seven of them, in About Me, are shared by health and care everywhere, with recordings for each (domain.md §2.3).
"""

from careplans.content.sections import section_by_key, sections_of


def headings() -> dict[str, str]:
    """Every heading in the order of the page: its code, and what it is called."""
    found = {}
    for section in sections_of("what_matters"):
        found[section.key] = section.title
        if section.key == "about_me":
            found |= {f"{section.key}.{item.key}": item.label for item in section.items if item.code}
    return found


def section_headings() -> dict[str, str]:
    """The headings that are whole sections."""
    return {section.key: section.title for section in sections_of("what_matters")}


def heading_words(code: str) -> str:
    """What a heading is called; where it is not asked any more, its code."""
    return headings().get(code, code)


def section_of_heading(code: str):
    """The section under which a heading stands, or None."""
    return section_by_key(code.partition(".")[0])
