"""People who are found though not exactly what is on record was typed, and those who must not be."""

from datetime import date

import pytest

from careplans.actions.lookups import Found, NobodyMatched, NoPlan, Query, SeveralPeople, look_up
from careplans.actions.person_changes import edit_person
from careplans.models import AccessEvent, Person, Plan, Ticket
from tests.builders import MAGGIES_NUMBER

BORN = date(1958, 3, 14)
NAMED = {"family_name": "Holloway", "given_name": "Margaret"}

NEARLY = {
    "a letter wrong": Query(BORN, family_name="Holoway", given_name="Margaret"),
    "sounds alike": Query(BORN, family_name="Hallowey", given_name="Margret"),
    "a nickname": Query(BORN, family_name="Holloway", given_name="Peggy"),
    "the other way round": Query(BORN, family_name="Margaret", given_name="Holloway"),
    "a day out": Query(date(1958, 3, 15), **NAMED),
    "a digit wrong": Query(date(1968, 3, 14), **NAMED),
    "1 January": Query(date(1958, 1, 1), **NAMED),
    "a year and a letter wrong": Query(
        date(1958, 1, 1), born_precision="year", family_name="Hollowey", given_name="Maggie"
    ),
    "an age and a nickname": Query(
        born_between=(date(1955, 1, 1), date(1960, 1, 1)), age="about 70", family_name="Holloway", given_name="Meg"
    ),
    "a postcode for a given name": Query(BORN, family_name="Hallaway", postcode="ZZ1"),
    "another postcode": Query(BORN, family_name="Holloway", postcode="CT9 5AB"),
    "how the name begins": Query(BORN, family_name="Hollo"),
    "a digit of the number wrong": Query(BORN, nhs_number="9992048175"),
    "the number and a near date": Query(date(1958, 3, 15), nhs_number=MAGGIES_NUMBER),
}


@pytest.mark.parametrize("slip", NEARLY)
def test_one_who_is_nearly_what_was_typed_is_a_list_of_one_that_says_why(maggies_plan, ravi, slip):
    outcome = look_up(NEARLY[slip], nearly=True, by=ravi)

    assert (type(outcome), outcome.nearly, outcome.matches) == (SeveralPeople, True, [maggies_plan.person])
    assert outcome.whys[maggies_plan.person.pk]


def test_without_being_asked_nobody_is_nearly_found(maggies_plan, ravi):
    assert {type(look_up(query, by=ravi)) for query in NEARLY.values()} == {NobodyMatched}


def test_exactly_comes_first(maggies_plan, ravi):
    assert type(look_up(Query(BORN, family_name="Holloway", given_name="Maggie"), nearly=True, by=ravi)) is Found


@pytest.fixture
def married(maggies_plan, bethan):
    """Maggie has another name, address and telephone now."""
    facts = {
        "family_name": "Ash",
        "postcode": "ZZ9 9ZZ",
        "address_lines": "Room 3, Seaview Lodge\nSeawick",
        "phones": [{"number": "07700 900118", "use": "", "preference": 1}],
    }
    edit_person(maggies_plan.person, facts, revision=1, reason="Married", by=bethan)
    return Person.objects.get(pk=maggies_plan.person.pk)


def test_a_name_before_is_found_and_said_to_be_one(married, ravi):
    outcome = look_up(Query(BORN, **NAMED), nearly=True, by=ravi)

    assert outcome.whys == {married.pk: "Same date of birth, previous name Margaret Ann Holloway, same given name"}


ELSEWHERE = {
    "telephone": Query(phone="07700900118"),
    "care home": Query(family_name="Ash", place="Seaview Lodge"),
    "postcode": Query(family_name="Ash", postcode="ZZ9 9ZZ"),
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_a_telephone_a_home_or_a_postcode_stands_in_for_a_date_of_birth(married, ravi, what):
    outcome = look_up(ELSEWHERE[what], nearly=True, by=ravi)

    assert (type(outcome), outcome.is_confirmed) == (Found, False)


@pytest.mark.parametrize("what", ELSEWHERE)
def test_nobody_whose_address_is_sensitive_is_found_by_where_they_are(married, ravi, bethan, what):
    edit_person(married, {"location_sensitive": True}, revision=2, by=bethan)

    outcome = look_up(ELSEWHERE[what], nearly=True, by=ravi)

    assert (type(outcome), "People whose address is protected" in outcome.not_tried[-1]) == (NobodyMatched, True)
    assert type(look_up(Query(BORN, family_name="Ash"), nearly=True, by=ravi)) is Found


@pytest.mark.parametrize("slip", NEARLY)
def test_owen_finds_nobody_whatever_he_types(maggies_plan, owen, slip):
    assert type(look_up(NEARLY[slip], nearly=True, by=owen)) is NobodyMatched


def test_the_number_of_a_plan_or_ticket_finds_it_and_with_the_birth_date_confirms(maggies_plan, ravi):
    ticket = Ticket.objects.create(
        version=maggies_plan.current,
        layout=Ticket.Layout.A4,
        token_sha256="0" * 64,
        expires_on=date(2030, 1, 1),
        kept_where="Fridge",
        printed_by=ravi,
    )

    for number in (ticket.number, maggies_plan.reference):
        alone, with_birth = look_up(Query(ticket=number), by=ravi), look_up(Query(BORN, ticket=number), by=ravi)
        assert (alone.is_confirmed, with_birth.is_confirmed) == (False, True)


def test_a_number_and_birth_date_do_not_confirm_somebody_of_another_name(maggies_plan, ravi):
    asked = Query(BORN, nhs_number=MAGGIES_NUMBER, family_name="Pettit")

    assert look_up(asked, by=ravi).is_confirmed is False


def test_a_closed_plan_is_said_to_be_closed(maggies_plan, ravi, bethan):
    Plan.objects.filter(pk=maggies_plan.pk).update(closed_at=maggies_plan.started_at, closed_by=bethan)

    outcome = look_up(Query(BORN, nhs_number=MAGGIES_NUMBER), by=ravi)

    assert (type(outcome), outcome.closed, outcome.withdrawn) == (NoPlan, True, False)


def test_nobody_says_how_it_was_searched_and_what_was_left_out(maggies_plan, ravi):
    enough = look_up(Query(BORN, family_name="Nobody", given_name="Ann"), nearly=True, by=ravi)
    too_little = look_up(Query(BORN, family_name="Nobody"), nearly=True, by=ravi)

    assert (len(enough.how), enough.not_tried, enough.gave_too_little) == (4, (), False)
    assert (len(too_little.how), len(too_little.not_tried), too_little.gave_too_little) == (2, 3, True)
    assert too_little.would_help[0] == "the given name"


def test_everyone_who_is_nearly_found_is_on_record(maggies_plan, ravi):
    look_up(NEARLY["a nickname"], nearly=True, reason="Fall", by=ravi)

    event = AccessEvent.objects.get(verb="looked_up")
    assert (event.person, event.result, event.reason) == (maggies_plan.person, "several", "Fall")


def test_too_little_is_refused(ravi):
    with pytest.raises(ValueError, match="Too little"):
        look_up(Query(family_name="Holloway"), by=ravi)
