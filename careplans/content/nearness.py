"""How near a name on record is to what was asked, and why in words: scored, so that the likeliest comes first. Pure.

Exact search comes first; this is for when that found nobody. A slip in the date of birth is forgiven only where both
names agree, a slip in a name only where the date does (domain.md section 6.4; section 7, hazards 1 and 2).
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from careplans.content.alike import Likeness, soundex
from careplans.content.asked import Query
from careplans.content.known import BEFORE, NOW, PART, name_letters, plain_words, postcode_letters
from careplans.content.nicknames import forms_of

EARLIEST = date(1880, 1, 1)
SHORTEST_BEGINNING = 3
INITIAL = 18
POSTCODE_SPEAKS_FOR = 5
SURE_OF_FAMILY = 23
AGE_MISJUDGED = timedelta(days=3 * 366)
NO_DATE_ASKED = 30


class Name(NamedTuple):
    """One name of a person on record, in plain letters: see `content.known`."""

    person: object
    family: str
    given: str
    born_on: date
    born_precision: str
    kind: str
    written: str


class Grade(NamedTuple):
    """How much two things agree: points, and in words."""

    points: int = 0
    words: str = ""


NOT_AT_ALL = Grade()


def slips_of_date(day: date) -> dict[date, Grade]:
    """The dates that one slip makes of a date of birth: swapped, one day out, a digit wrong, two digits swapped."""
    written = f"{day:%d%m}{day.year:04}"
    slips = {}
    for place in range(8):
        for digit in "0123456789":
            _add(
                slips,
                written[:place] + digit + written[place + 1 :],
                Grade(27, "one digit of the date of birth differs"),
            )
    for place in range(7):
        swapped = written[:place] + written[place + 1] + written[place] + written[place + 2 :]
        _add(slips, swapped, Grade(29, "two digits of the date of birth are swapped"))
    for near in (day - timedelta(days=1), day + timedelta(days=1)):
        slips[near] = Grade(30, "date of birth is one day apart")
    _add(slips, written[2:4] + written[:2] + written[4:], Grade(32, "day and month of birth are swapped"))
    slips.pop(day, None)
    return slips


def _add(slips, written, grade):
    try:
        born = date(int(written[4:]), int(written[2:4]), int(written[:2]))
    except ValueError:
        return
    if born >= EARLIEST:
        slips[born] = grade


@lru_cache(maxsize=4096)
def slips(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or swapped between two names; 3 stands for more than two."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before, above = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and against == one[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
        if min(line) > 2:
            return 3
    return above[-1]


@lru_cache(maxsize=8192)
def spelling(sought: str, known: str) -> Grade:
    """How a name that was typed agrees with one on record, both in plain letters."""
    if not sought or not known:
        return NOT_AT_ALL
    if sought == known:
        return Grade(30, "same")
    wrong = slips(sought, known)
    if wrong == 1 and min(len(sought), len(known)) >= 3:
        return Grade(26, "one letter differs")
    if len(sought) >= SHORTEST_BEGINNING and known.startswith(sought):
        return Grade(24, "begins like that")
    if soundex(sought) and soundex(sought) == soundex(known):
        return Grade(23, "sounds alike")
    if wrong == 2 and min(len(sought), len(known)) >= 5:
        return Grade(20, "two letters differ")
    return NOT_AT_ALL


@lru_cache(maxsize=8192)
def given_spelling(sought: str, known: str) -> Grade:
    """The same for given names, which have short forms and pet names."""
    grade = spelling(sought, known)
    if grade.points < 28 and known in forms_of(sought):
        return Grade(28, "another form of the same name")
    if not grade.points and len(sought) == 1 and known.startswith(sought):
        return Grade(INITIAL, "has that initial")
    return grade


def postcode_grade(sought: str, places) -> Grade:
    """How a postcode, or how it begins, agrees with those on record: pairs of postcode and whether it is theirs now."""
    typed = postcode_letters(sought)
    best = NOT_AT_ALL
    for known, is_now in places:
        if not known:
            continue
        if known.startswith(typed):
            grade = Grade(9, "same postcode") if is_now else Grade(7, "previous address")
        elif len(typed) >= 5 and slips(typed, known) == 1:
            grade = Grade(6, "postcode has one letter or digit wrong")
        elif len(typed) >= 5 and known[:-3] == typed[:-3]:
            grade = Grade(3, "postcode begins the same")
        else:
            continue
        best = max(best, grade)
    return best


def born_grade(query: Query, name: Name) -> tuple[Grade, bool]:
    """How the dates of birth agree, and whether that is as good as the same."""
    if not query.has_birth:
        return Grade(NO_DATE_ASKED), False
    if query.born_between:
        return _age_grade(query.born_between, name)
    asked, known = query.born_on, name.born_on
    precision = next(one for one in ("year", "month", "day") if one in (query.born_precision, name.born_precision))
    if precision == "day":
        if asked == known:
            return Grade(40, "same date of birth"), True
        if asked.year == known.year and (1, 1) in ((asked.month, asked.day), (known.month, known.day)):
            return Grade(28, "same year of birth, and 1 January often stands for a day nobody knew"), False
        return _slips(asked).get(known, NOT_AT_ALL), False
    if asked.year == known.year and (precision == "year" or asked.month == known.month):
        return Grade(36, f"same {precision} of birth"), True
    return NOT_AT_ALL, False


@lru_cache(maxsize=64)
def _slips(day):
    return slips_of_date(day)


def _age_grade(between, name):
    first, last = between
    born = name.born_on
    latest = born.replace(month=12, day=31) if name.born_precision == "year" else born
    if latest >= first and born <= last:
        return Grade(34, "age fits"), True
    if latest >= first - AGE_MISJUDGED and born <= last + AGE_MISJUDGED:
        return Grade(27, "age nearly fits"), False
    return NOT_AT_ALL, False


def phone_grade(is_now: bool) -> Grade:
    """What it says that somebody has, or had, the telephone number that was asked."""
    return Grade(12, "same telephone number") if is_now else Grade(9, "previous telephone number")


def place_grade(sought: str, words: str, is_now: bool) -> Grade:
    """What it says that somebody is, or was, at a place that may be the one that was asked."""
    is_same = plain_words(sought) in words
    said = f"{'lives' if is_now else 'lived'} at {'a place of that name' if is_same else f'a place named {words}'}"
    return Grade((8 if is_same else 6) + (4 if is_now else 0), said)


def near_number(query: Query, person) -> Likeness:
    """Why a person who has this NHS number, or nearly this one, may be who was asked for."""
    born, is_sure = born_grade(query, person)
    if person.nhs_number != query.nhs_number:
        return Likeness(("NHS number nearly the same", born.words), score=90) if is_sure else Likeness()
    if born.points:
        return Likeness(("same NHS number", born.words), score=60 + born.points)
    named = spelling(name_letters(query.family_name), name_letters(person.family_name))
    why = ("same NHS number", "date of birth differs", _named("family", named))
    return Likeness(why, score=75) if named.points else Likeness()


def nearness(query: Query, name: Name, places=(), there: Grade | None = None) -> Likeness:
    """Why this may be who was asked for; false where nothing says so. `there` is how place or telephone agree."""
    born, is_sure = born_grade(query, name)
    if not born.points:
        return Likeness()
    family, given, crossed = _names(query, name)
    where = postcode_grade(query.postcode, places) if query.postcode else NOT_AT_ALL
    if not _is_near(query, family, given, where, is_sure=is_sure, there=there, kind=name.kind):
        return Likeness()
    there = there or NOT_AT_ALL
    points = born.points + family.points + given.points + where.points + there.points
    points -= (4 if crossed else 0) + (0 if name.kind == NOW else 3)
    moved = "" if where.points or not query.postcode else "postcode differs"
    why = (born.words, *_name_words(query, name, family, given, crossed), there.words, where.words or moved)
    return Likeness(tuple(filter(None, why)), score=min(points, 100))


def _names(query, name):
    """How family and given name agree, straight or the other way round, whichever agrees better."""
    asked_family = name_letters(query.family_name)
    asked_given = [name_letters(one) for one in (*query.given_name.split(), query.given_name) if one.strip()]
    straight = spelling(asked_family, name.family), _best(asked_given, name.given)
    crossed = _best(asked_given, name.family, spelling), given_spelling(asked_family, name.given)
    is_crossed = _sum(crossed) > _sum(straight) and (all(grade.points for grade in crossed) or not asked_given)
    return (*crossed, True) if is_crossed else (*straight, False)


def _best(sought, known, grade=given_spelling):
    return max((grade(one, known) for one in sought), default=NOT_AT_ALL)


def _sum(grades):
    return sum(grade.points for grade in grades)


def _is_near(query, family, given, where, *, is_sure, there, kind):
    """Whether what agrees outweighs what does not."""
    both, either = bool(family.points and given.points), bool(family.points or given.points)
    if not query.has_name:
        return bool(there and there.points)
    if (there and there.points) or not query.has_birth:
        return both if query.family_name and query.given_name else either
    if not is_sure:
        return both or bool(not query.given_name and family.points and where.points >= POSTCODE_SPEAKS_FOR)
    if both or (either and where.points >= POSTCODE_SPEAKS_FOR):
        return True
    if query.born_on and query.born_precision == "day" and (query.given_name or query.postcode):
        return family.points >= SURE_OF_FAMILY
    return bool(family.points) and (kind == PART or family.words == "begins like that")


def _name_words(query, name, family, given, crossed):
    """In words, how the names agree and where they do not."""
    if crossed and family.points:
        return ["given and family name the other way round"]
    if crossed:
        return ["what was typed as the family name is the given name"]
    said = []
    if name.kind == BEFORE and family.points:
        said = [f"previous name {name.written}"]
    elif name.kind == PART and family.points:
        said = ["half of a double-barrelled name"]
    elif query.family_name:
        said = [_named("family", family)]
    if query.given_name:
        said.append(_named("given", given))
    return said


def _named(which, grade):
    if not grade.points:
        return f"{which} name differs"
    return f"same {which} name" if grade.words == "same" else f"{which} name {_IN_WORDS.get(grade.words, grade.words)}"


_IN_WORDS = {
    "one letter differs": "differs by one letter",
    "two letters differ": "differs by two letters",
    "another form of the same name": "is another form of the same name",
}
