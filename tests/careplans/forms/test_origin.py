"""The hidden fields of a page: whose plan, which revision, what it had shown."""

from types import SimpleNamespace

import pytest

from careplans.content.document import seal_of_section
from careplans.forms.origin import NEVER_READ, OriginForm, origin_of

MAGGIES = SimpleNamespace(pk="11111111-1111-4111-8111-111111111111")
DEVS = SimpleNamespace(pk="22222222-2222-4222-8222-222222222222")


def sent_back(origin, **changes):
    return OriginForm({bound.html_name: changes.get(bound.name, str(bound.value())) for bound in origin})


def test_a_page_knows_its_plan_and_no_other():
    page = sent_back(origin_of(MAGGIES, 3))

    assert [page.is_about(MAGGIES), page.is_about(DEVS)] == [True, False]


@pytest.mark.parametrize("plan", ["", MAGGIES.pk, f"{MAGGIES.pk}:made-up", "\x00", "é" * 5000])
def test_a_plan_that_was_not_signed_is_no_plan(plan):
    assert sent_back(origin_of(MAGGIES, 3), plan=plan).is_about(MAGGIES) is False


def test_nothing_sent_is_about_nobody():
    assert (OriginForm({}).is_about(MAGGIES), OriginForm({}).revision_read) == (False, NEVER_READ)


def test_the_revision_read_comes_back():
    assert sent_back(origin_of(MAGGIES, 312)).revision_read == 312


@pytest.mark.parametrize("revision", ["", "-3", "3.0", "three", "９", "9" * 4301, "\x00"])
def test_a_revision_that_cannot_be_read_is_never_the_newest(revision):
    assert sent_back(origin_of(MAGGIES, 3), revision=revision).revision_read == NEVER_READ


def test_a_page_remembers_what_it_had_shown():
    page = sent_back(origin_of(MAGGIES, 3, {"first_choice": "home"}))

    shown = seal_of_section({"first_choice": "home"})
    assert (page.seal_seen == shown, page.seal_seen == seal_of_section(None)) == (True, False)


def test_a_page_knows_who_it_was_made_for_and_about_which_plan():
    page = sent_back(origin_of(MAGGIES, 3, writer=DEVS))

    assert (page.written_by(MAGGIES.pk), page.written_by(DEVS.pk)) == (DEVS.pk, "")


@pytest.mark.parametrize("writer", ["", f"{MAGGIES.pk}/{DEVS.pk}", "\x00"])
def test_a_writer_that_was_not_signed_is_nobody(writer):
    assert sent_back(origin_of(MAGGIES, 3, writer=DEVS), writer=writer).written_by(MAGGIES.pk) == ""


def test_two_pages_never_bear_the_same_mark():
    marks = [sent_back(origin_of(MAGGIES, 3)).page_mark for _ in range(2)]

    assert len({*marks}) == 2


@pytest.mark.parametrize("page", ["", "x" * 16, "a" * 17, "\x00"])
def test_a_mark_of_another_form_is_none(page):
    assert sent_back(origin_of(MAGGIES, 3), page=page).page_mark == ""
