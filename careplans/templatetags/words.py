"""Facts in words, for templates. The rules themselves stand in `careplans.content.wording`."""

from django import template
from django.utils import timezone

from careplans.content.items import UNSAID
from careplans.content.spoken import in_two_parts, in_words
from careplans.content.wording import (
    NOT_RECORDED,
    address_lines,
    day_in_london,
    format_address,
    format_age,
    format_allergies,
    format_date,
    format_minutes_ago,
    format_moment,
    format_name,
    format_nhs_number,
    format_priority,
)
from careplans.templatetags.ages import grows_old

register = template.Library()
register.filter("nhs_number", format_nhs_number)
register.filter("uk_date", format_date)
register.filter("uk_moment", format_moment)
register.filter("priority_words", format_priority)
# '12 days ago (09-Nov-2026)'; 'overdue by 3 days (18-Nov-2026)' or 'due in 12 days (03-Dec-2026)'.
register.filter("ago", grows_old("ago"))
register.filter("due", grows_old("due"))
register.filter("spoken_code", in_two_parts)
register.filter("spoken_words", in_words)
register.simple_tag(format_allergies, name="allergies_phrase")


@register.filter
def minutes_ago(moment, now=None):
    """'12 minutes ago (03:40)'."""
    return format_minutes_ago(moment, now or timezone.now())


@register.filter
def partial_date(day, precision):
    """As much of a date as is known: `precision` is 'day', 'month' or 'year'."""
    return format_date(day, precision)


@register.simple_tag
def age_at(born, precision="day", on=None):
    """The age on a day (today, if none is given), as the NHS writes it."""
    return format_age(born, precision, on or timezone.localdate())


@register.filter
def full_name(person):
    """'HOLLOWAY, Margaret Ann (Mrs)'."""
    return format_name(person.family_name, person.given_names, person.title, person.suffix)


@register.filter
def address(person):
    """Where the person lives, on one line."""
    return format_address(person.address_lines, person.postcode)


@register.filter(name="address_lines")
def lines_of_address(person):
    """Where the person lives, line by line, so that a narrow screen breaks it between lines."""
    return address_lines(person.address_lines, person.postcode)


@register.filter
def telephone(number):
    """A telephone number as a phone dials it: digits and a leading plus only."""
    return "".join(sign for sign in str(number) if sign.isdigit() or sign == "+")


@register.filter
def unsaid_words(reason):
    """Why nothing was said, in its own phrase; without a reason, that nothing is recorded."""
    return UNSAID.get(reason, NOT_RECORDED)


@register.filter
def is_past(day, today=None):
    """Whether this day is over."""
    return bool(day) and day_in_london(day) < (today or timezone.localdate())
