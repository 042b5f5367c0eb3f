from datetime import date

import pytest

from tests.careplans.content.conftest import found, stopping

KOFI_BORN = date(2010, 5, 19)


@pytest.fixture
def kofis_plan(plan):
    """A young person of 16 for modified CPR, with his parents involved."""
    plan["cpr"] |= {"decision": "modified", "modified_details": "Suction, own mask, up to 10 minutes."}
    plan["involvement"] = {"has_capacity": "yes", "how_involved": ["c1", "c3"]}
    return plan


@pytest.fixture
def harrys_plan(plan):
    """A man who lacks capacity, with his daughter consulted."""
    plan["involvement"] = {"has_capacity": "no", "how_involved": ["b"], "lacks_capacity_how": "Cannot retain it."}
    plan["cpr"] |= {"discussed_with_person": "no", "discussed_with_person_reason": "Could not understand."}
    plan["cpr"] |= {"discussed_with_family": "yes"}
    return plan


def test_nothing_is_wrong_with_a_sound_plan(plan):
    assert found(plan) == []
    assert stopping(plan) == []


def test_nothing_stops_a_young_person_of_16_with_modified_cpr(kofis_plan):
    assert stopping(kofis_plan, born=KOFI_BORN) == []


def test_modified_cpr_is_refused_from_the_eighteenth_birthday(kofis_plan):
    kofis_plan["involvement"] = {"has_capacity": "yes", "how_involved": ["a"]}
    kofis_plan["review"] = {"review_due": "2026-11-22"}

    assert stopping(kofis_plan, born=date(2008, 11, 22)) == []
    assert stopping(kofis_plan, born=date(2008, 11, 21)) == [("cpr", "decision")]


def test_modified_cpr_is_refused_where_the_age_is_not_known(kofis_plan):
    assert ("cpr", "decision") in stopping(kofis_plan, born=None)


def test_modified_cpr_needs_its_details(kofis_plan):
    del kofis_plan["cpr"]["modified_details"]

    assert stopping(kofis_plan, born=KOFI_BORN) == [("cpr", "modified_details")]


def test_a_recommendation_against_cpr_needs_a_reason(plan):
    del plan["cpr"]["reason"]

    assert stopping(plan) == [("cpr", "reason")]


def test_a_recommendation_for_cpr_needs_none(plan):
    plan["cpr"] = {"decision": "attempt"}
    plan["clinical_focus"]["focus"] = "balance"

    assert stopping(plan) == []


def test_cpr_may_be_left_undiscussed_and_said_so(plan):
    plan["cpr"] = {"decision": {"unsaid": "not_yet_discussed"}}

    assert stopping(plan) == []


def test_cpr_may_not_be_left_blank(plan):
    del plan["cpr"]

    assert stopping(plan) == [("cpr", "decision")]


@pytest.mark.parametrize("answer", [None, "no"])
def test_not_talking_about_cpr_needs_a_reason(plan, answer):
    plan["cpr"]["discussed_with_person"] = answer
    assert stopping(plan) == [("cpr", "discussed_with_person")]

    plan["cpr"]["discussed_with_person_reason"] = "It would cause him harm."
    assert stopping(plan) == []


def test_family_are_told_where_capacity_is_lacking(harrys_plan):
    harrys_plan["cpr"]["discussed_with_family"] = "no"
    harrys_plan["involvement"]["discussions"] = ["acp_family"]
    assert stopping(harrys_plan) == [("cpr", "discussed_with_family")]

    harrys_plan["cpr"]["discussed_with_family_reason"] = "Nobody can be found."
    assert stopping(harrys_plan) == []


@pytest.mark.parametrize(
    "reason",
    [
        "Learning disability",
        "Down’s syndrome.",
        "Down syndrome",
        "Frailty of LD",
        "She has a severe learning disability and autism",
        "Poor quality of life due to profound learning difficulties",
        "He is 91 years old and lives in a care home",
        "Prisoner",
    ],
)
def test_a_disability_an_age_or_an_address_is_never_the_only_reason(plan, reason):
    plan["cpr"]["reason"] = reason

    assert stopping(plan) == [("cpr", "reason")]


@pytest.mark.parametrize(
    "reason",
    [
        "Eisenmenger syndrome with heart failure; CPR would not restore circulation. Not because of Down syndrome.",
        "CPR would not work in end-stage frailty and would cause fractures and distress.",
        "Advanced cancer in a man in prison; CPR could not succeed.",
        "ਕੈਂਸਰ",
    ],
)
def test_a_clinical_reason_may_mention_a_disability_or_an_address(plan, reason):
    plan["cpr"]["reason"] = reason

    assert stopping(plan) == []


def test_nothing_stops_a_man_without_capacity_whose_family_was_consulted(harrys_plan):
    assert found(harrys_plan) == []


def test_without_capacity_involvement_is_b(harrys_plan):
    harrys_plan["involvement"]["how_involved"] = ["d"]
    harrys_plan["involvement"]["other_reason"] = "Consulting anyone would take longer than he has."
    assert stopping(harrys_plan) == []

    harrys_plan["involvement"] = {"has_capacity": "no", "how_involved": ["a"]}
    assert set(stopping(harrys_plan)) == {("involvement", "how_involved")}


def test_without_capacity_somebody_was_consulted(harrys_plan):
    harrys_plan["cpr"] |= {"discussed_with_family": "no", "discussed_with_family_reason": "None available."}
    assert stopping(harrys_plan) == [("involvement", "people_involved")]

    harrys_plan["imca"] = {"required": "yes", "instructed_on": "2026-10-15"}
    assert stopping(harrys_plan) == []


def test_capacity_and_involvement_are_said_where_cpr_is_limited(plan):
    plan["involvement"] = {"has_capacity": {"unsaid": "discussion_not_appropriate_now"}}

    assert stopping(plan) == [("involvement", "has_capacity"), ("involvement", "how_involved")]


@pytest.mark.parametrize("ticked", [["c1", "c3"], ["c2", "c3"]])
def test_involvement_c_is_not_for_adults(plan, ticked):
    plan["involvement"]["how_involved"] = ticked

    assert stopping(plan) == [("involvement", "how_involved")]


@pytest.mark.parametrize("ticked", [["c1", "c2", "c3"], ["a", "c1", "c3"]])
def test_only_one_of_a_b_c1_and_c2_is_chosen(kofis_plan, ticked):
    kofis_plan["involvement"]["how_involved"] = ticked

    assert stopping(kofis_plan, born=KOFI_BORN) == [("involvement", "how_involved")]


def test_b_and_having_capacity_contradict_each_other(plan):
    plan["involvement"]["how_involved"] = ["b"]

    assert stopping(plan) == [("involvement", "how_involved")]


@pytest.mark.parametrize("ticked", [["c1"], ["d"]])
def test_d_or_c_without_the_parents_needs_a_reason(kofis_plan, ticked):
    kofis_plan["involvement"]["how_involved"] = ticked

    assert stopping(kofis_plan, born=KOFI_BORN) == [("involvement", "other_reason")]


def test_an_advocate_is_thought_of_where_nobody_close_can_be_consulted(harrys_plan):
    harrys_plan["personal_contacts"] = [{"id": "joan", "name": "Jo", "roles": ["emergency_contact", "paid_carer"]}]
    assert found(harrys_plan) == [("imca", "required", False)]

    harrys_plan["imca"] = {"required": "yes", "instructed_on": "2026-10-15"}
    assert found(harrys_plan) == []
