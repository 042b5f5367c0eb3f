"""What is on record about a person, and how it changed, in plain words."""

from careplans.content.wording import NOT_RECORDED, format_date, format_nhs_number

LABELS = {
    "nhs_number": "NHS number",
    "nhs_number_status": "Is the number checked?",
    "traced_how": "How it was checked",
    "family_name": "Family name",
    "given_names": "Given names",
    "born": "Date of birth",
    "title": "Title",
    "suffix": "After the name",
    "preferred_name": "Likes to be called",
    "pronouns": "Pronouns",
    "address_lines": "Address",
    "postcode": "Postcode",
    "address_type": "What kind of address it is",
    "current_location": "Where they are now",
    "accommodation": "What they live in",
    "location_sensitive": "Where they live is kept from others",
    "phones": "Telephone",
    "addresses": "Other addresses",
    "email": "Email",
    "gp_name": "GP",
    "gp_practice": "GP practice",
    "gp_practice_code": "Code of the GP practice",
    "gp_phone": "Telephone of the GP practice",
    "gp_out_of_hours": "Out of hours",
    "gender": "Gender",
    "sex_at_birth": "Sex at birth, as observed",
    "gender_identity": "Gender identity",
    "ethnic_category": "Ethnic category",
    "religion": "Religion or belief",
    "marital_status": "Marital status",
}
WHERE_THEY_ARE = {"address_lines", "postcode", "current_location", "phones", "addresses", "email"}
WHERE_WORDS = "Not shown here: where this person lives is sensitive"


def as_shown(facts: dict, statuses: dict) -> dict:
    """Every fact that is there, by its key, in words. A birth date is one fact, however it is stored."""
    joined = dict(facts)
    if "born_on" in joined or "born_precision" in joined:
        joined["born"] = (joined.pop("born_on", ""), joined.pop("born_precision", "day"))
    return {key: _in_words(key, joined[key], statuses) for key in LABELS if key in joined}


def _in_words(key, value, statuses):
    if key == "phones":
        said = [f"{phone['number']} ({phone['use']})" if phone["use"] else phone["number"] for phone in value]
        return "\n".join(said) or NOT_RECORDED
    if key == "addresses":
        return "\n".join(_address(address) for address in value) or NOT_RECORDED
    if key == "born":
        return format_date(value[0][: {"year": 4, "month": 7, "day": 10}[value[1]]])
    if key == "nhs_number":
        return format_nhs_number(value)
    if key == "nhs_number_status":
        return statuses.get(value, value)
    if key == "location_sensitive":
        return "Yes" if value else "No"
    return value or NOT_RECORDED


def _address(address):
    where = ", ".join([*address["lines"].splitlines(), address["postcode"]]).strip(", ")
    days = [f"from {format_date(address['from_on'])}"] if address["from_on"] else []
    days += [f"until {format_date(address['until_on'])}"] if address["until_on"] else []
    return ", ".join([where, *days])


def side_by_side(before: dict, after: dict, statuses: dict, *, is_sensitive: bool = False) -> list[dict]:
    """Fact by fact, what it was and what it became. Where somebody lives stays hidden if it is sensitive."""
    was, became = as_shown(before, statuses), as_shown(after, statuses)
    return [
        {
            "label": LABELS[key],
            "was": WHERE_WORDS if is_sensitive and key in WHERE_THEY_ARE else was[key],
            "became": WHERE_WORDS if is_sensitive and key in WHERE_THEY_ARE else became[key],
        }
        for key in became
        if was[key] != became[key]
    ]


def untraced_words(status: str, statuses: dict) -> str:
    """What is said beside a name whose NHS number nobody has verified; '' where it is verified."""
    if status == "01":
        return ""
    said = statuses.get(status, status)
    return f"Identity not traced: {said[:1].lower()}{said[1:]}"


def identity_changes(sealed: dict, now: dict) -> str:
    """What of name, birth date and NHS number is not as it was sealed: 'Name has changed since ...', or ''."""
    parts = {
        "Name": ("family_name", "given_names"),
        "Date of birth": ("born_on", "born_precision"),
        "NHS number": ("nhs_number",),
    }
    changed = [part for part, keys in parts.items() if any(sealed.get(key, now[key]) != now[key] for key in keys)]
    if not changed:
        return ""
    first, *rest = changed
    listed = ", ".join([first, *(part if part == "NHS number" else part.lower() for part in rest)])
    listed = " and ".join(listed.rsplit(", ", 1))
    return f"{listed} {'have' if rest else 'has'} changed since this version was signed."
