"""Copying forward: a section as it was published, and a new plan from the last one, read again before it counts."""

import pgtrigger
import pytest
from django.utils import timezone

from careplans.actions.drafts import draft_content, save_section
from careplans.actions.plans import start_plan
from careplans.actions.signing import NotReadyToPublish, problems_of, publish
from careplans.models import AccessEvent, KeptText, Plan
from tests.careplans.views.writing import PLACE, desk_of, hidden_fields, stored

THERE = b"As in version 1 of"


def changed(plan, key, answers, *, by):
    """The draft of a published plan says something else here now."""
    plan.draft.refresh_from_db()
    save_section(plan, key, answers, revision=plan.draft.revision, by=by)


def press(client, plan, key, **buttons):
    return client.post(desk_of(plan, key), {**hidden_fields(client.get(desk_of(plan, key))), **buttons})


def test_the_published_words_stand_beside_only_where_the_draft_differs(desk, maggies_plan, imran):
    same = desk.get(desk_of(maggies_plan, PLACE)).content
    changed(maggies_plan, PLACE, {"first_choice": "hospital"}, by=imran)

    assert (THERE in same, THERE in desk.get(desk_of(maggies_plan, PLACE)).content) == (False, True)


def test_one_button_says_it_again_and_keeps_what_stood_here(desk, maggies_plan, imran, bethan):
    changed(maggies_plan, PLACE, {"first_choice": "hospital"}, by=imran)

    press(desk, maggies_plan, PLACE, first_choice="hospice", restore="all")

    kept = {text.writer: text.typed["first_choice"] for text in KeptText.objects.all()}
    assert stored(maggies_plan) == {"first_choice": "home"}
    assert kept == {imran: ["hospital"], bethan: ["hospice"]}
    assert AccessEvent.objects.filter(verb="copied_section", actor=bethan, subject=PLACE).count() == 1


def test_somebody_first_is_not_overwritten_by_the_version(desk, maggies_plan, imran):
    changed(maggies_plan, PLACE, {"first_choice": "hospital"}, by=imran)
    page = hidden_fields(desk.get(desk_of(maggies_plan, PLACE)))
    changed(maggies_plan, PLACE, {"first_choice": "hospice"}, by=imran)

    both = desk.post(desk_of(maggies_plan, PLACE), {**page, "first_choice": "hospital", "restore": "all"})

    assert (both.status_code, stored(maggies_plan)) == (409, {"first_choice": "hospice"})


def test_entries_that_are_gone_come_back_to_the_page_and_are_saved_by_save(desk, maggies_plan, imran):
    key, [hosp, icuu] = "treatment_escalation", stored(maggies_plan, "treatment_escalation")
    changed(maggies_plan, key, [icuu], by=imran)
    typed = {f"icuu-{name}": value for name, value in icuu.items() if name != "id"}

    shown = press(desk, maggies_plan, key, **typed, restore="rows")

    assert [row.row for row in shown.context["form"].rows] == ["icuu", "hosp"]
    assert stored(maggies_plan, key) == [icuu]
    again = {f"hosp-{name}": value for name, value in hosp.items() if name != "id"}
    desk.post(desk_of(maggies_plan, key), {**hidden_fields(shown), **typed, **again})
    assert stored(maggies_plan, key) == [icuu, hosp]


def test_the_persons_own_words_are_never_put_back_by_a_button(desk, maggies_plan):
    press(desk, maggies_plan, "esther", good_day="Tea", **{"authorship-written_how": "self"})
    before = stored(maggies_plan, "esther")

    press(desk, maggies_plan, "esther", good_day="Sun", restore="all")

    assert THERE not in desk.get(desk_of(maggies_plan, "esther")).content
    assert stored(maggies_plan, "esther") == before == {"good_day": "Tea"}


@pytest.fixture
def second_plan(maggies_plan, teams, bethan):
    """Maggie's plan was closed, and Bethan has started another."""
    Plan.objects.filter(pk=maggies_plan.pk).update(closed_at=timezone.now(), closed_by=bethan)
    return start_plan(maggies_plan.person, team=teams["night_team"], by=bethan)


