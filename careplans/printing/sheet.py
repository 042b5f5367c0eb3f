"""What stands on the A4 sheet: the card's own reading of the plan, line by line, with what may give way marked.

Steps 1 to 4 are always whole. Steps 5 to 9 are made of lines that can be left out, the last first; a step that is not
whole says so (domain.md §3.1).
"""

from dataclasses import dataclass, replace
from itertools import accumulate, chain, zip_longest

from careplans.content.alerts import Alert
from careplans.content.card import Card, card_of
from careplans.content.lines import Line, chosen, joined, line, said
from careplans.printing.own_words import what_matters

# What a crew is to know of the place itself.
NOTES = (
    ("secure_setting", "crew_instructions"),
    ("secure_setting", "restraint"),
    ("secure_setting", "healthcare_hours"),
    ("care_home", "falls_rule"),
    ("care_home", "nurse_day_and_night"),
)
GIVE_WAY = ("treatments", "emergencies", "medicines", "calls", "matters")
MOST_TREATMENTS = 8
FEW_CHARACTERS = 900
# Of the narrowest letters, at 11 points, one side holds fewer than this. No more need be tried.
MOST_CHARACTERS = 12_000
# A sheet may lie where anybody reads it: of other disagreements it says only that there are some.
DISAGREE_ON_PAPER = {
    "cpr",
    "clinical_focus",
    "treatment_escalation",
    "adrt",
    "adrt_treatments",
    "lpa_health_welfare",
    "allergies",
    "place_of_death",
    "normal_for_me",
    "oxygen",
    "devices",
}
MIND_WHAT_YOU_SAY = Alert("confidence", "Before talking to family", "read live record")


@dataclass(frozen=True)
class Step:
    """A step that may give way, but for its `least` lines. `more`: the record holds more than these."""

    lines: tuple
    more: bool = False

    least: int = 0

    @property
    def can_give(self):
        """How many lines can be left out."""
        return max(0, len(self.lines) - self.least)

    def first(self, number):
        """The step with only its first `number` lines of those that can be left out."""
        kept = self.least + number
        return replace(self, lines=self.lines[:kept], more=self.more or kept < len(self.lines))


@dataclass(frozen=True)
class Hospital(Line):
    """Whether to go to hospital, in one word or two; `terms` are the conditions."""

    terms: str = ""


@dataclass(frozen=True)
class Advice:
    """One treatment and on which side it stands: 'want' or 'not_want'."""

    side: str
    name: str
    terms: str = ""


class Treatments(Step):
    """Do and do not: what a crew is to know of this place, then the two columns."""

    @property
    def notes(self):
        return [one for one in self.lines if isinstance(one, Line)]

    @property
    def share(self):
        """How much of the width the first column needs, in per cent: what is said most about has most room."""
        wanted, not_wanted = _characters(self.wanted), _characters(self.not_wanted)
        return min(64, max(36, 100 * wanted // (wanted + not_wanted or 1)))

    @property
    def wanted(self):
        return [one for one in self.lines if isinstance(one, Advice) and one.side == "want"]

    @property
    def not_wanted(self):
        return [one for one in self.lines if isinstance(one, Advice) and one.side == "not_want"]


@dataclass(frozen=True)
class Sheet:
    """Everything the sheet says of a plan. `card` holds what never gives way."""

    card: Card
    alerts: tuple
    disagreements: tuple
    language: Line
    diagnosis: Line
    hospital: Hospital
    treatments: Treatments
    emergencies: Step
    medicines: Step
    calls: Step
    matters: Step

    @property
    def is_short(self):
        """Whether it may fit in larger letters."""
        return sum(self._lengths) < FEW_CHARACTERS

    @property
    def most_worth_trying(self):
        """How many lines can be on one side at all, so that nobody's very long words are laid out in vain."""
        return sum(total <= MOST_CHARACTERS for total in accumulate(self._lengths))

    @property
    def _lengths(self):
        """The characters of each line that can be left out."""
        steps = [getattr(self, key) for key in GIVE_WAY]
        return [sum(map(len, vars(one).values())) for step in steps for one in step.lines[step.least :]]

    def giving_way_to(self, kept):
        """The sheet with the first `kept` of all the lines that can be left out, in the order of the steps."""
        shorter = {}
        for key in GIVE_WAY:
            step = getattr(self, key)
            number = min(kept, step.can_give)
            shorter[key] = step.first(number)
            kept -= number
        return replace(self, **shorter)


def sheet_of(content):
    """The whole sheet for a plan that says `content`, before anything gives way."""
    content = on_one_line(content)
    card = card_of(content)
    return Sheet(
        card=card,
        alerts=alerts_on_paper(card),
        disagreements=_disagreements(card),
        language=_language(content),
        diagnosis=line(content, "primary_diagnosis", "diagnosis", "Main illness"),
        hospital=_hospital(card.hospital),
        treatments=_treatments(content, card),
        emergencies=Step(card.first_emergencies, more=bool(card.more_emergencies)),
        medicines=Step(card.medicines),
        calls=Step(card.calls, least=1),
        matters=Step(what_matters(content, card.quote)),
    )


def on_one_line(said):
    """What a plan says, with a dot where its writer began a new line: paper has no room for half-empty lines."""
    if isinstance(said, dict):
        return {key: on_one_line(value) for key, value in said.items()}
    if isinstance(said, list):
        return [on_one_line(value) for value in said]
    return " · ".join(said.split("\n")) if isinstance(said, str) else said


def _characters(column):
    return sum(len(one.name + one.terms) for one in column)


def alerts_on_paper(card):
    """The strip. A sheet may lie where anybody reads it: whom not to tell is said in the record only."""
    told = tuple(alert for alert in card.alerts if alert.kind != "confidence")
    return told if len(told) == len(card.alerts) else (*told, MIND_WHAT_YOU_SAY)


def _disagreements(card):
    """What the disagreements are about, each once; never a name."""
    told = [one.what for one in card.disagreements if {one.one.section, one.other.section} & DISAGREE_ON_PAPER]
    return tuple(dict.fromkeys(told or ["see there" for _ in card.disagreements]))


def _language(content):
    """The language, and in capitals whether an interpreter is needed."""
    needed = chosen(content, "communication", "interpreter") == "yes"
    mode = said(content, "communication", "interpreter_mode") if needed else ""
    language = line(content, "communication", "language", "Language")
    words = joined(language.words, "INTERPRETER NEEDED" if needed else "", mode)
    return replace(language, words=words)


def _hospital(said_on_card):
    """The card's line with the answer apart from its conditions: "Only if", and then what."""
    answer, _, terms = said_on_card.words.partition(": ")
    return Hospital(said_on_card.label, answer, said_on_card.unsaid, terms)


def _treatments(content, card):
    """Up to eight treatments, the two columns by turns, so that neither gives way before the other."""
    wanted = [Advice("want", one.name, one.condition) for one in card.treatments.would_want]
    not_wanted = [Advice("not_want", one.name, one.condition) for one in card.treatments.would_not_want]
    by_turns = [one for one in chain(*zip_longest(wanted, not_wanted)) if one]
    notes = [line(content, *asked) for asked in NOTES]
    if not by_turns:
        notes.append(card.guidance)
    lines = (*(one for one in notes if one.is_said), *by_turns[:MOST_TREATMENTS])
    return Treatments(lines, more=len(by_turns) > MOST_TREATMENTS)
