from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careplans.actions.lookups import Found, NobodyMatched, NoPlan, Query, SeveralPeople, look_up
from careplans.actions.people import register_person
from careplans.actions.plans import withdraw_plan
from careplans.actions.searching import exact_people
from careplans.models import AccessEvent
from tests.builders import MAGGIES_NUMBER, SPARE_NUMBER, person_facts

BORN = date(1958, 3, 14)
BY_NUMBER = Query(born_on=BORN, nhs_number=MAGGIES_NUMBER)
BY_NAME = Query(born_on=BORN, family_name="holloway")


def test_number_and_birth_date_find_the_plan_and_count_as_confirmed(maggies_plan, ravi):
    found = look_up(BY_NUMBER, by=ravi)

    assert (type(found), found.version, found.is_confirmed) == (Found, maggies_plan.current, True)


def test_a_number_on_the_record_in_use_sends_no_question_after_older_records(maggies_plan, ravi):
    ravi.roles_held()

    with CaptureQueriesContext(connection) as asked:
        people = exact_people(BY_NUMBER, 51, by=ravi)

    assert [(person, person.by_old_record) for person in people] == [(maggies_plan.person, False)]
    assert [query["sql"].count("SELECT") for query in asked] == [1]


def test_name_and_birth_date_find_the_plan_but_leave_the_person_to_be_confirmed(maggies_plan, ravi):
    found = look_up(BY_NAME, by=ravi)

    assert (type(found), found.version, found.is_confirmed) == (Found, maggies_plan.current, False)


@pytest.mark.parametrize(
    "query",
    [
        Query(born_on=date(1958, 3, 15), nhs_number=MAGGIES_NUMBER),
        Query(born_on=BORN, nhs_number=SPARE_NUMBER),
        Query(born_on=BORN, family_name="Hollow"),
        Query(born_on=BORN, family_name="Holloway", given_name="Susan"),
        Query(born_on=BORN, family_name="Holloway", postcode="ZZ9"),
    ],
)
def test_what_does_not_agree_finds_nobody(maggies_plan, ravi, query):
    assert type(look_up(query, by=ravi)) is NobodyMatched


def test_nobody_matched_says_what_was_searched(maggies_plan, ravi):
    asked = Query(born_on=date(1958, 3, 15), nhs_number=MAGGIES_NUMBER)

    assert look_up(asked, by=ravi).searched == "NHS number 999 204 8174, date of birth 15-Mar-1958"


def test_two_people_alike_are_both_offered(maggies_plan, ravi, bethan, teams):
    twin = register_person(
        person_facts(nhs_number=SPARE_NUMBER, given_names="Marjorie"), team=teams["night_team"], by=bethan
    )

    several = look_up(BY_NAME, by=ravi)

    assert (type(several), several.matches) == (SeveralPeople, [maggies_plan.person, twin])


def test_a_person_without_a_published_plan_is_no_plan(maggies_draft, ravi):
    outcome = look_up(BY_NUMBER, by=ravi)

    assert (type(outcome), outcome.person, outcome.withdrawn) == (NoPlan, maggies_draft.person, False)


def test_a_withdrawn_plan_is_said_to_be_withdrawn(maggies_plan, ravi, imran):
    withdraw_plan(maggies_plan, reason="Written in error", by=imran)

    outcome = look_up(BY_NUMBER, by=ravi)

    assert (type(outcome), outcome.withdrawn) == (NoPlan, True)


def test_owen_finds_nobody_where_ravi_finds_maggie(maggies_plan, owen):
    assert look_up(BY_NAME, by=owen) == NobodyMatched("family name holloway, date of birth 14-Mar-1958")


@pytest.mark.parametrize(("precision", "born"), [("month", date(1958, 3, 1)), ("year", date(1958, 1, 1))])
def test_a_birth_date_known_in_part_agrees_as_far_as_it_is_known(maggies_plan, ravi, precision, born):
    maggies_plan.person.born_on, maggies_plan.person.born_precision = born, precision
    maggies_plan.person.save(update_fields=["born_on", "born_precision"])

    assert type(look_up(BY_NUMBER, by=ravi)) is Found


def test_every_look_and_everyone_it_returned_are_on_record(maggies_plan, ravi, bethan, teams):
    twin = register_person(
        person_facts(nhs_number=SPARE_NUMBER, given_names="Marjorie"), team=teams["night_team"], by=bethan
    )

    look_up(BY_NAME, reason="Called by neighbour", case_number="111-4711", by=ravi)

    events = AccessEvent.objects.filter(verb="looked_up")
    assert {event.person for event in events} == {maggies_plan.person, twin}
    assert {(event.result, event.reason, event.case_number) for event in events} == {
        ("several", "Called by neighbour", "111-4711")
    }


def test_a_look_that_found_nobody_is_on_record_too(maggies_plan, ravi):
    look_up(Query(born_on=BORN, family_name="Nobody"), by=ravi)

    event = AccessEvent.objects.get(verb="looked_up")
    assert (event.result, event.person, event.subject) == (
        "nobody",
        None,
        "family name Nobody, date of birth 14-Mar-1958",
    )


def test_no_audit_no_data(maggies_plan, ravi, monkeypatch):
    def full_disk(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("careplans.actions.lookups.record", full_disk)

    with pytest.raises(OSError, match="No space"):
        look_up(BY_NUMBER, by=ravi)
