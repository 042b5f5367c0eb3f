"""Whether the banner of a page has to warn that somebody else has a name like this person's."""

from dataclasses import replace

from django import template
from django.db.models import Q

from careplans.access import people_for
from careplans.content.alike import plain_letters, soundex
from careplans.content.lookalikes import known_of, near_days, resemblance
from careplans.models import KnownName, Person

register = template.Library()
MOST_LOOKED_AT = 100


@register.simple_tag(takes_context=True)
def name_alert(context, person):
    """Whether the reader of this page may find somebody of a like name, born the same day or near it.

    By name and birth alone: where anybody lives is compared with nothing, so the banner can give no place away. One
    indexed query; a second only where somebody is alike, to ask whether this reader may find them.
    """
    user = getattr(getattr(context, "request", None), "user", None)
    if not isinstance(person, Person) or not getattr(user, "is_authenticated", False):
        return False
    namesakes = _namesakes(person)
    return bool(namesakes) and people_for(user).filter(pk__in=namesakes).exists()


def _namesakes(person):
    mine = _but_not_where(person)
    names = KnownName.objects.filter(_born_near(person), _named_alike(mine)).exclude(person=person)
    found = {name.person for name in names.select_related("person")[:MOST_LOOKED_AT]}
    return [other.pk for other in found if resemblance(mine, _but_not_where(other))]


def _but_not_where(person):
    return replace(known_of(person), is_restricted=True)


def _born_near(person):
    born = person.born_on
    if person.born_precision != Person.Precision.DAY:
        return Q(born_on__range=(born, born.replace(month=12, day=31)))
    return Q(born_on__in={born, born.replace(day=1), born.replace(day=1, month=1), *near_days(born)})


def _named_alike(known):
    """One of the two names sounds alike, and the other begins with the same letter."""
    alike, family = Q(), plain_letters(known.family_name)
    for first in map(plain_letters, known.first_names):
        alike |= Q(family_sound=soundex(family), given__startswith=first[:1])
        alike |= Q(given_sound=soundex(first), family__startswith=family[:1])
    return alike