def copy(client, plan, **sent):
    address = desk_of(plan, "copy-forward")
    return client.post(address, {**hidden_fields(client.get(address)), **sent})


def test_nothing_is_copied_or_ticked_by_itself(desk, second_plan):
    page = desk.get(desk_of(second_plan, "copy-forward"))

    assert (b" checked" in page.content, draft_content(second_plan)) == (False, {})
    assert b"Copy forward from the last plan" in desk.get(desk_of(second_plan)).content


def test_sections_are_copied_one_by_one_and_marked(desk, second_plan, bethan):
    copy(desk, second_plan, **{"copy-sections": [PLACE, "esther"]})

    second_plan.draft.refresh_from_db()
    assert draft_content(second_plan).keys() == {PLACE, "esther"}
    assert second_plan.draft.copied.keys() == {PLACE, "esther"}
    assert b"not read again yet" in desk.get(desk_of(second_plan, PLACE)).content
    assert AccessEvent.objects.filter(verb="copied_section", actor=bethan, plan=second_plan).count() == 2


def test_all_can_be_copied_and_none_is_published_unread(desk, second_plan, maggies_plan, imran):
    copy(desk, second_plan, all="1")

    second_plan.draft.refresh_from_db()
    assert draft_content(second_plan) == maggies_plan.current.content
    with pytest.raises(NotReadyToPublish) as refusal:
        publish(second_plan, revision=second_plan.draft.revision, key="new", by=imran)
    assert len(refusal.value.problems) == len(maggies_plan.current.content)
    assert not second_plan.versions.exists()


def test_saving_a_copied_section_unchanged_counts_as_reading_it(desk, second_plan):
    copy(desk, second_plan, **{"copy-sections": [PLACE]})

    press(desk, second_plan, PLACE, first_choice="home")

    second_plan.draft.refresh_from_db()
    assert second_plan.draft.copied == {}
    assert not [problem for problem in problems_of(second_plan) if problem.section == PLACE]


def test_a_script_that_saves_meanwhile_has_not_read_it(desk, second_plan):
    copy(desk, second_plan, **{"copy-sections": [PLACE]})

    press(desk, second_plan, PLACE, first_choice="hospice", autosave="1")

    second_plan.draft.refresh_from_db()
    assert (stored(second_plan), second_plan.draft.copied.keys()) == ({"first_choice": "hospice"}, {PLACE})


def test_what_is_written_already_is_left_alone(desk, second_plan, bethan):
    changed(second_plan, PLACE, {"first_choice": "hospital"}, by=bethan)

    copy(desk, second_plan, all="1")

    assert stored(second_plan) == {"first_choice": "hospital"}


@pytest.mark.parametrize("sent", [{}, {"copy-sections": ["zebra"]}])
def test_without_a_choice_nothing_is_copied(desk, second_plan, sent):
    assert (copy(desk, second_plan, **sent).status_code, draft_content(second_plan)) == (422, {})


@pytest.mark.knows_maggie("owen")  # who starts her next plan
def test_a_team_that_never_wrote_the_old_plan_copies_nothing_of_it(client, second_plan, owen, teams):
    Plan.objects.filter(pk=second_plan.pk).update(closed_at=timezone.now(), closed_by=owen)
    third = start_plan(second_plan.person, team=teams["elsewhere"], by=owen)
    client.force_login(owen)

    asked = copy(client, third, all="1")

    assert (asked.status_code, draft_content(third)) == (409, {})
    assert b"Copy forward" not in client.get(desk_of(third)).content


def test_answers_that_are_not_allowed_any_more_are_named_and_nothing_is_copied(desk, second_plan, maggies_plan):
    version = maggies_plan.current
    document = {**version.document, "record": {**version.document["record"], PLACE: {"first_choice": "the moon"}}}
    with pgtrigger.ignore("careplans.PlanVersion:sealed_against_change"):
        type(version).objects.filter(pk=version.pk).update(document=document)

    refused = copy(desk, second_plan, all="1")

    assert (refused.status_code, draft_content(second_plan)) == (422, {})
    assert "Where they want to be cared for" in refused.context["errors"][0]["message"]
