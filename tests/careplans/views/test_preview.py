"""The card and the ticket of a draft: seen by those who write, marked so that none is taken for the plan."""

import pytest

from careplans.actions.drafts import save_section
from careplans.models import AccessEvent, Ticket
from tests.careplans.printing.paper import words_on
from tests.careplans.views.writing import desk_of


def test_the_card_is_shown_as_the_draft_would_make_it(desk, maggies_plan, bethan):
    cpr = {"decision": "attempt"}
    save_section(maggies_plan, "cpr", cpr, revision=maggies_plan.draft.revision, by=bethan)

    page = desk.get(desk_of(maggies_plan, "preview")).content.decode()

    assert "DRAFT – NOT FOR USE" in page
    assert "ATTEMPT CPR" in page
    assert "DO NOT ATTEMPT CPR" not in page
    assert "DO NOT ATTEMPT CPR" in desk.get(maggies_plan.get_absolute_url() + "card/", follow=True).content.decode()


def test_the_ticket_says_draft_and_has_no_number_and_no_row(desk, maggies_draft):
    answer = desk.get(desk_of(maggies_draft, "preview", "ticket"))

    words = words_on(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert words.replace(" ", "").count("DRAFT–NOTFORUSE") == 3
    assert "Nobody has signed this" in words
    assert "DO NOT ATTEMPT CPR" in words
    assert "Ticket" not in words
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("page", [("preview",), ("preview", "ticket")])
def test_a_preview_is_a_look_on_record_and_is_not_kept_by_the_browser(desk, maggies_draft, bethan, page):
    answer = desk.get(desk_of(maggies_draft, *page))

    event = AccessEvent.objects.last()
    assert (event.verb, event.actor, event.plan) == ("read_draft", bethan, maggies_draft)
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("page", [("preview",), ("preview", "ticket")])
def test_maggie_and_ravi_do_not_see_what_is_not_signed(client, maggies_draft, maggie, ravi, page):
    for user in (maggie, ravi):
        client.force_login(user)
        assert client.get(desk_of(maggies_draft, *page)).status_code == 404
