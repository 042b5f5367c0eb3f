"""The writing desk: what Bethan sees, saves, and never loses."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from careplans.actions.drafts import save_section
from careplans.actions.people import register_person
from careplans.actions.plans import start_plan
from careplans.models import AccessEvent, Draft, KeptText, OwnWords
from tests.builders import SPARE_NUMBER, person_facts, publish_draft
from tests.careplans.views.writing import desk_of, hidden_fields, stored


def open_section(client, plan, key):
    """The hidden fields of a section's page as it stands now."""
    return hidden_fields(client.get(desk_of(plan, key)))


def test_the_task_list_begins_with_what_matters(desk, maggies_draft):
    groups = desk.get(desk_of(maggies_draft)).context["groups"]

    assert (groups[0].title, groups[0].tasks[0].title) == ("What matters", "What matters to me")


def test_a_draft_that_can_be_published_says_so(desk, maggies_draft):
    assert b"Nothing stands in the way of publishing." in desk.get(desk_of(maggies_draft)).content


@pytest.mark.parametrize("page", [(), ("cpr",), ("esther",), ("publish",), ("sign",)])
def test_opening_a_page_of_the_desk_is_on_record(desk, maggies_draft, bethan, page):
    desk.get(desk_of(maggies_draft, *page))

    event = AccessEvent.objects.last()
    assert (event.verb, event.actor, event.plan) == ("read_draft", bethan, maggies_draft)


def test_a_look_changes_nothing(desk, maggies_draft):
    before = Draft.objects.values().get()

    for page in ((), ("cpr",), ("treatment_escalation",), ("esther",), ("publish",), ("sign",)):
        assert desk.get(desk_of(maggies_draft, *page)).status_code == 200

    assert Draft.objects.values().get() == before


FROM_MAGGIE = {"provenance-source": "person", "provenance-informant": "Maggie", "provenance-performed_by": ""}


def choose_hospice(client, plan):
    """Save a wish, and that it comes from Maggie herself."""
    sent = open_section(client, plan, "place_of_care") | {"first_choice": "hospice"}
    client.post(desk_of(plan, "place_of_care"), sent | FROM_MAGGIE)


def test_a_section_asks_where_it_comes_from_and_keeps_it(desk, maggies_draft):
    choose_hospice(desk, maggies_draft)

    kept = Draft.objects.get(plan=maggies_draft).provenance["place_of_care"]
    assert (kept["author"], kept["source"], kept["informant"]) == ("Bethan Rowlands", "person", "Maggie")
    again = desk.get(desk_of(maggies_draft, "place_of_care")).context["form"].provenance
    assert (again["source"].value(), again["informant"].value()) == ("person", "Maggie")


def test_the_next_section_shows_what_this_writer_said_last(desk, client, imran, maggies_draft):
    choose_hospice(desk, maggies_draft)
    save_section(maggies_draft, "comfort", {}, revision=Draft.objects.get().revision, by=imran)

    assert 'value="Maggie"' in desk.get(desk_of(maggies_draft, "donation")).content.decode()
    client.force_login(imran)
    assert 'value="Maggie"' not in client.get(desk_of(maggies_draft, "donation")).content.decode()


def test_a_source_alone_is_a_change_worth_saving(desk, maggies_draft):
    stands = stored(maggies_draft, "place_of_care")
    sent = open_section(desk, maggies_draft, "place_of_care") | stands

    desk.post(desk_of(maggies_draft, "place_of_care"), sent | FROM_MAGGIE)

    assert stored(maggies_draft, "place_of_care") == stands
    assert Draft.objects.get(plan=maggies_draft).provenance["place_of_care"]["source"] == "person"


def test_the_persons_own_words_are_not_asked_for_a_source(desk, maggies_draft):
    assert "provenance-source" not in desk.get(desk_of(maggies_draft, "esther")).content.decode()


def test_the_desk_names_the_version_it_started_from(desk, maggies_plan):
    assert b"Started from version 1." in desk.get(desk_of(maggies_plan)).content


def test_bethan_saves_a_section_and_comes_back_to_the_list(desk, maggies_draft):
    page = open_section(desk, maggies_draft, "place_of_care")

    saved = desk.post(desk_of(maggies_draft, "place_of_care"), {**page, "first_choice": "hospice"})

    assert (saved.status_code, saved.url) == (302, desk_of(maggies_draft))
    assert stored(maggies_draft, "place_of_care") == {"first_choice": "hospice"}


