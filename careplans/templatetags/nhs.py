"""NHS design system components, called from Django templates. Every word passed in is escaped."""

from functools import cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from jinja2 import ChainableUndefined, Environment, PackageLoader

from careplans.templatetags.drawn_once import drawn_once
from careplans.templatetags.questions import error_list, first_box, question

register = template.Library()


@cache
def _environment():
    """The macros are written for undefined values that may be asked further, as in the page they were ported from."""
    loader = PackageLoader("nhsuk_frontend_jinja")
    environment = Environment(loader=loader, undefined=ChainableUndefined, autoescape=True, auto_reload=False)
    environment.filters["indent"] = _as_it_is
    return environment


def _as_it_is(html, *_, **__):
    """Setting lines of HTML in changes nothing that a browser shows, and was half the cost of a page of questions."""
    return html


@cache
def _macro(component):
    first, *rest = component.split("-")
    name = first + "".join(part.capitalize() for part in rest)
    return getattr(_environment().get_template(f"nhsuk/components/{component}/macro.jinja").module, name)


def render_component(component, params):
    """The component as safe HTML. What is empty is left out, so that the component's own default stands."""
    given = {key: value for key, value in params.items() if value not in (None, "")}
    return mark_safe(_macro(component)(given))


render_question = drawn_once(render_component)


@register.simple_tag
def nhs(component, **params):
    """Any component that takes plain words: `{% nhs "button" text="Save" variant="secondary" %}`."""
    return render_question(component, {key: _plain(value) for key, value in params.items()})


@register.simple_tag
def ask(field, *, heading=False, size="", width="", reveal=None, reveal_when=""):
    """A form field as the NHS asks it; `reveal` is a second field shown when `reveal_when` is chosen."""
    revealed = {reveal_when: ask(reveal)} if reveal else {}
    asked = render_question(*question(field, heading=heading, size=size, width=width, revealed=revealed))
    return format_html('<div class="gt-reveals">{}</div>', without_script_reveals(asked)) if reveal else asked


@register.simple_tag
def asked(field):
    """One question of a section; one that follows from an answer waits for it (`.gt-follows` in the style sheet)."""
    waits_for = getattr(field.field, "follows", "")
    question_drawn = ask(field)
    if not waits_for:
        return question_drawn
    return format_html('<div class="gt-follows gt-follows--{}">{}</div>', waits_for, question_drawn)


def without_script_reveals(html):
    """Leaves showing and hiding to the style sheet: it works without scripts, and aria-expanded is not for radios."""
    return mark_safe(html.replace(" data-aria-controls=", " data-reveals="))


@register.simple_tag
def errors_in(form):
    """The error summary of a form, each error linked to its box; nothing where there is no error."""
    found = error_list(form)
    return render_component("error-summary", {"titleText": "There is a problem", "errorList": found}) if found else ""


@register.simple_tag
def problems_list(problems):
    """The error summary of a list of problems, each with a `message` and, if it can be put right here, an `href`."""
    found = [{"text": str(_part(problem, "message")), "href": _part(problem, "href")} for problem in problems]
    return render_component("error-summary", {"titleText": "There is a problem", "errorList": found}) if found else ""


@register.simple_tag
def tasks(tasks, id_prefix="task"):
    """A task list. Each task has `title`, `href`, `hint`, `status` in words and `is_done`."""
    return render_component("task-list", {"idPrefix": id_prefix, "items": [_task(task) for task in tasks]})


@register.filter
def box_id(field):
    """The id of the first box of a field, for links that lead to it."""
    return first_box(field)


def _task(task):
    status = str(_part(task, "status"))
    quiet = {"text": status, "classes": "nhsuk-task-list__status--completed"}
    return {
        "heading": str(_part(task, "title")),
        "href": _part(task, "href"),
        "hint": str(_part(task, "hint")) or None,
        "status": quiet if _part(task, "is_done") else {"tag": {"text": status, "colour": "blue"}},
    }


def _plain(value):
    """A word written in a template is marked safe; the macros would take it for HTML and print it twice."""
    return value + "" if isinstance(value, str) else value


def _part(thing, name):
    return thing.get(name, "") if isinstance(thing, dict) else getattr(thing, name, "") or ""
