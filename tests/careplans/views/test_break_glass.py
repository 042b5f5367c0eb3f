"""The screen before a shut plan, the strip while it is open, and its review."""

import re

import pytest

from accounts.roles import HOSPITAL
from careplans.actions.people import register_person
from careplans.audit import Verb
from careplans.models import AccessEvent, BreakGlass
from tests.builders import PASSWORD, SPARE_NUMBER, build_team, build_user, person_facts
from tests.careplans.breaking import TYPED, a_gp_elsewhere, broken, found_by
from tests.careplans.views.looking import BY_NAME, BY_NUMBER, answers_for, confirmed, look_up, page

SHUT = ("CPR", "Penicillin", "Pancreatic", "hospice line", "Seawick")


@pytest.fixture
def nia(teams, grace):
    return a_gp_elsewhere(teams)


@pytest.fixture
def zara(db):
    """A hospital clinician, called to anybody, outside the area."""
    return build_user("Zara", "Ali", HOSPITAL, build_team("Emergency department", "Far Hospital"))


@pytest.fixture
def screen(maggies_plan):
    return f"/plans/{maggies_plan.pk}/break-glass/"


def test_a_look_up_leads_to_the_screen_and_says_nothing_of_the_plan(client, maggies_plan, nia, screen):
    answer = look_up(client, nia, BY_NUMBER)
    assert answer.url == screen

    words = client.get(screen).content.decode()

    assert "Information governance and the person will see that you looked" in words
    assert [word for word in SHUT if word in words] == []


def test_no_reason_is_chosen_beforehand(client, maggies_plan, nia, screen):
    words = found_by(client, nia, maggies_plan).get(screen).content.decode()

    assert words.count('type="radio"') == 5
    assert re.search(r"<input[^>]* checked", words) is None


def test_with_a_reason_the_card_is_open(client, maggies_plan, nia, screen):
    found_by(client, nia, maggies_plan)

    answer = client.post(screen, TYPED, follow=True)

    assert answer.redirect_chain == [(f"/plans/{maggies_plan.pk}/card/", 302)]
    assert "Emergency card" in answer.content.decode()
    assert "Penicillin" in answer.content.decode()


@pytest.mark.parametrize("lacking", ["agrees", "reason", "words"])
def test_without_a_tick_a_reason_or_words_nothing_is_opened(client, maggies_plan, nia, screen, lacking):
    found_by(client, nia, maggies_plan)

    answer = client.post(screen, {name: value for name, value in TYPED.items() if name != lacking})

    assert (answer.status_code, BreakGlass.objects.count()) == (422, 0)
    assert [word for word in SHUT if word in answer.content.decode()] == []


def test_a_case_number_does_instead_of_words(client, maggies_plan, nia, screen):
    found_by(client, nia, maggies_plan)

    client.post(screen, {**TYPED, "words": "", "case_number": "4711"})

    assert BreakGlass.objects.get().case_number == "4711"


def test_who_signed_in_long_ago_gives_the_password_again(client, maggies_plan, nia, screen):
    found_by(client, nia, maggies_plan, signed_in_ago=16 * 60)
    assert "Your password" in client.get(screen).content.decode()

    statuses = [client.post(screen, {**TYPED, **given}).status_code for given in ({}, {"password": "wrong"})]
    assert (statuses, BreakGlass.objects.count()) == ([422, 422], 0)
    assert AccessEvent.objects.latest("id").subject == "break-glass: wrong password"

    assert client.post(screen, {**TYPED, "password": PASSWORD}).status_code == 302
    assert BreakGlass.objects.count() == 1


def test_who_signed_in_lately_is_not_asked(client, maggies_plan, nia, screen):
    found_by(client, nia, maggies_plan, signed_in_ago=14 * 60)

    assert "Your password" not in client.get(screen).content.decode()


def test_owen_is_told_of_nothing(client, maggies_plan, owen):
    real, random = answers_for(client, owen, maggies_plan, "break-glass/")

    assert real == random
    assert real[0] == 404


def test_pages_that_are_shut_lead_to_the_screen(client, maggies_plan, nia, screen):
    found_by(client, nia, maggies_plan)

    for tail in ("card/", "", "versions/", "versions/1/", "what-matters/"):
        answer = client.get(f"/plans/{maggies_plan.pk}/{tail}")
        assert (tail, answer.status_code, answer.headers.get("Location")) == (tail, 302, screen)


def test_what_it_never_opens_stays_shut(client, maggies_plan, nia):
    broken(maggies_plan, nia)
    confirmed(client, nia, maggies_plan)

    for tail in ("draft/", "draft/publish/", "tickets/", "home-entry/", "sharing/", "read-out/", "confirm/"):
        address = f"/plans/{maggies_plan.pk}/{tail}"
        assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}, tail


OPEN = ("card/", "", "versions/", "versions/1/", "what-matters/", "documents/")


@pytest.mark.parametrize("tail", OPEN)
def test_every_page_about_that_person_says_so_and_can_end_it(client, maggies_plan, nia, tail):
    broken(maggies_plan, nia)

    words = confirmed(client, nia, maggies_plan).get(f"/plans/{maggies_plan.pk}/{tail}").content.decode()

    assert "You may read, and nothing else." in words
    assert "4 hours left" in words
    assert f'action="/plans/{maggies_plan.pk}/break-glass/end/"' in words


