from datetime import timedelta

import pytest
from django.utils import timezone

from careplans.actions.people import register_person
from careplans.actions.plans import start_plan, withdraw_plan
from careplans.models import AccessEvent, make_known
from tests.builders import SPARE_NUMBER, person_facts
from tests.careplans.views.looking import BY_NAME, BY_NUMBER, MAGGIES_BIRTH, look_up, page, queries_of

NOT_PROOF = "This is not proof that no plan exists."


def errors(response):
    return {name: found[0] for name, found in response.context["form"].errors.items()}


@pytest.fixture
def maggies_twin(teams, bethan):
    """Someone of the same family name, born the same day, with a plan being written."""
    facts = person_facts(nhs_number=SPARE_NUMBER, given_names="Marjorie", preferred_name="", postcode="ZZ9 9ZZ")
    person = register_person(facts, team=teams["night_team"], by=bethan)
    return start_plan(person, team=teams["night_team"], by=bethan).person


def test_the_first_box_has_the_focus_on_arrival(client, ravi):
    assert 'name="nhs_number" type="text"' in page(client, ravi, "/lookup/")
    assert page(client, ravi, "/lookup/").count("autofocus") == 1


@pytest.mark.parametrize("typed", ["9992048174", "999 204 8174", "999-204-8174", " 999.2048174 "])
def test_a_number_typed_any_way_and_a_birth_date_lead_to_the_card(client, ravi, maggies_plan, typed):
    response = look_up(client, ravi, BY_NUMBER | {"nhs_number": typed})

    assert (response.status_code, response.url) == (302, f"/plans/{maggies_plan.pk}/card/")
    assert "DO NOT ATTEMPT CPR" in page(client, ravi, response.url)


def test_a_name_and_a_birth_date_lead_to_the_question_who_it_is(client, ravi, maggies_plan):
    response = look_up(client, ravi, BY_NAME)

    assert response.url == f"/plans/{maggies_plan.pk}/card/"
    assert "Is this the right person?" in page(client, ravi, response.url)


def test_identifiers_never_stand_in_an_address(client, ravi, maggies_plan):
    assert "holloway" not in look_up(client, ravi, BY_NAME).url
    assert 'method="post" action="/lookup/"' in page(client, ravi, "/lookup/")


def test_several_people_are_listed_with_a_warning(client, ravi, maggies_plan, maggies_twin):
    response = look_up(client, ravi, BY_NAME)

    shown = response.content.decode()
    assert [one["person"] for one in response.context["people"]] == [maggies_plan.person, maggies_twin]
    assert "Easily taken for one another" in shown
    assert 'data-result-key="2"' in shown
    assert "CPR" not in shown


def test_where_someone_lives_is_not_shown_among_several_when_it_is_sensitive(client, ravi, maggies_plan, maggies_twin):
    maggies_twin.location_sensitive = True
    maggies_twin.save(update_fields=["location_sensitive"])

    shown = look_up(client, ravi, BY_NAME).content.decode()

    assert ("ZZ1 2AB" in shown, "ZZ9 9ZZ" in shown) == (True, False)


def test_a_given_name_tells_them_apart(client, ravi, maggies_plan, maggies_twin):
    response = look_up(client, ravi, BY_NAME | {"given_name": "Marg"})

    assert response.url == f"/plans/{maggies_plan.pk}/card/"


def test_a_person_without_a_plan_is_no_proof_either(client, ravi, maggies_draft):
    response = look_up(client, ravi, BY_NUMBER)

    shown = response.content.decode()
    assert response.templates[0].name == "careplans/no_plan.html"
    assert "Searched: NHS number 999 204 8174, date of birth 14-Mar-1958." in shown
    assert "Do not assume anything from this." in shown


def test_a_withdrawn_plan_is_said_to_be_withdrawn(client, ravi, imran, maggies_plan):
    withdraw_plan(maggies_plan, reason="She asked for it", by=imran)

    assert "The plan for this person was withdrawn" in look_up(client, ravi, BY_NUMBER).content.decode()


