"""The strip on every page about a person whose plan this reader opened by break-glass."""

from django import template
from django.utils import timezone

from careplans.access import may_break_glass
from careplans.models import BreakGlass

register = template.Library()


def open_glass(user, person_id):
    """The glass by which this user reads of this person now, if there is one; asked once for each sign-in object."""
    if person_id is None or not user.is_authenticated or not may_break_glass(user):
        return None
    if not hasattr(user, "_open_glasses"):
        user._open_glasses = list(BreakGlass.objects.open().filter(user=user).select_related("plan"))
    return next((glass for glass in user._open_glasses if glass.person_id == person_id), None)


@register.inclusion_tag("components/glass_strip.html", takes_context=True)
def glass_strip(context):
    """In words, how long it still lasts, and the button that ends it; nothing where no glass is broken."""
    user, plan, person = (context.get(name) for name in ("user", "plan", "person"))
    person_id = getattr(person, "pk", None) or getattr(plan, "person_id", None)
    return {"glass": open_glass(user, person_id) if user else None, "csrf_token": context.get("csrf_token")}


@register.filter
def time_left(glass, now=None):
    """'3 hours 52 minutes', rounded up: it never says less than there is, and at its last minute '1 minute'."""
    minutes = max(1, -int((glass.ends_at - (now or timezone.now())).total_seconds() // -60))
    counted = zip(divmod(minutes, 60), ("hour", "minute"), strict=True)
    return " ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in counted if number)
