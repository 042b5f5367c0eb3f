"""Choosing sets of suggested questions: they appear where they are asked, and write nothing."""

from careplans.actions.drafts import draft_content
from careplans.models import AccessEvent, Draft
from tests.careplans.views.writing import desk_of


def test_a_chosen_set_is_suggested_on_the_list_and_in_its_sections(desk, maggies_draft):
    before = draft_content(maggies_draft)

    desk.post(desk_of(maggies_draft, "starters"), {"starters": ["heart_failure_copd"]})

    tasks = [task for group in desk.get(desk_of(maggies_draft)).context["groups"] for task in group.tasks]
    assert ("Devices and equipment", "2 questions are suggested here.") in [(task.title, task.hint) for task in tasks]
    assert b"can it still give shocks?" in desk.get(desk_of(maggies_draft, "devices")).content
    assert draft_content(type(maggies_draft).objects.get()) == before


def test_the_choice_is_on_record_and_can_be_taken_back(desk, maggies_draft, bethan):
    desk.post(desk_of(maggies_draft, "starters"), {"starters": ["child"]})

    desk.post(desk_of(maggies_draft, "starters"), {})

    assert Draft.objects.get().starters == []
    assert list(AccessEvent.objects.filter(verb="chose_starters").values_list("actor", "subject")) == [
        (bethan.pk, "child"),
        (bethan.pk, ""),
    ]


def test_a_set_that_does_not_exist_is_refused(desk, maggies_draft):
    page = desk.post(desk_of(maggies_draft, "starters"), {"starters": ["answers"]}, follow=True)

    assert b"Choose from the sets in the list." in page.content
    assert Draft.objects.get().starters == []


def test_owen_chooses_nothing_for_maggie(client, owen, maggies_draft):
    client.force_login(owen)

    assert client.post(desk_of(maggies_draft, "starters"), {"starters": ["child"]}).status_code == 404
    assert Draft.objects.get().starters == []
