"""Whom a volunteer may ring: what a plan says of contacts, and nothing about health (domain.md section 5, note d)."""

from careplans.content.facts import Facts


def shareable_contacts(content: dict) -> list[tuple[str, str]]:
    """Who to call first, and the emergency contacts among family and friends, each as (who, telephone).

    Nobody who must not be contacted, and nobody in confidence: only those the plan names to be rung.
    """
    facts = Facts(content)
    first = (facts.said("first_call", "who") or "First call", facts.said("first_call", "number"))
    others = [(_who(row), row.said("phone")) for row in facts.rows("personal_contacts") if _is_to_be_rung(row)]
    return [(who, phone) for who, phone in (first, *others) if phone]


def _who(row):
    return ", ".join(filter(None, (row.said("name"), row.said("relationship"))))


def _is_to_be_rung(row):
    roles = row.said("roles") or []
    return "emergency_contact" in roles and "do_not_contact" not in roles
