"""What the script of a writing page sends and is told: the same rules as the button, and never a word of content."""

from datetime import timedelta

import pytest
from django.utils import timezone

from careplans.actions.drafts import save_section
from careplans.actions.open_pages import open_page
from careplans.content.sections import section_by_key
from careplans.models import AccessEvent, Draft, KeptText, OpenPage, OwnWords
from tests.careplans.views.writing import PLACE, desk_of, hidden_fields, stored


def opened(client, plan, key=PLACE):
    return hidden_fields(client.get(desk_of(plan, key)))


def autosave(client, plan, page, typed, key=PLACE, turn=1):
    return client.post(desk_of(plan, key), {**page, **typed, "autosave": "1", "origin-turn": str(turn)})


HOSPICE = {"first_choice": "hospice"}


def test_what_was_typed_so_far_is_saved_and_on_record(desk, maggies_draft, bethan):
    told = autosave(desk, maggies_draft, opened(desk, maggies_draft), HOSPICE)

    event = AccessEvent.objects.last()
    assert (told.status_code, told.json()["said"], stored(maggies_draft)) == (200, "Saved", HOSPICE)
    assert (event.verb, event.actor, event.subject) == ("wrote_section", bethan, PLACE)


def test_the_answer_holds_no_content(desk, maggies_draft):
    told = autosave(desk, maggies_draft, opened(desk, maggies_draft), {"first_choice_named": "The blue house"})

    assert set(told.json()) == {"said", "revision", "seen", "others"}
    assert "blue house" not in told.content.decode()


def test_with_what_it_was_told_the_page_saves_again(desk, maggies_draft):
    page = opened(desk, maggies_draft)
    told = autosave(desk, maggies_draft, page, HOSPICE).json()

    page |= {"origin-revision": told["revision"], "origin-seen": told["seen"]}
    saved = desk.post(desk_of(maggies_draft, PLACE), {**page, "first_choice": "hospital"})

    assert (saved.status_code, stored(maggies_draft)) == (302, {"first_choice": "hospital"})


def test_an_answer_lost_on_the_way_is_no_quarrel_with_oneself(desk, maggies_draft):
    page = opened(desk, maggies_draft)
    autosave(desk, maggies_draft, page, HOSPICE, turn=1)

    told = autosave(desk, maggies_draft, page, {"first_choice": "hospital"}, turn=2)

    assert (told.status_code, stored(maggies_draft)) == (200, {"first_choice": "hospital"})


def test_a_save_that_was_overtaken_overwrites_nothing(desk, maggies_draft):
    page = opened(desk, maggies_draft)
    autosave(desk, maggies_draft, page, {"first_choice": "hospital"}, turn=2)

    told = autosave(desk, maggies_draft, page, HOSPICE, turn=1)

    assert (told.status_code, stored(maggies_draft)) == (409, {"first_choice": "hospital"})


def test_the_same_again_is_not_saved_twice(desk, maggies_draft):
    page = opened(desk, maggies_draft)
    before = Draft.objects.get().revision

    for turn in (1, 2):
        autosave(desk, maggies_draft, page, HOSPICE, turn=turn)

    assert Draft.objects.get().revision == before + 1


def test_what_cannot_be_saved_is_told_and_kept_once(desk, maggies_draft):
    page = opened(desk, maggies_draft)

    answers = [autosave(desk, maggies_draft, page, {"first_choice": words}) for words in ("the moon", "the stars")]

    assert [told.status_code for told in answers] == [422, 422]
    assert answers[0].json()["problems"] == ["Preferred place of care: Choose one of the answers in the list."]
    assert [kept.typed["first_choice"] for kept in KeptText.objects.all()] == [["the stars"]]
    assert stored(maggies_draft) == {"first_choice": "home"}


def test_a_conflict_stops_it_and_says_who_and_where_to_go(desk, maggies_draft, imran):
    page = opened(desk, maggies_draft)
    theirs = {"first_choice": "hospital"}
    save_section(maggies_draft, PLACE, theirs, revision=int(page["origin-revision"][0]), by=imran)

    told = autosave(desk, maggies_draft, page, HOSPICE)

    kept = KeptText.objects.get()
    assert (told.status_code, stored(maggies_draft)) == (409, theirs)
    assert told.json()["said"].startswith("Imran Sethi saved this section while you were writing.")
    assert told.json()["merge"] == f"/plans/{maggies_draft.pk}/kept-texts/{kept.pk}/"


