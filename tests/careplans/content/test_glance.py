"""What is in sight on the card at once: refusals, dangers and gaps always; nothing cut; nothing lost."""

import pytest

from careplans.content.card import card_of
from careplans.content.glance import glance_of
from careplans.content.lines import Line

LONG = "a very long reason that nobody could read in the time there is before something has to be done for them"


def seen(content):
    """What is in sight of a plan that says this."""
    return glance_of(content, card_of(content))


def treated(*rows):
    """What is in sight of these treatments, from (intervention, recommendation, conditions)."""
    keys = ("intervention", "recommendation", "conditions")
    stored = [{"id": f"row{n}"} | dict(zip(keys, row, strict=False)) for n, row in enumerate(rows)]
    return seen({"treatment_escalation": stored})


def words_of(row):
    return " ".join(line.words for line in row.lines)


def test_an_empty_plan_says_of_every_part_that_nothing_is_recorded():
    empty = seen({})

    rows = (empty.binding, empty.focus, empty.where, empty.wanted, empty.not_wanted, empty.emergencies, empty.medicines)
    assert [{(line.words, line.unsaid) for line in row.lines} for row in rows] == [{("", "")}] * len(rows)
    assert [alert.words for alert in empty.alerts] == ["Allergies not recorded"]


def test_a_reason_for_saying_nothing_is_not_lost():
    content = {
        "clinical_focus": {"focus": {"unsaid": "undecided"}},
        "adrt": {"status": {"unsaid": "not_yet_discussed"}},
    }

    assert seen(content).focus.lines[0] == Line("", unsaid="undecided")
    assert seen(content).binding.lines[0] == Line("Advance decision", unsaid="not_yet_discussed")


def test_every_refusal_is_in_sight_word_for_word_and_what_is_missing_of_it():
    refused = [
        {"id": "row1", "treatment": "Ventilation", "circumstances": "if I cannot decide"},
        {"id": "row2", "treatment": "A tube in the stomach"},
    ]

    lines = seen({"adrt": {"status": "original_seen"}, "adrt_treatments": refused}).binding.lines

    assert Line("Refuses", "“Ventilation”; “A tube in the stomach” (circumstances not recorded)") in lines
    assert Line("", "Check before relying on it") in lines


def test_an_attorney_whose_power_is_not_registered_is_not_named_as_one():
    content = {
        "lpa_health_welfare": [{"id": "row1", "registration": "applied_for"}],
        "attorneys": [{"id": "row1", "name": "Harpreet Grewal", "kind": "attorney"}],
    }

    assert "Harpreet" not in words_of(seen(content).binding)
    assert Line("Attorney", "Applied for, NOT registered: no authority") in seen(content).binding.lines


def test_everything_that_is_not_wanted_is_in_sight_however_much_it_is():
    unwanted = ("intensive_care", "intubation", "dialysis", "iv_antibiotics", "iv_fluids", "blood_products", "surgery")

    row = treated(*((one, "not_recommended", LONG) for one in unwanted)).not_wanted

    assert words_of(row).count(LONG) == len(unwanted)
    assert row.more == ""


def test_what_the_person_would_not_want_stands_beside_it_and_is_not_said_twice():
    content = {
        "treatment_escalation": [{"id": "row1", "intervention": "dialysis", "recommendation": "not_recommended"}],
        "comfort": {"would_not_want": "Dialysis\nA and E"},
    }

    assert words_of(seen(content).not_wanted) == "Dialysis; A and E"


def test_a_treatment_that_is_wanted_only_on_conditions_is_never_shown_as_plainly_wanted():
    wanted = treated(("oxygen", "recommended"), ("surgery", "conditional", "for pain")).wanted
    only_if = treated(("surgery", "conditional", "for pain")).wanted

    assert (words_of(wanted), wanted.more) == ("Oxygen", "1\u00a0more")
    assert (only_if.lines, only_if.more) == ((), "if… Surgery")


def test_a_treatment_nobody_settled_is_in_sight():
    assert Line("Not settled", "Dialysis") in treated(("dialysis", {"unsaid": "undecided"})).wanted.lines


def test_a_statement_folds_whole_and_is_never_cut():
    rows = [{"id": f"row{n}", "trigger": f"{n} {LONG}", "what_to_do": "Help"} for n in range(3)]

    assert seen({"likely_emergencies": rows}).emergencies.more == f"0 {LONG}; 2\u00a0more"


@pytest.mark.parametrize(
    ("alert", "folds"),
    [
        ({"alert": "NO suxamethonium", "why": "Duchenne"}, False),
        ({"alert": "NO suxamethonium", "why": LONG}, True),
    ],
)
def test_the_words_of_an_alert_are_always_in_sight_and_only_a_long_reason_folds(alert, folds):
    shown = seen({"condition_alerts": [{"id": "row1", **alert}]}).alerts[-1]

    assert (shown.words, shown.detail, shown.folds) == ("NO suxamethonium", alert["why"], folds)


def test_allergies_oxygen_and_whom_not_to_contact_stand_whole_however_long():
    content = {
        "allergy_list": [{"id": "row1", "agent": "Penicillin", "reaction": LONG}],
        "oxygen": {"target_saturation": LONG},
        "consent": {"do_not_contact": LONG},
    }

    assert [(alert.detail.count(LONG), alert.folds) for alert in seen(content).alerts] == [(1, False)] * 3


def test_the_same_place_for_care_and_for_death_is_said_once():
    same = {"place_of_care": {"first_choice": "home"}, "place_of_death": {"first_choice": "home"}}
    other = same | {"place_of_death": {"first_choice": {"unsaid": "undecided"}}}

    assert seen(same).where.lines[1:] == (Line("Care and death", "Own home"),)
    assert seen(other).where.lines[1:] == (Line("Care", "Own home"), Line("Death", unsaid="undecided"))


def test_what_a_crew_is_told_about_restraints_is_in_sight():
    content = {"secure_setting": {"restraint": "No cuffs on escort", "establishment": "HMP Marshgate"}}

    where = seen(content).where

    assert "No cuffs on escort" in words_of(where)
    assert where.more == "Establishment"


def test_blood_that_is_refused_for_faith_is_in_sight():
    content = {"faith_in_detail": {"blood_products": "Refuses all blood"}, "about_me": {"communication": LONG}}

    assert words_of(seen(content).matters) == "Refuses all blood"


def test_less_is_named_of_what_folds_where_much_must_be_in_sight():
    rows = [{"id": f"row{n}", "trigger": f"A long fit {n}", "what_to_do": "Help"} for n in range(6)]
    full = {"cpr": {"decision": "modified", "modified_details": LONG * 5}}

    assert seen({"likely_emergencies": rows}).emergencies.more.endswith("5")
    assert seen({"likely_emergencies": rows} | full).emergencies.more.endswith("2\u00a0more")


@pytest.mark.parametrize("known", ["2026-11-18", "2026-11", None])
def test_how_long_ago_cpr_was_decided_is_told_only_where_the_day_is_known(known):
    decided = seen({"cpr": {"decision": "attempt", "decided_on": known}}).cpr_decided_on

    assert (decided.isoformat() if decided else None) == (known if known == "2026-11-18" else None)
