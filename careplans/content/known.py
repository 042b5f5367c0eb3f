"""By what a person is and was known: the rows that a search goes through, made of what stands on record. Pure.

One row for each name somebody may give: the family name with each given name, the preferred name, each half of a
double-barrelled name, and every name before that (domain.md section 6.4). Whoever's address is sensitive has no row
for a place or a telephone, so that no search by these can ever find them.
"""

import re
from typing import NamedTuple

from careplans.content.alike import plain_letters, soundex

NOW, PART, BEFORE = "now", "part", "before"
MOST_LETTERS = 105
SHORTEST_PART = 4
ROOM = re.compile(r"(room|flat|unit|bed|apartment|suite|wing|cell|ward|floor)\b[ \w-]*", re.IGNORECASE)

USUAL = re.compile(r"\s*usual address", re.IGNORECASE)


class NameRow(NamedTuple):
    """One name, in plain letters, with its sounds; `written` is a name somebody had before, as it was written."""

    family: str
    given: str
    family_sound: str
    given_sound: str
    kind: str
    written: str = ""


class PlaceRow(NamedTuple):
    """One place: its postcode without the space, and the name of the house or home where it has one."""

    postcode: str
    words: str
    is_now: bool


class PhoneRow(NamedTuple):
    """One telephone number, as it is dialled in the United Kingdom."""

    digits: str
    is_now: bool


def name_letters(name: str) -> str:
    """A name as it is compared: plain letters, or what was written where there is no Latin letter."""
    return (plain_letters(name) or "".join(name.split()).casefold())[:MOST_LETTERS]


def postcode_letters(postcode: str) -> str:
    """'CT95AB' for ' ct9 5ab'."""
    return re.sub(r"[^A-Z0-9]", "", (postcode or "").upper())


def phone_digits(number: str) -> str:
    """'01632960310' for '+44 (0)1632 960 310'; '' for what is too short to ring."""
    dialled = re.sub(r"\(0\)|[^\d+]", "", number or "")
    digits = re.sub(r"\D", "", re.sub(r"^(\+|00)44", "0", dialled))
    return digits if len(digits) >= 6 else ""


def place_words(lines: str) -> str:
    """'LARKFIELD LODGE NURSING HOME' for 'Room 12, Larkfield Lodge Nursing Home': '' for a house with a number."""
    parts = [part.strip() for part in re.split(r"[,\n]", lines or "") if part.strip()]
    named = next((part for part in parts if not ROOM.fullmatch(part)), "")
    return "" if re.match(r"\d", named) else plain_words(named)


def plain_words(words: str) -> str:
    """Words in plain capital letters with one space between them."""
    return " ".join(filter(None, map(plain_letters, words.split())))[:200]


def names_of(person, changes) -> list[NameRow]:
    """Every name of `person`, now and before. `changes` are the changes of their record, newest first."""
    rows = [_name(person.family_name, given, NOW) for given in _called(person)]
    halves = [half for half in re.split(r"[-\s]+", person.family_name) if len(half) >= SHORTEST_PART]
    if len(halves) > 1:
        rows += [_name(half, given, PART) for half in halves for given in person.given_names.split()[:1]]
    for family, given in earlier_names(person, changes):
        rows += [_name(family, one, BEFORE, written=f"{given} {family}") for one in given.split()]
    return list({row[:2]: row for row in reversed(rows)}.values())[::-1]


def _called(person):
    """Each given name, and the preferred name unless it is a whole sentence."""
    preferred = person.preferred_name.strip()
    return [*person.given_names.split(), *([preferred] if preferred and len(preferred.split()) <= 2 else [])]


def _name(family, given, kind, written=""):
    family, given = name_letters(family), name_letters(given)
    return NameRow(family, given, soundex(family), soundex(given), kind, written)


def earlier_names(person, changes) -> list[tuple[str, str]]:
    """(family, given) as they were before each change of a name, newest first."""
    return [
        (then["family_name"], then["given_names"]) for then in _before(person, changes, "family_name", "given_names")
    ]


def _before(person, changes, *names):
    """What these facts were before each change that touched one of them, newest first."""
    now = {name: getattr(person, name) for name in names}
    for change in changes:
        if now.keys() & change.before.keys():
            now |= {name: value for name, value in change.before.items() if name in now}
            yield dict(now)


def places_of(person, changes, addresses) -> list[PlaceRow]:
    """Every place of `person`, now and before; `addresses` with those that ended. None where they are sensitive."""
    if person.location_sensitive:
        return []
    where_now = "" if USUAL.match(person.current_location) else person.current_location
    rows = [_place(person.address_lines, person.postcode, True), _place(where_now, "", True)]
    rows += [_place(one.lines, one.postcode, one.ended_at is None) for one in addresses]
    for then in _before(person, changes, "address_lines", "postcode"):
        rows.append(_place(then["address_lines"], then["postcode"], False))
    return [row for row in dict.fromkeys(rows) if row.postcode or row.words]


def _place(lines, postcode, is_now):
    return PlaceRow(postcode_letters(postcode), place_words(lines), is_now)


def phones_of(person, phones) -> list[PhoneRow]:
    """Every telephone number of `person`, with those that have ended. None where their address is sensitive."""
    if person.location_sensitive:
        return []
    rows = {PhoneRow(phone_digits(phone.number), phone.ended_at is None) for phone in phones}
    return sorted(row for row in rows if row.digits)
