"""Medicines, oxygen and devices as a crew needs them: what there is, where, and what it means now (domain.md §3.1)."""

from careplans.content.alerts import alerts
from careplans.content.lines import Line, joined, line, rows_said, said


def crisis_medicines(content: dict) -> tuple[Line, ...]:
    """Just-in-case medicines always, recorded or not; the rest where there is something to say."""
    return (
        _anticipatory(content),
        *_rescue(content),
        *_in_place(content),
        *_devices(content),
        *_crisis_drugs(content),
        *_normal_for_me(content),
    )


def _anticipatory(content):
    status = line(content, "anticipatory", "status", "Just-in-case medicines")
    kept, chart = said(content, "anticipatory", "where_kept"), said(content, "anticipatory", "chart_location")
    givers = said(content, "anticipatory", "who_may_give")
    ring = said(content, "anticipatory", "who_to_ring")
    more = (
        kept and f"kept {kept}",
        chart and f"chart: {chart}",
        givers and f"given by {givers}",
        ring and f"ring {ring}",
    )
    return Line(status.label, joined(status.words, *more, by=" · ") if status.is_said else "", status.unsaid)


def _rescue(content):
    for row in rows_said(content, "emergency_medicines"):
        dose, kept = joined(row["dose"], row["route"], by=" "), row["where_kept"]
        more = (dose, row["when_to_use"], kept and f"kept {kept}", row["who_may_give"] and f"by {row['who_may_give']}")
        yield Line(row["kind"] or "Emergency medicine", joined(row["drug"], *more, by=" · "))


def _in_place(content):
    """A syringe driver or oxygen, where one is in use."""
    (driver,), (oxygen,) = rows_said(content, "syringe_driver"), rows_said(content, "oxygen")
    if driver["codes"].get("in_use") == "yes":
        yield Line(
            "Syringe driver", joined("In use", driver["site"], driver["contents"], driver["support_phone"], by=" · ")
        )
    if oxygen["codes"].get("at_home") == "yes":
        target = oxygen["target_saturation"] and f"target {oxygen['target_saturation']}"
        yield Line("Oxygen", joined("At home", target, oxygen["flow"], oxygen["delivered_by"], by=" · "))


def _devices(content):
    for row in rows_said(content, "devices"):
        if row["crisis_relevance"] or row["deactivation_emergency"]:
            meaning = joined(row["crisis_relevance"], row["deactivation_emergency"], by=" · ")
            yield Line(joined(row["kind"], row["name"], by=": ") or "Device", meaning)


def _crisis_drugs(content):
    """Regular medicines a crew must know of, such as steroids, anticoagulants and opioid patches."""
    for row in rows_said(content, "medicines"):
        if row["codes"].get("crisis_critical") == "yes":
            dose = joined(row["dose"], row["route"], row["frequency"], by=" ")
            yield Line(row["drug"], joined(dose, row["note"], by=" · ") or "taken regularly")


def _normal_for_me(content):
    """What would look alarming in anyone else and is normal here."""
    usual = [alert.detail for alert in alerts(content) if alert.kind == "normal_for_me"]
    return [Line("Normal for this person", words) for words in usual]
