"""Going through the rows to search: everyone who fits exactly and, where nobody does, whoever nearly fits.

Every question is put to an index; what it finds is judged in `content.nearness`. Who may find whom is always asked of
`access.people_for`, and nobody whose address is sensitive is found by where they are or how to ring them.
"""

from calendar import monthrange
from datetime import date

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThanOrEqual

from accounts.models import User
from careplans.access import people_for
from careplans.content.alike import Likeness, soundex
from careplans.content.asked import Query
from careplans.content.known import name_letters, plain_words, postcode_letters
from careplans.content.nearness import (
    AGE_MISJUDGED,
    NOT_AT_ALL,
    Name,
    born_grade,
    near_number,
    nearness,
    phone_grade,
    place_grade,
    slips_of_date,
)
from careplans.content.nhs_numbers import meant_numbers
from careplans.content.nicknames import forms_of
from careplans.models import KnownName, KnownPhone, KnownPlace, Person, Plan, Ticket

# More rows than this are never judged: the answer is then "tell me more", and never "nobody".
MOST_ROWS = 3000
COLUMNS = ("person", "family", "given", "born_on", "born_precision", "kind", "written")


def exact_people(query: Query, most: int, *, by_glass: bool = False, by: User) -> list[Person]:
    """At most so many people who fit everything that was given, on their record or on one that was merged into it.

    With `by_glass`, and a number and whole date of birth, also somebody whose plan this user must break the glass for.
    """
    if query.nhs_number:
        fits = Q(nhs_number=query.nhs_number) & (born_fits(query) if query.has_birth else Q())
    else:
        fits = Q(pk__in=_exact_ids(query))
    if query.uses_where:
        fits &= Q(location_sensitive=False)
    whole = by_glass and query.names_one_person
    # A number stands on one record only: where that is the one in use, no older record needs to be asked.
    if query.nhs_number and (found := list(people_for(by, named_exactly=whole).filter(fits))):
        return found
    people = _in_use(Person.objects.filter(fits), query, by=by, named_exactly=whole)
    return list(people.order_by("family_name", "given_names", "pk")[:most])


def _in_use(records, query, *, by, named_exactly=False):
    """The people these records are about, as far as this user may find them."""
    ids = records.annotate(in_use=Coalesce("merged_into", "pk")).values("in_use")
    itself = Exists(records.filter(pk=OuterRef("pk")))
    people = people_for(by, named_exactly=named_exactly).filter(pk__in=ids).annotate(by_old_record=~itself)
    return people.filter(location_sensitive=False) if query.uses_where else people


def born_fits(query: Query) -> Q:
    """The condition that a date of birth agrees, as far as both are known."""
    if query.born_between:
        first, last = query.born_between
    elif query.born_precision == "day":
        return Person.born_within(query.born_on)
    else:
        first, last = query.born_on, _last_day(query.born_on, query.born_precision)
    return (
        Q(born_on__range=(first, last))
        | Q(born_on=first.replace(day=1), born_precision=Person.Precision.MONTH)
        | Q(born_on=first.replace(month=1, day=1), born_precision=Person.Precision.YEAR)
    )


def _last_day(first, precision):
    month = first.month if precision == "month" else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def _exact_ids(query):
    """The ids of the records that fit; the narrowest question is asked first, and each other one of those it found."""
    ids = None
    named_by_birth = query.family_name and query.has_birth
    for is_asked, ask in (
        (query.ticket, _with_ticket),
        (query.phone, _with_phone),
        (named_by_birth, _with_name),
        (query.postcode, _with_postcode),
        (query.place, _with_place),
        (query.has_name and not named_by_birth, _with_name),
        (query.has_birth and not named_by_birth, _with_birth),
    ):
        if is_asked and (ids is None or ids):
            ids = set(ask(query, ids).values_list("person", flat=True)[:MOST_ROWS])
    return ids or ()


def _among(rows, ids):
    return rows if ids is None else rows.filter(person__in=ids)


def _with_ticket(query, ids):
    # Asked apart: a condition that may be met in another table would have every plan read.
    tickets = list(Ticket.objects.filter(number=query.ticket).values_list("version__plan", flat=True))
    named = Q(reference=query.ticket) | Q(local_reference=query.ticket) | Q(pk__in=tickets)
    return _among(Plan.objects.filter(named), ids)


def _with_phone(query, ids):
    return _among(KnownPhone.objects.filter(digits=query.phone, is_now=True), ids)


def _with_name(query, ids):
    """By the name they have now: the whole family name, and how a given name begins."""
    rows = KnownName.objects.filter(kind=KnownName.Kind.NOW)
    if query.family_name:
        family = name_letters(query.family_name)
        rows = rows.filter(family=family, family_sound=soundex(family))
    if query.given_name:
        rows = rows.filter(given__startswith=name_letters(query.given_name.split()[0]))
    if query.has_birth:
        rows = rows.filter(born_fits(query))
    return _among(rows, ids)


def _with_birth(query, ids):
    return _among(KnownName.objects.filter(born_fits(query)), ids)


def _with_postcode(query, ids):
    return _among(KnownPlace.objects.filter(postcode__startswith=postcode_letters(query.postcode), is_now=True), ids)


def _with_place(query, ids):
    return _among(KnownPlace.objects.filter(words__contains=plain_words(query.place), is_now=True), ids)


