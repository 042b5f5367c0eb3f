"""Who else has a page open, and what was kept of whose words, in short sentences."""

from django import template
from django.utils import timezone

from careplans.content.sections import section_by_key

register = template.Library()


@register.filter
def here_in_words(page, where="this section"):
    """'Dr Imran Sethi opened this section 1 minute ago.'"""
    return f"{page.reader} opened {where} {minutes_ago(page.opened_at)}."


@register.filter
def on_the_desk(page):
    """The same, naming the section; nothing needs to be named of those who look at the task list too."""
    section = section_by_key(page.section)
    return here_in_words(page, f"“{section.title}”" if section else "this list")


@register.filter
def section_title(kept):
    """What the section of a kept text is called."""
    return section_by_key(kept.section).title


def minutes_ago(moment, now=None):
    """'just now', '1 minute ago', '2 hours ago'."""
    minutes = int(((now or timezone.now()) - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    count, unit = (minutes, "minute") if minutes < 60 else (minutes // 60, "hour")
    return f"{count} {unit}{'' if count == 1 else 's'} ago"
