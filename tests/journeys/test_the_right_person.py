"""Somebody else is much alike: Ravi reads back three points on his telephone, without a mouse."""

from datetime import date

import pytest
from playwright.sync_api import expect

from careplans.actions.people import register_person
from careplans.models import AccessEvent, Person
from tests.builders import SPARE_NUMBER, person_facts
from tests.journeys.people import PHONE, what_is_wrong

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = {"Day": "14", "Month": "3", "Year": "1958", "Last 3 digits of the NHS number": "174"}


@pytest.fixture
def neighbour(town):
    """Another Margaret Holloway, born a month later."""
    maggie = Person.objects.get(nhs_number="9992048174")
    facts = person_facts(nhs_number=SPARE_NUMBER, born_on=date(1958, 4, 14), address_lines="2 Quay Street")
    return register_person(facts, team=maggie.registered_for, by=maggie.registered_by)


def test_three_points_are_read_back_by_keyboard_on_a_phone(browsing, neighbour):
    ravi = browsing("ravi", width=PHONE)
    plan = Person.objects.get(nhs_number="9992048174").plans.get()

    # Given that he opens a plan without having searched by number and birth date
    ravi.page.goto(f"/plans/{plan.pk}/card/")
    assert ravi.headline() == "Read back who you have with you"
    assert what_is_wrong(ravi.page) == []
    ravi.picture("read-back")

    # When what he types is the other's birth date, then nothing is shown and the box says so
    ravi.fill("Day", "14").fill("Month", "4").fill("Year", "1958")
    ravi.page.keyboard.press("Enter")
    expect(ravi.page.get_by_text("This is not what the record says.").first).to_be_visible(timeout=60_000)
    assert what_is_wrong(ravi.page) == []

    # When three points agree, then the card is shown
    for label, words in TYPED.items():
        ravi.fill(label, words)
    ravi.fill("House number or postcode", "14")
    ravi.page.keyboard.press("Enter")
    ravi.page.wait_for_url("**/card/", timeout=60_000)
    expect(ravi.page.get_by_text("999 204 8174").first).to_be_visible()
    assert AccessEvent.objects.filter(verb="confirmed_identity", plan=plan).count() == 1
