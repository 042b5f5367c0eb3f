"""One plan written, signed, found, printed, told, acknowledged: the five flows, as the cast lives them."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from careplans.models import Notice, Person
from tests.faults.waiting import within
from tests.journeys.people import PHONE, print_from, scan

pytestmark = pytest.mark.django_db(transaction=True)
MAGGIE = ("999 204 8174", "14", "3", "1958")
ONE_THING_CHANGED = "One thing changed. Preferred place of death: was “Hospice”, now “Own home”."
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


def teams_are_told(receiver, version):
    """Every team that works at night has its mail about this version, and no mail bears a name."""
    told = Notice.objects.filter(version__number=version)
    assert within(60, lambda: not told.filter(sent_at=None).exists())
    assert told.count() >= 2
    assert not any("holloway" in str(mail.message).lower() for mail in receiver.mails)


def ravi_finds_maggie(browsing):
    """The 111 clinician looks her up, and the CPR line is in front of him after at most three actions."""
    ravi = browsing("ravi").picture("home")
    ravi.actions = 0
    ravi.look_up(*MAGGIE)
    expect(ravi.page.get_by_text("DO NOT ATTEMPT CPR").first).to_be_visible()
    assert ravi.actions <= 3
    return ravi.picture("card")


def ravi_prints(ravi, folder):
    """What he prints is read by a real QR reader; a passer-by opens what it says."""
    address = scan(print_from(ravi, folder, "Ambulance folder"), ravi.pictures)
    passer_by = ravi.someone_else()
    passer_by.page.goto(address)
    return passer_by


def ravi_has_seen_it(ravi, version):
    """He opens the notice for his team and says that they have seen it."""
    notice = Notice.objects.filter(team__memberships__user__email__startswith="ravi@", version__number=version).get()
    ravi.page.goto("/notices/")
    ravi.picture("inbox").page.goto(notice.get_absolute_url())
    ravi.picture("notice").press("seen this")
    notice.refresh_from_db()
    return str(notice.acknowledged_by)


def test_a_wish_is_changed_and_everyone_who_must_know_knows(browsing, product, receiver, tmp_path):
    for program in product:
        program.start()

    # Given Bethan has written down a changed wish, and Maggie's GP has signed and published it
    bethan = browsing("bethan").picture("caseload")
    change_a_wish(bethan, "Hospice")
    plan_id, imran = bethan.plan_id(), browsing("imran")
    sign_and_publish(imran, plan_id, "She would rather be in the hospice at the end")
    assert imran.picture("published").sees("Version 5")

    # Then the teams are told, the 111 clinician finds her, and the paper he prints is current
    teams_are_told(receiver, version=5)
    ravi = ravi_finds_maggie(browsing)
    passer_by = ravi_prints(ravi, tmp_path)
    assert passer_by.picture("current").headline() == "CURRENT"

    # When the wish is changed once more, and published
    change_a_wish(bethan, "Own home")
    sign_and_publish(imran, plan_id, "She wants to be at home after all")

    # Then the same paper says that it is replaced, one sentence says what changed, and Ravi says "seen"
    passer_by.page.reload()
    assert passer_by.picture("replaced").headline() == "REPLACED"
    ravi.page.goto(f"/plans/{plan_id}/changes/5/6/")
    assert ravi.picture("changes").headline() == ONE_THING_CHANGED
    assert ravi_has_seen_it(ravi, version=6) == "Ravi Menon"


def test_someone_found_by_name_is_confirmed_before_a_word_of_the_plan_is_shown(browsing):
    ravi = browsing("ravi", width=PHONE)

    ravi.fill("Who are you looking for?", "Holloway, 14 3 1958").press("Look up")

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