def save_and_go_on(desk, plan):
    page = open_section(desk, plan, "place_of_care")
    return desk.post(desk_of(plan, "place_of_care"), {**page, "first_choice": "home", "next": "1"}).url


def leave_out(plan, bethan, *keys):
    for key in keys:
        plan.draft.refresh_from_db()
        save_section(plan, key, {}, revision=plan.draft.revision, by=bethan)


def test_saving_leads_on_to_the_next_section_that_something_waits_for(desk, maggies_draft, bethan):
    leave_out(maggies_draft, bethan, "review", "cpr")

    assert save_and_go_on(desk, maggies_draft) == desk_of(maggies_draft, "review")


def test_at_the_end_saving_leads_on_to_what_was_passed_over(desk, maggies_draft, bethan):
    leave_out(maggies_draft, bethan, "cpr")

    assert save_and_go_on(desk, maggies_draft) == desk_of(maggies_draft, "cpr")


def test_saving_leads_on_to_a_suggested_question(desk, maggies_draft, bethan):
    desk.post(desk_of(maggies_draft, "starters"), {"starters": ["heart_failure_copd"]})

    assert save_and_go_on(desk, maggies_draft) == desk_of(maggies_draft, "emergency_medicines")


def test_saving_the_last_that_waits_leads_on_to_the_review(desk, maggies_draft):
    assert save_and_go_on(desk, maggies_draft) == desk_of(maggies_draft, "publish")


def test_a_reason_for_no_answer_is_kept_as_a_reason(desk, maggies_draft):
    page = open_section(desk, maggies_draft, "place_of_care")

    desk.post(desk_of(maggies_draft, "place_of_care"), {**page, "first_choice": "no-answer:declined_to_discuss"})

    assert stored(maggies_draft, "place_of_care") == {"first_choice": {"unsaid": "declined_to_discuss"}}


def test_nothing_is_chosen_beforehand(desk, maggies_draft, bethan):
    save_section(maggies_draft, "cpr", {}, revision=maggies_draft.draft.revision, by=bethan)

    page = desk.get(desk_of(maggies_draft, "cpr")).content

    assert b" checked" not in page


def test_what_cannot_be_kept_is_shown_again_with_everything_typed(desk, maggies_draft):
    before, page = stored(maggies_draft, "cpr"), open_section(desk, maggies_draft, "cpr")

    refused = desk.post(desk_of(maggies_draft, "cpr"), {**page, "decision": "maybe", "reason": "Typed with care"})

    assert refused.status_code == 422
    assert "Typed with care" in refused.content.decode()
    assert refused.context["errors"] == [
        {"message": "CPR: Choose one of the answers in the list.", "href": "#id_decision"}
    ]
    assert stored(maggies_draft, "cpr") == before


HOSTILE = ["\x00", "a\u202eb", "x" * 100_000, "ring \x07"]


@pytest.mark.parametrize("typed", HOSTILE, ids=["nul", "bidi", "long", "bell"])
def test_hostile_words_are_refused_and_given_back(desk, maggies_draft, typed):
    before, page = stored(maggies_draft, "clinical_focus"), open_section(desk, maggies_draft, "clinical_focus")

    refused = desk.post(desk_of(maggies_draft, "clinical_focus"), {**page, "guidance": typed})

    assert (refused.status_code, stored(maggies_draft, "clinical_focus")) == (422, before)
    assert refused.context["form"].rows[0]["guidance"].value() == typed


def test_adding_a_row_keeps_everything_typed_and_saves_nothing(desk, maggies_draft):
    before = stored(maggies_draft, "treatment_escalation")
    page = open_section(desk, maggies_draft, "treatment_escalation")

    more = desk.post(desk_of(maggies_draft, "treatment_escalation"), {**page, "hosp-conditions": "typed", "add": "1"})

    rows = more.context["form"].rows
    assert [row.row for row in rows[:2]] == ["hosp", "icuu"]
    assert (len(rows), rows[0]["conditions"].value()) == (3, "typed")
    assert stored(maggies_draft, "treatment_escalation") == before


