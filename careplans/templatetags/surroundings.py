"""What every page says about where it runs and where its reader can go."""

from django import template
from django.conf import settings

from accounts.permissions import NOTICE_READ, PLAN_LOOK_UP, PLAN_WRITE
from accounts.roles import Reach

register = template.Library()
SEEN_BY_STAFF = (
    ("Look up", "/lookup/", PLAN_LOOK_UP),
    ("My people", "/", PLAN_WRITE),
    ("Notices", "/notices/", NOTICE_READ),
)


@register.simple_tag
def is_demonstration():
    """Whether everybody on this page is fictional. Asked of the settings, so that it also stands on error pages."""
    return settings.ENVIRONMENT != "production"


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
    ways = [_way(context, text, href) for text, href, permission in SEEN_BY_STAFF if user.may_anywhere(permission)]
    if _has_own_space(user):
        ways.append(_way(context, "My plan", "/my/"))
    return ways


def _has_own_space(user):
    own = {Reach.SELF, Reach.LINKED}
    return any(own & set(role.reaches.values()) for role, _ in user.roles_held())


def _way(context, text, href):
    path = getattr(context.get("request"), "path", "")
    return {"text": text, "href": href, "is_here": path == href or (href != "/" and path.startswith(href))}
