"""What the card shows at once on one small screen, and what folds behind a tap (domain.md §3.1; look.md 1, 2 and 5).

A refusal, a "would not", a danger, a disagreement and whatever was not recorded stand in sight, always. What folds is
detail: reasons, conditions, second choices, second contacts. No statement is ever cut: it stands whole or folds whole,
and the name of the fold says what is in it.
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby

from careplans.content.card import Card
from careplans.content.facts import Facts
from careplans.content.legal_rules import adrt_shortfalls, adrt_standing
from careplans.content.lines import Line, chosen, joined, line, rows_said, said

# Letters in half a line, in one and in two of a phone held at arm's length, about.
HALF_LINE, ONE_LINE, TWO_LINES = 28, 46, 84
# Letters that must be in sight, up to which there is room to name much, or something, of what folds.
A_LITTLE, A_LOT = 250, 450
ALWAYS_WHOLE = ("icd", "allergy", "oxygen")
ABOUT_TALKING = "What family know"
ORDERS = (("secure_setting", "crew_instructions"), ("secure_setting", "restraint"))
CANNOT_WAIT = (("faith_in_detail", "blood_products"), ("spiritual", "cannot_wait"))
STEPS_IN_LATER = ("Replacement attorney",)
WHOLE_DATE = 10


@dataclass(frozen=True)
class Row:
    """One part of the card: what is said at once, and the name of what folds ('' where nothing does)."""

    lines: tuple[Line, ...]
    more: str = ""


@dataclass(frozen=True)
class Shown:
    """An alert: its words stand in sight; `folds` says whether what is behind them does not."""

    words: str
    detail: str
    folds: bool


@dataclass(frozen=True)
class Glance:
    """The card as far as it is in sight before anything is opened."""

    cpr_decided_on: date | None
    alerts: tuple[Shown, ...]
    binding: Row
    focus: Row
    where: Row
    wanted: Row
    not_wanted: Row
    emergencies: Row
    medicines: Row
    calls: str
    matters: Row


def glance_of(content: dict, card: Card) -> Glance:
    """What of this card is in sight at once. The more must be, the less each fold names of what is in it."""
    room = _room(content, card)
    return Glance(
        cpr_decided_on=_day(chosen(content, "cpr", "decided_on")),
        alerts=tuple(
            Shown(alert.words, alert.detail, not _stands_whole(alert))
            for alert in card.alerts
            if alert.words != ABOUT_TALKING
        ),
        binding=_binding(content, card.binding),
        focus=_focus(card),
        where=_where(content, card),
        wanted=_wanted(card, room),
        not_wanted=_not_wanted(card),
        emergencies=_emergencies(card.emergencies, room),
        medicines=_medicines(content, card.medicines, room),
        calls=_and_more("more", card.calls[1:]),
        matters=_matters(content, card),
    )


def _room(content, card):
    """How many letters a fold may use to name what is in it: the more must be in sight, the fewer."""
    told = [card.cpr.detail, *map(str, filter(_stands_whole, card.alerts)), card.hospital.words]
    told += [one.treatment for one in card.binding.refusals] + [one.name for one in card.treatments.would_not_want]
    told += [said(content, *asked) for asked in ORDERS] + [one.name for one in card.calls[:1]]
    letters = sum(map(len, told))
    return TWO_LINES if letters < A_LITTLE else ONE_LINE if letters < A_LOT else HALF_LINE


def _day(stored):
    return date.fromisoformat(stored) if len(stored) == WHOLE_DATE else None


def _stands_whole(alert):
    """Whether the words of an alert are in sight with all that stands behind them."""
    is_needed = alert.kind in ALWAYS_WHOLE or alert.words.startswith("Do not")
    return is_needed or len(str(alert)) <= ONE_LINE


def _binding(content, binding):
    lines = [
        replace(binding.advance_decision, label="Advance decision"),
        *_refusals(content, binding.refusals),
        *_spokespeople(content, binding),
    ]
    if not binding.capacity.is_said:
        lines.append(replace(binding.capacity, label="Capacity then"))
    inside = (
        "what to check" if adrt_standing(content) and adrt_shortfalls(content) else "",
        "when it applies" if binding.refusals else "",
        "who" if binding.spokespeople else "",
        "capacity" if binding.capacity.is_said and not binding.spokespeople else "",
    )
    has_more = binding.advance_decision_detail or any(one.is_said for one in binding.attorney)
    return Row(tuple(lines), joined(*inside) or ("in full" if has_more else ""))


def _refusals(content, refusals):
    """Every refusal, word for word; and what speaks against relying on them."""
    if refusals:
        yield Line("Refuses", "; ".join(_refusal(refusal) for refusal in refusals))
    if adrt_standing(content) and adrt_shortfalls(content):
        warning, _, _ = adrt_standing(content).partition(": ")
        yield Line("", warning)


def _refusal(refusal):
    return f"“{refusal.treatment}”" + ("" if refusal.circumstances else " (circumstances not recorded)")


def _spokespeople(content, binding):
    """Who may speak; of a power of attorney, what it can do. Without authority nobody is named at once."""
    facts, named = Facts(content), [one for one in binding.spokespeople if one.name]
    if facts.effective_lpas or not facts.lpas_in_being:
        for authority, those in groupby(named, key=lambda one: one.authority):
            if authority not in STEPS_IN_LATER:
                yield Line(authority, joined(*(one.name for one in those)))
    for power in rows_said(content, "lpa_health_welfare"):
        if power["id"] not in {one.id for one in facts.effective_lpas}:
            yield Line("Attorney", joined(power["registration"], "no authority", by=": "))
        else:
            terms = (("in use now", "active_now"), ("life-sustaining treatment", "life_sustaining_authority"))
            yield Line("Lasting power", joined(*(f"{what}: {power[key] or 'not recorded'}" for what, key in terms)))
    if not facts.lpas_in_being and chosen(content, "adrt", "status") != "not_possible_under_18":
        yield from (replace(one, label="Legal proxy") for one in binding.attorney)


def _focus(card):
    focus = replace(card.focus, label="")
    lines = (focus,) if card.guidance.is_said else (focus, replace(card.guidance, label="Guidance"))
    return Row(lines, "guidance" if card.guidance.is_said else joined("why" if card.focus_reason else ""))


def _where(content, card):
    care, death = (_first_choice(content, key) for key in ("place_of_care", "place_of_death"))
    if care == death:
        places = (replace(care, label="Care and death"),)
    else:
        places = (replace(care, label="Care"), replace(death, label="Death"))
    has_second = any(said(content, key, "second_choice") for key in ("place_of_care", "place_of_death"))
    ordered = [line(content, *asked) for asked in ORDERS]
    scope = [one for one in card.setting if chosen(content, "clinical_focus", "scope") == "this_admission"][:1]
    at_once = [*scope, *(one for one in card.setting if one in ordered)]
    inside = [*(["2nd choice"] if has_second else []), *(one.label for one in card.setting if one not in at_once)]
    lines = (replace(card.hospital, label="Hospital?"), *places, *at_once)
    return Row(lines, _named(inside, HALF_LINE))


def _first_choice(content, section_key):
    return replace(line(content, section_key, "first_choice"), label="")


def _wanted(card, room):
    """What is wanted whatever happens, as far as there is room; what is wanted on conditions is named in the fold."""
    plain = [_short(one.name) for one in card.treatments.would_want if not one.condition]
    on_terms = [_short(one.name) for one in card.treatments.would_want if one.condition]
    shown = _that_fit(plain, room)
    lines = [Line("", "; ".join(shown))] if shown or not on_terms else []
    if card.treatments.unsettled:
        lines.append(Line("Not settled", "; ".join(one.name for one in card.treatments.unsettled)))
    terms = f"if… {_named(on_terms, room)}" if on_terms and not shown else ""
    wishes = "small wishes" if any(one.label == "Would want" for one in card.comfort) else ""
    return Row(tuple(lines), terms or _and_more("more", [*plain[len(shown) :], *on_terms]) or wishes)


def _not_wanted(card):
    words = [joined(_short(one.name), one.condition) for one in card.treatments.would_not_want]
    own = [one.words.split("\n") for one in card.comfort if one.label == "Would not want"]
    told = {one.casefold() for one in words}
    words += [one for one in chain(*own) if one.casefold() not in told]
    return Row((Line("", "; ".join(words)),))


def _short(name):
    """“Intubation: Intubation or intensive care” says it all in its second half."""
    kind, _, detail = name.partition(": ")
    return detail if kind.casefold() in detail.casefold() else name


def _emergencies(emergencies, room):
    if not emergencies:
        return Row((Line(""),))
    return Row((), _named([one.trigger for one in emergencies], room + HALF_LINE))


def _medicines(content, medicines, room):
    status = line(content, "anticipatory", "status", "Just-in-case")
    rest = dict.fromkeys(one.label for one in medicines[1:])
    where = "where kept" if medicines[0].words != status.words else ""
    return Row((status,), _named([*filter(None, [where]), *rest], room))


def _matters(content, card):
    lines = []
    if chosen(content, "communication", "interpreter") == "yes":
        lines.append(Line("Interpreter needed", said(content, "communication", "language")))
    lines += [one for one in (line(content, *asked) for asked in CANNOT_WAIT) if one.is_said]
    has_talk = card.speaking or any(alert.words == ABOUT_TALKING for alert in card.alerts)
    inside = (
        "how to talk" if has_talk else "",
        "values, fears" if card.matters else "",
        "who wrote it" if card.quote and card.quote.who_wrote else "",
    )
    return Row(tuple(lines), next(filter(None, inside), ""))


def _that_fit(statements, letters):
    """The first of these, whole, as many as there is room for; one at least."""
    shown = []
    for one in statements:
        if shown and len("; ".join([*shown, one])) > letters:
            break
        shown.append(one)
    return shown


def _named(statements, letters):
    """A fold by what is in it, as far as there is room, and how much more there is."""
    shown = _that_fit(statements, letters)
    return joined("; ".join(shown), _and_more("more", statements[len(shown) :]), by="; ")


def _and_more(what, folded):
    """How many more there are, on one line with its number."""
    return f"{len(folded)}\u00a0{what}" if folded else ""
