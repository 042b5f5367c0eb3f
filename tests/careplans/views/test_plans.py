import re

import pytest

from careplans.content.sections import SECTIONS
from careplans.models import AccessEvent, Notice, Review
from tests.builders import publish_draft, write_draft
from tests.careplans.views.looking import answers_for, confirm, page, queries_for, sign_ins_for


def whole(client, user, plan):
    return page(client, user, f"/plans/{plan.pk}/")


def send(client, user, plan, what, **typed):
    client.force_login(user)
    return client.post(f"/plans/{plan.pk}/{what}/", {"version": 1, **typed})


def links_in(shown, plan):
    """The pages of this plan that a page leads to, apart from the menu."""
    return set(re.findall(rf'href="/plans/{plan.pk}/([a-z/-]+)"', shown))


def test_the_whole_plan_names_every_section_recorded_or_not(client, bethan, maggies_plan):
    shown = whole(client, bethan, maggies_plan)

    assert [section.title for section in SECTIONS if section.title not in shown] == []
    assert "Nothing recorded:" in shown


def test_questions_nobody_answered_are_named(client, bethan, maggies_plan):
    shown = whole(client, bethan, maggies_plan)

    cpr = shown[shown.index('id="arrest"') : shown.index('id="alerts"')]
    assert "Date to review CPR · When to think again about CPR" in cpr


def test_a_reason_for_no_answer_is_not_the_same_as_no_answer(client, bethan, imran, maggies_plan):
    write_draft(maggies_plan, {"place_of_death": {"first_choice": {"unsaid": "declined_to_discuss"}}}, by=bethan)
    publish_draft(maggies_plan, by=imran, key="second")

    assert '<span class="gt-unsaid gt-unsaid--declined_to_discuss">Declined to discuss</span>' in whole(
        client, bethan, maggies_plan
    )


def test_it_says_who_signed_and_who_was_told(client, bethan, maggies_plan):
    shown = whole(client, bethan, maggies_plan)

    assert "Signed and endorsed by Imran Sethi" in shown
    assert "GMC 9900101" in shown
    assert "Who has seen version 1" in shown
    assert "Not since it was published" in shown


def test_a_long_page_begins_with_a_list_that_leads_to_each_of_its_parts(client, bethan, maggies_plan):
    shown = whole(client, bethan, maggies_plan)

    contents = shown[shown.index('id="contents-title"') : shown.index("</nav>", shown.index('id="contents-title"'))]
    led_to = re.findall(r'href="#(\w+)"', contents)
    assert led_to == re.findall(r'<section class="gt-part" id="(\w+)"', shown)
    assert {"arrest", "person", "standing", "history"} < set(led_to)


def test_no_two_things_on_the_page_have_the_same_id(client, bethan, maggies_plan):
    ids = re.findall(r' id="([^"]+)"', whole(client, bethan, maggies_plan))

    assert len(ids) == len(set(ids))


def test_a_code_stands_quietly_under_the_answer_it_comes_with(client, bethan, maggies_plan):
    shown = " ".join(whole(client, bethan, maggies_plan).split())

    assert 'CPR attempts NOT recommended <span class="gt-code">SNOMED CT 450476008 ' in shown


@pytest.mark.parametrize(("name", "is_shown"), [("bethan", True), ("ravi", False)])
def test_a_sensitive_address_is_for_those_who_care(client, request, ravi, imran, maggies_draft, name, is_shown):
    maggies_draft.person.location_sensitive = True
    maggies_draft.person.save(update_fields=["location_sensitive"])
    publish_draft(maggies_draft, by=imran)
    confirm(client, ravi, maggies_draft)

    assert ("14 Marram Close" in whole(client, request.getfixturevalue(name), maggies_draft)) == is_shown


def test_no_word_of_a_draft_stands_in_the_plan(client, bethan, maggies_plan):
    write_draft(maggies_plan, {"comfort": {"would_want": "A brass band"}}, by=bethan)

    assert "brass band" not in whole(client, bethan, maggies_plan)


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        (
            "ravi",
            {"card/", "contacts/", "documents/", "home-entry/", "read-out/", "tickets/", "what-matters/", "versions/"},
        ),
        (
            "bethan",
            {
                "card/",
                "contacts/",
                "documents/",
                "draft/",
                "home-entry/",
                "tickets/",
                "what-matters/",
                "versions/",
                "sharing/",
            },
        ),
        (
            "imran",
            {
                "card/",
                "contacts/",
                "documents/",
                "draft/",
                "home-entry/",
                "tickets/",
                "what-matters/",
                "versions/",
                "sharing/",
                "withdraw/",
            },
        ),
        ("maggie", {"documents/", "home-entry/", "what-matters/", "versions/", "who-looked/"}),
    ],
)
def test_everyone_is_led_where_they_may_go_and_nowhere_else(client, request, ravi, maggies_plan, name, ways):
    confirm(client, ravi, maggies_plan)

    assert links_in(whole(client, request.getfixturevalue(name), maggies_plan), maggies_plan) == ways


