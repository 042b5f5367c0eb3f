"""Persona files nobody has seen before: of the same form, yet otherwise than the six. All is held, or told of."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from careplans.content.document import parse_section
from careplans.content.sections import section_by_key
from careplans.management.demo_town import build_town
from careplans.management.personas import persona_files
from careplans.management.personas.held import NOT_IN_USE, what_is_held
from careplans.management.personas.leaves import leaves_of
from careplans.management.personas.places import NO_PLACE
from careplans.management.personas.reading import persona_moved_to, read_file
from careplans.models import Person, Plan
from tests.examples import ANY_PACE_ONE_SET_UP

pytestmark = pytest.mark.django_db
NUMBERS = ("9990000026", "9990000034", "9990000042", "9990000050", "9990000069", "9990000077", "9990000085")
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=30)
    | st.just("x" * 5_000),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=4,
)


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        build_town()
        yield
        transaction.set_rollback(True)


def persona(which, number=NUMBERS[0]):
    """One of the six as somebody else."""
    data = read_file(persona_files()[which - 1])
    data["person"] |= {"nhs_number": number, "nhs_number_display": f"{number[:3]} {number[3:6]} {number[6:]}"}
    data["plan"] |= {"plan_id": f"GT-T-{which}"}
    return data


def load(tmp_path, data, name="unseen.json"):
    """What the command printed, and the plan it made."""
    path, printed = tmp_path / name, StringIO()
    path.write_text(json.dumps(data), "utf-8")
    call_command("seed_demo", path, stdout=printed)
    return printed.getvalue(), Plan.objects.get(local_reference=data.get("plan", {}).get("plan_id", ""))


def everything_is_told_of(data, plan):
    """Each leaf of the file is held, or empty, or listed with a reason."""
    held = what_is_held(data, plan)
    listed = [path for paths in held.missing.values() for path in paths]
    return held.held + held.empty + len(set(listed)) == len(list(leaves_of(data)))


def reasons(data, plan):
    return {path: reason for reason, paths in what_is_held(data, plan).missing.items() for path in paths}


def test_options_in_other_words_are_kept_as_words_or_told_of(tmp_path):
    data = persona(1)
    data["clinical"]["gsf"]["letter"] = "Z"
    data["what_matters"]["esther"]["goals"][0]["actions"][0]["status"] = "on the way"
    data["consent_and_sharing"]["sharing"] = "only with the hospice, please"
    data["financial"]["blue_badge"] = "applied for"

    _, plan = load(tmp_path, data)

    at = "what_matters.esther.goals[0].actions[0].status"
    assert reasons(data, plan)[at].startswith("not one of the answers: done, ")
    assert "clinical.gsf.letter" not in reasons(data, plan)
    assert "financial.blue_badge" not in reasons(data, plan)
    assert "consent_and_sharing.sharing" not in reasons(data, plan)
    assert everything_is_told_of(data, plan)


def test_blocks_nobody_has_foreseen_are_told_of(tmp_path):
    data = persona(2) | {"research": {"trials": [{"name": "ABC", "joined": "2026-01-02"}], "agrees": True}}
    data["clinical"]["blood_group"] = "O negative"

    printed, plan = load(tmp_path, data)

    assert plan.current.number == 3
    assert reasons(data, plan)["clinical.blood_group"] == NO_PLACE
    assert "research.trials[0].name" in printed
    assert everything_is_told_of(data, plan)


def test_nothing_but_a_name_and_a_birth_date_makes_a_draft(tmp_path):
    who = {"given": ["Zoë"], "family": "O’Brien-Łukasz", "date_of_birth": "1950-02"}
    data = {"schema": "golden-ticket-persona/1", "fictional": True, "person": who, "plan": {"plan_id": "GT-T-0"}}

    printed, plan = load(tmp_path, data)

    assert (plan.person.family_name, plan.person.born_on) == ("O’Brien-Łukasz", date(1950, 2, 1))
    assert (plan.person.born_precision, plan.current) == ("month", None)
    assert NOT_IN_USE in printed
    assert "4 of 6 leaf values held" in printed


def test_nulls_everywhere_optional_leave_a_draft_with_what_is_wrong(tmp_path):
    data = persona(3)
    for block in ("clinical", "medicines", "emergency_recommendations", "involvement_and_signatures", "review"):
        data[block] = dict.fromkeys(data[block])
    data |= {"devices": None, "documents": None, "easy_read": None}

    printed, plan = load(tmp_path, data)

    assert plan.current is None
    assert "loaded as a draft, not published: Answer “" in printed
    assert everything_is_told_of(data, plan)


def test_a_plan_that_the_rules_will_not_publish_is_a_draft(tmp_path):
    data = persona(6)
    del data["emergency_recommendations"]["clinical_guidance"]

    printed, plan = load(tmp_path, data)

    assert plan.current is None
    assert plan.draft.content["clinical_focus"]["focus"] == "balance"
    assert "loaded as a draft, not published: Answer “Guidance on specific treatments, with reasons”." in printed


def test_long_texts_are_told_of_and_the_rest_is_published(tmp_path):
    data = persona(4)
    data["what_matters"]["most_value"] = "x" * 50_000
    data["person"]["religion"] = "y" * 500
    data["contacts"]["personal"] = [{"name": f"Friend {number}"} for number in range(60)]

    _, plan = load(tmp_path, data)

    assert plan.current.number == 5
    assert reasons(data, plan)["what_matters.most_value"].startswith("Use ")
    assert reasons(data, plan)["contacts.personal[59].name"] == "at most 40 of these can be kept"
    assert everything_is_told_of(data, plan)


def test_signers_nobody_knows_are_let_in_and_others_told_of(tmp_path):
    data = persona(5)
    first, second = data["involvement_and_signatures"]["signatures"]
    first |= {"name": "Ωμέγα", "registration": "NMC 99Z9009E"}
    data["involvement_and_signatures"]["signatures"].append({**second, "kind": "witness"})

    _, plan = load(tmp_path, data)

    assert [one["name"] for one in plan.current.document["signatures"]] == ["Ωμέγα", "Dr Samira Qureshi"]
    at = "involvement_and_signatures.signatures[2]"
    assert reasons(data, plan)[f"{at}.kind"].startswith("not one of the answers")
    assert reasons(data, plan)[f"{at}.name"] == "not used: “kind” of the same entry is missing"


def test_without_signatures_it_is_a_draft_that_says_so(tmp_path):
    data = persona(6)
    data["involvement_and_signatures"]["signatures"] = []

    printed, plan = load(tmp_path, data)

    assert plan.current is None
    assert "Nobody who can sign here has signed it." in printed


@pytest.mark.parametrize(
    ("status", "is_in_use", "is_draft"),
    [("withdrawn", False, False), ("draft", False, True), ("archived", False, True)],
)
def test_what_is_not_in_use_elsewhere_is_not_in_use_here(tmp_path, status, is_in_use, is_draft):
    data = persona(6)
    data["plan"]["status"] = status

    _, plan = load(tmp_path, data)

    assert (plan.is_in_use, plan.current is None) == (is_in_use, is_draft)
    assert ("plan.status" in reasons(data, plan)) == (status == "archived")


def test_a_history_that_cannot_have_been_leaves_the_newest_alone(tmp_path):
    data = persona(6)
    data["plan"] |= {"version": 40, "created_on": data["plan"]["published_at"][:10]}
    data["review"]["history"] = [{"version": "two"}, None, {"version": 40, "date": "2031-01-01"}]

    _, plan = load(tmp_path, data)

    assert plan.current.number == 1
    assert "plan.version" in reasons(data, plan)
    assert everything_is_told_of(data, plan)


def test_a_second_run_with_an_unseen_file_changes_nothing(tmp_path):
    data = persona(2)
    data["person"]["phones"] = [{"number": "x" * 40}, {"number": "01632 960999", "preference": "1"}]

    first, _ = load(tmp_path, data)
    second, plan = load(tmp_path, data)

    assert first == second
    assert plan.versions.count() == 3
    assert [phone.number for phone in plan.person.phones.all()] == ["01632 960999"]


def test_a_real_number_is_refused_and_the_next_file_is_loaded(tmp_path):
    real, good = persona(1, "9434765919"), persona(6)
    for name, data in (("real.json", real), ("good.json", good)):
        (tmp_path / name).write_text(json.dumps(data), "utf-8")

    with pytest.raises(CommandError) as refusal:
        call_command("seed_demo", tmp_path / "real.json", tmp_path / "good.json", stdout=StringIO())

    assert str(refusal.value).startswith("real.json: person.nhs_number: This may be the number of a real person")
    assert list(Person.objects.values_list("nhs_number", flat=True)) == [NUMBERS[0]]


def replaced(data, path, value):
    """The same data with what stands at a path, as leaves have it, replaced."""
    parts = path.replace("[", ".[").split(".")
    holder = data
    for part in parts[:-1]:
        holder = holder[int(part[1:-1])] if part.startswith("[") else holder[part]
    holder[int(parts[-1][1:-1]) if parts[-1].startswith("[") else parts[-1]] = value
    return data


@settings(max_examples=60)
@given(which=st.integers(1, 6), at=st.integers(0, 10_000), value=JSON)
def test_any_value_replaced_by_any_other_is_read_or_noted(which, at, value):
    data = persona(which)
    leaves = [leaf for leaf in leaves_of(data) if not leaf.path.startswith("person.")]

    changed = persona_moved_to(replaced(data, leaves[at % len(leaves)].path, value), date(2026, 11, 21))

    assert {key: parse_section(section_by_key(key), said) for key, said in changed.content.items()} == changed.content
    assert all(isinstance(reason, str) and reason for reason in changed.unheld.values())


@settings(max_examples=6, suppress_health_check=ANY_PACE_ONE_SET_UP)
@given(which=st.integers(1, 6), at=st.integers(0, 10_000), value=JSON)
def test_any_file_with_one_value_replaced_is_loaded_and_told_of(tmp_path, which, at, value):
    data = persona(which)
    leaves = [
        leaf for leaf in leaves_of(data) if not leaf.path.startswith(("person.", "plan.plan_id", "schema", "fict"))
    ]
    replaced(data, leaves[at % len(leaves)].path, value)

    with transaction.atomic():
        _, plan = load(tmp_path, data)
        assert everything_is_told_of(data, plan)
        transaction.set_rollback(True)
