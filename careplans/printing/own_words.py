"""Step 9 of the sheet: what matters to the person, in their own words where the words are theirs."""

from dataclasses import dataclass

from careplans.content.document import answer_to
from careplans.content.lines import Line, chosen, joined, line, said
from careplans.content.sections import section_by_key

WRITTEN_BY_THE_PERSON = ("esther", "about_me")
HOW_WRITTEN = {"with_help": "written with help", "someone_else": "written for them"}
# What is shown where the person has not chosen what to show.
SHOWN_UNASKED = ("communication", "please_do_dont")


@dataclass(frozen=True)
class OwnWords:
    """Words of the person's own. `heading` is '' for the sentence they want read first."""

    words: str
    heading: str = ""
    who_wrote: str = ""


def what_matters(content, quote):
    """What they want read first, what they fear, what cannot wait, how to speak with them; and then the rest."""
    first = OwnWords(quote.words, who_wrote=_who_wrote(content)) if quote else Line("What matters most to them")
    shown = list(_shown_by_the_person(content, quote))
    lines = (
        _own("Most fears", said(content, "priorities", "most_fear")),
        _own("Would change my mind", said(content, "place_of_care", "what_would_change_my_mind")),
        line(content, "spiritual", "cannot_wait", "Near death, without delay"),
        *(one for key, one in shown if key == "communication"),
        line(content, "comfort", "would_want", "In a crisis would want"),
        line(content, "comfort", "would_not_want", "In a crisis would not want"),
        line(content, "learning_disability", "how_pain_shows", "Shows pain by"),
        line(content, "adjustments", "hearing", "Hearing"),
        line(content, "adjustments", "reasonable_adjustments", "Adjustments"),
        *(one for key, one in shown if key != "communication"),
        _own("Most values", said(content, "priorities", "most_value")),
        line(content, "spiritual", "contact", "For faith or custom"),
    )
    return (first, *(one for one in lines if one.words))


def _who_wrote(content):
    """'' where the person wrote alone, or where nobody has said."""
    how = HOW_WRITTEN.get(chosen(content, "own_words", "written_by"), "")
    return joined(how, said(content, "own_words", "writer_name")) if how else ""


def _own(heading, words):
    return OwnWords(words, heading)


def _shown_by_the_person(content, quote):
    """What the person chose to show, each under its question, without what is quoted already."""
    chosen = answer_to(content, section_by_key("own_words"), "show_on_ticket").value or SHOWN_UNASKED
    for section in map(section_by_key, WRITTEN_BY_THE_PERSON):
        for item in section.items:
            words = said(content, section.key, item.key)
            if item.key in chosen and words and not (quote and words == quote.words):
                yield item.key, _own(item.label, words)
