"""Review, sign, publish: what was read is what is signed, and every refusal says why and loses nothing."""

import re
import threading
import uuid

import pytest
from django.db import connection
from django.test import Client

from careplans.actions.drafts import save_section
from careplans.actions.signing import sign
from careplans.content.sections import sections_of
from careplans.models import AccessEvent, Draft, Notice, PlanVersion, Signature
from config.cache import RedisOrMemory
from tests.builders import PASSWORD, publish_draft, publishable_content
from tests.careplans.views.writing import desk_of, hidden_fields

WHY = "She has changed her mind about hospital."


def open_page(client, plan, page="publish"):
    """What the page sends back when it is filled in and nothing is touched."""
    return filled(client.get(desk_of(plan, page)))


def filled(response):
    key = re.search(r'name="key"[^>]* value="([^"]+)"', response.content.decode())
    given = {"agrees": "on", "password": PASSWORD, "why": WHY}
    return {**hidden_fields(response), **given, **({"key": key[1]} if key else {})}


@pytest.fixture
def surgery(client, imran):
    client.force_login(imran)
    return client


def test_imran_publishes_what_he_read(surgery, maggies_draft, imran):
    done = surgery.post(desk_of(maggies_draft, "publish"), open_page(surgery, maggies_draft))

    version = PlanVersion.objects.get()
    assert (done.url, version.number, version.why, version.published_by) == (
        maggies_draft.get_absolute_url(),
        1,
        WHY,
        imran,
    )


def test_publishing_says_which_teams_are_being_told(surgery, maggies_draft):
    done = surgery.post(desk_of(maggies_draft, "publish"), open_page(surgery, maggies_draft), follow=True)

    said = [str(message) for message in done.context["messages"]]
    assert said == [
        "Version 1 is published. Signed and endorsed by Imran Sethi. We are telling 111 and out of hours, "
        "Ambulance control, Saltmarsh Hospice night team, Seawick Surgery now."
    ]


def test_bethan_alone_publishes_what_still_awaits_endorsement(client, bethan, maggies_draft):
    client.force_login(bethan)

    client.post(desk_of(maggies_draft, "publish"), open_page(client, maggies_draft))

    assert PlanVersion.objects.get().endorsement_words == "Signed - awaiting senior endorsement"


def test_a_senior_clinician_can_endorse_after_publication(client, bethan, imran, maggies_draft):
    version = publish_draft(maggies_draft, by=bethan)
    client.force_login(imran)

    client.post(desk_of(maggies_draft, "sign"), open_page(client, maggies_draft, "sign"))

    assert version.endorsement_words == "Signed and endorsed by Imran Sethi"


def test_signing_alone_publishes_nothing(client, bethan, maggies_draft):
    client.force_login(bethan)

    done = client.post(desk_of(maggies_draft, "sign"), open_page(client, maggies_draft, "sign"))

    assert (done.url, PlanVersion.objects.count()) == (desk_of(maggies_draft), 0)
    assert [(one.kind, one.signer) for one in Signature.objects.all()] == [("completing", bethan)]


def test_the_text_to_be_signed_is_all_there(surgery, maggies_draft):
    page = surgery.get(desk_of(maggies_draft, "publish"))

    said = {one.section.key for one in page.context["recommendations"] if one.says_something}
    assert said == set(publishable_content()) & {section.key for section in sections_of("recommendations")}
    assert "CPR could not restore her to a condition she would value." in page.content.decode()


def test_changes_since_the_current_version_are_told_in_words(surgery, maggies_plan, bethan):
    save_section(
        maggies_plan, "place_of_care", {"first_choice": "hospice"}, revision=maggies_plan.draft.revision, by=bethan
    )

    page = surgery.get(desk_of(maggies_plan, "publish"))

    assert [change.sentence for change in page.context["changes"]] == [
        "Preferred place of care: was “Own home”, now “Hospice”."
    ]


@pytest.mark.parametrize(
    "wrong", [{"password": "not hers"}, {"password": ""}, {"agrees": ""}, {"key": "x"}, {"why": "\x00"}]
)
def test_without_statement_password_or_readable_reason_nothing_is_signed(surgery, maggies_draft, wrong):
    page = open_page(surgery, maggies_draft)

    refused = surgery.post(desk_of(maggies_draft, "publish"), {**page, **wrong})

    assert (refused.status_code, PlanVersion.objects.count(), Signature.objects.count()) == (422, 0, 0)
    assert refused.context["form"]["why"].value() == wrong.get("why", WHY)


def test_a_wrong_password_is_on_record(surgery, maggies_draft, imran):
    page = open_page(surgery, maggies_draft)

    surgery.post(desk_of(maggies_draft, "publish"), {**page, "password": "not his"})

    tried = AccessEvent.objects.get(verb="tried")
    assert (tried.actor, tried.result, tried.subject) == (imran, "refused", "sign: wrong password")


@pytest.fixture
def redis_not_known_to_be_away(monkeypatch):
    """The cache remembers for some seconds that Redis was away; what another test did must not count here."""
    monkeypatch.setattr(RedisOrMemory, "_away_until", 0.0)


