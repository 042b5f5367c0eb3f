"""The hidden box that ties a form to the plan or the person its page is about."""

from django import template
from django.utils.html import format_html

from careplans.models.page_marks import NAME, mark_of

register = template.Library()


@register.simple_tag
def page_about(thing):
    """In every form on a page about one plan or one person; sent to another's address, nothing is saved."""
    return format_html('<input type="hidden" name="{}" value="{}">', NAME, mark_of(thing))
