"""Two people write in one section: the later sees both, chooses, and nothing anybody wrote is lost."""

import pytest

from careplans.actions.drafts import save_section
from careplans.models import AccessEvent, KeptText
from tests.careplans.views.writing import PLACE, desk_of, hidden_fields, stored


def collide(client, plan, imran, mine, theirs, key=PLACE):
    """Bethan opens a section, Imran saves it, Bethan sends hers: the page she gets."""
    page = hidden_fields(client.get(desk_of(plan, key)))
    save_section(plan, key, theirs, revision=int(page["origin-revision"][0]), by=imran)
    return client.post(desk_of(plan, key), {**page, **mine})


def kept_page(kept):
    return f"/plans/{kept.plan_id}/kept-texts/{kept.pk}/"


def choose(client, both, **chosen):
    """Send the merge page with these choices."""
    kept = both.context["kept"]
    return client.post(kept_page(kept), {**hidden_fields(both), **{f"merge-{key}": way for key, way in chosen.items()}})


MINE, THEIRS = {"first_choice": "hospice"}, {"first_choice": "hospital"}


def test_the_later_sees_both_and_nothing_is_chosen_beforehand(desk, maggies_draft, imran):
    both = collide(desk, maggies_draft, imran, MINE, THEIRS)

    [one] = both.context["sides"].form.found.values()
    assert (both.status_code, one.item.label, one.their_words, one.my_words) == (
        409,
        "Preferred place of care",
        "Acute hospital",
        "Hospice",
    )
    assert b" checked" not in both.content
    assert stored(maggies_draft) == THEIRS


def test_the_text_of_the_later_is_kept_thirty_days(desk, maggies_draft, imran, bethan):
    collide(desk, maggies_draft, imran, MINE, THEIRS)

    kept = KeptText.objects.get()
    assert (kept.writer, kept.section, kept.why, kept.typed["first_choice"]) == (
        bethan,
        PLACE,
        "someone_first",
        ["hospice"],
    )
    assert (kept.keep_until - kept.kept_at).days == 30


def test_the_desk_lists_it_for_its_writer_alone(desk, client, maggies_draft, imran):
    collide(desk, maggies_draft, imran, MINE, THEIRS)
    waits = b"Text of yours that was not saved"

    hers = desk.get(desk_of(maggies_draft)).content
    client.force_login(imran)

    assert (waits in hers, waits in client.get(desk_of(maggies_draft)).content) == (True, False)


@pytest.mark.parametrize(("way", "stands"), [("theirs", THEIRS), ("mine", MINE)])
def test_what_is_chosen_stands(desk, maggies_draft, imran, way, stands):
    both = collide(desk, maggies_draft, imran, MINE, THEIRS)

    saved = choose(desk, both, **{"-first_choice": way})

    assert (saved.url, stored(maggies_draft)) == (desk_of(maggies_draft), stands)
    assert b"Text of yours that was not saved" not in desk.get(desk_of(maggies_draft)).content


def test_two_texts_can_both_stand(desk, maggies_draft, imran):
    mine, theirs = {"guidance": "Stay at home"}, {"guidance": "Ring the hospice line"}
    both = collide(desk, maggies_draft, imran, mine, theirs, "clinical_focus")

    choose(desk, both, **{"-guidance": "both"})

    assert stored(maggies_draft, "clinical_focus") == {"guidance": "Ring the hospice line\nStay at home"}


def test_something_else_can_be_written(desk, maggies_draft, imran):
    mine, theirs = {"guidance": "Stay at home"}, {"guidance": "Ring the hospice line"}
    both = collide(desk, maggies_draft, imran, mine, theirs, "clinical_focus")

    choose(desk, both, **{"-guidance": "anew", "-guidance-anew": "Stay, and ring the line"})

    assert stored(maggies_draft, "clinical_focus") == {"guidance": "Stay, and ring the line"}


