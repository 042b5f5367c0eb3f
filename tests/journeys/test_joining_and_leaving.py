"""Somebody is invited, comes in, works, and leaves: and is thrown out of the page they have open."""

import re

import pytest
from django.core import mail

from accounts.models import Invitation
from careplans.notices.invitations import send_invitation
from tests.journeys.people import is_clean

pytestmark = pytest.mark.django_db(transaction=True)
ROLE = "Hospice or specialist palliative care clinician"
PASSWORD = "lantern-pebble-harbour-seven"


def fern_invites(fern):
    """From her first page, by the words on it."""
    fern.page.goto("/")
    fern.follow("Staff").follow("Invite somebody")
    fern.fill("Given name", "Nia").fill("Family name", "Evans").fill("Email address", "nia@hospice.example")
    fern.fill("Profession", "hospice nurse").choose("Professional register", "Nursing and Midwifery Council (NMC)")
    fern.fill("Registration number", "99z 1234e")
    fern.page.get_by_label("I have seen this number").check()
    fern.choose("Team", "Saltmarsh Hospice night team")
    fern.page.get_by_label(ROLE, exact=True).check()
    return fern.press("Go on")


def link_in_the_mail():
    """The mail of the one invitation there is, sent as the worker sends it."""
    send_invitation(Invitation.objects.get().pk)
    return re.search(r"\S+/join/\S+", mail.outbox[-1].body)[0]


def test_somebody_is_invited_comes_in_and_is_thrown_out_of_an_open_page_when_they_leave(browsing, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    # Fern reads what the role reaches before anything is sent
    fern = fern_invites(browsing("fern"))
    assert fern.headline() == f"Nia Evans as {ROLE}"
    assert fern.sees("Writes and signs plans for the people their team cares for")
    is_clean(fern.picture("staff-reach"))
    fern.press("Send the invitation")
    is_clean(fern.picture("staff-organisation"))

    # Nia opens the link in her mail, chooses a password and signs in
    nia = fern.someone_else()
    nia.page.goto(link_in_the_mail())
    is_clean(nia.picture("join"))
    nia.fill("Choose a password", PASSWORD).fill("The same password again", PASSWORD).press("Keep this password")
    nia.page.get_by_label("Email").fill("nia@hospice.example")
    nia.page.get_by_label("Password", exact=True).fill(PASSWORD)
    nia.press("Sign in")
    nia.follow("HOLLOWAY")
    assert nia.sees("Margaret Ann")
    address = nia.page.url

    # Fern says that Nia has left, while Nia's page is open
    fern.page.goto("/staff/")
    fern.follow("Nia Evans")
    is_clean(fern.picture("staff-member"))
    fern.page.get_by_text("They have left").click()
    fern.fill("Why?", "Works elsewhere now").press("End this role")
    assert fern.sees("Wherever they were signed in, they no longer are")

    # Whatever Nia presses next, she is at the door, and the door stays shut
    nia.page.goto(address)
    assert nia.headline() == "Sign in"
    assert not nia.sees("Margaret Ann")
    nia.page.get_by_label("Email").fill("nia@hospice.example")
    nia.page.get_by_label("Password", exact=True).fill(PASSWORD)
    nia.press("Sign in")
    assert "HOLLOWAY" not in nia.page.content()
    nia.page.go_back()
    assert not nia.sees("Margaret Ann")


def test_two_people_open_an_organisation(browsing):
    priya = browsing("priya")
    priya.follow("Staff").picture("staff")
    priya.follow("Ask for a new organisation")
    priya.fill("Name of the organisation", "Pier Hospice").fill("First administrator: given name", "Sol")
    priya.fill("First administrator: family name", "Bright").fill(
        "First administrator: email address", "sol@pier.example"
    )
    priya.fill("Why is it to be opened?", "It joins the area").press("Ask for it")
    assert priya.page.get_by_role("button", name="Approve").count() == 0
    is_clean(priya)

    grace = browsing("grace")
    grace.follow("Staff").follow("What needs two people").follow("Open Pier Hospice")
    is_clean(grace.picture("staff-change"))
    grace.press("Approve")
    assert grace.sees("Approved by Grace Obi")

    assert Invitation.objects.get().team.organisation.name == "Pier Hospice"
