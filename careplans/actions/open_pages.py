"""Who has the same plan open. Names and times only; the looks themselves are on record already."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from careplans.content.document import seal_of_section
from careplans.models import OpenPage, Plan

THE_DESK = ""
A_DAY = timedelta(days=1)


def open_page(plan: Plan, section_key: str = THE_DESK, *, by: User, now=None) -> None:
    """This reader has opened the desk or one of its sections."""
    moment = now or timezone.now()
    opened = OpenPage(plan=plan, section=section_key, reader=by, opened_at=moment, heard_of_at=moment)
    OpenPage.objects.bulk_create(
        [opened],
        update_conflicts=True,
        unique_fields=["plan", "section", "reader"],
        update_fields=["opened_at", "heard_of_at"],
    )


def still_here(plan: Plan, section_key: str, *, by: User, now=None) -> None:
    """This reader's page says that it is still open."""
    moment = now or timezone.now()
    heard = OpenPage.objects.filter(plan=plan, section=section_key, reader=by).update(heard_of_at=moment)
    if not heard:
        open_page(plan, section_key, by=by, now=moment)


def leave_page(plan: Plan, section_key: str, *, by: User) -> None:
    """This reader has saved and gone on."""
    OpenPage.objects.filter(plan=plan, section=section_key, reader=by).delete()


def others_at(plan: Plan, section_key: str | None = None, *, by: User, now=None) -> list[OpenPage]:
    """Everyone else who has this section open (any page of the plan where none is named), longest there first."""
    here = OpenPage.objects.still_open(now).filter(plan=plan).exclude(reader=by).prefetch_related("reader")
    here = here if section_key is None else here.filter(section=section_key)
    return list(here.order_by("opened_at"))


def remember_save(plan: Plan, section_key: str, stored, *, page: str, turn: int, by: User, now=None) -> None:
    """What this page has just saved is known to it, even if the answer never reaches it."""
    still_here(plan, section_key, by=by, now=now)
    mine = OpenPage.objects.filter(plan=plan, section=section_key, reader=by)
    mine.update(page=page, turn=turn, wrote=seal_of_section(stored))


def own_last_save(plan: Plan, section_key: str, *, page: str, turn: int, by: User) -> str:
    """The seal of what this very page last saved, '' if none. A turn that was overtaken knows nothing."""
    if not page or not turn:
        return ""
    mine = OpenPage.objects.filter(plan=plan, section=section_key, reader=by, page=page, turn__lt=turn)
    return mine.values_list("wrote", flat=True).first() or ""


def delete_pages_long_left(now=None) -> int:
    """Delete what is known of pages nobody has had open for a day."""
    long_left = (now or timezone.now()) - A_DAY
    return OpenPage.objects.filter(heard_of_at__lt=long_left).delete()[0]
