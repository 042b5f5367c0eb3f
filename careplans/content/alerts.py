"""What must be seen before anything is done: the alert strip of the card and the ticket, in words, most urgent first.

Words only: no alert leans on a colour, a shape or an icon for its meaning.
"""

from dataclasses import dataclass

from careplans.content.document import answers
from careplans.content.facts import Facts
from careplans.content.sections import section_by_key
from careplans.content.wording import format_date

NO_HAZARD = "none"
NOTHING = ("none", "no", "nil", "none known", "not known")


@dataclass(frozen=True)
class Alert:
    """One line of the strip: the words to read at a glance, and what stands behind them."""

    kind: str
    words: str
    detail: str = ""

    def __str__(self):
        return f"{self.words}: {self.detail}" if self.detail else self.words


def alerts(content: dict) -> list[Alert]:
    """The alerts of this plan in the order a crew needs them, allergies always among them, in one of four phrases."""
    facts = Facts(content)
    found = [
        *_icd(facts),
        _allergies(facts),
        *_conditions(facts),
        *_oxygen(facts),
        *_normal_for_me(content),
        *_hazards(facts),
        *_crisis_medicines(facts),
        *_confidences(facts),
    ]
    return [alert for alert in found if alert.words]


def _icd(facts):
    if facts.cpr != "not_recommended":
        return
    for device in facts.icds_that_may_shock:
        planned = device.said("deactivation_on")
        parts = [
            f"deactivation planned {format_date(planned)}" if planned else "",
            device.said("deactivation_emergency"),
        ]
        unknown = device.said("icd_shock_status") in (None, "unknown", "not_applicable")
        words = "ICD MAY STILL BE ACTIVE" if unknown else "ICD STILL ACTIVE"
        yield Alert("icd", words, "; ".join(part for part in parts if part))


def _allergies(facts):
    """Exactly one of the four phrases; a plan that says nothing says "not recorded" (domain.md §1.7; hazard 12)."""
    status = facts.said("allergies", "status") or "not_recorded"
    words = section_by_key("allergies").item("status").words(status)
    listed = [_allergy(row) for row in facts.rows("allergy_list")]
    if listed:
        return Alert("allergy", "Known allergies", "; ".join(listed))
    return Alert("allergy", words)


def _allergy(row):
    severity = section_by_key("allergy_list").item("severity")
    level = severity.words(row.said("severity")).lower() if row.said("severity") else ""
    why = ", ".join(part for part in (level, row.said("reaction")) if part)
    return f"{row.said('agent')} ({why})" if why else str(row.said("agent"))


def _conditions(facts):
    return [
        Alert("condition", row.said("alert") or "", row.said("why") or "") for row in facts.rows("condition_alerts")
    ]


def _oxygen(facts):
    target = facts.said("oxygen", "target_saturation")
    return [Alert("oxygen", "Oxygen target", target)] if _says_something(target) else []


def _says_something(words):
    """Whether these words warn of anything: people write “none” where there is nothing to say."""
    return bool(words) and words.strip(" .-").lower() not in NOTHING


def _normal_for_me(content):
    said = [
        f"{answer.item.label} {answer.words}"
        for answer in answers(content, [section_by_key("normal_for_me")])
        if answer.is_recorded
    ]
    return [Alert("normal_for_me", "Normal for this person", "; ".join(said))] if said else []


def _hazards(facts):
    kinds = section_by_key("hazards").item("kind")
    for row in facts.rows("hazards"):
        kind, detail = row.said("kind"), row.said("detail") or ""
        if kind and kind != NO_HAZARD and (not detail or _says_something(detail)):
            yield Alert("hazard", f"Hazard: {kinds.words(kind)}", detail)
    infection = facts.said("home", "infection")
    if _says_something(infection):
        yield Alert("hazard", "Infection", infection)


def _confidences(facts):
    for key, words in (("do_not_discuss_with", "Do not discuss with"), ("do_not_contact", "Do not contact")):
        if facts.said("consent", key):
            yield Alert("confidence", words, facts.said("consent", key))
    for person in facts.people_with_role("do_not_contact"):
        yield Alert("confidence", "Do not contact", person.said("name") or "")
    if facts.said("prognosis", "aware_carers") == "not_aware":
        yield Alert(
            "confidence", "Family do not know the prognosis", facts.said("prognosis", "aware_carers_detail") or ""
        )
    if facts.said("consent", "family_told"):
        yield Alert("confidence", "What family know", facts.said("consent", "family_told"))


def _crisis_medicines(facts):
    for row in facts.rows("medicines"):
        if row.said("crisis_critical") == "yes":
            dose = ", ".join(row.said(key) for key in ("dose", "frequency", "note") if row.said(key))
            yield Alert("medicine", f"Takes {row.said('drug')}", dose)