def test_confirming_puts_on_record_that_it_is_still_right(client, bethan, maggies_plan):
    send(client, bethan, maggies_plan, "confirm", note="With Katherine")

    review = Review.objects.get()
    assert (review.version, review.confirmed_by, review.note) == (
        maggies_plan.current,
        "Bethan Rowlands, hospice CNS",
        "With Katherine",
    )
    assert "You confirmed version 1 unchanged." in whole(client, bethan, maggies_plan)


def test_a_version_that_was_not_read_is_not_confirmed(client, bethan, imran, maggies_plan):
    publish_draft(maggies_plan, by=imran, key="second")

    send(client, bethan, maggies_plan, "confirm")

    assert not Review.objects.exists()
    assert "another version came into use while you were reading" in whole(client, bethan, maggies_plan)


@pytest.mark.parametrize("name", ["ravi", "maggie", "owen", "grace"])
def test_only_those_who_care_may_confirm(client, request, maggies_plan, name):
    assert send(client, request.getfixturevalue(name), maggies_plan, "confirm").status_code == 404
    assert not Review.objects.exists()


def test_withdrawing_asks_why_and_changes_nothing_until_it_is_said(client, imran, maggies_plan):
    response = send(client, imran, maggies_plan, "withdraw", reason=" ")

    maggies_plan.refresh_from_db()
    assert (response.status_code, maggies_plan.is_in_use) == (422, True)
    assert "Say why this plan is withdrawn." in response.content.decode()


def test_withdrawing_takes_the_plan_out_of_use_and_tells_the_teams(client, imran, bethan, maggies_plan):
    send(client, imran, maggies_plan, "withdraw", reason="She asked for it")

    maggies_plan.refresh_from_db()
    assert (maggies_plan.is_in_use, maggies_plan.withdrawn_because) == (False, "She asked for it")
    assert Notice.objects.filter(kind=Notice.Kind.WITHDRAWN).count() == 4
    assert "This plan was withdrawn" in whole(client, bethan, maggies_plan)


def test_withdrawing_twice_is_answered_once(client, imran, maggies_plan):
    for _ in range(2):
        response = send(client, imran, maggies_plan, "withdraw", reason="She asked for it")
        assert response.url == f"/plans/{maggies_plan.pk}/"

    assert AccessEvent.objects.filter(verb="withdrew").count() == 1


@pytest.mark.parametrize("name", ["bethan", "ravi", "owen"])
def test_only_a_senior_clinician_withdraws(client, request, maggies_plan, name):
    user = request.getfixturevalue(name)

    assert send(client, user, maggies_plan, "withdraw", reason="x").status_code == 404
    maggies_plan.refresh_from_db()
    assert maggies_plan.is_in_use


def test_before_publication_the_page_says_that_nothing_is_in_use(client, bethan, maggies_draft):
    assert "No plan in use yet" in whole(client, bethan, maggies_draft)


def test_reading_is_on_record(client, bethan, maggies_plan):
    whole(client, bethan, maggies_plan)

    assert AccessEvent.objects.get(verb="read_plan").actor == bethan


def test_the_plan_costs_as_much_with_three_versions_as_with_one(client, bethan, imran, maggies_plan):
    client.force_login(bethan)
    one = queries_for(client, f"/plans/{maggies_plan.pk}/")
    for key in ("second", "third"):
        publish_draft(maggies_plan, by=imran, key=key)

    assert queries_for(client, f"/plans/{maggies_plan.pk}/") == one


@pytest.mark.parametrize("tail", ["", "withdraw/", "confirm/"])
def test_owen_cannot_tell_that_maggies_plan_exists(client, owen, maggies_plan, tail):
    of_maggie, of_nobody = answers_for(client, owen, maggies_plan, tail)

    assert of_maggie == of_nobody


@pytest.mark.parametrize("tail", ["", "withdraw/", "confirm/"])
def test_without_signing_in_nobody_can_tell_either(client, maggies_plan, tail):
    of_maggie, of_nobody = sign_ins_for(client, maggies_plan, tail)

    assert of_maggie == of_nobody == (302, "/accounts/login/?next=")
