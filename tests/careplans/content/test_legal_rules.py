from datetime import date

import pytest

from careplans.content.authority import binding_of
from careplans.content.legal_rules import adrt_standing
from tests.careplans.content.conftest import found

LATER_LPA = ("lpa_health_welfare", "executed_on", False)


@pytest.fixture
def binding(plan):
    """Maggie's plan with her advance decision, sound on every check, and an earlier power of attorney."""
    formalities = ("over_18_when_made", "in_writing", "signed_by_person", "witness_signed", "even_if_life_at_risk")
    plan["adrt"] = {"status": "original_seen", "made_on": "2026-08-19", **dict.fromkeys(formalities, "yes")}
    plan["adrt"]["capacity_evidence"] = "Her GP's letter of that day."
    plan["adrt_treatments"] = [{"id": "tube", "treatment": "A tube in the windpipe", "life_sustaining": "yes"}]
    plan["lpa_health_welfare"] = [
        {
            "id": "lpa1",
            "registration": "registered",
            "executed_on": "2024-05-03",
            "life_sustaining_authority": "yes",
            "active_now": "no",
        }
    ]
    return plan


def test_a_sound_advance_decision_raises_nothing(binding):
    assert found(binding) == []
    assert adrt_standing(binding) == "Legally binding if valid and applicable; all checks are recorded"


@pytest.mark.parametrize("formality", ["in_writing", "signed_by_person", "witness_signed", "even_if_life_at_risk"])
def test_a_refusal_of_life_sustaining_treatment_needs_every_formality(binding, formality):
    binding["adrt"][formality] = "no"

    assert found(binding) == [("adrt", formality, False)]
    assert adrt_standing(binding).startswith("Does not meet section 25(5)")


def test_a_refusal_of_other_treatment_needs_no_witness(binding):
    binding["adrt"]["witness_signed"] = "no"
    binding["adrt_treatments"][0]["life_sustaining"] = "no"

    assert found(binding) == []
    assert adrt_standing(binding).startswith("Legally binding if valid and applicable")


def test_a_formality_that_nobody_checked_is_not_taken_as_met(binding):
    del binding["adrt"]["even_if_life_at_risk"]

    assert found(binding) == [("adrt", "even_if_life_at_risk", False)]
    assert adrt_standing(binding) == ("Check before relying on it: not checked: said to apply even if life is at risk")


def test_acting_against_it_is_said(binding):
    binding["adrt"]["acted_inconsistently"] = "yes"

    assert adrt_standing(binding) == "Check before relying on it: the person has since acted inconsistently with it"


@pytest.mark.parametrize(
    "status", [None, {"unsaid": "not_yet_discussed"}, "none", "withdrawn", "not_possible_under_18"]
)
def test_an_advance_decision_that_is_not_in_being_has_no_standing(binding, status):
    binding["adrt"]["status"] = status

    assert adrt_standing(binding) == ""


def test_the_card_says_what_was_checked(binding):
    binding["adrt"]["witness_signed"] = "no"

    assert binding_of(binding).advance_decision_detail == (
        "Does not meet section 25(5) of the Mental Capacity Act for life-sustaining treatment · made 19-Aug-2026"
    )


def test_an_advance_decision_names_what_it_refuses(binding):
    binding["adrt_treatments"] = []

    assert found(binding) == [("adrt_treatments", "", False)]


@pytest.mark.parametrize("executed", ["2026", "2026-08", None])
def test_a_power_of_attorney_that_may_be_later_is_pointed_out(binding, executed):
    binding["lpa_health_welfare"][0]["executed_on"] = executed

    assert found(binding) == [LATER_LPA]


@pytest.mark.parametrize("executed", ["2026-08-20", "2026-09"])
def test_a_power_of_attorney_that_is_later_needs_a_reason_until_it_is_checked(binding, executed):
    binding["lpa_health_welfare"][0]["executed_on"] = executed
    assert found(binding) == [("lpa_health_welfare", "executed_on", True)]

    binding["adrt"]["later_lpa_check"] = "Solicitor asked: the power gives no say over ventilation."
    assert found(binding) == [LATER_LPA]


@pytest.mark.parametrize("executed", ["2026-08-19", "2026-08-18", "2026-07", "2025"])
def test_a_power_of_attorney_that_is_earlier_is_not(binding, executed):
    binding["lpa_health_welfare"][0]["executed_on"] = executed

    assert found(binding) == []


@pytest.mark.parametrize("harmless", [{"life_sustaining_authority": "no"}, {"revoked": "yes"}])
def test_a_later_power_of_attorney_without_that_authority_displaces_nothing(binding, harmless):
    binding["lpa_health_welfare"][0] |= {"executed_on": "2026-10-01", **harmless}

    assert found(binding) == []


@pytest.mark.parametrize(
    "unfit", [{"registration": "applied_for"}, {"registration": "not_checked"}, {"revoked": "yes"}]
)
def test_a_power_of_attorney_without_effect_cannot_be_in_use(binding, unfit):
    binding["lpa_health_welfare"][0] |= {"active_now": "yes", **unfit}

    assert found(binding) == [("lpa_health_welfare", "active_now", True)]


def test_an_unregistered_power_of_attorney_is_no_proxy(binding):
    binding["shared_understanding"] = {"legal_proxy": "yes"}
    assert found(binding) == []

    binding["lpa_health_welfare"][0]["registration"] = "applied_for"
    assert found(binding) == [("shared_understanding", "legal_proxy", False)]


def test_neither_can_be_made_before_18(binding):
    binding["parental_responsibility"] = [{"id": "mums", "name": "Grace Osei"}]
    binding["young_person"] = {"transition_lead": "Sister Rowan"}
    binding["adrt"]["made_on"] = "2028-05-19"
    problems = [one for one in found(binding, born=date(2010, 5, 19)) if one[2]]

    assert problems == [("adrt", "status", True), ("lpa_health_welfare", "", True)]


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        ({"signed_before_witness": "no"}, "Does not meet section 25(5)"),
        ({"statement_signed_and_witnessed": "no"}, "Does not meet section 25(5)"),
        ({"before_a_court": "yes"}, "Check before relying on it: a court is being asked whether it is valid"),
        ({"signed_before_witness": "yes", "before_a_court": "no"}, "Legally binding if valid and applicable"),
    ],
)
def test_what_a_closer_look_found_stands_in_the_line_about_the_advance_decision(checked, words):
    sound = dict.fromkeys(("over_18_when_made", "in_writing", "signed_by_person", "witness_signed"), "yes")
    content = {
        "adrt": {"status": "original_seen", "capacity_evidence": "GP letter", "even_if_life_at_risk": "yes", **sound},
        "adrt_treatments": [{"id": "vent", "treatment": "Ventilation", "life_sustaining": "yes"}],
        "adrt_checks": checked,
    }

    assert adrt_standing(content).startswith(words)
