"""One plan written, signed, found, printed, told, acknowledged: the five flows, as the cast lives them."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from careplans.models import Notice, Person
from tests.faults.waiting import within
from tests.journeys.people import PHONE, print_from, scan

pytestmark = pytest.mark.django_db(transaction=True)
MAGGIE = ("999 204 8174", "14", "3", "1958")
PLACE_OF_DEATH = "Where they want to die"


def change_a_wish(bethan, place):
    """Bethan opens Maggie's plan from her own list and changes where Maggie wants to die."""
    bethan.page.goto("/")
    bethan.follow("HOLLOWAY, Margaret Ann (Mrs)").follow("Write or change this plan").picture("desk")
    bethan.follow(PLACE_OF_DEATH).choose("Preferred place of death", place).picture("section").press("Save")


def sign_and_publish(imran, plan_id, why):
    """Dr Sethi reads what he signs, gives his password again, and publishes."""
    imran.page.goto(f"/plans/{plan_id}/draft/publish/")
    imran.fill("Why is there a new version?", why).page.get_by_role("checkbox").check()
    imran.fill("Your password", settings.DEMO_PASSWORD).picture("publish").press("Sign and publish")


def test_a_wish_is_changed_and_everyone_who_must_know_knows(browsing, product, receiver, tmp_path):
    for program in product:
        program.start()
    told_before = Notice.objects.count()

    # Given Bethan has written down a changed wish, and Maggie's GP has signed and published it
    bethan = browsing("bethan").picture("caseload")
    change_a_wish(bethan, "Hospice")
    plan_id = bethan.plan_id()
    imran = browsing("imran")
    sign_and_publish(imran, plan_id, "She would rather be in the hospice at the end")
    assert imran.sees("Version 5")
    imran.picture("published")

    # Then the teams that work at night are told, by mail, without a name
    new = Notice.objects.order_by("-created_at")[: Notice.objects.count() - told_before]
    assert within(60, lambda: all(notice.sent_at for notice in new.all()))
    assert len(new) >= 2
    assert not any("holloway" in str(mail.message).lower() for mail in receiver.mails)

    # When the 111 clinician looks Maggie up
    ravi = browsing("ravi").picture("home")
    ravi.actions = 0
    ravi.look_up(*MAGGIE)

    # Then the CPR line is in front of him after at most three actions
    expect(ravi.page.get_by_text("DO NOT ATTEMPT CPR").first).to_be_visible()
    assert ravi.actions <= 3
    ravi.picture("card")

    # And what he prints can be read by any QR reader, and says that it is current
    address = scan(print_from(ravi, tmp_path, "Ambulance folder"), ravi.pictures)
    passer_by = ravi.someone_else()
    passer_by.page.goto(address)
    assert passer_by.picture("current").headline() == "CURRENT"

    # When the wish is changed once more, and published
    change_a_wish(bethan, "Own home")
    sign_and_publish(imran, plan_id, "She wants to be at home after all")

    # Then the same paper says that it is replaced, and one sentence says what changed
    passer_by.page.reload()
    assert passer_by.picture("replaced").headline() == "REPLACED"
    ravi.page.goto(f"/plans/{plan_id}/changes/5/6/")
    assert ravi.headline() == "One thing changed: preferred place of death changed from “Hospice” to “Own home”."
    ravi.picture("changes")

    # And Ravi says for his team that they have seen it
    ravi.page.goto("/notices/")
    notice = Notice.objects.filter(team__in=ravis_teams(), version__number=6).get()
    ravi.picture("inbox").page.goto(notice.get_absolute_url())
    ravi.picture("notice").press("seen this")
    notice.refresh_from_db()
    assert str(notice.acknowledged_by) == "Ravi Menon"


def ravis_teams():
    return Notice.objects.filter(team__memberships__user__email__startswith="ravi@").values("team")


def test_someone_found_by_name_is_confirmed_before_a_word_of_the_plan_is_shown(browsing):
    ravi = browsing("ravi", width=PHONE)

    ravi.fill("Family name", "Holloway").fill("Day", "14").fill("Month", "3").fill("Year", "1958").press("Look up")

    assert "CPR" not in ravi.page.content()
    ravi.picture("confirm")
    for box in ravi.page.get_by_role("checkbox").all()[:3]:
        box.check()
    ravi.press("show the plan")
    expect(ravi.page.get_by_text("DO NOT ATTEMPT CPR").first).to_be_visible()


def test_maggie_reads_her_plan_and_sees_who_looked(browsing):
    ravi = browsing("ravi")
    ravi.look_up(*MAGGIE)
    plan = Person.objects.get(nhs_number="9992048174").plans.get()

    maggie = browsing("maggie")
    maggie.page.goto("/my/")
    maggie.picture("my").page.goto(f"/plans/{plan.pk}/who-looked/")

    assert maggie.sees("Ravi Menon")
    maggie.picture("who-looked")