def test_rows_keep_their_ids_and_order_and_a_new_one_gets_its_own(desk, maggies_draft):
    address = desk_of(maggies_draft, "likely_emergencies")
    page = hidden_fields(desk.post(address, {**open_section(desk, maggies_draft, "likely_emergencies"), "add": "1"}))
    new = page["row"][1]

    typed = {"pain-trigger": "Pain", "pain-what_to_do": "Ring", f"{new}-trigger": "Fall", f"{new}-what_to_do": "Stay"}
    desk.post(address, {**page, **typed})

    assert stored(maggies_draft, "likely_emergencies") == [
        {"id": "pain", "trigger": "Pain", "what_to_do": "Ring"},
        {"id": new, "trigger": "Fall", "what_to_do": "Stay"},
    ]


def test_a_row_goes_only_when_it_is_ticked(desk, maggies_draft):
    page = open_section(desk, maggies_draft, "treatment_escalation")
    kept = {"icuu-intervention": "intensive_care", "icuu-recommendation": "not_recommended"}

    desk.post(desk_of(maggies_draft, "treatment_escalation"), {**page, **kept, "hosp-remove": "on"})

    assert [row["id"] for row in stored(maggies_draft, "treatment_escalation")] == ["icuu"]


@pytest.mark.parametrize("rows", [["hosp", "hosp"], ["<b>"], ["hosp", "\x00"], [f"row{n:03}" for n in range(60)]])
def test_rows_that_cannot_be_read_are_refused(desk, maggies_draft, rows):
    before = stored(maggies_draft, "treatment_escalation")
    page = open_section(desk, maggies_draft, "treatment_escalation")

    sent = {**page, "row": rows, "hosp-conditions": "typed"} | {f"{row}-reason": "x" for row in rows}
    refused = desk.post(desk_of(maggies_draft, "treatment_escalation"), sent)

    assert (refused.status_code, stored(maggies_draft, "treatment_escalation")) == (422, before)


def test_words_of_the_person_say_how_they_were_written(desk, maggies_draft, bethan):
    page = open_section(desk, maggies_draft, "esther")
    how = {"authorship-written_how": "by_another", "authorship-written_with": "Katherine"}

    desk.post(desk_of(maggies_draft, "esther"), {**page, "good_day": "Tea", **how})

    words = OwnWords.objects.first()
    assert (words.content["esther"], words.written_how, words.written_with, words.written_by) == (
        {"good_day": "Tea"},
        "by_another",
        "Katherine",
        bethan,
    )


def test_words_of_the_person_are_not_kept_without_saying_how(desk, maggies_draft):
    page = open_section(desk, maggies_draft, "esther")

    refused = desk.post(desk_of(maggies_draft, "esther"), {**page, "good_day": "Tea"})

    assert (refused.status_code, OwnWords.objects.count()) == (422, 1)
    assert refused.context["errors"][0]["message"] == "How was this written?: Say how this was written."


def revision_of(page):
    return int(page["origin-revision"][0])


def test_a_change_elsewhere_stands_in_nobodys_way(desk, maggies_draft, imran):
    page = open_section(desk, maggies_draft, "place_of_care")
    save_section(maggies_draft, "carer", {"availability": "none"}, revision=revision_of(page), by=imran)

    saved = desk.post(desk_of(maggies_draft, "place_of_care"), {**page, "first_choice": "hospice"})

    assert (saved.status_code, KeptText.objects.count()) == (302, 0)
    assert (stored(maggies_draft, "carer"), stored(maggies_draft, "place_of_care")) == (
        {"availability": "none"},
        {"first_choice": "hospice"},
    )


def test_a_second_click_is_not_a_quarrel_with_oneself(desk, maggies_draft):
    page = open_section(desk, maggies_draft, "place_of_care")
    sent = {**page, "first_choice": "hospice"}

    clicks = [desk.post(desk_of(maggies_draft, "place_of_care"), sent).status_code for _ in range(2)]

    assert (clicks, Draft.objects.get().revision) == ([302, 302], revision_of(page) + 1)


@pytest.mark.parametrize("revision", ["", "-1", "abc", "9" * 400, "\x00", "１"])
def test_a_page_that_cannot_tell_what_it_had_seen_overwrites_nothing(desk, maggies_draft, revision):
    page = open_section(desk, maggies_draft, "place_of_care") | {"origin-revision": revision, "origin-seen": revision}

    both = desk.post(desk_of(maggies_draft, "place_of_care"), {**page, "first_choice": "hospice"})

    assert (both.status_code, stored(maggies_draft, "place_of_care")) == (409, {"first_choice": "home"})