def test_nobody_found_says_what_was_searched_and_proves_nothing(client, ravi, maggies_plan):
    shown = look_up(client, ravi, BY_NAME | {"family_name": "Nobody"}).content.decode()

    assert "Searched: <strong>family name Nobody, date of birth 14-Mar-1958</strong>." in shown
    assert NOT_PROOF in shown


def test_owen_finds_what_he_would_if_maggie_were_not_here(client, owen, maggies_plan):
    maggie_there = look_up(client, owen, BY_NAME)
    maggies_plan.person.family_name = "Byron"
    maggies_plan.person.save(update_fields=["family_name"])
    make_known([maggies_plan.person])
    maggie_gone = look_up(client, owen, BY_NAME)

    assert maggie_there.templates[0].name == maggie_gone.templates[0].name == "careplans/nobody.html"
    assert maggie_there.context["outcome"] == maggie_gone.context["outcome"]


def test_those_who_look_nobody_up_are_refused(client, grace, maggie):
    for user in (grace, maggie):
        assert look_up(client, user, BY_NUMBER).status_code == 403


def test_looking_up_needs_signing_in(client, db):
    assert client.post("/lookup/", BY_NUMBER).url == "/accounts/login/?next=/lookup/"


def test_why_someone_looked_is_kept_with_the_look(client, ravi, maggies_plan):
    look_up(client, ravi, BY_NUMBER | {"reason": "Collapse at home", "case_number": "CAD 1234"})

    event = AccessEvent.objects.get(verb="looked_up")
    assert (event.actor, event.reason, event.case_number) == (ravi, "Collapse at home", "CAD 1234")


@pytest.mark.parametrize("number", ["999 204 8175", "1111111111", "12345", "not a number", "99920481\x0074"])
def test_what_is_no_nhs_number_is_named_and_nothing_is_searched(client, ravi, number):
    response = look_up(client, ravi, BY_NUMBER | {"nhs_number": number})

    assert (response.status_code, list(errors(response))) == (422, ["nhs_number"])
    assert not AccessEvent.objects.filter(verb="looked_up").exists()


def test_without_a_number_or_a_name_the_form_says_what_to_type(client, ravi):
    response = look_up(client, ravi, MAGGIES_BIRTH)

    wanted = "Type the NHS number. If you do not have it, type the family name instead."
    assert (response.status_code, errors(response)) == (422, {"nhs_number": wanted})


@pytest.mark.parametrize("name", ["Hollo\x00way", "Holl\u202eoway", "H" * 106])
def test_words_the_record_cannot_keep_are_refused(client, ravi, name):
    response = look_up(client, ravi, BY_NAME | {"family_name": name})

    assert (response.status_code, list(errors(response))) == (422, ["family_name"])


def test_a_birth_date_to_come_is_refused_and_what_was_typed_is_kept(client, ravi):
    tomorrow = timezone.localdate() + timedelta(days=1)
    typed = {
        "date_of_birth_day": tomorrow.day,
        "date_of_birth_month": tomorrow.month,
        "date_of_birth_year": tomorrow.year,
    }

    response = look_up(client, ravi, BY_NUMBER | typed)

    assert (response.status_code, list(errors(response))) == (422, ["date_of_birth"])
    assert f'value="{tomorrow.year}"' in response.content.decode()


def test_more_people_found_cost_no_more_queries(client, ravi, bethan, teams, maggies_plan, maggies_twin):
    client.force_login(ravi)
    two = queries_of(lambda: client.post("/lookup/", BY_NAME))

    for given in ("Mabel", "Molly"):
        register_person(person_facts(nhs_number=None, given_names=given), team=teams["night_team"], by=bethan)

    assert queries_of(lambda: client.post("/lookup/", BY_NAME)) == two
