"""Managing teams and staff through the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.actions import open_team
from accounts.models import ChangeRequest, Invitation, Membership, Organisation, Team, User
from accounts.roles import HOSPICE
from careplans.actions.staff_changes import ask_for_whole_area
from careplans.actions.staff_import import HEADINGS
from careplans.actions.staff_invitations import YOURSELF, invite
from careplans.models import AccessEvent
from careplans.spreadsheets import csv_of, rows_of_csv
from tests.builders import build_user
from tests.careplans.actions.staff import PASSWORD, TOKEN, as_sent, somebody
from tests.careplans.actions.test_staff_import import NIA, line

PLATFORM_PAGES = ("staff", "staff_changes", "new_organisation")
OWN_PAGES = ("organisation", "new_team", "invite", "import_staff", "staff_list_example", "access_review")


@pytest.fixture
def as_user(client, request):
    def sign_in(name):
        client.force_login(request.getfixturevalue(name))
        return client

    return sign_in


@pytest.fixture
def hospice(teams):
    return teams["night_team"].organisation


def typed(teams, **changes):
    """What Fern types to invite Nia."""
    return {
        "given_name": "Nia",
        "family_name": "Evans",
        "email": "nia@hospice.golden-ticket.test",
        "profession": "hospice nurse",
        "body": "NMC",
        "number": "99z1234e",
        "was_looked_up": "on",
        "team": str(teams["night_team"].pk),
        "role": "hospice",
        **changes,
    }


def said_by(response):
    return " ".join(response.content.decode().split())


def at(name, organisation, *more):
    return reverse(name, args=[organisation.pk, *more])


# Who comes to which page


@pytest.mark.parametrize("name", ["owen", "bethan", "ravi", "maggie", "dan"])
def test_whoever_manages_nobody_finds_nothing_there(as_user, hospice, name, bethan):
    client = as_user(name)
    addresses = [reverse(page) for page in PLATFORM_PAGES]
    addresses += [at(page, hospice) for page in OWN_PAGES] + [at("staff_member", hospice, bethan.pk)]

    assert {client.get(address).status_code for address in addresses} == {404}
    assert AccessEvent.objects.filter(result="denied").count() == len(addresses)
    assert "/staff/" not in said_by(client.get("/"))


def test_fern_sees_her_own_organisation_and_no_other(as_user, teams, hospice, imran):
    client, surgery = as_user("fern"), teams["surgery"].organisation

    assert client.get(reverse("staff")).url == at("organisation", hospice)
    assert {client.get(at(page, hospice)).status_code for page in OWN_PAGES} == {200}
    assert {client.get(at(page, surgery)).status_code for page in OWN_PAGES} == {404}
    assert client.get(at("staff_member", surgery, imran.pk)).status_code == 404
    assert client.get(at("staff_member", hospice, imran.pk)).status_code == 404
    assert client.get(at("staff_team", hospice, teams["surgery"].pk)).status_code == 404
    assert client.get(reverse("new_organisation")).status_code == 404


def test_fern_reads_no_plan(as_user, maggies_plan):
    client = as_user("fern")

    assert client.get(maggies_plan.get_absolute_url()).status_code == 404
    assert client.get("/lookup/").status_code == 403


def test_grace_decides_and_manages_nobody(as_user, hospice):
    client = as_user("grace")

    assert [client.get(reverse(page)).status_code for page in PLATFORM_PAGES] == [200, 200, 404]
    assert {client.get(at(page, hospice)).status_code for page in OWN_PAGES} == {404}


def test_priya_manages_every_organisation(as_user, hospice):
    client = as_user("priya")

    assert "Saltmarsh Hospice" in said_by(client.get(reverse("staff")))
    assert {client.get(at(page, hospice)).status_code for page in OWN_PAGES} == {200}


def test_the_list_of_staff_asks_the_database_no_more_for_three_than_for_one(
    as_user, hospice, teams, bethan, django_assert_num_queries, django_assert_max_num_queries
):
    client = as_user("fern")
    client.get(at("organisation", hospice))
    with django_assert_max_num_queries(40) as first:
        client.get(at("organisation", hospice))
    for number in range(3):
        build_user(f"More{number}", "Staff", HOSPICE, teams["night_team"])

    with django_assert_num_queries(len(first)):
        client.get(at("organisation", hospice))


# Inviting


def test_what_the_role_reaches_is_said_before_anything_is_sent(as_user, hospice, teams):
    page = said_by(as_user("fern").post(at("invite", hospice), typed(teams, may_endorse="on")))

    assert "Nia Evans as Hospice or specialist palliative care clinician" in page
    assert "Writes and signs plans for the people their team cares for" in page
    assert "Of the people the team cares for" in page and "<li>sign plans</li>" in page
    assert "<strong>Your organisation delegates senior endorsement to them.</strong>" in page
    assert "NMC 99Z1234E" in page
    assert not Invitation.objects.exists()


def test_then_it_is_sent(as_user, hospice, teams, fern):
    done = as_user("fern").post(at("invite", hospice), typed(teams, send="1"))

    invitation = Invitation.objects.get()
    assert (done.url, invitation.invited_by, invitation.registration) == (
        at("organisation", hospice),
        fern,
        "NMC 99Z1234E",
    )
    assert "Nia Evans" in said_by(as_user("fern").get(done.url))


def test_something_can_be_changed_first_and_nothing_typed_is_lost(as_user, hospice, teams):
    page = as_user("fern").post(at("invite", hospice), typed(teams, change="1"))

    assert (page.status_code, "99z1234e" in said_by(page)) == (200, True)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "slip",
    [
        {"email": "nobody"},
        {"number": "12"},
        {"was_looked_up": ""},
        {"body": ""},
        {"role": "person"},
        {"role": "administrator"},
        {"team": "00000000-0000-0000-0000-000000000000"},
        {"given_name": ""},
    ],
)
def test_a_slip_is_said_and_nothing_is_sent(as_user, hospice, teams, slip):
    page = as_user("fern").post(at("invite", hospice), typed(teams, send="1", **slip))

    assert (page.status_code, "There is a problem" in said_by(page)) == (422, True)
    assert not Invitation.objects.exists()


def test_fern_cannot_invite_herself_and_the_try_is_on_record(as_user, hospice, teams, fern):
    page = as_user("fern").post(at("invite", hospice), typed(teams, send="1", email=fern.email))

    assert (page.status_code, YOURSELF in said_by(page)) == (409, True)
    assert AccessEvent.objects.get(result="refused").reason == YOURSELF
    assert not Invitation.objects.exists()


def test_a_second_administrator_is_asked_for_not_invited(as_user, hospice, teams, grace):
    client = as_user("fern")
    role = {"role": "organisation_administrator"}

    shown = said_by(client.post(at("invite", hospice), typed(teams, **role)))
    unsaid = client.post(at("invite", hospice), typed(teams, send="1", **role))
    client.post(at("invite", hospice), typed(teams, send="1", because="I go on leave", **role))

    change = ChangeRequest.objects.get()
    assert "This role needs two people" in shown and unsaid.status_code == 422
    assert (change.role, change.state, Invitation.objects.exists()) == ("organisation_administrator", "waiting", False)
    as_user("grace").post(change.get_absolute_url(), {"deed": "approve"})
    assert Invitation.objects.get().role == "organisation_administrator"


def test_an_invitation_is_sent_again_and_taken_back(as_user, hospice, teams, fern):
    invitation = as_sent(invite(teams["night_team"], somebody(), by=fern))
    client = as_user("fern")

    client.post(invitation.get_absolute_url(), {"deed": "send_again"})
    invitation.refresh_from_db()
    assert invitation.token_sha256 is None
    client.post(invitation.get_absolute_url(), {"deed": "withdraw"})
    assert client.post(invitation.get_absolute_url(), {"deed": "withdraw"}).status_code == 404


# Coming in


@pytest.fixture
def invitation(teams, fern):
    return as_sent(invite(teams["night_team"], somebody(), by=fern))


JOIN = f"/join/{TOKEN}/"


def test_reading_the_page_uses_nothing_up(client, invitation):
    pages = [client.get(JOIN) for _ in range(3)]

    assert {page.status_code for page in pages} == {200}
    assert "You are invited to Saltmarsh Hospice night team" in said_by(pages[0])


def test_a_password_lets_them_in_once(client, invitation):
    done = client.post(JOIN, {"password": PASSWORD, "again": PASSWORD})

    assert (done.url, client.get(JOIN).status_code) == (reverse("account_login"), 410)
    signed_in = client.post(done.url, {"login": invitation.email, "password": PASSWORD})
    assert (signed_in.status_code, signed_in.url) == (302, "/")


def test_a_second_factor_is_set_up_before_any_page_is_seen(client, invitation, settings):
    settings.REQUIRE_MFA = True
    client.post(JOIN, {"password": PASSWORD, "again": PASSWORD})
    client.post(reverse("account_login"), {"login": invitation.email, "password": PASSWORD})

    assert client.get("/").url == reverse("mfa_activate_totp")


@pytest.mark.parametrize(
    ("password", "again"),
    [("qwxz77", ""), (PASSWORD, "another one altogether"), ("nia@hospice.golden-ticket", "")],
)
def test_a_weak_password_or_a_slip_is_refused(client, invitation, password, again):
    page = client.post(JOIN, {"password": password, "again": again or password})

    assert (page.status_code, User.objects.filter(email=invitation.email).exists()) == (422, False)
    assert "There is a problem" in said_by(page) and f'value="{password}"' not in said_by(page)


def test_a_link_that_is_none_says_the_same_as_one_that_was_used(client, invitation):
    client.post(JOIN, {"password": PASSWORD, "again": PASSWORD})

    client.get(reverse("account_login"))
    used, never = client.get(JOIN), client.get("/join/never-ours/")

    assert (used.status_code, used.content) == (never.status_code, never.content)


def test_who_has_a_sign_in_signs_in_first_and_sets_no_password(client, teams, fern, owen):
    as_sent(invite(teams["night_team"], somebody(email=owen.email), by=fern))
    before = owen.password

    page = client.post(JOIN, {"password": PASSWORD, "again": PASSWORD})
    owen.refresh_from_db()
    assert "You have a sign-in already" in said_by(page) and owen.password == before

    client.force_login(owen)
    assert client.post(JOIN).url == "/"
    assert owen.memberships.count() == 2


def test_signed_in_as_somebody_else_the_link_is_not_used(client, invitation, owen):
    client.force_login(owen)

    page = client.post(JOIN, {"password": PASSWORD, "again": PASSWORD})

    assert "This link is for somebody else" in said_by(page)
    assert (owen.memberships.count(), Invitation.objects.open().count()) == (1, 1)


# Members


def deed(membership, name, **more):
    prefix = {
        "move": f"move-{membership.pk}-",
        "end": f"end-{membership.pk}-",
        "delegate": f"delegate-{membership.pk}-",
    }
    given = {f"{prefix.get(name, '')}{key}": value for key, value in more.items()}
    return {"deed": name, "membership": membership.pk, **given}


def test_a_member_is_delegated_to_moved_confirmed_and_ended(as_user, hospice, bethan, fern):
    client, page = as_user("fern"), at("staff_member", hospice, bethan.pk)
    day_team = open_team(hospice, name="Day team")
    held = bethan.memberships.get()

    client.post(page, deed(held, "delegate", may_endorse="on"))
    client.post(page, deed(held, "here"))
    client.post(page, deed(held, "move", team=str(day_team.pk)))
    moved = bethan.memberships.get(ended_at=None)
    assert (moved.team, moved.may_endorse) == (day_team, True)
    unsaid = client.post(page, deed(moved, "end", because=""))
    done = client.post(page, deed(moved, "end", because="Left us"))

    assert (unsaid.status_code, done.url) == (422, at("organisation", hospice))
    assert not Membership.objects.filter(user=bethan, ended_at=None).exists()
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("name", ["here", "delegate", "move", "end"])
def test_no_form_changes_ones_own_access(as_user, hospice, fern, name):
    client, page = as_user("fern"), at("staff_member", hospice, fern.pk)
    day_team, own = open_team(hospice, name="Day team"), fern.memberships.get()
    before = Membership.objects.values().get(pk=own.pk)

    shown = said_by(client.get(page))
    sent = client.post(page, deed(own, name, because="x", team=str(day_team.pk), may_sign="on"))

    assert "This is you. Nobody changes their own access" in shown and 'name="deed"' not in shown
    assert (sent.status_code, "Nobody changes their own access" in said_by(sent)) == (409, True)
    assert Membership.objects.values().get(pk=own.pk) == before
    assert AccessEvent.objects.filter(result="refused", actor=fern).count() == 1


def test_a_role_held_elsewhere_is_neither_shown_nor_changed(as_user, hospice, teams, bethan):
    elsewhere = Membership.objects.create(user=bethan, team=teams["surgery"], role="gp")
    client, page = as_user("fern"), at("staff_member", hospice, bethan.pk)

    assert "Seawick" not in said_by(client.get(page))
    assert client.post(page, deed(elsewhere, "end", because="No")).status_code == 404
    elsewhere.refresh_from_db()
    assert elsewhere.ended_at is None


def test_the_yearly_look_asks_of_each_and_not_of_oneself(as_user, hospice, bethan, fern, settings):
    settings.REVIEW_ACCESS_WITHIN_DAYS = 0
    client = as_user("fern")

    page = said_by(client.get(at("access_review", hospice)))
    assert "Bethan Rowlands" in page and "This is you. Somebody else" in page
    done = client.post(
        at("staff_member", hospice, bethan.pk), deed(bethan.memberships.get(), "here") | {"then": "review"}
    )

    assert (done.url, bethan.memberships.get().confirmed_by) == (at("access_review", hospice), fern)


def test_what_is_overdue_stands_before_information_governance(as_user, bethan, settings):
    settings.REVIEW_ACCESS_WITHIN_DAYS = 0

    page = said_by(as_user("grace").get(reverse("staff")))

    assert "Access that nobody has looked at in time" in page and "<strong>Saltmarsh Hospice</strong>: 1" in page


# Teams and changes


def test_a_team_is_opened_changed_and_closed(as_user, hospice):
    client = as_user("fern")

    client.post(at("new_team", hospice), {"name": "Day team", "phone": "01632 960111"})
    team = Team.objects.get(name="Day team")
    page = at("staff_team", hospice, team.pk)
    taken = client.post(at("new_team", hospice), {"name": "day TEAM"})
    client.post(page, {"deed": "change", "phone": "01632 960222", "email": "day@h.test", "works_day_and_night": "on"})
    team.refresh_from_db()
    assert (taken.status_code, team.phone, team.works_day_and_night) == (422, "01632 960222", True)
    assert client.post(page, {"deed": "close"}).status_code == 302
    assert client.get(page).status_code == 404


def test_a_team_in_which_people_work_is_not_closed(as_user, hospice, teams, bethan):
    page = as_user("fern").post(at("staff_team", hospice, teams["night_team"].pk), {"deed": "close"})

    assert (page.status_code, "People still work in this team" in said_by(page)) == (409, True)


def test_a_form_cannot_make_a_team_cover_the_whole_area(as_user, hospice, teams):
    page = at("staff_team", hospice, teams["night_team"].pk)
    client = as_user("fern")

    client.post(page, {"deed": "change", "covers_whole_area": "on"})
    client.post(page, {"deed": "whole_area", "because": "We cover the coast"})

    assert not Team.objects.get(pk=teams["night_team"].pk).covers_whole_area
    assert ChangeRequest.objects.get().kind == "whole_area"


def test_priya_asks_for_an_organisation_and_grace_decides(as_user):
    about = {"name": "Pier Hospice", "ods_code": "8xy 01", "because": "It joins"}
    who = {"given_name": "Nia", "family_name": "Evans", "email": "nia@pier.test"}

    done = as_user("priya").post(reverse("new_organisation"), about | who)
    own = as_user("priya").post(done.url, {"deed": "approve"})
    assert (own.status_code, Organisation.objects.filter(name="Pier Hospice").exists()) == (409, False)
    as_user("grace").post(done.url, {"deed": "approve"})

    assert Organisation.objects.get(name="Pier Hospice").ods_code == "8XY01"


def test_a_refusal_needs_a_reason(as_user, teams, fern):
    change = ask_for_whole_area(teams["night_team"], because="Why not", by=fern)
    client = as_user("grace")

    assert client.post(change.get_absolute_url(), {"deed": "refuse", "because": ""}).status_code == 422
    client.post(change.get_absolute_url(), {"deed": "refuse", "because": "Too wide"})

    assert ChangeRequest.objects.get().refused_because == "Too wide"


@pytest.mark.parametrize("sent", [{}, {"deed": "look"}])
def test_nothing_is_approved_by_chance(as_user, teams, fern, sent):
    change = ask_for_whole_area(teams["night_team"], because="Why not", by=fern)

    assert as_user("grace").post(change.get_absolute_url(), sent).status_code == 422
    assert ChangeRequest.objects.get().state == "waiting"


@pytest.mark.parametrize("name", ["owen", "bethan", "dan"])
def test_a_change_is_not_there_for_a_stranger(as_user, teams, fern, name):
    change = ask_for_whole_area(teams["night_team"], because="Why not", by=fern)

    assert as_user(name).post(change.get_absolute_url(), {"deed": "approve"}).status_code == 404
    assert ChangeRequest.objects.get().state == "waiting"


# A list


def sealed_in(page, name="carried"):
    return said_by(page).split(f'name="{name}" value="')[1].split('"')[0]


def test_a_list_is_checked_then_sent_then_reported(as_user, hospice):
    client, page = as_user("fern"), at("import_staff", hospice)
    sent = SimpleUploadedFile(
        "staff.csv", csv_of(HEADINGS, [NIA, line(Email="b@h.test", Given_name="=cmd", Team="No")])
    )

    checked = client.post(page, {"list": sent, "was_looked_up": "on"})
    assert "Will be invited: 1. Refused: 1" in said_by(checked) and not Invitation.objects.exists()
    done = client.post(page, {"deed": "send", "carried": sealed_in(checked)})
    report = client.post(page, {"deed": "report", "carried": sealed_in(done)})

    assert "Invited: 1. Refused: 1" in said_by(done) and Invitation.objects.count() == 1
    assert report["Content-Disposition"] == 'attachment; filename="staff-report.csv"'
    assert b'"\'=cmd Evans"' in report.content
    assert rows_of_csv(report.content)[2][1:] == [
        "=cmd Evans",
        "b@h.test",
        "Refused",
        "Team: Choose one of your teams.",
    ]


@pytest.mark.parametrize("carried", ["", "forged", "eyJ9:1:x"])
def test_a_list_that_was_not_checked_here_is_not_sent(as_user, hospice, carried):
    page = as_user("fern").post(at("import_staff", hospice), {"deed": "send", "carried": carried})

    assert (page.status_code, Invitation.objects.count()) == (409, 0)


def test_what_was_checked_for_one_is_not_sent_for_another(as_user, hospice, teams):
    checked = as_user("fern").post(
        at("import_staff", hospice),
        {"list": SimpleUploadedFile("staff.csv", csv_of(HEADINGS, [NIA])), "was_looked_up": "on"},
    )

    other = as_user("priya").post(at("import_staff", hospice), {"deed": "send", "carried": sealed_in(checked)})

    assert (other.status_code, Invitation.objects.count()) == (409, 0)


@pytest.mark.parametrize("sent", [b"", b"\xff\xfe", b'"open', b"Name\nNia\n", b"x" * 600_000])
def test_what_is_no_list_is_refused_in_words(as_user, hospice, sent):
    page = as_user("fern").post(
        at("import_staff", hospice), {"list": SimpleUploadedFile("staff.csv", sent), "was_looked_up": "on"}
    )

    assert (page.status_code, "There is a problem" in said_by(page)) == (422, True)


def test_the_example_has_the_headings(as_user, hospice):
    assert rows_of_csv(as_user("fern").get(at("staff_list_example", hospice)).content) == [list(HEADINGS)]
