"""Who a version is about, as it was sealed into it, in words (domain.md §1.2).

A version sealed before a line of this was thought of does not have it: then the line is not there at all.
"""

from careplans.content.reading import Fact, Heading, Part, RowRead, SectionRead, part_of
from careplans.content.wording import address_lines, format_date, format_nhs_number

NOT_SHOWN = "Not shown here: where this person lives is sensitive"


def _yes_or_no(flag):
    return "Yes" if flag else "No"


def _address(lines):
    return "\n".join(address_lines(lines))


def _large(words):
    return words[:1].upper() + words[1:]


# Key in the sealed identity, label, and how it is put into words where not as it stands.
NAME = (
    ("nhs_number", "NHS number", format_nhs_number),
    ("nhs_number_status_words", "NHS number status", str),
    ("title", "Title", str),
    ("given_names", "Given names", str),
    ("family_name", "Family name", str),
    ("suffix", "After the name", str),
    ("preferred_name", "Likes to be called", str),
    ("pronouns", "Pronouns", str),
    ("born_on", "Born", format_date),
    ("sex_at_birth", "Sex observed at birth", _large),
    ("gender", "Gender", _large),
    ("gender_identity", "Gender identity", str),
    ("ethnic_category", "Ethnic category", str),
    ("religion", "Religion or belief", str),
    ("marital_status", "Marital status", _large),
    ("location_sensitive", "Where this person lives is sensitive", _yes_or_no),
)
WHERE = (
    ("address_lines", "Address", _address),
    ("postcode", "Postcode", str),
    ("address_type", "Kind of address", _large),
    ("current_location", "Where they are now", str),
    ("accommodation", "Accommodation", _large),
    ("email", "Email", str),
)
OTHER_ADDRESS = (
    ("use", "Kind of address", str),
    ("lines", "Address", _address),
    ("postcode", "Postcode", str),
    ("from_on", "From", format_date),
    ("until_on", "Until", format_date),
)
PHONE = (
    ("number", "Number", str),
    ("use", "Use", _large),
    ("preference", "Order in which to ring", str),
)
SURGERY = (
    ("gp_name", "GP", str),
    ("gp_practice", "Practice", str),
    ("gp_practice_code", "Practice code", str),
    ("gp_phone", "Telephone", str),
    ("gp_out_of_hours", "Out of hours", str),
)
SENSITIVE = ("identity_where", "identity_addresses", "identity_phones", "identity_gp")


def identity_part(identity: dict, *, shows_where: bool) -> Part:
    """Everything the sealed `identity` tells of the person. Without `shows_where`, not where they can be found."""
    identity = {**identity, "born_on": _as_known(identity)}
    read = [
        SectionRead(Heading("identity", "Name and numbers"), (_row(identity, NAME),)),
        SectionRead(Heading("identity_where", "Address"), (_row(identity, WHERE),)),
        SectionRead(Heading("identity_addresses", "Other addresses"), _rows(identity.get("addresses"), OTHER_ADDRESS)),
        SectionRead(Heading("identity_phones", "Telephone"), _rows(identity.get("phones"), PHONE)),
        SectionRead(Heading("identity_gp", "GP practice of the person"), (_row(identity, SURGERY),)),
    ]
    return part_of("person", "The person", read if shows_where else [_kept_back(one) for one in read])


def _as_known(identity):
    """The date of birth as text as long as it is certain."""
    return identity["born_on"][: {"day": 10, "month": 7, "year": 4}[identity["born_precision"]]]


def _rows(held, lines):
    return tuple(_row(one, lines) for one in held or ())


def _row(held, lines):
    """What is held of these lines; those that are empty are named, those that were never asked are not."""
    said = tuple(
        Fact(key=key, label=label, words=words(held[key]), value=held[key])
        for key, label, words in lines
        if held.get(key) not in (None, "")
    )
    return RowRead(said, tuple(label for key, label, _ in lines if key in held and held[key] in (None, "")))


def _kept_back(read):
    if read.section.key not in SENSITIVE or not read.is_said:
        return read
    fact = Fact(key="kept_back", label=read.section.title, words=NOT_SHOWN)
    return SectionRead(read.section, (RowRead((fact,)),))