@pytest.mark.parametrize("chosen", [{}, {"-first_choice": "zebra"}, {"-first_choice": "both"}])
def test_without_a_choice_nothing_is_saved(desk, maggies_draft, imran, chosen):
    both = collide(desk, maggies_draft, imran, MINE, THEIRS)

    asked_again = choose(desk, both, **chosen)

    assert (asked_again.status_code, stored(maggies_draft)) == (422, THEIRS)
    assert asked_again.context["problems"] == [
        {"message": "Preferred place of care: Choose what is to stand.", "href": "#id_merge--first_choice"}
    ]


def test_what_a_merge_takes_away_is_kept_for_whoever_wrote_it(desk, maggies_draft, imran, client):
    both = collide(desk, maggies_draft, imran, MINE, THEIRS)

    choose(desk, both, **{"-first_choice": "mine"})

    theirs = KeptText.objects.waiting().get()
    assert (theirs.writer, theirs.why, theirs.typed["first_choice"]) == (imran, "replaced", ["hospital"])
    client.force_login(imran)
    again = client.get(kept_page(theirs)).context["sides"].form.found.values()
    assert [(one.their_words, one.my_words) for one in again] == [("Hospice", "Acute hospital")]


def test_a_merge_that_takes_nothing_away_keeps_nothing_more(desk, maggies_draft, imran):
    mine, theirs = {"guidance": "Stay at home"}, {"guidance": "Ring the hospice line"}
    both = collide(desk, maggies_draft, imran, mine, theirs, "clinical_focus")

    choose(desk, both, **{"-guidance": "both"})

    assert not KeptText.objects.waiting().exists()


def test_a_section_changed_once_more_is_asked_again(desk, maggies_draft, imran):
    mine, theirs = {"guidance": "Stay at home"}, {"guidance": "Ring the hospice line"}
    both = collide(desk, maggies_draft, imran, mine, theirs, "clinical_focus")
    newest = {"guidance": "Ring 999"}
    save_section(maggies_draft, "clinical_focus", newest, revision=both.context["plan"].draft.revision, by=imran)

    again = choose(desk, both, **{"-guidance": "anew", "-guidance-anew": "Typed with care"})

    assert (again.status_code, stored(maggies_draft, "clinical_focus")) == (409, newest)
    assert "Typed with care" in again.content.decode()
    assert b" checked" not in again.content


def test_a_row_added_meanwhile_stays_and_a_row_of_mine_is_asked(desk, maggies_draft, imran):
    pain, fall = stored(maggies_draft, "likely_emergencies")[0], {"id": "fall", "trigger": "Fall", "what_to_do": "Stay"}
    mine = {"row": ["pain", "mine"], "mine-trigger": "Fit", "mine-what_to_do": "Wait"}
    mine |= {f"pain-{key}": value for key, value in pain.items() if key != "id"}

    both = collide(desk, maggies_draft, imran, mine, [pain, fall], "likely_emergencies")
    choose(desk, both, **{"mine-row": "mine"})

    assert both.context["sides"].rows_of_others == 1
    assert [row["id"] for row in stored(maggies_draft, "likely_emergencies")] == ["pain", "mine", "fall"]


def test_words_the_plan_says_already_leave_nothing_to_choose(desk, maggies_draft, imran):
    both = collide(desk, maggies_draft, imran, {**THEIRS, "second_choice": ""}, THEIRS)

    assert both.status_code == 302


def test_thrown_away_is_gone_and_on_record(desk, maggies_draft, imran, bethan):
    collide(desk, maggies_draft, imran, MINE, THEIRS)
    kept = KeptText.objects.get()

    desk.post(kept_page(kept), {"throw-away": "1"})

    event = AccessEvent.objects.filter(verb="threw_text_away").get()
    assert (KeptText.objects.count(), event.actor, event.plan, event.subject) == (0, bethan, maggies_draft, PLACE)


def test_reading_a_kept_text_is_on_record(desk, maggies_draft, imran, bethan):
    collide(desk, maggies_draft, imran, MINE, THEIRS)

    desk.get(kept_page(KeptText.objects.get()))

    event = AccessEvent.objects.filter(verb="read_kept_text").last()
    assert (event.actor, event.plan, event.subject) == (bethan, maggies_draft, PLACE)


