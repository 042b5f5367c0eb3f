"""Roles that see only a part: volunteers, social workers, prison healthcare, analysts; and where nobody may learn."""

import pytest

from accounts import permissions
from accounts.roles import PRISON_HEALTH, SOCIAL_CARE, VOLUNTEER
from careplans.access import may, may_see_where, people_for, plans_for
from careplans.actions.person_changes import edit_person
from careplans.actions.sharing import share_with
from careplans.models import Person
from tests.builders import build_team, build_user

CLINICAL_WORDS = (
    "CPR could not restore",
    "Pancreatic adenocarcinoma",
    "Penicillin",
    "Stay at home and ring the hospice line",
)
HER_WORDS = "That I die looking at my own sea"


def signed_in(client, user):
    client.force_login(user)
    return client


def join(plan, role, *, by, organisation="Sandpiper Trust"):
    """Somebody with this role in a team that was asked to care for the person."""
    team = build_team(f"{organisation} team", organisation)
    share_with(plan, team, reason="Asked to", by=by)
    return build_user("Vera", "Lowe", role, team)


@pytest.fixture
def vera(maggies_plan, bethan):
    """A volunteer who visits Maggie."""
    return join(maggies_plan, VOLUNTEER, by=bethan)


def test_a_volunteer_finds_whom_they_visit_on_their_first_page(client, maggies_plan, vera):
    page = signed_in(client, vera).get("/").content.decode()

    assert f'<a href="/plans/{maggies_plan.pk}/what-matters/">HOLLOWAY, Margaret Ann (Mrs)</a>' in page
    assert "Look up" not in page


def test_a_volunteer_reads_what_matters_and_whom_to_ring_and_nothing_about_health(client, maggies_plan, vera):
    page = signed_in(client, vera).get(f"/plans/{maggies_plan.pk}/what-matters/").content.decode()

    assert HER_WORDS in page
    assert "Katherine Holloway, daughter" in page
    assert "Allergies are not shown in your role" in page
    assert [words for words in CLINICAL_WORDS if words in page] == []


def test_nor_while_they_help_to_write_it(client, maggies_plan, vera):
    page = signed_in(client, vera).get(f"/plans/{maggies_plan.pk}/what-matters/?edit=esther")

    assert page.status_code == 200
    assert [words for words in CLINICAL_WORDS if words in page.content.decode()] == []


@pytest.mark.parametrize(
    "address",
    ["", "card/", "draft/", "draft/cpr/", "versions/", "versions/1/", "documents/", "tickets/", "who-looked/"],
)
def test_nothing_else_opens_to_a_volunteer(client, maggies_plan, vera, address):
    assert signed_in(client, vera).get(f"/plans/{maggies_plan.pk}/{address}").status_code == 404


def test_a_volunteer_looks_nobody_up(client, maggies_plan, vera):
    assert list(people_for(vera)) == []
    assert signed_in(client, vera).get("/lookup/").status_code == 403


@pytest.mark.parametrize("address", ["/plans/{}/", "/plans/{}/versions/1/", "/api/v1/plans/{}/"])
def test_a_social_worker_reads_the_plan_without_its_clinical_sections(client, maggies_plan, bethan, address):
    worker = join(maggies_plan, SOCIAL_CARE, by=bethan)

    page = signed_in(client, worker).get(address.format(maggies_plan.pk))

    assert page.status_code == 200
    assert "Shared understanding of health<" not in page.content.decode()
    assert "Advanced cancer, no further cancer treatment." not in page.content.decode()
    assert "Katherine Holloway" in page.content.decode()


def test_who_reads_the_whole_plan_still_does(client, maggies_plan, bethan):
    page = signed_in(client, bethan).get(f"/plans/{maggies_plan.pk}/").content.decode()

    assert "Advanced cancer, no further cancer treatment." in page
    assert "Clinical parts are not shown" not in page


def test_prison_healthcare_reads_the_plans_of_those_who_are_in_the_prison_while_they_are(maggies_plan, bethan):
    nurse = build_user("Joan", "Hale", PRISON_HEALTH, build_team("HMP Marshgate Healthcare", "HMP Marshgate"))
    assert list(people_for(nurse)) == []

    for place, reads in (("HMP Marshgate", True), ("Released", False)):
        maggies_plan.person.refresh_from_db()
        edit_person(maggies_plan.person, {"current_location": place}, revision=maggies_plan.person.revision, by=bethan)
        assert may(nurse, permissions.PLAN_READ, maggies_plan) is reads


CODES = sorted(value for name, value in vars(permissions).items() if name.isupper())


@pytest.mark.parametrize("name", ["dan", "priya"])
def test_an_analyst_or_an_administrator_reaches_nobodys_plan(request, maggies_plan, name):
    user = request.getfixturevalue(name)
    reached = {code for code in CODES if plans_for(user, code).exists()}

    assert reached == ({"who_looked_read"} if name == "priya" else set())
    assert list(people_for(user)) == []


@pytest.mark.parametrize(
    ("name", "sees"),
    [("bethan", True), ("imran", True), ("maggie", True), ("ravi", False), ("amina", False), ("katherine", False)],
)
def test_where_a_person_is_who_must_not_be_found_is_seen_by_those_who_care_and_themselves(
    request, maggies_plan, name, sees
):
    Person.objects.update(location_sensitive=True)
    maggies_plan.person.refresh_from_db()

    assert may_see_where(request.getfixturevalue(name), maggies_plan) is sees


@pytest.mark.parametrize(("name", "status"), [("bethan", True), ("ravi", False)])
def test_nor_does_the_page_of_the_plan_say_where(client, request, maggies_plan, name, status):
    Person.objects.update(location_sensitive=True)
    user = request.getfixturevalue(name)
    client.force_login(user)

    page = client.get(f"/api/v1/plans/{maggies_plan.pk}/").content.decode()

    assert ("Marram Close" in page) is status