def near_people(query: Query, *, by: User) -> tuple[list[tuple[Person, Likeness]], bool]:
    """People who nearly fit, the likeliest first, each with why; and whether there were too many to judge them all."""
    rows, there, is_too_many = _candidates(query)
    alike = _by_number(query)
    for likeness, person in _judged(query, rows, there):
        alike[person] = max(alike.get(person, likeness), likeness, key=lambda one: one.score)
    records = Person.objects.filter(pk__in=alike)
    if query.uses_where:
        records = records.filter(location_sensitive=False)
    found = {}
    for record, in_use in records.annotate(in_use=Coalesce("merged_into", "pk")).values_list("pk", "in_use"):
        found[in_use] = max(found.get(in_use, alike[record]), alike[record], key=lambda one: one.score)
    people = _in_use(records, query, by=by)
    matches = [(person, found[person.pk]) for person in people]
    return sorted(matches, key=_likeliest_first), is_too_many


def _likeliest_first(match):
    person, likeness = match
    return -likeness.score, person.family_name, person.given_names, str(person.pk)


def _judged(query, rows, there):
    """Every row that is near, with why."""
    named = [name for name in rows if born_grade(query, name)[0].points]
    postcodes = _postcodes({name.person for name in named}) if query.postcode else {}
    for name in named:
        likeness = nearness(query, name, postcodes.get(name.person, ()), there.get(name.person))
        if likeness:
            yield likeness, name.person


def _postcodes(ids):
    by_person = {}
    places = KnownPlace.objects.filter(person__in=ids).values_list("person", "postcode", "is_now")
    for person, postcode, is_now in places:
        by_person.setdefault(person, []).append((postcode, is_now))
    return by_person


def _by_number(query):
    """Whoever has this NHS number but another date of birth, or this date of birth and nearly this number."""
    if not (query.nhs_number and query.born_on):
        return {}
    meant = Q(nhs_number__in=meant_numbers(query.nhs_number)) & born_fits(query)
    people = Person.objects.filter(Q(nhs_number=query.nhs_number) | meant)
    found = {person.pk: near_number(query, person) for person in people}
    return {person: likeness for person, likeness in found.items() if likeness}


def _candidates(query):
    """Rows that may be near; those found by where they are, and how; whether there were too many rows."""
    there = _people_there(query)
    conditions = [Q(person__in=there)] if there else []
    if query.has_name and query.has_birth:
        conditions += _by_birth(query)
    found = [_rows(condition) for condition in conditions]
    judged = {Name(*row) for rows in found for row in rows[:MOST_ROWS]}
    is_too_many = len(there) >= MOST_ROWS or any(len(rows) > MOST_ROWS for rows in found)
    return judged, there, is_too_many


def _rows(condition):
    """At most one row more than will be judged."""
    return list(KnownName.objects.filter(condition).values_list(*COLUMNS)[: MOST_ROWS + 1])


def _people_there(query):
    """Who is or was where it was asked, or has or had that telephone number: the ids, each with how that agrees."""
    if query.phone:
        rows = KnownPhone.objects.filter(digits=query.phone).values_list("person", "is_now")[:MOST_ROWS]
        return {person: phone_grade(is_now) for person, is_now in sorted(rows, key=lambda row: row[1])}
    places = KnownPlace.objects.values_list("person", "words", "is_now")
    if query.place:
        rows = places.filter(words__trigram_word_similar=plain_words(query.place))[:MOST_ROWS]
        return {person: place_grade(query.place, words, is_now) for person, words, is_now in rows}
    if query.has_whole_postcode:
        rows = places.filter(postcode=postcode_letters(query.postcode))[:MOST_ROWS]
        return {person: NOT_AT_ALL for person, _, _ in rows}
    return {}


def _by_birth(query):
    """The conditions that find whoever can be meant by a name and a birth, each by an index of its own."""
    is_day = query.born_on is not None and query.born_precision == "day"
    if is_day and (query.born_on.month, query.born_on.day) != (1, 1):
        slips = [*slips_of_date(query.born_on), query.born_on.replace(month=1, day=1)]
        return [born_fits(query), Q(born_on__in=slips) & _sounds_right(query)]
    first, last = query.born_between or (query.born_on, _last_day(query.born_on, query.born_precision))
    if query.born_between:
        first, last = first - AGE_MISJUDGED, last + AGE_MISJUDGED
    when = Q(born_on__range=(first.replace(month=1, day=1), last.replace(month=12, day=31)))
    return [when & named for named in _named_nearly(query)]


def _named_nearly(query):
    """Where a birth is known too roughly to find anyone by it: one name sounds right, the other is nearly right."""
    families, givens = _sounds(query)
    if not query.given_name:
        return [Q(family_sound__in=families), Q(family__trigram_similar=name_letters(query.family_name))]
    given = name_letters(query.given_name.split()[0])
    if not query.family_name:
        return [Q(given_sound__in=givens)]
    family = name_letters(query.family_name)
    crossed = Q(family_sound__in=[soundex(given)], given_sound__in=[soundex(family)])
    return [
        Q(family_sound__in=families) & (Q(given_sound__in=givens) | _few_slips("given", given)) | crossed,
        Q(given_sound__in=givens) & _few_slips("family", family),
    ]


def _sounds_right(query):
    families, givens = _sounds(query)
    return Q(family_sound__in=families) | Q(given_sound__in=givens)


def _sounds(query):
    """The sounds that a family name and a given name may have, pet names and the other way round included."""
    family, given = query.family_name, query.given_name.split()
    given_too = {*given, *(form for name in (*given, family) for form in forms_of(name)), family}
    return _codes({family, *given[:1]}), _codes(given_too)


def _codes(names):
    return sorted({soundex(name) for name in names} - {""})


def _few_slips(column, name):
    """The condition that at most two letters differ."""
    slips = Func(F(column), Value(name), Value(2), function="levenshtein_less_equal", output_field=IntegerField())
    return Q(LessThanOrEqual(slips, 2))
