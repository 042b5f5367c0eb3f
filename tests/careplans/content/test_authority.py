import pytest

from careplans.content.authority import Refusal, binding_of
from careplans.content.lines import Line

LABEL = "Lasting power of attorney for health and welfare"
KATHERINE = [
    {"id": "kath", "name": "Katherine", "relationship": "daughter", "phone": "07700 900121", "kind": "attorney"}
]
REGISTERED = {"id": "lpa1", "registration": "registered", "life_sustaining_authority": "yes", "active_now": "no"}


def power(**changes):
    """What a plan with one lasting power of attorney, and Katherine named in it, says at the scene."""
    return binding_of({"lpa_health_welfare": [{**REGISTERED, **changes}], "attorneys": KATHERINE})


def test_a_registered_power_says_how_far_it_goes_and_whether_it_is_in_use():
    found = power(restrictions="Not about money")

    words = "Registered · life-sustaining treatment: Yes · in use now: No · restrictions: Not about money"
    assert found.attorney == (Line(LABEL, words),)
    assert [(one.name, one.phone, one.authority) for one in found.spokespeople] == [
        ("Katherine", "07700 900121", "Attorney")
    ]


@pytest.mark.parametrize("registration", ["applied_for", "not_registered", "not_checked"])
def test_a_power_that_is_not_registered_is_never_shown_as_authority(registration):
    found = power(registration=registration)

    assert found.attorney[0].words.endswith("no authority until it is registered: ask them as family")
    assert "life-sustaining" not in found.attorney[0].words
    assert found.spokespeople[0].authority == "Named as attorney; no registered power is recorded"


def test_a_revoked_power_gives_nobody_authority():
    found = power(revoked="yes")

    assert found.attorney == (Line("Legal welfare proxy"),)
    assert found.spokespeople[0].authority == "Named as attorney; no registered power is recorded"


@pytest.mark.parametrize(
    ("legal_proxy", "line"),
    [
        ("no", Line("Legal welfare proxy", "No")),
        ("yes", Line("Legal welfare proxy", "Yes; which one is not recorded")),
        ({"unsaid": "unknown_on_import"}, Line("Legal welfare proxy", "", "unknown_on_import")),
        (None, Line("Legal welfare proxy")),
    ],
)
def test_without_a_power_the_card_says_what_is_known_of_a_proxy(legal_proxy, line):
    assert binding_of({"shared_understanding": {"legal_proxy": legal_proxy}}).attorney == (line,)


def test_refusals_stand_word_for_word():
    rows = [{"id": "row1", "treatment": "Ventilation by tube", "circumstances": "if I cannot breathe"}]

    found = binding_of({"adrt": {"status": "original_seen"}, "adrt_treatments": rows})

    assert found.refusals == (Refusal("Ventilation by tube", "if I cannot breathe"),)
    assert found.advance_decision.words == "Yes, original seen"


@pytest.mark.parametrize("status", ["none", "withdrawn"])
def test_refusals_of_a_decision_taken_back_do_not_stand(status):
    rows = [{"id": "row1", "treatment": "Ventilation by tube"}]

    assert binding_of({"adrt": {"status": status}, "adrt_treatments": rows}).refusals == ()


def test_those_with_parental_responsibility_are_named_and_whether_they_must_be_asked():
    rows = [
        {"id": "row1", "name": "Grace Osei", "relationship": "mother", "must_be_involved": "yes"},
        {"id": "row2", "name": "Kwame Osei", "relationship": "father"},
    ]

    found = binding_of({"parental_responsibility": rows}).spokespeople

    assert [(one.name, one.authority) for one in found] == [
        ("Grace Osei", "Parental responsibility, must be involved"),
        ("Kwame Osei", "Parental responsibility"),
    ]


def test_capacity_is_that_for_these_recommendations_when_they_were_made():
    found = binding_of({"involvement": {"has_capacity": "no"}}).capacity

    assert found == Line("Capacity for these recommendations when they were made", "No")


def test_a_deputy_is_named_with_what_they_cannot_do():
    deputy = {"deputy": "yes", "deputy_name": "Ann Archer", "deputy_phone": "01632 960333"}

    [found] = binding_of({"other_authority": deputy}).spokespeople

    assert (found.name, found.phone) == ("Ann Archer", "01632 960333")
    assert found.authority == "Deputy, who cannot refuse life-sustaining treatment"
    assert binding_of({"other_authority": {**deputy, "deputy": "no"}}).spokespeople == ()


def test_an_attorney_for_property_never_stands_among_those_who_may_speak():
    attorney = {"property_attorneys": [{"id": "prop", "name": "Ann Archer", "kind": "attorney"}]}

    assert binding_of(attorney).spokespeople == ()


@pytest.mark.parametrize(
    "property_only",
    [
        {"other_authority": {"property_lpa": "yes"}, "attorneys": KATHERINE},
        {
            "lpa_health_welfare": [REGISTERED],
            "attorneys": [{**KATHERINE[0], "instrument": "Property and financial affairs, 2019"}],
        },
    ],
)
def test_an_attorney_for_property_is_kept_off_the_card(property_only):
    assert binding_of(property_only).spokespeople == ()


def test_the_card_says_that_a_later_power_may_displace_an_advance_decision(binding_plan):
    assert "a later lasting power of attorney may displace it" in binding_of(binding_plan).advance_decision_detail


@pytest.fixture
def binding_plan():
    """An advance decision of 2024 and a registered power of attorney of 2026 over the same."""
    return {
        "adrt": {"status": "original_seen", "made_on": "2024-05-03"},
        "adrt_treatments": [{"id": "row1", "treatment": "Dialysis", "life_sustaining": "no"}],
        "lpa_health_welfare": [{**REGISTERED, "executed_on": "2026-01-05"}],
    }