@pytest.mark.parametrize("plan", ["", "nonsense", "\x00"])
def test_a_page_about_another_person_is_refused_and_the_words_given_back(desk, maggies_draft, plan):
    page = open_section(desk, maggies_draft, "place_of_care") | {"origin-plan": plan}

    refused = desk.post(desk_of(maggies_draft, "place_of_care"), {**page, "first_choice_named": "The blue house"})

    assert (refused.status_code, stored(maggies_draft, "place_of_care")) == (409, {"first_choice": "home"})
    assert "The blue house" in refused.content.decode()


def test_a_section_nobody_declared_is_not_there(desk, maggies_draft):
    assert desk.get(desk_of(maggies_draft, "zebra")).status_code == 404


def test_a_published_plan_says_when_the_person_changed_their_words(desk, maggies_draft, imran, maggie, client):
    publish_draft(maggies_draft, by=imran)
    page = open_section(desk, maggies_draft, "esther")

    desk.post(desk_of(maggies_draft, "esther"), {**page, "matters_most": "The sea", "authorship-written_how": "self"})

    assert [change.item.key for change in desk.get(desk_of(maggies_draft)).context["changed_words"]] == ["matters_most"]


@pytest.mark.parametrize("page", [(), ("cpr",), ("esther",), ("zebra",)])
def test_owen_meets_the_same_page_whether_there_is_a_plan_or_not(client, owen, maggies_draft, page):
    client.force_login(owen)
    real = desk_of(maggies_draft, *page)

    answers = [client.get(address) for address in (real, real.replace(str(maggies_draft.pk), str(uuid.uuid4())))]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize("name", ["ravi", "maggie", "katherine", "grace", "dan", "priya"])
def test_only_those_who_write_plans_reach_the_desk(client, request, maggies_draft, name):
    client.force_login(request.getfixturevalue(name))

    assert client.get(desk_of(maggies_draft)).status_code == 404


def test_a_visitor_is_asked_to_sign_in(client, maggies_draft):
    assert client.get(desk_of(maggies_draft)).url.startswith("/accounts/login/")


def titles_at_hand(page):
    """Which sections the task list shows unfolded."""
    return {task.title for group in page.context["groups"] for task in group.tasks}


def test_the_pages_of_a_childs_plan_are_at_hand_on_a_childs_desk_only(desk, maggies_draft):
    pages = {"Wishes during life", "A life-threatening event", "Parental responsibility", "Specific treatment plans"}
    assert titles_at_hand(desk.get(desk_of(maggies_draft))) & pages == set()

    maggies_draft.person.born_on = timezone.localdate() - timedelta(days=365 * 9)
    maggies_draft.person.save(update_fields=["born_on"])

    assert pages <= titles_at_hand(desk.get(desk_of(maggies_draft)))


def test_a_section_that_few_plans_need_is_folded_away(desk, maggies_draft):
    assert "CPR form, and who knows of it" not in titles_at_hand(desk.get(desk_of(maggies_draft)))
    assert "My life story" not in titles_at_hand(desk.get(desk_of(maggies_draft)))


@pytest.fixture
def empty_plan(bethan, teams):
    person = register_person(person_facts(nhs_number=SPARE_NUMBER), team=teams["night_team"], by=bethan)
    return start_plan(person, team=teams["night_team"], by=bethan)


def test_a_page_of_own_words_left_empty_asks_nothing_and_saves_nothing(desk, empty_plan):
    page = open_section(desk, empty_plan, "esther")

    answer = desk.post(desk_of(empty_plan, "esther"), {**page, "next": "1"})

    assert (answer.status_code, answer.url) == (302, desk_of(empty_plan, "consent"))
    assert not OwnWords.objects.exists()


def test_own_words_are_not_saved_before_it_is_said_whose_they_are(desk, empty_plan):
    page = open_section(desk, empty_plan, "esther")

    answer = desk.post(desk_of(empty_plan, "esther"), {**page, "matters_most": "My geese.", "next": "1"})

    assert answer.status_code == 422
    assert "My geese." in answer.content.decode()
    assert not OwnWords.objects.exists()
