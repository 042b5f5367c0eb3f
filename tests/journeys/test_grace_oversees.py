"""Grace sees that somebody looked for no good reason, asks, and says what it was; and she searches who has looked."""

import pytest
from django.conf import settings
from django.utils import timezone

from careplans.actions.snooping import examine_day
from careplans.models import AccessEvent, OversightCase

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_look_that_stands_out_is_looked_into(browsing):
    # Given a 111 clinician who opens Maggie's card although nobody has rung
    ravi = browsing("ravi")
    ravi.look_up("999 204 8174", "14", "3", "1958")
    examine_day(timezone.localdate())

    # When Grace begins with what waits, and opens the case
    grace = browsing("grace").follow("Oversight")
    grace.picture("oversight")
    assert grace.sees("Looks that stand out: 1")
    grace.follow("Looks that stand out: 1").follow("An urgent role, and no case within a day")
    assert grace.sees("Read the emergency card")
    grace.picture("oversight-case")

    # Then she says what it was, and how she knows
    grace.page.get_by_label("Explained").check()
    grace.fill("How do you know?", "He rang me: the caller had hung up.").press("Put on record")
    assert grace.sees("What you found is on record")
    assert OversightCase.objects.get().outcome == "explained"


def test_who_has_looked_is_searched_for_a_reason_and_taken_out_with_a_password(browsing):
    ravi = browsing("ravi")
    ravi.look_up("999 204 8174", "14", "3", "1958")

    grace = browsing("grace").follow("Oversight").follow("Search who has looked")
    grace.press("Search")
    assert grace.sees("Say why you search")
    grace.fill("NHS number of the person", "999 204 8174").fill("Why do you search?", "Complaint 2026/14").press(
        "Search"
    )
    grace.picture("oversight-audit")
    assert grace.sees("Read the emergency card")
    assert "999" not in grace.page.url

    grace.page.get_by_text("Take all of it out as a table").click()
    grace.fill("Your password", settings.DEMO_PASSWORD)
    with grace.page.expect_download() as taken:
        grace.page.get_by_role("button", name="Take it out").click()
    assert taken.value.suggested_filename.endswith(".csv")
    assert AccessEvent.objects.filter(verb="exported_audit").count() == 1
