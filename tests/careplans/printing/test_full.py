"""The whole plan on paper: every page says whose it is and until when it holds, and nothing is cut."""

import pytest

from careplans.actions import prints
from careplans.actions.prints import NothingToPrintFrom, NotInUse, print_ticket
from careplans.models import Ticket
from careplans.printing.codes import check_address
from careplans.printing.file_copies import make_file_copy
from careplans.printing.pdf import CouldNotRender
from tests.builders import publish_draft, write_draft
from tests.careplans.printing.paper import lines_on, opened, read_code, words_on


def print_whole(plan, by):
    plan.refresh_from_db()
    return print_ticket(plan, layout="full", kept_where="Notes at home", by=by)


@pytest.fixture
def longest(maggies_draft, bethan, imran):
    """A plan in which one answer is as long as it may be, and one section has twenty rows."""
    words = " ".join(f"word{number}" for number in range(240))
    rows = [{"id": f"row{number:02}", "trigger": f"Trigger {number}", "what_to_do": "Ring"} for number in range(20)]
    guidance = {"focus": "comfort", "guidance": f"{words} the end"}
    write_draft(maggies_draft, {"clinical_focus": guidance, "likely_emergencies": rows}, by=bethan)
    publish_draft(maggies_draft, by=imran)
    return maggies_draft


def test_every_page_says_whose_it_is_how_many_there_are_and_until_when_it_holds(longest, ravi):
    ticket, pdf = print_whole(longest, ravi)
    with opened(pdf) as paper:
        pages = len(paper.pages)

    assert pages > 3
    for number in range(1, pages + 1):
        said = words_on(pdf, number)
        for needed in (
            "HOLLOWAY, Margaret Ann (Mrs) Born 14-Mar-1958 · NHS No. 999 204 8174",
            f"Page {number} of {pages}",
            f"PUBLISHED version 1. Not valid after {ticket.expires_on:%d-%b-%Y}.",
            f"Ticket {ticket.number}",
            "TRAINING – NOT A REAL PERSON.",
            "for: Notes at home",
        ):
            assert needed in said


def test_nothing_is_cut(longest, ravi):
    _, pdf = print_whole(longest, ravi)
    body = " ".join(" ".join(lines_on(pdf, body=("-x", "0", "-y", "54", "-W", "595", "-H", "695"))).split())

    assert "word0 word1 word2" in body
    assert "word238 word239 the end" in body
    assert [number for number in range(20) if f"Trigger {number} " not in body] == []
    assert "End of the plan. Version 1, sealed" in body


def test_decisions_are_read_first_and_their_order_is_that_of_the_page(maggies_plan, ravi):
    lines = lines_on(print_whole(maggies_plan, ravi)[1])

    headings = ["If the heart stops", "What may bind, and who may speak", "Who to call", "The person", "Every version"]
    places = [lines.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "DO NOT ATTEMPT CPR" in lines[:20]


def test_it_can_be_read_aloud_and_its_code_be_scanned(maggies_plan, ravi, tmp_path):
    ticket, pdf = print_whole(maggies_plan, ravi)

    with opened(pdf) as paper:
        assert paper.open_metadata()["pdfuaid:part"] == "1"
        assert "/StructTreeRoot" in paper.Root
        assert "/Lang" in paper.Root
    assert read_code(pdf, tmp_path).startswith(check_address("x")[:-2])


def test_a_draft_is_never_printed(maggies_draft, bethan):
    with pytest.raises(NotInUse):
        print_whole(maggies_draft, bethan)

    assert not Ticket.objects.exists()


def test_no_word_of_a_draft_is_printed_with_the_version_in_use(maggies_plan, bethan):
    write_draft(maggies_plan, {"comfort": {"would_want": "A brass band"}}, by=bethan)

    assert "brass band" not in words_on(print_whole(maggies_plan, bethan)[1])


def test_a_sheet_on_file_does_not_stand_in_for_the_whole_plan(maggies_plan, ravi, monkeypatch):
    def broken(ticket, token):
        raise CouldNotRender("The printed page could not be made.")

    make_file_copy(maggies_plan.current.pk)
    monkeypatch.setattr(prints, "render_ticket", broken)

    with pytest.raises(NothingToPrintFrom, match="Print the A4 golden ticket"):
        print_whole(maggies_plan, ravi)

    assert Ticket.objects.filter(is_file_copy=False).count() == 0


@pytest.fixture
def somewhere_sensitive(maggies_draft, imran):
    """Maggie's plan; where she lives must not be found out."""
    person = maggies_draft.person
    person.location_sensitive = True
    person.save(update_fields=["location_sensitive"])
    publish_draft(maggies_draft, by=imran)
    return maggies_draft


def test_where_somebody_lives_is_printed_for_those_who_care_for_them(somewhere_sensitive, bethan):
    assert "14 Marram Close" in words_on(print_whole(somewhere_sensitive, bethan)[1])


def test_a_sensitive_address_is_printed_for_nobody_else(somewhere_sensitive, ravi):
    said = words_on(print_whole(somewhere_sensitive, ravi)[1])

    assert "14 Marram Close" not in said
    assert "Not shown here: where this person lives is sensitive" in said


def test_letters_that_the_typeface_lacks_are_owned(maggies_draft, bethan, imran):
    write_draft(maggies_draft, {"comfort": {"would_want": "茶"}}, by=bethan)
    publish_draft(maggies_draft, by=imran)

    assert "Some letters may not show on paper: see the live record." in words_on(print_whole(maggies_draft, bethan)[1])


def test_markup_in_a_plan_is_printed_as_words(maggies_draft, bethan, imran):
    write_draft(maggies_draft, {"comfort": {"would_want": "<img src='file:///etc/passwd'>"}}, by=bethan)
    publish_draft(maggies_draft, by=imran)

    assert "<img src='file:///etc/passwd'>" in words_on(print_whole(maggies_draft, bethan)[1])
