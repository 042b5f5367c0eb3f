"""What every page says about where it runs and where its reader can go."""

from django import template
from django.conf import settings

from accounts.permissions import (
    NOTICE_READ,
    OVERSEE,
    PERSON_MERGE,
    PERSON_MERGE_APPROVE,
    PLAN_LOOK_UP,
    PLAN_READ_OUT,
    PLAN_WRITE,
    PLATFORM_APPROVE,
    STAFF_MANAGE,
    TASK_DO,
)
from accounts.roles import Reach
from accounts.training import is_training

register = template.Library()
KEYS_COOKIE = "keys"
SEEN_BY_STAFF = (
    ("Look up", "/lookup/", PLAN_LOOK_UP),
    ("Read out", "/read-out/", PLAN_READ_OUT),
    ("My people", "/", PLAN_WRITE),
    ("Notices", "/notices/", NOTICE_READ),
    ("Tasks", "/tasks/", TASK_DO),
    ("Oversight", "/oversight/", OVERSEE),
    ("Merge records", "/people/merges/", PERSON_MERGE),
    ("Merge records", "/people/merges/", PERSON_MERGE_APPROVE),
    ("Staff", "/staff/", STAFF_MANAGE),
    ("Staff", "/staff/", PLATFORM_APPROVE),
)


@register.simple_tag
def is_demonstration():
    """Whether everybody on this page is fictional. Asked of the settings, so that it also stands on error pages."""
    return is_training()


@register.simple_tag
def support_phone():
    """The number to ring when the record does not answer; empty where nobody has set one."""
    return getattr(settings, "SUPPORT_PHONE", "")


@register.simple_tag(takes_context=True)
def ways_on(context):
    """Where this reader can go from any page: only what their role can use."""
    user = context.get("user")
    if not getattr(user, "is_authenticated", False):
        return []
    allowed = {(text, href): None for text, href, permission in SEEN_BY_STAFF if user.may_anywhere(permission)}
    ways = [_way(context, text, href) for text, href in allowed]
    if _has_own_space(user):
        ways.append(_way(context, "My plan", "/my/"))
    return ways


@register.simple_tag(takes_context=True)
def single_keys(context):
    """ "on" or "off": whether single keys work for this reader, who looks people up; "" for everybody else.

    Somebody who speaks to their computer may set keys off without meaning to (WCAG 2.1.4): they can turn them off.
    """
    user, request = context.get("user"), context.get("request")
    if request is None or not getattr(user, "is_authenticated", False) or not user.may_anywhere(PLAN_LOOK_UP):
        return ""
    return "off" if request.COOKIES.get(KEYS_COOKIE) == "off" else "on"


def _has_own_space(user):
    own = {Reach.SELF, Reach.LINKED}
    return any(own & set(role.reaches.values()) for role, _ in user.roles_held())


def _way(context, text, href):
    path = getattr(context.get("request"), "path", "")
    key = "/" if href == "/lookup/" and single_keys(context) == "on" else ""
    return {"text": text, "href": href, "key": key, "is_here": path == href or (href != "/" and path.startswith(href))}
