"""What is read out over the radio or the telephone: a fixed script, in the order of decisions (domain.md §3.1).

It stands on the same reading as the emergency card. Both answers about CPR are said twice, in words of the same
weight, because the first words of a transmission are the ones that get lost. What is not recorded is said to be so.
Others may be listening: whom not to tell is not in it, nor any place where it is sensitive where somebody lives.
"""

from dataclasses import dataclass
from datetime import date

from careplans.content.card import Card
from careplans.content.items import NOT_RECORDED, UNSAID
from careplans.content.lines import Line, joined
from careplans.content.wording import format_date

CPR = {
    "attempt": "Attempt CPR. I say again: attempt CPR.",
    "not_recommended": "Do not attempt CPR. I say again: do not attempt CPR.",
    "modified": "Modified CPR, for a child. I say again: modified CPR, for a child.",
    "not_recorded": "CPR is not recorded. Presume: attempt CPR. I say again: attempt CPR.",
}
ONLY_CPR = "That is about CPR only. Give every other treatment. Treat choking, anaphylaxis or a blocked tube."
SHEET = {
    "CURRENT": "That sheet is current. I am reading version {number}, published {published}.",
    "REPLACED": "That sheet is replaced. Destroy it. What I read is version {number}, published {published}.",
    "EXPIRED": "That sheet is out of date. Destroy it. What I read is version {number}, published {published}.",
    "": "I am reading version {number}, published {published}. Destroy any sheet of another version.",
}
KEPT_BACK = "Where they want to be is kept back. Ask me when nobody else can hear."
MIND_WHAT_YOU_SAY = "Mind what is said to the family. Ask me before you tell them anything."


@dataclass(frozen=True)
class Reading:
    """What is read and how the caller's sheet stands to it: a word of SHEET, '' where no sheet was quoted."""

    number: int
    published_on: date
    review_due: date | None
    today: date
    sheet: str = ""
    keeps_where_back: bool = False


@dataclass(frozen=True)
class Sentence:
    """One numbered line. `say` and then each of `items` is read aloud; `mind` is for the one who reads, and is not."""

    about: str
    say: str
    items: tuple[str, ...] = ()
    mind: str = ""


def script_of(card: Card, reading: Reading, *, name: str, born: str) -> tuple[Sentence, ...]:
    """The whole script, first to last. `name` and `born` are what the caller must read back before anything is said."""
    return (
        Sentence("Who", "Read me the name and the date of birth on the sheet.", mind=f"You must hear {name}, {born}."),
        _sheet(reading),
        *_cpr(card),
        *_alerts(card),
        *_disagreements(card),
        *_binding(card),
        Sentence("Focus", _stated("Focus of care", card.focus)),
        Sentence("Where", _stated("Hospital", card.hospital), _places(card, reading)),
        *_treatments(card),
        _first_call(card),
        Sentence("Ask", "If the person can decide now, ask them. This plan is for when they cannot."),
        Sentence("Read back", "Read back to me: the name, CPR, and what is refused.", mind="Put right what is wrong."),
    )


def _stated(label, line: Line):
    """A line as it is said: what it is about, and what is recorded or that nothing is."""
    return f"{label}: {_ended(line.words or UNSAID.get(line.unsaid, NOT_RECORDED).lower())}"


def _ended(words):
    """These words on one line as they are said, with a full stop unless they end in one."""
    said = " ".join(words.replace(" · ", ", ").split())
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _sheet(reading):
    said = SHEET[reading.sheet].format(number=reading.number, published=format_date(reading.published_on))
    if reading.review_due and reading.review_due < reading.today:
        said += f" Its review was due on {format_date(reading.review_due)} and has not been done."
    return Sentence("Sheet", said)


def _cpr(card):
    cpr = card.cpr
    yield Sentence("CPR", CPR[cpr.answer], (_ended(cpr.detail),) if cpr.detail else ())
    decided = f"Recommended {cpr.decided_on}. " if cpr.decided_on else ""
    told = f"{decided}Signed form: {_ended(cpr.form_location or 'where it is kept is not recorded')}"
    yield Sentence("CPR", ONLY_CPR, (told,)) if cpr.answer == "not_recommended" else Sentence("CPR", told)


def _alerts(card):
    """The strip, but not whom not to tell: that somebody must ask is all that is said over the air."""
    told = tuple(_ended(str(alert)) for alert in card.alerts if alert.kind != "confidence")
    if len(told) < len(card.alerts):
        told += (MIND_WHAT_YOU_SAY,)
    if told:
        yield Sentence("Alerts", "Alerts.", told)


def _disagreements(card):
    """What the plan disagrees with itself about, each once."""
    about = tuple(dict.fromkeys(_ended(one.what) for one in card.disagreements))
    if about:
        mind = "Both sides, and whose word counts, are on the emergency card. Read them out if they are asked for."
        yield Sentence("Disagrees", "This plan says two things that do not agree, about:", about, mind)


def _binding(card):
    binding = card.binding
    detail = (_ended(binding.advance_decision_detail),) if binding.advance_decision_detail else ()
    decision = _stated("Advance decision to refuse treatment", binding.advance_decision)
    yield Sentence("Refusals", decision, (*detail, *map(_refused, binding.refusals)))
    first, *rest = [_stated(line.label, line) for line in binding.attorney]
    yield Sentence("Speaks", first, (*rest, *map(_speaks, binding.spokespeople)))


def _refused(refusal):
    return f"Refuses “{refusal.treatment}” when: {_ended(refusal.circumstances or 'circumstances not recorded')}"


def _speaks(one):
    return _ended(f"{joined(one.name, one.relationship, one.phone)}: {one.authority}")


def _places(card, reading):
    return (KEPT_BACK,) if reading.keeps_where_back else tuple(_stated(one.label, one) for one in card.places)


def _treatments(card):
    asked = card.treatments
    for about, found in (("Would want", asked.would_want), ("Would not want", asked.would_not_want)):
        told = tuple(_ended(joined(one.name, one.condition)) for one in found)
        yield Sentence(about, f"{about}:" if told else f"{about}: not recorded.", told)
    if asked.unsettled:
        yield Sentence(
            "Not settled", "Asked about and not settled:", tuple(_ended(one.name) for one in asked.unsettled)
        )


def _first_call(card):
    first = card.calls[0]
    if not first.phone:
        return Sentence("Ring first", "The number to ring first is not recorded.")
    return Sentence("Ring first", f"Ring first: {first.phone}.", (_ended(joined(first.name, first.when)),))
