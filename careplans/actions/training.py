"""What a learner has done today, told by the same record of looks as in real life."""

from datetime import datetime, time

from django.utils import timezone

from accounts.models import User
from careplans.content.training import EXERCISES
from careplans.models import AccessEvent


def exercises_done(*, by: User, now=None) -> set[str]:
    """The keys of the exercises this user has done since midnight, UK time."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))
    looks = AccessEvent.objects.filter(actor=by, at__gte=midnight).order_by()
    seen = set(looks.values_list("verb", "result", "person__nhs_number"))
    return {one.key for one in EXERCISES if any(one.is_shown_by(*look) for look in seen)}
