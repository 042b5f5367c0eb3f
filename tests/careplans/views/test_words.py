"""What matters: Maggie's own words, who wrote them, and that nobody overwrites them unseen."""

import uuid

import pytest

from careplans.actions.drafts import write_words
from careplans.models import AccessEvent, Draft, OwnWords
from tests.builders import publish_draft
from tests.careplans.views.writing import hidden_fields


def words_of(plan):
    return f"/plans/{plan.pk}/what-matters/"


def open_words(client, plan, section="esther"):
    """What Maggie's page sends back when it is filled in by herself."""
    page = client.get(words_of(plan), {"edit": section})
    return {**hidden_fields(page), "section": section, "authorship-written_how": "self"}


@pytest.fixture
def kitchen(client, maggie):
    client.force_login(maggie)
    return client


def newest(plan):
    return plan.own_words.first()


def test_maggie_writes_what_matters_to_her(kitchen, maggies_plan, maggie):
    saved = kitchen.post(words_of(maggies_plan), {**open_words(kitchen, maggies_plan), "good_day": "Tea in bed"})

    words = newest(maggies_plan)
    assert saved.url == words_of(maggies_plan)
    assert (words.content["esther"], words.written_how, words.written_by) == (
        {"good_day": "Tea in bed"},
        "self",
        maggie,
    )


def test_maggie_is_taken_to_write_for_herself(kitchen, maggies_plan):
    page = kitchen.get(words_of(maggies_plan), {"edit": "esther"})

    assert page.context["form"].authorship["written_how"].value() == "self"


def test_staff_say_how_the_words_were_written(client, bethan, maggies_plan):
    client.force_login(bethan)
    page = open_words(client, maggies_plan) | {"authorship-written_how": "helped"}

    client.post(words_of(maggies_plan), {**page, "good_day": "Tea"})

    assert (newest(maggies_plan).written_how, newest(maggies_plan).written_with) == ("helped", "Bethan Rowlands")


def test_nothing_is_chosen_for_staff(client, bethan, maggies_plan):
    client.force_login(bethan)

    page = client.get(words_of(maggies_plan), {"edit": "esther"})

    assert page.context["form"].authorship["written_how"].value() is None


def test_whoever_wrote_is_named_on_the_page(client, bethan, maggies_plan):
    words = {"esther": {"good_day": "Tea"}}
    base = newest(maggies_plan).number
    write_words(maggies_plan, words, based_on=base, written_how="by_another", written_with="Katherine", by=bethan)
    client.force_login(bethan)

    page = client.get(words_of(maggies_plan))

    assert page.context["passages"][0].who_wrote == "Katherine, who knows the person"
    assert "Written by Katherine, who knows the person" in page.content.decode()


def test_writing_ends_no_signature_and_suggests_a_review(kitchen, maggies_plan):
    in_use = maggies_plan.current

    kitchen.post(words_of(maggies_plan), {**open_words(kitchen, maggies_plan), "matters_most": "The sea"})

    page = kitchen.get(words_of(maggies_plan))
    maggies_plan.refresh_from_db()
    assert [change.item.key for change in page.context["changed_words"]] == ["matters_most"]
    assert (maggies_plan.current, in_use.endorsement_words) == (in_use, "Signed and endorsed by Imran Sethi")


def test_words_that_no_recommendation_leans_on_suggest_nothing(kitchen, maggies_plan):
    said = {**newest(maggies_plan).content["esther"], "told_before": "My operations"}

    kitchen.post(words_of(maggies_plan), {**open_words(kitchen, maggies_plan), **said})

    assert kitchen.get(words_of(maggies_plan)).context["changed_words"] == []


def test_words_changed_meanwhile_are_shown_beside_ones_own(kitchen, maggies_plan, bethan):
    page = open_words(kitchen, maggies_plan)
    base = newest(maggies_plan).number
    write_words(maggies_plan, {"esther": {"good_day": "Sun"}}, based_on=base, written_how="helped", by=bethan)

    both = kitchen.post(words_of(maggies_plan), {**page, "good_day": "Tea"})

    assert (both.status_code, both.context["sides"].who, newest(maggies_plan).content["esther"]) == (
        409,
        "Bethan Rowlands",
        {"good_day": "Sun"},
    )
    [choice] = both.context["sides"].form.found.values()
    assert (choice.their_words, choice.my_words) == ("Sun", "Tea")