def test_a_page_of_another_plan_is_refused(desk, maggies_draft):
    page = opened(desk, maggies_draft) | {"origin-plan": "nonsense"}

    assert autosave(desk, maggies_draft, page, HOSPICE).status_code == 409
    assert stored(maggies_draft) == {"first_choice": "home"}


def test_an_entry_ticked_for_removal_stays_until_save_is_pressed(desk, maggies_draft):
    before = stored(maggies_draft, "treatment_escalation")
    rows = {f"{row['id']}-{key}": value for row in before for key, value in row.items() if key != "id"}
    page = opened(desk, maggies_draft, "treatment_escalation")

    autosave(desk, maggies_draft, page, {**rows, "hosp-remove": "on"}, "treatment_escalation")

    assert stored(maggies_draft, "treatment_escalation") == before


def test_the_persons_own_words_are_kept_and_only_save_makes_an_entry(desk, maggies_draft):
    page = opened(desk, maggies_draft, "esther")
    typed = {"good_day": "Tea", "authorship-written_how": "self"}

    told = autosave(desk, maggies_draft, page, typed, "esther")
    after_writing = OwnWords.objects.count(), KeptText.objects.count()
    desk.post(desk_of(maggies_draft, "esther"), {**page, **typed})

    assert (told.status_code, after_writing) == (200, (1, 1))
    assert told.json()["said"].startswith("Kept for you, and not in the plan until you press Save.")
    assert (OwnWords.objects.count(), KeptText.objects.count()) == (2, 0)


def test_signed_out_it_is_kept_and_the_script_is_told(desk, maggies_draft):
    page = opened(desk, maggies_draft)
    desk.logout()

    told = autosave(desk, maggies_draft, page, HOSPICE)

    assert (told.status_code, KeptText.objects.get().why) == (401, "signed_out")
    assert told.json()["said"].startswith("You are signed out")


def test_the_others_are_named_with_the_time_they_came(desk, maggies_draft, imran):
    open_page(maggies_draft, PLACE, by=imran, now=timezone.now() - timedelta(seconds=90))

    told = desk.post(desk_of(maggies_draft, PLACE), {"here": "1"})

    words = "Imran Sethi opened this section 1 minute ago."
    assert told.json() == {"others": [{"name": "Imran Sethi", "words": words}]}
    assert words in desk.get(desk_of(maggies_draft, PLACE)).content.decode()


def test_the_desk_names_the_section_somebody_is_in(desk, maggies_draft, imran):
    open_page(maggies_draft, PLACE, by=imran)

    page = desk.get(desk_of(maggies_draft)).content.decode()

    assert f"Imran Sethi opened “{section_by_key(PLACE).title}” just now." in page


def test_nobody_is_named_to_themselves_or_after_two_minutes(desk, maggies_draft, bethan, imran):
    open_page(maggies_draft, PLACE, by=bethan)
    open_page(maggies_draft, PLACE, by=imran, now=timezone.now() - timedelta(minutes=2, seconds=1))

    assert desk.post(desk_of(maggies_draft, PLACE), {"here": "1"}).json() == {"others": []}


def test_a_beat_keeps_a_page_open_without_a_new_event_or_time(desk, maggies_draft, bethan):
    came = timezone.now() - timedelta(minutes=5)
    open_page(maggies_draft, PLACE, by=bethan, now=came)
    events = AccessEvent.objects.count()

    desk.post(desk_of(maggies_draft, PLACE), {"here": "1"})

    here = OpenPage.objects.still_open().get()
    assert (here.opened_at, AccessEvent.objects.count()) == (came, events)


def test_who_has_saved_and_gone_is_not_here(desk, maggies_draft, imran, client):
    desk.post(desk_of(maggies_draft, PLACE), {**opened(desk, maggies_draft), **HOSPICE})

    client.force_login(imran)

    assert client.post(desk_of(maggies_draft, PLACE), {"here": "1"}).json() == {"others": []}


@pytest.mark.parametrize("name", ["owen", "ravi", "maggie", "grace"])
def test_strangers_are_told_nothing_of_who_is_here(client, request, maggies_draft, name):
    client.force_login(request.getfixturevalue(name))

    assert client.post(desk_of(maggies_draft, PLACE), {"here": "1"}).status_code == 404
