"""Reads the one box: who is looked for, typed in any order and with any punctuation. Pure.

Each reader takes what it knows out of the words and leaves the rest to the next, the most certain first. What nobody
could read is given back, so that the page can say so: nothing that was typed is passed over in silence.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from careplans.content.asked import Query
from careplans.content.known import phone_digits
from careplans.content.nhs_numbers import passes_check
from careplans.content.typed_births import read_birth
from careplans.content.wording import format_nhs_number

LONGEST = 300
TITLE = re.compile(
    "mrs?|ms|miss|mx|dr|doctor|prof|professor|revd?|sir|lady|lord|dame|master|cllr",
    re.IGNORECASE,
)
LABEL = re.compile(
    "nhs|no|nr|num|number|dob|born|birth|date|of|on|names?|surname|forename|called|tel|telephone|phone|mobile|postcode|"
    "code|ticket|ref|reference|plan|aged?|year|the|a|person|patient|gentleman|man|woman|and",
    re.IGNORECASE,
)
PARTICLE = re.compile("van|von|de[rnl]?|la|le|da|dos|di|du|st|o|ma?c|al|el|bin|ibn|ap|abu", re.IGNORECASE)
DIGITS = re.compile(r"(?<!\w)\d(?:[ .\-/–]?\d){9,}(?!\w)")
CODE = r"[2-9BCDFGHJKMNPQRSTVWXYZ]{4}"
TICKETS = (
    re.compile(r"(?<![\w-])(?P<code>GT-[A-Z0-9-]{3,37})(?![\w-])", re.IGNORECASE),
    re.compile(
        rf"(?<!\w)(?:ticket|plan|ref\w*)\W+(?:no\W+|number\W+)?(?P<code>{CODE}[ -]?{CODE})(?!\w)", re.IGNORECASE
    ),
    re.compile(rf"(?<![\w-])(?P<code>{CODE}-?{CODE})(?![\w-])", re.IGNORECASE),
    re.compile(rf"(?<![\w-])(?=[^|,]{{0,8}}\d)(?P<code>{CODE} {CODE})(?![\w-])", re.IGNORECASE),
)
POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?(?:\s*\d[A-Z]{2}|\s+\d(?!\d))?(?!\w)", re.IGNORECASE)
PHONE = re.compile(r"(?<!\w)(?:\+\d{2,}|0\d{2,})(?:[\s()-]*\d+)*(?!\w)")
HOME = re.compile(
    r"[^,|]*\b(?:care home|nursing home|residential home|hospice|hostel|hmp|prison)\b[^,|]*", re.IGNORECASE
)
AT = re.compile(r"(?<!\w)at\s+(?P<place>[^,|]+)", re.IGNORECASE)
NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*['’.]?")


@dataclass(frozen=True)
class Typed:
    """What the box says. `problems` are sentences on what cannot be so; `unread` the words nobody could read."""

    query: Query
    problems: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def read_typed(text: str, today: date) -> Typed:
    """Everything that one line says of who is looked for."""
    text = re.sub(r"\s+", " ", text or "")[:LONGEST]
    facts, problems = {}, []
    for read in (_number, _phone, _ticket):
        found, text = read(text)
        facts |= found
    birth, text = read_birth(text, today)
    if birth:
        problems += [birth.problem] if birth.problem else []
        facts |= {name: getattr(birth, name) for name in ("born_on", "born_precision", "born_between", "age")}
    for read in (_postcode, _place):
        found, text = read(text)
        facts |= found
    found, unread = _names(text)
    return Typed(Query(**facts | found), tuple(problems), tuple(unread))


def _taken(text, start, end):
    return f"{text[:start]} | {text[end:]}"


def _number(text):
    """Ten digits as three, three and four, in one piece, or in any other way where they pass the check."""
    for run in DIGITS.finditer(text):
        groups = list(re.finditer(r"\d+", run[0]))
        for first, last in _windows([len(group[0]) for group in groups]):
            number = "".join(group[0] for group in groups[first : last + 1])
            if passes_check(number) or not number.startswith("0"):
                start, end = groups[first].start(), groups[last].end()
                return {"nhs_number": number}, _taken(text, run.start() + start, run.start() + end)
        number = "".join(group[0] for group in groups)
        if passes_check(number):
            return {"nhs_number": number}, _taken(text, *run.span())
    return {}, text


def _windows(lengths):
    """Where among groups of digits an NHS number stands as it is written."""
    for place, length in enumerate(lengths):
        if length == 10:
            yield place, place
        if lengths[place : place + 3] == [3, 3, 4]:
            yield place, place + 2


def _phone(text):
    """A telephone number, as many of the groups of digits as make one; its first is never the day of a date."""
    for run in PHONE.finditer(text):
        ends = [group.end() for group in re.finditer(r"\d+", run[0])]
        whole = [end for end in ends if len(phone_digits(run[0][:end])) in (10, 11)]
        if whole:
            digits = phone_digits(run[0][: whole[-1]])
            return {"phone": digits}, _taken(text, run.start(), run.start() + whole[-1])
    return {}, text


def _ticket(text):
    for pattern in TICKETS:
        for found in pattern.finditer(text):
            code = found["code"].upper()
            if not re.sub(r"[ -]", "", code).isdigit():
                plain = code if code.startswith("GT-") else re.sub(r"[ -]", "", code)
                return {"ticket": plain}, _taken(text, *found.span())
    return {}, text


def _postcode(text):
    found = POSTCODE.search(text)
    if not found:
        return {}, text
    letters = re.sub(r"\s", "", found[0].upper())
    is_whole = re.fullmatch(r".*\d[A-Z]{2}", letters) and len(letters) >= 5
    return {"postcode": f"{letters[:-3]} {letters[-3:]}" if is_whole else found[0].upper()}, _taken(text, *found.span())


def _place(text):
    """A home by its kind, or whatever stands behind 'at'."""
    at = AT.search(text)
    if at:
        return {"place": at["place"].strip()}, _taken(text, *at.span())
    home = HOME.search(text)
    return ({"place": home[0].strip()}, _taken(text, *home.span())) if home else ({}, text)


def _names(text):
    """Family and given name, and the words that are none."""
    pieces, unread = [], []
    for piece in text.replace("|", " ").split(","):
        names = []
        for word in piece.split():
            bare = word.strip('.:;()"')
            if not bare or any(known.fullmatch(bare.replace(".", "")) for known in (TITLE, LABEL)):
                continue
            (names if NAME.fullmatch(bare) else unread).append(bare)
        pieces += [names] if names else []
    if not pieces:
        return {}, unread
    family, given, rest = _in_order(pieces)
    return {"family_name": " ".join(family), "given_name": " ".join(given)}, unread + rest


def _in_order(pieces):
    """Which words are the family name, which the given ones, and which are left over."""
    first, *others = pieces
    if others and (_surname_length(first) == len(first) or all(word.isupper() for word in first)):
        return first, others[0], [word for piece in others[1:] for word in piece]
    rest = [word for piece in others for word in piece]
    capitals = [word for word in first if word.isupper() and len(word) > 1]
    if 0 < len(capitals) < len(first):
        return capitals, [word for word in first if word not in capitals], rest
    cut = len(first) - _surname_length(first)
    return first[cut:], first[:cut], rest


def _surname_length(words):
    """How many of these words, counted from the last, are the family name: 'van der Berg' is one name."""
    length = 1
    while length < len(words) and PARTICLE.fullmatch(words[-length - 1].strip("'’.")):
        length += 1
    return length


def understood(typed: Typed) -> str:
    """What was understood, and what was not, in words."""
    said = typed.query.words
    if typed.query.nhs_number and not passes_check(typed.query.nhs_number):
        number = format_nhs_number(typed.query.nhs_number)
        said += f" ({number} is not an NHS number: a digit is wrong or two are swapped)"
    return said


def with_more(query: Query, more: Query) -> tuple[Query, list[str]]:
    """Both together, and the names of what both say differently; then what `query` says stands."""
    births = ("born_on", "born_precision", "born_between", "age")
    said = {name: value for name, value in vars(more).items() if value and name not in births}
    clashes = [name for name, value in said.items() if getattr(query, name) not in ("", value)]
    if more.has_birth and query.has_birth and any(getattr(query, name) != getattr(more, name) for name in births):
        clashes.append("born_on")
    added = {name: value for name, value in said.items() if not getattr(query, name)}
    if more.has_birth and not query.has_birth:
        added |= {name: getattr(more, name) for name in births}
    return replace(query, **added), clashes
