"""Who to ring, in the order a crew should try them (domain.md §3.1, part 8)."""

from dataclasses import dataclass

from careplans.content.lines import joined, rows_said

LAST_IN_ORDER = 99


@dataclass(frozen=True)
class Call:
    """Someone to ring. `phone` is '' where no number is recorded; `when` says when they answer."""

    name: str
    role: str
    phone: str
    when: str = ""


@dataclass(frozen=True)
class KeyWorker:
    """Who co-ordinates the person's care, as the plan names them; '' for what it does not say."""

    name: str
    role: str
    organisation: str
    team: str

    @property
    def words(self) -> str:
        """'Bethan Rowlands (hospice CNS)'."""
        return f"{self.name} ({self.role})" if self.role else self.name


def key_workers(content: dict) -> tuple[KeyWorker, ...]:
    """The key worker, or none; more than one only where the plan names more."""
    rows = [row for row in rows_said(content, "professional_contacts") if _is_key_worker(row)]
    return tuple(KeyWorker(row["name"], row["role"], row["organisation"], row["team"]) for row in rows)


def calls_of(content: dict) -> tuple[Call, ...]:
    """First call, advice line, emergency contacts, key worker, GP; people who must not be contacted are left out."""
    (first,), (practice,) = rows_said(content, "first_call"), rows_said(content, "gp_practice")
    calls = [Call(first["who"] or "First call", "call first", first["number"], first["hours"])]
    if first["advice_line_number"]:
        advice = first["advice_line_who"] or "Palliative care advice line"
        calls.append(Call(advice, "advice out of hours", first["advice_line_number"]))
    calls += [_personal(row) for row in _emergency_contacts(content)]
    calls += [_professional(row) for row in rows_said(content, "professional_contacts") if _is_key_worker(row)]
    calls += _who_steps_in(content)
    if practice["gp"] or practice["practice"]:
        calls.append(_practice(practice))
    return tuple(calls)


def _emergency_contacts(content):
    """Those marked as emergency contacts, in the order to try them; where nobody is, the first two people named."""
    reachable = [row for row in rows_said(content, "personal_contacts") if "do_not_contact" not in _roles(row)]
    in_order = sorted(reachable, key=lambda row: row["codes"].get("order", LAST_IN_ORDER))
    marked = [row for row in in_order if "emergency_contact" in _roles(row)]
    return marked or in_order[:2]


def _roles(row):
    return row["codes"].get("roles", [])


def _who_steps_in(content):
    """Who looks after the person when the carer cannot."""
    (carer,) = rows_said(content, "carer")
    named = carer["stands_in"] or carer["stands_in_phone"]
    return [Call(named, "steps in if the carer cannot", carer["stands_in_phone"])] if named else []


def _is_key_worker(row):
    return row["codes"].get("key_worker") == "yes" and not row["ended_on"]


def _personal(row):
    role = "emergency contact" if "emergency_contact" in _roles(row) else ""
    night = {"yes": "day and night", "no": "not at night"}.get(row["codes"].get("call_at_night"), "")
    return Call(
        row["name"], joined(row["relationship"], role), row["phone"], joined(night, row["other_ways"], by=" · ")
    )


def _professional(row):
    said = row["role"] if "key worker" in row["role"].lower() else joined("key worker", row["role"])
    organisation = row["organisation"] if row["organisation"] not in said else ""
    return Call(row["name"], joined(said, organisation), row["phone"], row["hours"])


def _practice(row):
    at_night = row["out_of_hours"] and f"out of hours: {row['out_of_hours']}"
    return Call(
        row["gp"] or row["practice"], joined("GP", row["practice"] if row["gp"] else ""), row["phone"], at_night
    )
