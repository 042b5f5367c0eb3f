"""Words that grow old, such as "12 days ago", left open in a page that is kept and filled in each time it is shown."""

import re
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import mark_safe

from careplans.content.wording import format_ago, format_due

_left_open = ContextVar("ages_left_open", default=False)
# Two control characters that no parser of ours lets into an answer.
_OPEN = re.compile("\x02([a-z]+) ([^\x02\x03]+)\x03")
# Known as soon as this module is: a process may fill in a page that another one drew, before it draws any itself.
_AGES = {"ago": format_ago, "due": format_due}


def grows_old(name):
    """The filter on a day or moment whose words, named `ago` or `due`, depend on today; inside `left_open` it leaves a
    mark instead."""
    words = _AGES[name]

    def now_or_later(day, today=None):
        if _left_open.get() and today is None and isinstance(day, date):
            return f"\x02{name} {day.isoformat()}\x03"
        return words(day, today or timezone.localdate())

    return now_or_later


@contextmanager
def left_open():
    """While a page is drawn to be kept."""
    before = _left_open.set(True)
    try:
        yield
    finally:
        _left_open.reset(before)


def filled_in(html):
    """The page as it reads today."""
    return mark_safe(_OPEN.sub(lambda mark: escape(_AGES[mark[1]](_day(mark[2]), timezone.localdate())), html))


def _day(written):
    return date.fromisoformat(written) if len(written) == len("2026-11-22") else datetime.fromisoformat(written)
