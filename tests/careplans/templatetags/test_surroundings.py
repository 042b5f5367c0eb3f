"""Every page says where it runs, and offers only the ways its reader can go."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.template.loader import render_to_string

WAYS = """{% load surroundings %}{% ways_on as ways %}{% for way in ways %}{{ way.text }} {{ way.href }};{% endfor %}"""


@pytest.mark.parametrize("page", ["404.html", "403.html", "400.html", "500.html", "429.html", "403_csrf.html"])
@pytest.mark.parametrize(("environment", "said"), [("demo", True), ("test", True), ("production", False)])
def test_a_town_of_fictional_people_is_unmistakable_even_when_something_fails(settings, page, environment, said):
    settings.ENVIRONMENT = environment

    assert ("Everyone here is fictional" in render_to_string(page)) is said


@pytest.mark.parametrize("page", ["404.html", "403.html", "400.html", "500.html", "429.html", "403_csrf.html"])
def test_no_error_page_is_a_dead_end(settings, page):
    settings.SUPPORT_PHONE = "01632 960999"

    shown = render_to_string(page)

    assert ("If someone needs care now" in shown, 'href="tel:01632960999"' in shown) == (True, True)


def test_no_page_carries_a_script_or_a_style_of_its_own():
    shown = render_to_string("base.html")

    assert (shown.count("<script src="), shown.count("<script type="), shown.count("<script")) == (1, 1, 2)
    assert ("<style" in shown, " style=" in shown) == (False, False)


@pytest.mark.parametrize("script", ["enabled.js", "golden-ticket.js"])
def test_no_script_names_another_file_whose_published_name_carries_a_hash(script):
    written = Path(find(f"js/{script}")).read_text()

    assert re.findall(r"""(?:from|import\()\s*["'][^"']*["']""", written) == []


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("bethan", "Look up /lookup/;My people /;Notices /notices/;Tasks /tasks/;"),
        ("ravi", "Look up /lookup/;Read out /read-out/;Notices /notices/;"),
        ("maggie", "My plan /my/;"),
        ("katherine", "My plan /my/;"),
        ("dan", ""),
    ],
)
def test_the_menu_offers_only_what_the_role_can_use(db, request, words, name, ways):
    user = request.getfixturevalue(name)

    assert words(WAYS, user=user) == ways


def test_a_visitor_has_no_menu(words):
    assert words(WAYS) == ""