def test_the_person_s_page_says_so_too(client, maggies_plan, nia):
    broken(maggies_plan, nia)

    assert "4 hours left" in page(client, nia, f"/people/{maggies_plan.person_id}/")


def test_nobody_else_sees_the_strip(client, maggies_plan, nia, bethan):
    broken(maggies_plan, nia)

    assert "gt-glass" not in page(client, bethan, f"/plans/{maggies_plan.pk}/")


def test_a_card_that_is_kept_does_not_keep_the_strip(client, maggies_plan, nia, bethan):
    broken(maggies_plan, nia)
    address = f"/plans/{maggies_plan.pk}/card/"
    assert "gt-glass" in confirmed(client, nia, maggies_plan).get(address).content.decode()

    assert "gt-glass" not in page(client, bethan, address)


def test_end_now_ends_it_at_the_next_request(client, maggies_plan, nia, screen):
    found_by(client, nia, maggies_plan)
    client.post(screen, TYPED)
    assert client.get(f"/plans/{maggies_plan.pk}/card/").status_code == 200

    client.post(f"{screen}end/")

    assert client.get(f"/plans/{maggies_plan.pk}/card/").url == screen


def test_whoever_may_read_is_led_to_the_card(client, maggies_plan, bethan, screen):
    client.force_login(bethan)

    assert client.get(screen).url == f"/plans/{maggies_plan.pk}/card/"


def test_the_person_reads_in_plain_words_who_it_was_and_why(client, maggies_plan, nia, maggie):
    broken(maggies_plan, nia)

    words = page(client, maggie, f"/plans/{maggies_plan.pk}/who-looked/")

    assert "Nia Hughes" in words
    assert "Opened the plan for some hours though their team does not care for the person (break-glass)" in words
    assert "Why: Unconscious or cannot be asked: unconscious at home" in words


ASKED = {"nhs_number": "9992048174", "date_of_birth": "1958-03-14"}


def test_the_api_finds_and_says_only_that_there_is_a_plan(client, maggies_plan, zara, screen):
    client.force_login(zara)

    answer = client.post("/api/v1/lookup/", ASKED, content_type="application/json").json()

    assert (answer["outcome"], answer["access"]) == ("found", "break_glass")
    assert answer["plan"] == {"id": str(maggies_plan.pk), "break_glass": screen}
    assert client.get(f"/api/v1/plans/{maggies_plan.pk}/card/").status_code == 404


@pytest.mark.knows_maggie("owen")  # he is told what he gave himself
def test_the_api_tells_no_stranger_that_there_is_a_plan(client, maggies_plan, nia, owen):
    for stranger in (nia, owen):
        client.force_login(stranger)
        answer = client.post("/api/v1/lookup/", ASKED, content_type="application/json")
        assert answer.json()["outcome"] == "nobody_matched"
        assert b"HOLLOWAY" not in answer.content


def test_grace_reads_who_why_and_what_and_says_what_she_found(client, maggies_plan, nia, grace):
    glass = broken(maggies_plan, nia)
    queue = page(client, grace, "/oversight/break-glass/")
    assert "Nia Hughes" in queue
    assert "Holloway" not in queue

    words = page(client, grace, glass.get_absolute_url())
    assert "HOLLOWAY, Margaret Ann (Mrs)" in words
    assert [word for word in SHUT if word in words] == []
    answer = client.post(glass.get_absolute_url(), {"outcome": "explained", "note": "Rang her."}, follow=True)

    assert "What you found is on record" in answer.content.decode()
    glass.refresh_from_db()
    assert (glass.outcome, glass.reviewed_by) == ("explained", grace)
    assert AccessEvent.objects.filter(verb=Verb.READ_GLASS, plan=maggies_plan).count() == 1


def test_a_review_needs_an_outcome_and_words(client, maggies_plan, nia, grace):
    glass = broken(maggies_plan, nia)
    client.force_login(grace)

    answer = client.post(glass.get_absolute_url(), {"outcome": "justified"})

    assert (answer.status_code, BreakGlass.objects.unreviewed().count()) == (422, 1)


def test_owen_sees_no_queue(client, maggies_plan, nia, owen):
    glass = broken(maggies_plan, nia)
    client.force_login(owen)

    assert [client.get(address).status_code for address in ("/oversight/break-glass/", glass.get_absolute_url())] == [
        404,
        404,
    ]


def test_of_several_people_one_without_a_relationship_is_led_to_the_screen(client, maggies_plan, zara, screen):
    client.force_login(zara)

    assert client.get(f"/plans/{maggies_plan.pk}/card/").url == screen
    assert client.get(screen).status_code == 200


def test_the_case_number_typed_before_one_of_several_was_chosen_opens_the_plan(
    client, maggies_plan, zara, bethan, teams
):
    facts = person_facts(nhs_number=SPARE_NUMBER, given_names="Marjorie")
    register_person(facts, team=teams["night_team"], by=bethan)
    words = look_up(client, zara, {**BY_NAME, "case_number": "4711"}).content.decode()
    assert f"/plans/{maggies_plan.pk}/card/" in words

    answer = client.get(f"/plans/{maggies_plan.pk}/card/")

    assert (answer.status_code, "who this is" in answer.content.decode()) == (200, True)
