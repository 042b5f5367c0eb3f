"""Who else can be taken for a person: found by indexed columns alone, judged by `content.lookalikes`."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Q

from accounts.models import User
from careplans.access import people_for
from careplans.content.alike import soundex
from careplans.content.lookalikes import PART_OF_NUMBER, Known, Resemblance, known_of, near_days, resemblance
from careplans.content.wording import format_date
from careplans.models import KnownName, KnownPlace, Person

MOST_LOOKED_AT = 2000


@dataclass(frozen=True)
class Lookalike:
    """Somebody who can be taken for a person, and why. `may_be_named`: the reader may find them by themselves."""

    person: Person
    known: Known
    resemblance: Resemblance
    may_be_named: bool

    @property
    def differs(self) -> list[str]:
        """What of theirs is not as on the record they are taken for: 'first name Joyce'. Never a place."""
        number = self.known.nhs_number[-PART_OF_NUMBER:]
        theirs = {
            "family_name": f"family name {self.known.family_name.upper()}",
            "given_name": f"first name {self.known.given_names}",
            "date_of_birth": f"born {format_date(self.known.born_on)}",
            "nhs_number": f"NHS number ends {number}",
        }
        return [words for point, words in theirs.items() if point in self.resemblance.tells_apart]


def lookalikes_of(person: Person, *, by: User) -> list[Lookalike]:
    """Everybody on record, died or not, who can be taken for this person, the most reasons first."""
    mine, found = known_of(person), []
    for other in _candidates(person, mine):
        known = known_of(other)
        alike = resemblance(mine, known)
        if alike:
            found.append((other, known, alike))
    nameable = set(people_for(by).filter(pk__in=[other.pk for other, _, _ in found]).values_list("pk", flat=True))
    shown = [Lookalike(*one, may_be_named=one[0].pk in nameable) for one in found]
    return sorted(shown, key=lambda one: (-len(one.resemblance.why), one.person.family_name, one.person.given_names))


def lookalikes_among(people: Iterable[Person]) -> dict:
    """Of people shown together, by id: who else of them each can be taken for, and why."""
    known = {person: known_of(person) for person in people}
    found = {}
    for one, other in combinations(known, 2):
        alike = resemblance(known[one], known[other], side_by_side=True)
        if alike:
            found.setdefault(one.pk, []).append(Lookalike(other, known[other], alike, may_be_named=True))
            found.setdefault(other.pk, []).append(Lookalike(one, known[one], alike, may_be_named=True))
    return found


def _candidates(person, mine):
    """More than can be taken for this person, by their rows to search: born near with a name that sounds like one of
    theirs, or at the same place now."""
    names = KnownName.objects.filter(_born_near(person, mine)).values_list("person", flat=True)
    ids = {*names[:MOST_LOOKED_AT], *_at_the_same_place(person)[:MOST_LOOKED_AT]} - {person.pk}
    return Person.objects.filter(pk__in=ids, merged_into=None)


def _born_near(person, mine):
    """The same day whoever it is; else one slip away, or in the same year or month, with one name that sounds alike."""
    born = person.born_on
    sounds = {soundex(name) for name in (person.family_name, *mine.first_names)} - {""}
    sounds_alike = Q(family_sound__in=sounds) | Q(given_sound__in=sounds)
    if person.born_precision == Person.Precision.DAY:
        return Person.born_within(born) | (Q(born_on__in=near_days(born)) & sounds_alike)
    last = born.replace(month=12, day=31)
    return Q(born_on__gte=born, born_on__lte=last) & sounds_alike


def _at_the_same_place(person):
    """The ids of those who live or stay where this person does. Nobody whose place is restricted has one here."""
    mine = list(person.known_places.filter(is_now=True))
    same = Q(postcode__in={place.postcode for place in mine} - {""}) | Q(
        words__in={place.words for place in mine} - {""}
    )
    return KnownPlace.objects.filter(same, is_now=True).values_list("person", flat=True)