def test_after_seeing_both_one_step_saves(kitchen, maggies_plan, bethan):
    page = open_words(kitchen, maggies_plan)
    base = newest(maggies_plan).number
    write_words(maggies_plan, {"esther": {"good_day": "Sun"}}, based_on=base, written_how="helped", by=bethan)
    both = kitchen.post(words_of(maggies_plan), {**page, "good_day": "Tea"})

    chosen = {"merge--good_day": "anew", "merge--good_day-anew": "Tea and sun", "authorship-written_how": "self"}
    kept = maggies_plan.kept_texts.get()
    saved = kitchen.post(f"/plans/{maggies_plan.pk}/kept-texts/{kept.pk}/", {**hidden_fields(both), **chosen})

    assert (saved.url, newest(maggies_plan).content["esther"]) == (
        words_of(maggies_plan),
        {"good_day": "Tea and sun"},
    )


def test_a_second_click_writes_once(kitchen, maggies_plan):
    sent = {**open_words(kitchen, maggies_plan), "good_day": "Tea"}

    clicks = [kitchen.post(words_of(maggies_plan), sent).status_code for _ in range(2)]

    assert (clicks, OwnWords.objects.count()) == ([302, 302], 2)


def test_a_nurse_with_an_older_page_cannot_publish_over_newer_words(kitchen, maggies_plan):
    before = Draft.objects.get().revision

    kitchen.post(words_of(maggies_plan), {**open_words(kitchen, maggies_plan), "good_day": "Tea"})

    assert Draft.objects.get().revision == before + 1


@pytest.mark.parametrize("typed", ["\x00", "a\u202eb", "x" * 100_000])
def test_hostile_words_are_refused_and_given_back(kitchen, maggies_plan, typed):
    refused = kitchen.post(words_of(maggies_plan), {**open_words(kitchen, maggies_plan), "good_day": typed})

    assert (refused.status_code, OwnWords.objects.count()) == (422, 1)
    assert refused.context["form"].rows[0]["good_day"].value() == typed


@pytest.mark.parametrize("section", ["", "cpr", "zebra", "\x00"])
def test_only_the_persons_own_words_are_written_here(kitchen, maggies_plan, section):
    page = open_words(kitchen, maggies_plan) | {"section": section}

    assert kitchen.post(words_of(maggies_plan), page).status_code == 404


def test_goals_are_rows_of_their_own(kitchen, maggies_plan):
    page = open_words(kitchen, maggies_plan, "goals")
    more = hidden_fields(kitchen.post(words_of(maggies_plan), {**page, "add": "1"}))
    first, second = more["row"]

    kitchen.post(words_of(maggies_plan), {**page, **more, f"{second}-goal": "Theo's birthday"})

    assert (first, newest(maggies_plan).content["goals"]) == (
        page["row"][0],
        [{"id": second, "goal": "Theo's birthday"}],
    )


def test_reading_is_on_record(kitchen, maggies_plan, maggie):
    kitchen.get(words_of(maggies_plan))

    event = AccessEvent.objects.last()
    assert (event.verb, event.actor, event.plan) == ("read_words", maggie, maggies_plan)


def test_katherine_reads_and_does_not_write(client, katherine, maggies_plan):
    client.force_login(katherine)

    answers = [client.get(words_of(maggies_plan)), client.get(words_of(maggies_plan), {"edit": "esther"})]

    assert [answer.status_code for answer in answers] == [200, 404]
    assert client.post(words_of(maggies_plan), {"section": "esther"}).status_code == 404


def test_ravi_confirms_who_it_is_before_he_reads(client, ravi, maggies_plan):
    client.force_login(ravi)

    asked = client.get(words_of(maggies_plan)).content.decode()

    assert "looking at my own sea" not in asked


@pytest.mark.parametrize("name", ["owen", "grace", "dan", "priya"])
def test_strangers_cannot_tell_that_there_are_words(client, request, maggies_plan, name):
    client.force_login(request.getfixturevalue(name))

    answers = [client.get(f"/plans/{plan}/what-matters/") for plan in (maggies_plan.pk, uuid.uuid4())]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_a_new_version_takes_the_suggestion_away(kitchen, maggies_plan, imran):
    kitchen.post(words_of(maggies_plan), {**open_words(kitchen, maggies_plan), "matters_most": "The sea"})

    publish_draft(maggies_plan, by=imran, key="second")

    assert kitchen.get(words_of(maggies_plan)).context["changed_words"] == []
