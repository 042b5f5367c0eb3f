from datetime import date

import pytest

from careplans.content.headlines import headlines

SILENCE = {
    "cpr": "not_recorded",
    "clinical_focus": "not_recorded",
    "hospital_transfer": "",
    "preferred_place_of_care": "",
    "preferred_place_of_death": "",
    "gsf_letter": "",
    "has_adrt": False,
    "icd_active": False,
    "anticipatory_status": "",
    "first_call_number": "",
    "review_due": None,
}


UNDECIDED = {"unsaid": "undecided"}
ALL_UNDECIDED = {
    "cpr": {"decision": UNDECIDED},
    "clinical_focus": {"focus": UNDECIDED},
    "place_of_care": {"first_choice": UNDECIDED},
    "place_of_death": {"first_choice": UNDECIDED},
    "prognosis": {"gsf": UNDECIDED},
    "adrt": {"status": UNDECIDED},
    "anticipatory": {"status": UNDECIDED},
    "treatment_escalation": [{"id": "hosp", "intervention": "hospital_transfer", "recommendation": UNDECIDED}],
}
FULL = {
    "cpr": {"decision": "not_recommended"},
    "clinical_focus": {"focus": "comfort"},
    "treatment_escalation": [{"id": "hosp", "intervention": "hospital_transfer", "recommendation": "conditional"}],
    "place_of_care": {"first_choice": "home"},
    "place_of_death": {"first_choice": "hospice"},
    "prognosis": {"gsf": "C"},
    "adrt": {"status": "original_seen"},
    "devices": [{"id": "icd1", "kind": "crt_d", "icd_shock_status": "active"}],
    "anticipatory": {"status": "in_place"},
    "first_call": {"number": "0808 157 0101"},
    "review": {"review_due": "2026-12-08"},
}


def test_a_silent_plan_counts_as_nothing_recorded():
    assert headlines({}) == SILENCE


def test_a_reason_for_saying_nothing_is_not_an_answer():
    assert headlines(ALL_UNDECIDED) == SILENCE


def test_a_full_plan_is_counted():
    assert headlines(FULL) == {
        "cpr": "not_recommended",
        "clinical_focus": "comfort",
        "hospital_transfer": "conditional",
        "preferred_place_of_care": "home",
        "preferred_place_of_death": "hospice",
        "gsf_letter": "C",
        "has_adrt": True,
        "icd_active": True,
        "anticipatory_status": "in_place",
        "first_call_number": "0808 157 0101",
        "review_due": date(2026, 12, 8),
    }


def test_two_different_answers_about_hospital_count_as_conditional():
    rows = [
        {"id": "row1", "intervention": "hospital_transfer", "recommendation": "recommended"},
        {"id": "row2", "intervention": "hospital_transfer", "recommendation": "not_recommended"},
    ]

    assert headlines({"treatment_escalation": rows})["hospital_transfer"] == "conditional"


@pytest.mark.parametrize(
    ("device", "active"),
    [
        ({"kind": "icd"}, True),
        ({"kind": "icd", "icd_shock_status": "unknown"}, True),
        ({"kind": "icd", "icd_shock_status": "not_applicable"}, True),
        ({"kind": "icd", "icd_shock_status": "deactivated"}, False),
        ({"kind": "pacemaker"}, False),
        ({"kind": "pacemaker", "icd_shock_status": "active"}, True),
        ({"kind": "hearing_aid", "icd_shock_status": "not_applicable"}, False),
    ],
)
def test_an_icd_is_active_until_it_is_known_not_to_be(device, active):
    assert headlines({"devices": [{"id": "icd1", **device}]})["icd_active"] is active


@pytest.mark.parametrize("status", ["none", "withdrawn", "not_possible_under_18"])
def test_an_advance_decision_that_is_not_in_being_is_not_counted(status):
    assert headlines({"adrt": {"status": status}})["has_adrt"] is False