@pytest.mark.parametrize(("name", "status"), [("imran", 200), ("maggie", 404), ("ravi", 404), ("owen", 404)])
def test_only_writers_of_the_plan_read_what_a_colleague_typed(client, request, maggies_draft, desk, name, status):
    collide(desk, maggies_draft, request.getfixturevalue("imran"), MINE, THEIRS)
    client.force_login(request.getfixturevalue(name))

    assert client.get(kept_page(KeptText.objects.get())).status_code == status


def test_a_text_past_its_day_is_not_there(desk, maggies_draft, imran):
    collide(desk, maggies_draft, imran, MINE, THEIRS)
    kept = KeptText.objects.get()
    KeptText.objects.update(kept_at=kept.kept_at.replace(year=2020), keep_until=kept.kept_at)

    assert desk.get(kept_page(kept)).status_code == 404


def test_what_cannot_be_saved_is_kept_and_found_again_in_its_section(desk, maggies_draft):
    page = hidden_fields(desk.get(desk_of(maggies_draft, "cpr")))
    desk.post(desk_of(maggies_draft, "cpr"), {**page, "decision": "maybe", "reason": "Typed\x00 with care"})

    there = desk.get(kept_page(KeptText.objects.get()), follow=True)

    assert there.redirect_chain[0][0].startswith(desk_of(maggies_draft, "cpr"))
    assert there.context["form"].rows[0]["reason"].value() == "Typed\ufffd with care"


def test_once_it_is_saved_from_that_page_it_is_kept_no_longer(desk, maggies_draft):
    page = hidden_fields(desk.get(desk_of(maggies_draft, PLACE)))
    refused = desk.post(desk_of(maggies_draft, PLACE), {**page, "first_choice": "the moon"})
    desk.post(desk_of(maggies_draft, PLACE), {**page, "first_choice": "the stars"})

    desk.post(desk_of(maggies_draft, PLACE), {**hidden_fields(refused), **MINE})

    assert (KeptText.objects.count(), stored(maggies_draft)) == (0, MINE)


def test_a_save_from_another_page_leaves_it_kept(desk, maggies_draft):
    old, new = (hidden_fields(desk.get(desk_of(maggies_draft, PLACE))) for _ in range(2))
    desk.post(desk_of(maggies_draft, PLACE), {**old, "first_choice": "the moon"})

    desk.post(desk_of(maggies_draft, PLACE), {**new, **MINE})

    assert [kept.typed["first_choice"] for kept in KeptText.objects.waiting()] == [["the moon"]]


def test_words_of_someone_signed_out_meet_them_after_signing_in(desk, maggies_draft, bethan):
    page = hidden_fields(desk.get(desk_of(maggies_draft, PLACE)))
    desk.logout()

    sent = desk.post(desk_of(maggies_draft, PLACE), {**page, **MINE})

    kept = KeptText.objects.get()
    assert (sent.status_code, kept.writer, kept.why) == (302, bethan, "signed_out")
    assert sent.url == f"/accounts/login/?next={kept_page(kept)}"
    assert stored(maggies_draft) == {"first_choice": "home"}


@pytest.mark.parametrize("writer", ["", "nobody", "\x00"])
def test_a_visitor_with_a_page_of_their_own_making_leaves_nothing(desk, maggies_draft, writer):
    page = hidden_fields(desk.get(desk_of(maggies_draft, PLACE))) | {"origin-writer": writer}
    desk.logout()

    sent = desk.post(desk_of(maggies_draft, PLACE), {**page, **MINE})

    assert (sent.url.startswith("/accounts/login/"), KeptText.objects.count()) == (True, 0)


def test_a_writer_who_may_write_no_more_leaves_nothing_after_signing_out(desk, maggies_draft, bethan):
    page = hidden_fields(desk.get(desk_of(maggies_draft, PLACE)))
    desk.logout()
    bethan.memberships.update(ended_at=bethan.memberships.get().started_at)

    desk.post(desk_of(maggies_draft, PLACE), {**page, **MINE})

    assert KeptText.objects.count() == 0
