"""A training town is unmistakable on everything that leaves it, and has exercises; a live record has none of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from careplans.actions.training import exercises_done
from careplans.content.training import EXERCISES
from tests.careplans.views.looking import BY_NUMBER, look_up, page
from tests.config.test_settings import PRODUCTION, SECRETS, start

pytestmark = pytest.mark.django_db
SHOWN_AS_DONE = "Done today"


@pytest.mark.parametrize("address", ["/accounts/login/", "/lookup/", "/nothing-here/", "/t/not-a-ticket/"])
@pytest.mark.parametrize("training", [True, False])
def test_every_page_says_it_in_its_title_its_icon_and_at_its_top(client, ravi, settings, address, training):
    settings.ENVIRONMENT = "demo" if training else "production"
    if address == "/lookup/":
        client.force_login(ravi)

    shown = client.get(address).content.decode()

    assert ("<title>Training – " in shown) is training
    assert ("favicon-training" in shown) is training
    assert ("<strong>Training town.</strong> Nobody here is real." in shown) is training


@pytest.mark.parametrize("address", ["/accounts/login/", "/api/v1/notices/", "/api/schema/", "/health/live"])
@pytest.mark.parametrize(("environment", "says"), [("demo", "yes"), ("production", None)])
def test_every_answer_says_it_in_a_header(client, settings, address, environment, says):
    settings.ENVIRONMENT = environment

    assert client.get(address).headers.get("Training-Town") == says


def test_the_description_of_the_api_says_it():
    told = "settings.SPECTACULAR_SETTINGS['EXTENSIONS_ROOT']"

    assert start(SECRETS | {"ENVIRONMENT": "demo"}, told) == (0, "{'x-training-town': True}")
    assert start(PRODUCTION, told) == (0, "{}")


@pytest.mark.parametrize(("environment", "is_said"), [("demo", True), ("production", False)])
def test_mail_about_a_sign_in_says_it(client, ravi, settings, environment, is_said):
    settings.ENVIRONMENT = environment

    client.post("/accounts/password/reset/", {"email": ravi.email})

    [sent] = mail.outbox
    assert sent.subject.startswith("TRAINING: ") is is_said
    assert sent.body.strip().startswith("TRAINING: ") is is_said


def test_the_exercises_are_in_a_training_town_and_nowhere_else(client, ravi, settings):
    shown = page(client, ravi, "/training/")
    settings.ENVIRONMENT = "production"

    assert [one.title for one in EXERCISES if one.title not in shown] == []
    assert client.get("/training/").content == client.get("/nothing-here/").content


def test_what_was_done_today_is_told_by_the_record_of_looks(client, ravi, maggies_plan):
    assert SHOWN_AS_DONE not in page(client, ravi, "/training/")
    page(client, ravi, look_up(client, ravi, BY_NUMBER).url)

    assert exercises_done(by=ravi) == {"maggie"}
    assert page(client, ravi, "/training/").count(SHOWN_AS_DONE) == 1


def test_looking_up_nobody_is_an_exercise_too(client, ravi):
    born = {"date_of_birth_day": "1", "date_of_birth_month": "1", "date_of_birth_year": "1940"}
    look_up(client, ravi, {"nhs_number": "999 126 4809", **born})

    assert exercises_done(by=ravi) == {"nobody"}


def test_what_others_did_and_what_was_done_yesterday_does_not_count(client, ravi, amina, maggies_plan):
    page(client, ravi, look_up(client, ravi, BY_NUMBER).url)

    assert exercises_done(by=amina) == set()
    assert exercises_done(by=ravi, now=timezone.now() + timedelta(days=1)) == set()
