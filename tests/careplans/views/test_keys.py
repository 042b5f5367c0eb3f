"""The switch for single keys (WCAG 2.1.4), and who is told of them."""

import pytest

from tests.careplans.views.looking import page

pytestmark = pytest.mark.django_db
HINT = "Press <kbd>/</kbd> to look someone up."


def test_who_looks_people_up_is_told_of_the_key_and_of_its_switch(client, ravi):
    shown = page(client, ravi, "/")

    assert ('data-keys="on"' in shown, HINT in shown, 'href="/keys/"' in shown) == (True, True, True)
    assert 'aria-keyshortcuts="/"' in shown


def test_turned_off_no_page_listens_or_tells(client, ravi):
    client.force_login(ravi)
    client.post("/keys/", {"turn": "off"})

    shown = page(client, ravi, "/")
    assert ('data-keys="off"' in shown, HINT in shown, "aria-keyshortcuts" in shown) == (True, False, False)
    assert "Keyboard shortcuts: off" in shown


def test_they_can_be_turned_on_again(client, ravi):
    client.force_login(ravi)
    client.post("/keys/", {"turn": "off"})
    client.post("/keys/", {"turn": "on"})

    assert 'data-keys="on"' in page(client, ravi, "/")


@pytest.mark.parametrize("name", ["maggie", "dan"])
def test_who_looks_nobody_up_is_told_nothing(client, request, maggies_plan, name):
    shown = page(client, request.getfixturevalue(name), "/training/")

    assert ("data-keys" in shown, HINT in shown) == (False, False)


def test_the_card_has_an_access_key_instead_of_a_script(client, bethan, maggies_plan):
    shown = page(client, bethan, f"/plans/{maggies_plan.pk}/card/")

    assert ('href="/lookup/" accesskey="/"' in shown, "<script" in shown) == (True, False)
