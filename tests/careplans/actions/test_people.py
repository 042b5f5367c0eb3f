import pytest
from django.core.exceptions import ValidationError

from careplans.actions.people import clean_nhs_number, find_person, register_person
from careplans.models import Person, check_nhs_number
from tests.builders import MAGGIES_NUMBER, person_facts


@pytest.mark.parametrize("typed", ["9992048174", "999 204 8174", "999-204-8174", " 999.204.8174 ", "999/204/8174"])
def test_a_number_may_be_typed_any_way(typed):
    assert clean_nhs_number(typed) == MAGGIES_NUMBER


WRONG = {
    "9992048175": "a digit is wrong",
    "9993174050": "a digit is wrong",
    "1111111111": "a digit is wrong",
    "999204817": "10 digits",
    "99920481745": "10 digits",
    "٩٩٩٢٠٤٨١٧٤": "10 digits",
    "": "10 digits",
    "99920\x0048174": "10 digits",
}


@pytest.mark.parametrize("typed", WRONG)
def test_what_cannot_be_an_nhs_number_is_refused_with_what_to_do(typed):
    with pytest.raises(ValidationError) as refusal:
        clean_nhs_number(typed)

    assert WRONG[typed] in refusal.value.message


def test_test_numbers_are_refused_where_people_are_real():
    with pytest.raises(ValidationError) as refusal:
        check_nhs_number(MAGGIES_NUMBER, in_training=False)

    assert "testing only" in refusal.value.message


def test_real_numbers_are_refused_where_nobody_is_real():
    with pytest.raises(ValidationError) as refusal:
        clean_nhs_number("943 476 5919")

    assert refusal.value.message.startswith("Real people must never be in the training town.")


def test_the_worked_example_of_the_standard_is_a_number():
    assert check_nhs_number("943 476 5919", in_training=False) == "9434765919"


def test_one_number_is_one_person(maggies_plan, bethan, teams):
    with pytest.raises(ValidationError) as refusal:
        register_person(person_facts(), team=teams["night_team"], by=bethan)

    assert (list(refusal.value.message_dict), Person.objects.count()) == (["nhs_number"], 1)


def test_owen_cannot_find_maggie(maggies_plan, owen, bethan):
    assert find_person(maggies_plan.person_id, by=owen) is None
    assert find_person(maggies_plan.person_id, by=bethan) == maggies_plan.person
