"""Open cases on the first page and on a page of their own."""

import pytest

from careplans.actions.cases import start_case
from careplans.actions.people import register_person
from careplans.models import AccessEvent, CaseRelationship
from tests.builders import SPARE_NUMBER, build_member, person_facts
from tests.careplans.views.looking import BY_NAME, BY_NUMBER, confirmed, look_up, page, queries_for

TYPED = {"case_number": "CAD 4711"}


@pytest.fixture
def case(maggies_plan, ravi):
    start_case(maggies_plan.person, case_number="CAD 4711", by=ravi)
    return CaseRelationship.objects.get()


def test_the_next_colleague_finds_the_case_on_the_first_page(client, ravi, maggies_plan):
    look_up(client, ravi, BY_NUMBER | TYPED)

    shown = " ".join(page(client, ravi, "/").split())

    assert f'href="/plans/{maggies_plan.pk}/card/">HOLLOWAY, Margaret Ann</a>' in shown
    assert "Case <strong>CAD 4711</strong>, opened just now" in shown


def test_it_leads_to_the_question_who_this_is_and_not_past_it(client, case, maggies_plan, teams, ravi):
    client.force_login(ravi)

    shown = page(client, ravi, f"/plans/{maggies_plan.pk}/card/")

    assert "Penicillin" not in shown


def test_where_several_fit_the_number_waits_for_the_one_that_is_chosen(client, ravi, bethan, teams, maggies_plan):
    register_person(person_facts(nhs_number=SPARE_NUMBER, given_names="Walter"), team=teams["night_team"], by=bethan)
    look_up(client, ravi, BY_NAME | TYPED)
    assert not CaseRelationship.objects.exists()

    confirmed(client, ravi, maggies_plan)
    client.get(f"/plans/{maggies_plan.pk}/card/")

    assert CaseRelationship.objects.get().case_number == "CAD 4711"
    assert AccessEvent.objects.filter(verb="read_card").latest("id").case_number == "CAD 4711"


def test_the_number_stands_in_no_address(client, ravi, maggies_plan):
    answer = look_up(client, ravi, BY_NUMBER | TYPED)

    assert "4711" not in answer.url
    assert "4711" not in "".join(part for part in page(client, ravi, "/cases/").split('"') if part.startswith("/"))


def test_the_ledger_says_the_case_where_no_reason_was_given(client, ravi, maggie, maggies_plan, case):
    confirmed(client, ravi, maggies_plan)
    client.get(f"/plans/{maggies_plan.pk}/card/")

    assert "Why: Case CAD 4711" in page(client, maggie, f"/plans/{maggies_plan.pk}/who-looked/")


def test_a_colleague_closes_it(client, case, ravi):
    client.force_login(ravi)

    answer = client.post(f"/cases/{case.pk}/close/")

    assert answer.url == "/cases/"
    assert "No case is open." in page(client, ravi, "/cases/")


@pytest.mark.parametrize("name", ["owen", "amina", "bethan"])
def test_another_team_sees_nothing_of_it(client, request, case, name):
    other = request.getfixturevalue(name)

    shown = page(client, other, "/cases/")

    assert "HOLLOWAY" not in shown
    assert client.post(f"/cases/{case.pk}/close/").status_code == 404
    case.refresh_from_db()
    assert case.closed_at is None


@pytest.mark.parametrize("name", ["maggie", "dan", "priya"])
def test_who_looks_nobody_up_has_no_cases(client, teams, name):
    client.force_login(build_member(name, teams))

    assert client.get("/cases/").status_code == 403


def test_three_cases_cost_as_much_as_one(client, case, ravi):
    client.force_login(ravi)
    one = queries_for(client, "/cases/")
    for number in ("1", "2"):
        start_case(case.person, case_number=number, by=ravi)

    assert queries_for(client, "/cases/") == one
