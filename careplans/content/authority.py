"""What may bind those at the scene, and who may speak for the person (domain.md §1.4; hazards 8, 9 and 10).

Nothing here says of its own accord that a document is valid: it says what was seen, and what was checked.
"""

from dataclasses import dataclass

from careplans.content.facts import Facts
from careplans.content.legal_rules import adrt_standing
from careplans.content.lines import Line, chosen, joined, line, rows_said


@dataclass(frozen=True)
class Refusal:
    """A treatment refused in advance, word for word."""

    treatment: str
    circumstances: str


@dataclass(frozen=True)
class Spokesperson:
    """Someone who may speak for the person, or must be asked; `authority` says which, in words."""

    name: str
    relationship: str
    phone: str
    authority: str


@dataclass(frozen=True)
class Binding:
    """What the law may require at the scene."""

    advance_decision: Line
    advance_decision_detail: str
    refusals: tuple[Refusal, ...]
    attorney: tuple[Line, ...]
    spokespeople: tuple[Spokesperson, ...]
    capacity: Line


def binding_of(content: dict) -> Binding:
    """Refusals made in advance, powers of attorney and those with parental responsibility, as the plan records them."""
    return Binding(
        advance_decision=line(content, "adrt", "status", "Advance decision to refuse treatment"),
        advance_decision_detail=_advance_decision_detail(content),
        refusals=_refusals(content),
        attorney=_powers_of_attorney(content),
        spokespeople=_attorneys(content) + _deputy(content) + _parents(content),
        capacity=line(content, "involvement", "has_capacity", "Capacity for these recommendations when they were made"),
    )


def _advance_decision_detail(content):
    (adrt,) = rows_said(content, "adrt")
    made, kept = adrt["made_on"], adrt["location_of_original"]
    return joined(adrt_standing(content), made and f"made {made}", kept and f"original: {kept}", by=" · ")


def _refusals(content):
    """The refused treatments. Those of a decision that was withdrawn are history, and do not stand here."""
    if chosen(content, "adrt", "status") in ("none", "withdrawn"):
        return ()
    return tuple(Refusal(row["treatment"], row["circumstances"]) for row in rows_said(content, "adrt_treatments"))


def _powers_of_attorney(content):
    """One line for each lasting power; where there is none, what the plan says of a legal proxy at all."""
    facts = Facts(content)
    said_of = {row["id"]: row for row in rows_said(content, "lpa_health_welfare")}
    powers = [_power_in_words(said_of[lpa.id], lpa in facts.effective_lpas) for lpa in facts.lpas_in_being]
    if powers:
        return tuple(Line("Lasting power of attorney for health and welfare", words) for words in powers)
    proxy = line(content, "shared_understanding", "legal_proxy", "Legal welfare proxy")
    return (Line(proxy.label, "Yes; which one is not recorded") if proxy.words == "Yes" else proxy,)


def _power_in_words(row, is_effective):
    if not is_effective:
        return joined(row["registration"], "no authority until it is registered: ask them as family", by=" · ")
    return joined(
        row["registration"],
        f"life-sustaining treatment: {row['life_sustaining_authority'] or 'not recorded'}",
        f"in use now: {row['active_now'] or 'not recorded'}",
        row["restrictions"] and f"restrictions: {row['restrictions']}",
        by=" · ",
    )


def _attorneys(content):
    """Those named as attorneys for health; they are called so only where a power is registered and in being.

    Attorneys for property have no say in treatment, and do not stand here.
    """
    facts = Facts(content)
    said_of = {row["id"]: row for row in rows_said(content, "attorneys")}
    return tuple(
        Spokesperson(
            row["name"],
            row["relationship"],
            row["phone"],
            (row["kind"] or "Attorney")
            if facts.effective_lpas
            else "Named as attorney; no registered power is recorded",
        )
        for row in (said_of[attorney.id] for attorney in facts.health_attorneys)
    )


def _deputy(content):
    (row,) = rows_said(content, "other_authority")
    if row["codes"].get("deputy") != "yes" or not row["deputy_name"]:
        return ()
    limits = row["deputy_limits"] and f"may decide: {row['deputy_limits']}"
    authority = joined("Deputy, who cannot refuse life-sustaining treatment", limits, by=" · ")
    return (Spokesperson(row["deputy_name"], "", row["deputy_phone"], authority),)


def _parents(content):
    return tuple(
        Spokesperson(
            row["name"],
            row["relationship"],
            row["phone"],
            joined(
                "Parental responsibility", "must be involved" if row["codes"].get("must_be_involved") == "yes" else ""
            ),
        )
        for row in rows_said(content, "parental_responsibility")
    )
