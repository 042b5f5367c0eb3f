import pytest

from careplans.content.rules import problems_before_publishing
from careplans.content.sections import SECTIONS
from tests.careplans.content.conftest import MAGGIE_BORN, REVIEW_WITHIN, TODAY, found, stopping

MINIMUM = [
    ("consent", "plan_created_with"),
    ("consent", "sharing"),
    ("primary_diagnosis", "diagnosis"),
    ("allergies", "status"),
    ("clinical_focus", "focus"),
    ("clinical_focus", "guidance"),
    ("cpr", "decision"),
    ("involvement", "has_capacity"),
    ("place_of_care", "first_choice"),
    ("first_call", "number"),
    ("review", "review_due"),
    ("first_call", "has_emergency_contact"),
]


def test_an_empty_plan_lacks_the_minimum_and_nothing_else():
    assert stopping({}) == MINIMUM


@pytest.mark.parametrize(("section", "item"), MINIMUM[:-1])
def test_each_part_of_the_minimum_is_needed(plan, section, item):
    del plan[section][item]

    assert (section, item) in stopping(plan)


def test_what_stops_publication_comes_before_what_only_warns(plan):
    plan |= {"professional_contacts": [], "review": {"review_due": "2026-11-20"}}
    problems = problems_before_publishing(plan, born=MAGGIE_BORN, today=TODAY, review_within=REVIEW_WITHIN)

    assert [problem.blocks for problem in problems] == [True, False]


def test_known_allergies_are_listed(plan):
    del plan["allergy_list"]

    assert stopping(plan) == [("allergy_list", "")]


@pytest.mark.parametrize("status", ["none_known", "not_recorded", "unavailable"])
def test_an_allergy_on_the_list_is_a_known_allergy(plan, status):
    plan["allergies"]["status"] = status

    assert stopping(plan) == [("allergies", "status")]


@pytest.mark.parametrize("status", ["active", "deactivation_planned", "discussed_declined", "unknown", None])
def test_an_icd_that_can_still_shock_warns_and_never_stops(plan, status):
    plan["devices"] = [{"id": "icd1", "kind": "crt_d", "icd_shock_status": status}]

    assert found(plan) == [("devices", "icd_shock_status", False)]


def test_an_icd_that_is_off_or_wanted_does_not_warn(plan):
    plan["devices"] = [
        {"id": "icd1", "kind": "icd", "icd_shock_status": "deactivated", "deactivation_on": "2026-10-01"},
        {"id": "hear", "kind": "hearing_aid"},
    ]
    assert found(plan) == []

    plan |= {"devices": [{"id": "icd1", "kind": "icd", "icd_shock_status": "active"}], "cpr": {"decision": "attempt"}}
    plan["clinical_focus"]["focus"] = "balance"
    assert found(plan) == []


def test_there_is_one_key_worker(plan):
    plan["professional_contacts"].append({"id": "imra", "name": "Dr Imran Sethi", "key_worker": "yes"})

    assert stopping(plan) == [("professional_contacts", "key_worker")]


def test_a_key_worker_who_has_left_is_none(plan):
    plan["professional_contacts"][0]["ended_on"] = TODAY.isoformat()

    assert found(plan) == [("professional_contacts", "key_worker", False)]


def test_someone_can_be_reached_or_it_is_said_that_nobody_can(plan):
    plan["personal_contacts"] = [{"id": "gary", "name": "Gary Wilmot", "roles": ["do_not_contact"]}]
    assert stopping(plan) == [("first_call", "has_emergency_contact")]

    plan["first_call"]["has_emergency_contact"] = "no"
    assert stopping(plan) == []


def test_a_contact_without_a_role_may_do_and_should_be_marked(plan):
    del plan["personal_contacts"][0]["roles"]

    assert found(plan) == [("personal_contacts", "roles", False)]


@pytest.mark.parametrize("would_ring", ["The hospice line. Then Katherine.", "08081570101"])
def test_the_person_would_ring_the_first_call(plan, would_ring):
    plan["esther"] = {"where_to_turn": would_ring}

    assert found(plan) == []


def test_the_person_would_ring_someone_else(plan):
    plan["esther"] = {"where_to_turn": "Jo or Marcus. Then 999."}

    assert found(plan) == [("first_call", "number", False)]


def test_a_treatment_says_what_and_on_what_conditions(plan):
    plan["treatment_escalation"] = [{"id": "row1", "intervention": "other", "recommendation": "conditional"}]

    assert found(plan) == [
        ("treatment_escalation", "intervention_detail", True),
        ("treatment_escalation", "conditions", False),
    ]


def test_two_answers_about_hospital_are_pointed_out(plan):
    hospital = {"intervention": "hospital_transfer", "conditions": "sepsis"}
    plan["treatment_escalation"] = [
        {"id": "row1", "recommendation": "not_recommended", **hospital},
        {"id": "row2", "recommendation": "conditional", **hospital},
    ]

    assert found(plan) == [("treatment_escalation", "intervention", True)]


@pytest.mark.parametrize("dose", ["200 mcg", "5.0 mg", ".5 mg", "100 µg", "2.50 mg"])
def test_a_dose_that_can_be_misread_is_pointed_out(plan, dose):
    plan["anticipatory_items"] = [{"id": "row1", "drug": "Glycopyrronium", "authorised_dose": dose}]

    assert found(plan) == [("anticipatory_items", "authorised_dose", False)]


@pytest.mark.parametrize(
    "dose", ["200 micrograms", "2.5-5 mg", "25,000 units x2", "10 mg/1 ml", "62.5 mg", "0.05 mg", ""]
)
def test_a_dose_that_is_written_clearly_is_not(plan, dose):
    plan["medicines"] = [{"id": "row1", "drug": "Midazolam", "dose": dose}]

    assert found(plan) == []


def test_medicines_in_place_can_be_found_and_given(plan):
    plan["anticipatory"] = {"status": "in_place"}
    assert found(plan) == [("anticipatory", "where_kept", False), ("anticipatory", "chart_present", False)]

    plan["anticipatory"] |= {"where_kept": "Larder", "chart_present": "yes"}
    assert found(plan) == []


@pytest.mark.parametrize(
    ("gsf", "latest", "too_late"),
    [
        (None, "2027-11-22", "2027-11-23"),
        ("A", "2027-11-22", "2027-11-23"),
        ("C", "2027-02-21", "2027-02-22"),
        ("D", "2026-12-22", "2026-12-23"),
        ({"unsaid": "undecided"}, "2027-11-22", "2027-11-23"),
    ],
)
def test_the_review_is_soon_enough(plan, gsf, latest, too_late):
    plan["prognosis"] = {"gsf": gsf}
    plan["review"] = {"review_due": latest}
    assert stopping(plan) == []

    plan["review"] = {"review_due": too_late}
    assert stopping(plan) == [("review", "review_due")]


def test_the_review_is_not_already_past(plan):
    plan["review"] = {"review_due": "2026-11-21"}
    assert stopping(plan) == []

    plan["review"] = {"review_due": "2026-11-20"}
    assert stopping(plan) == [("review", "review_due")]


def test_the_words_of_the_person_never_hold_up_publication():
    needed = [
        item.key
        for section in SECTIONS
        if section.document == "what_matters"
        for item in section.items
        if item.needed_to_publish
    ]

    assert needed == []
