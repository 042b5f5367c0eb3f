import pytest

from careplans.content.rules import alerts


def strip(content):
    """The alert strip as it is read, line by line."""
    return [str(alert) for alert in alerts(content)]


@pytest.mark.parametrize(
    ("status", "phrase"),
    [
        ("known", "Known allergies"),
        ("none_known", "No known allergies"),
        ("not_recorded", "Allergies not recorded"),
        ("unavailable", "Allergies unavailable"),
    ],
)
def test_allergies_come_in_one_of_four_phrases(status, phrase):
    assert strip({"allergies": {"status": status}}) == [phrase]


def test_a_plan_that_is_silent_about_allergies_does_not_say_that_there_are_none():
    assert strip({}) == ["Allergies not recorded"]


def test_each_allergy_is_named_with_what_it_does():
    rows = [
        {"id": "peni", "agent": "Penicillin", "reaction": "facial swelling", "severity": "severe"},
        {"id": "late", "agent": "Latex"},
    ]

    assert strip({"allergies": {"status": "known"}, "allergy_list": rows}) == [
        "Known allergies: Penicillin (severe, facial swelling); Latex"
    ]


def icd(**answers):
    return {"devices": [{"id": "icd1", "kind": "icd", **answers}], "allergies": {"status": "none_known"}}


def test_an_active_icd_comes_first_where_cpr_is_not_recommended():
    content = icd(
        icd_shock_status="deactivation_planned",
        deactivation_on="2026-12-03",
        deactivation_emergency="Ring magnet in blue folder",
    )

    assert strip({**content, "cpr": {"decision": "not_recommended"}}) == [
        "ICD STILL ACTIVE: deactivation planned 03-Dec-2026; Ring magnet in blue folder",
        "No known allergies",
    ]


@pytest.mark.parametrize("status", [None, "unknown", "not_applicable"])
def test_an_icd_of_which_nothing_is_known_may_be_active(status):
    content = icd(icd_shock_status=status) | {"cpr": {"decision": "not_recommended"}}

    assert strip(content)[0] == "ICD MAY STILL BE ACTIVE"


@pytest.mark.parametrize("cpr", [{}, {"decision": "attempt"}, {"decision": {"unsaid": "undecided"}}])
def test_an_icd_is_no_alarm_where_cpr_would_be_attempted(cpr):
    assert strip({**icd(icd_shock_status="active"), "cpr": cpr}) == ["No known allergies"]


def test_a_deactivated_icd_is_no_alarm():
    content = icd(icd_shock_status="deactivated") | {"cpr": {"decision": "not_recommended"}}

    assert strip(content) == ["No known allergies"]


EVERYTHING = {
    "allergies": {"status": "none_known"},
    "condition_alerts": [{"id": "air1", "alert": "AIR FILTERS on all IV lines", "why": "a bubble can reach the brain"}],
    "oxygen": {"target_saturation": "88-92%"},
    "normal_for_me": {"pulse": "90", "oxygen_saturation": "78-82%"},
    "hazards": [{"id": "dog1", "kind": "dog", "detail": "Shut in the kitchen"}],
    "home": {"infection": "Resistant E. coli"},
    "consent": {"do_not_discuss_with": "Sister Doreen"},
    "medicines": [
        {"id": "dexa", "drug": "Dexamethasone", "dose": "4 mg", "crisis_critical": "yes", "note": "never stop"}
    ],
}


def test_everything_a_crew_must_see_is_there_in_order():
    assert strip(EVERYTHING) == [
        "No known allergies",
        "AIR FILTERS on all IV lines: a bubble can reach the brain",
        "Oxygen target: 88-92%",
        "Normal for this person: Oxygen saturation (SpO2) 78-82%; Pulse 90",
        "Hazard: Dog or other animal: Shut in the kitchen",
        "Infection: Resistant E. coli",
        "Takes Dexamethasone: 4 mg, never stop",
        "Do not discuss with: Sister Doreen",
    ]


def test_no_hazard_is_no_alert():
    content = {
        "hazards": [
            {"id": "none", "kind": "none", "detail": "no dog"},
            {"id": "dog1", "kind": "dog", "detail": "None."},
        ],
        "oxygen": {"target_saturation": "none"},
        "home": {"infection": "None known"},
        "medicines": [{"id": "lans", "drug": "Lansoprazole", "crisis_critical": "no"}],
    }

    assert strip(content) == ["Allergies not recorded"]


def test_someone_who_must_not_be_contacted_is_named():
    content = {
        "consent": {"do_not_contact": "Former partner"},
        "personal_contacts": [{"id": "gary", "name": "Gary Wilmot", "roles": ["do_not_contact"]}],
    }

    assert strip(content)[1:] == ["Do not contact: Former partner", "Do not contact: Gary Wilmot"]


def test_what_family_may_not_hear_is_said():
    content = {
        "prognosis": {"aware_carers": "not_aware"},
        "consent": {"family_told": "Sister Doreen does not know the prognosis."},
    }

    assert strip(content)[1:] == [
        "Family do not know the prognosis",
        "What family know: Sister Doreen does not know the prognosis.",
    ]


def test_a_hazard_without_details_is_still_a_hazard():
    assert strip({"hazards": [{"id": "guns", "kind": "firearms"}]})[1:] == ["Hazard: Firearms"]


@pytest.mark.parametrize("kind", ["icd", "crt_d"])
@pytest.mark.parametrize("decision", ["attempt", "modified", {"unsaid": "not_yet_discussed"}, None])
def test_an_icd_raises_no_banner_where_cpr_is_not_recommended_against(kind, decision):
    assert strip(icd(kind=kind, icd_shock_status="active") | {"cpr": {"decision": decision}}) == ["No known allergies"]


def test_a_crt_d_raises_the_banner_as_an_icd_does():
    content = icd(kind="crt_d", icd_shock_status="active") | {"cpr": {"decision": "not_recommended"}}

    assert strip(content)[0] == "ICD STILL ACTIVE"
