"""Codes that come with answers: none for a question, an option or a reason that has none."""

import pytest

from careplans.content.coded import TO_REVALIDATE, Code
from careplans.content.codes import codes_of
from careplans.content.document import answer_to
from careplans.content.items import Unsaid
from careplans.content.sections import section_by_key

WITH_AUTHORITY, WITHOUT = "816381000000105", "816361000000101"


def numbers_of(section, item, value, **beside):
    return [code.code for code in codes_of(section_by_key(section).item(item), value, beside)]


def test_a_code_is_kept_with_its_system_its_words_and_how_far_it_was_checked():
    answer = answer_to({"prognosis": {"gsf": "C"}}, section_by_key("prognosis"), "gsf")

    assert answer.codes == (
        Code("845751000000103", "GSF prognostic indicator stage C (yellow) - weeks prognosis", TO_REVALIDATE),
    )
    assert answer.codes[0].words == (
        "SNOMED CT 845751000000103 GSF prognostic indicator stage C (yellow) - weeks prognosis "
        "(sourced - revalidate against current UK release)"
    )


@pytest.mark.parametrize("value", [None, "no", "something from a later release", 3, ["no"]])
def test_an_answer_without_a_code_has_none(value):
    assert numbers_of("prognosis", "palliative_register", value) == []


def test_each_option_chosen_brings_its_own_code():
    assert numbers_of("involvement", "discussions", ["acp_person", "acp_family"]) == ["713662007", "713665009"]


def test_a_question_may_have_the_code_and_so_may_a_reason():
    assert numbers_of("financial", "sr1_completed_on", "2026-09-05") == ["1751111000000104"]
    assert numbers_of("place_of_death", "first_choice", Unsaid("undecided")) == ["517161000000101"]


def test_a_place_has_its_code_for_reports_too():
    assert numbers_of("place_of_care", "first_choice", "nursing_home") == ["41"]
    assert numbers_of("place_of_death", "first_choice", "nursing_home") == ["89761000000106", "41"]


@pytest.mark.parametrize(
    ("registration", "authority", "revoked", "numbers"),
    [
        ("registered", "yes", None, [WITH_AUTHORITY]),
        ("registered", "yes", "no", [WITH_AUTHORITY]),
        ("registered", "no", None, [WITHOUT]),
        ("registered", "not_stated", None, [WITHOUT]),
        ("registered", "not_checked", None, [WITHOUT]),
        ("registered", "yes", "yes", []),
        ("applied_for", "yes", None, []),
        ("not_registered", "no", None, []),
        ("not_checked", "yes", None, []),
        (None, "yes", None, []),
    ],
)
def test_a_power_of_attorney_has_a_code_only_while_it_has_effect(registration, authority, revoked, numbers):
    row = {"life_sustaining_authority": authority, "registration": registration, "revoked": revoked}

    assert numbers_of("lpa_health_welfare", "life_sustaining_authority", authority, **row) == numbers
