"""Two thousand plans that agree with themselves: the rules raise no false alarm, and find what is put in wrong."""

import json
from copy import deepcopy
from datetime import date, timedelta

import pytest

from careplans.content.document import parse_section
from careplans.content.rules import contradictions, problems_before_publishing
from careplans.content.sections import section_by_key
from careplans.management.personas.earlier import versions_of
from careplans.management.personas.reading import Persona, persona_files
from tests.careplans.content.conftest import REVIEW_WITHIN, TODAY
from tests.careplans.content.corpus import corpus
from tests.careplans.content.wordbook import KINDS

SIZE, SAMPLE = 2_000, 60


@pytest.fixture(scope="module")
def plans():
    return corpus(SIZE)


@pytest.fixture(scope="module")
def findings(plans):
    """Each plan's number with each problem that anything finds in it."""
    return [
        (one.number, problem)
        for one in plans
        for problem in problems_before_publishing(one.content, born=one.born, today=TODAY, review_within=REVIEW_WITHIN)
    ]


def test_there_are_as_many_of_every_kind_and_no_two_are_alike(plans):
    assert {kind: sum(one.kind == kind for one in plans) for kind in KINDS} == dict.fromkeys(KINDS, SIZE // len(KINDS))
    assert len({json.dumps(one.content, sort_keys=True) for one in plans}) == SIZE
    assert corpus(3) == plans[:3]


def test_the_corpus_has_what_could_be_taken_for_a_contradiction(plans):
    """Advance decisions beside recommended treatments, powers of attorney, devices, unsettled and refused questions."""
    sections = ("adrt_treatments", "lpa_health_welfare", "devices", "best_interests", "oxygen", "anticipatory_items")
    having = {key: sum(key in one.content for one in plans) for key in sections}
    decided = {str(one.content["cpr"]["decision"]) for one in plans}

    assert min(having.values()) > 50, having
    assert len(decided) == 4


def test_every_plan_of_the_corpus_is_one_that_could_be_kept(plans):
    for one in plans[::10]:
        for key, said in one.content.items():
            assert parse_section(section_by_key(key), said) == said, (one.number, key)


def test_no_plan_of_the_corpus_is_said_to_disagree_with_itself(findings):
    assert [(number, found.rule, found.contradiction) for number, found in findings if found.contradiction] == []


def test_nothing_stops_any_plan_of_the_corpus(findings):
    assert [(number, found.rule, found.message) for number, found in findings if found.blocks] == []


def test_something_is_looked_for_in_every_plan(findings):
    """Warnings that are no contradiction are found: the rules were asked."""
    assert {found.rule for _, found in findings} >= {"icd_is_off_where_cpr_is_not_wanted"}


@pytest.mark.parametrize("path", persona_files(), ids=lambda path: path.stem)
def test_every_version_of_each_persona_agrees_with_itself(path):
    data = json.loads(path.read_text("utf-8"))
    born = date.fromisoformat(data["person"]["date_of_birth"])
    for version in versions_of(Persona(data, timedelta(0))):
        problems = problems_before_publishing(
            version.content, born=born, today=version.published_at.date(), review_within=REVIEW_WITHIN
        )
        assert [problem for problem in problems if problem.blocks or problem.contradiction] == []


def _add(content, section, **row):
    content.setdefault(section, []).append({"id": "wrong1", **row})


def _say(content, section, **answers):
    content[section] = content.get(section, {}) | answers


def _without(content, *interventions):
    rows = content["treatment_escalation"]
    content["treatment_escalation"] = [row for row in rows if row["intervention"] not in interventions]


def second_hospital_answer(content):
    first = next(row for row in content["treatment_escalation"] if row["intervention"] == "hospital_transfer")
    other = "conditional" if first["recommendation"] == "not_recommended" else "not_recommended"
    _add(content, "treatment_escalation", intervention="hospital_transfer", recommendation=other)


def cpr_and_comfort(content):
    _without(content, "chest_compressions", "defibrillation", "intensive_care", "intubation", "invasive_ventilation")
    _without(content, "hospital_transfer")
    content.pop("adrt_treatments", None)
    _say(content, "cpr", decision="attempt")
    _say(content, "clinical_focus", focus="comfort")


def part_of_cpr(content):
    _without(content, "chest_compressions")
    _say(content, "cpr", decision="not_recommended")
    _add(content, "treatment_escalation", intervention="chest_compressions", recommendation="recommended")
    _without(content, "defibrillation")


def refused_and_recommended(content):
    _without(content, "tracheostomy")
    _say(content, "adrt", status="original_seen", made_on="2026-10-01")
    content["adrt_treatments"] = [{"id": "wrong2", "treatment": "A tracheostomy", "life_sustaining": "yes"}]
    _add(content, "treatment_escalation", intervention="tracheostomy", recommendation="recommended")


def assessed_otherwise(content):
    outcome = "lacks" if content["involvement"]["has_capacity"] == "yes" else "has"
    at = "2026-11-21T08:00:00+00:00"
    _add(content, "capacity_assessments", decision="CPR recommendation", outcome=outcome, assessed_at=at)


def contact_shunned(content):
    _say(content, "consent", do_not_contact=f"{content['personal_contacts'][0]['name']} (the person's instruction)")


def code_and_estimate(content):
    _say(content, "prognosis", gsf="B", prognosis="over_a_year")
    _say(content, "function", phase="stable")


def online_against_wish(content):
    _say(content, "consent", sharing="not_electronically", digital_access="read")


def target_above_normal(content):
    _say(content, "normal_for_me", oxygen_saturation="78-82%")
    _say(content, "oxygen", target_saturation="94-98%")


def nobody_and_somebody(content):
    _say(content, "first_call", has_emergency_contact="no")


def opted_out_and_gives(content):
    _say(content, "donation", status="opted_out", detail="Both kidneys and corneas")


def chart_of_the_refused(content):
    _say(content, "anticipatory", status="refused")
    content["anticipatory_items"] = [{"id": "wrong1", "drug": "Morphine"}]


def another_first_call(content):
    _say(content, "esther", where_to_turn="My cousin Zebedee in Perth")


def dissent(content):
    _add(content, "best_interests", decision="Stay here", dissent_by="Alan", dissent_view="wanted hospital")


SEEDED = {
    second_hospital_answer: "one_answer_about_hospital",
    cpr_and_comfort: "comfort_alone_and_cpr",
    part_of_cpr: "parts_of_cpr_agree_with_cpr",
    refused_and_recommended: "advance_decision_refuses_what_is_recommended",
    assessed_otherwise: "capacity_is_as_it_was_assessed",
    contact_shunned: "nobody_to_be_called_is_not_to_be_contacted",
    code_and_estimate: "code_and_prognosis_agree",
    online_against_wish: "nothing_is_shared_online_against_their_wish",
    target_above_normal: "oxygen_aims_at_what_is_normal",
    nobody_and_somebody: "nobody_to_contact_means_nobody",
    opted_out_and_gives: "opting_out_names_no_organ",
    chart_of_the_refused: "a_chart_is_for_medicines_wanted",
    another_first_call: "person_would_call_the_same",
    dissent: "dissent_is_shown",
}


@pytest.mark.parametrize(("spoil", "rule"), SEEDED.items(), ids=lambda given: getattr(given, "__name__", given))
def test_one_thing_put_in_wrong_is_found_and_nothing_else(plans, spoil, rule):
    for one in plans[:: SIZE // SAMPLE]:
        content = deepcopy(one.content)
        spoil(content)

        assert {found.rule for found in contradictions(content)} == {rule}, one.number