@pytest.mark.usefixtures("redis_not_known_to_be_away")
def test_after_many_wrong_passwords_the_right_one_waits_too(surgery, maggies_draft, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reauthenticate": "2/h/user"}
    page = open_page(surgery, maggies_draft)
    for _ in range(2):
        surgery.post(desk_of(maggies_draft, "publish"), {**page, "password": "not his"})

    refused = surgery.post(desk_of(maggies_draft, "publish"), page)

    assert (refused.status_code, PlanVersion.objects.count()) == (422, 0)


@pytest.mark.usefixtures("redis_not_known_to_be_away")
def test_publishing_goes_on_where_the_counter_cannot_be_reached(surgery, maggies_draft, settings):
    page = open_page(surgery, maggies_draft)
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}

    done = surgery.post(desk_of(maggies_draft, "publish"), page)

    assert (done.status_code, PlanVersion.objects.count()) == (302, 1)


def test_what_is_missing_is_listed_with_the_way_to_it(surgery, maggies_draft, bethan):
    save_section(maggies_draft, "cpr", {}, revision=maggies_draft.draft.revision, by=bethan)

    page = surgery.get(desk_of(maggies_draft, "publish"))

    missing = {"message": "Answer “CPR”.", "href": desk_of(maggies_draft, "cpr"), "went_on": ""}
    assert page.context["blocking"] == [missing]
    assert b"Sign and publish" not in page.content


def test_a_draft_that_is_not_ready_is_refused_and_the_reason_kept(surgery, maggies_draft, bethan):
    save_section(maggies_draft, "cpr", {}, revision=maggies_draft.draft.revision, by=bethan)
    page = {**open_page(surgery, maggies_draft, "sign"), "key": str(uuid.uuid4())}

    refused = surgery.post(desk_of(maggies_draft, "publish"), page)

    assert (refused.status_code, PlanVersion.objects.count(), Signature.objects.count()) == (409, 0, 0)
    assert refused.context["form"]["why"].value() == WHY


def test_a_draft_that_moved_on_must_be_read_again(surgery, maggies_draft, bethan):
    page = open_page(surgery, maggies_draft)
    save_section(maggies_draft, "carer", {"availability": "none"}, revision=maggies_draft.draft.revision, by=bethan)

    refused = surgery.post(desk_of(maggies_draft, "publish"), page)

    assert (refused.status_code, refused.context["moved_on"].saved_by, PlanVersion.objects.count()) == (409, bethan, 0)
    assert filled(refused)["origin-revision"] == [str(Draft.objects.get().revision)]
    assert (refused.context["form"]["why"].value(), refused.context["form"]["agrees"].value()) == (WHY, None)


def test_a_second_click_publishes_once(surgery, maggies_draft):
    page = open_page(surgery, maggies_draft)

    clicks = [surgery.post(desk_of(maggies_draft, "publish"), page).status_code for _ in range(2)]

    assert (clicks, PlanVersion.objects.count(), Notice.objects.count()) == ([302, 302], 1, 4)


@pytest.mark.parametrize("page", ["publish", "sign"])
@pytest.mark.parametrize("plan", ["", "nonsense"])
def test_a_page_about_another_person_signs_nothing(surgery, maggies_draft, page, plan):
    sent = open_page(surgery, maggies_draft, page) | {"origin-plan": plan}

    refused = surgery.post(desk_of(maggies_draft, page), sent)

    assert (refused.status_code, Signature.objects.count()) == (409, 0)


def test_without_a_registration_number_nobody_signs(surgery, maggies_draft, imran):
    page = open_page(surgery, maggies_draft)
    imran.registration = ""
    imran.save(update_fields=["registration"])

    refused = surgery.post(desk_of(maggies_draft, "publish"), page)

    assert (refused.status_code, PlanVersion.objects.count()) == (403, 0)


@pytest.mark.parametrize("name", ["owen", "ravi", "maggie", "katherine", "grace", "dan", "priya"])
@pytest.mark.parametrize("page", ["publish", "sign"])
def test_those_who_do_not_sign_for_maggie_cannot_tell_that_there_is_a_plan(client, request, maggies_draft, name, page):
    client.force_login(request.getfixturevalue(name))
    real = desk_of(maggies_draft, page)

    answers = [client.get(address) for address in (real, real.replace(str(maggies_draft.pk), str(uuid.uuid4())))]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def both_click(plan, users):
    """Each opens the page to publish, and both send it at the same moment; their answers."""
    clients, answers, start = [Client() for _ in users], [], threading.Barrier(len(users))
    for client, user in zip(clients, users, strict=True):
        client.force_login(user)
    pages = [open_page(client, plan) for client in clients]

    def click(client, page):
        start.wait()
        answers.append(client.post(desk_of(plan, "publish"), page))
        connection.close()

    clicks = [threading.Thread(target=click, args=pair) for pair in zip(clients, pages, strict=True)]
    [one.start() for one in clicks]
    [one.join() for one in clicks]
    return sorted(answers, key=lambda answer: answer.status_code)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_wins_and_the_other_is_told(bethan, imran, maggies_draft):
    done, told = both_click(maggies_draft, [bethan, imran])

    assert (done.status_code, told.status_code, PlanVersion.objects.count()) == (302, 409, 1)
    assert told.context["form"]["why"].value() == WHY


def test_signatures_made_before_are_shown(surgery, maggies_draft, bethan):
    sign(maggies_draft, revision=maggies_draft.draft.revision, by=bethan)

    page = surgery.get(desk_of(maggies_draft, "publish"))

    assert [signature.signer for signature in page.context["signatures"]] == [bethan]
