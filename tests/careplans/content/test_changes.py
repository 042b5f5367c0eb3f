import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from careplans.content.changes import changes, summary, urgency
from careplans.content.document import parse_section
from careplans.content.sections import SECTIONS
from tests.careplans.content.strategies import SECTION, sent, values

FALL = {"id": "fall", "trigger": "Fall", "what_to_do": "Do not lift"}
BLEED = {"id": "bleed", "trigger": "Bleed", "what_to_do": "Dark towels"}
LEAVES = [(section, item) for section in SECTIONS for item in section.items]


def sentences(before, after):
    return [change.sentence for change in changes(before, after)]


def place_of_death(answer):
    return {"place_of_death": {"first_choice": answer}}


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("home", "hospice", "Preferred place of death changed from “Own home” to “Hospice”."),
        (None, "hospice", "Preferred place of death is now recorded: “Hospice”."),
        ("home", None, "Preferred place of death was removed; it was “Own home”."),
        ("home", {"unsaid": "undecided"}, "Preferred place of death changed from “Own home” to “Undecided”."),
        (None, {"unsaid": "undecided"}, "Preferred place of death is now recorded: “Undecided”."),
    ],
)
def test_a_changed_wish_is_one_sentence(before, after, sentence):
    assert sentences(place_of_death(before), place_of_death(after)) == [sentence]


def test_a_row_that_came_is_told_as_added():
    (change,) = changes({"likely_emergencies": [BLEED]}, {"likely_emergencies": [FALL, BLEED]})

    assert change.sentence == "Added to likely emergencies: “Fall”."
    assert (change.kind, change.item, change.row, change.row_label) == ("added", None, "fall", "Fall")
    assert (change.before, change.after) == ("", "If… Fall; Then do Do not lift")


def test_a_row_that_went_is_told_as_removed():
    assert sentences({"likely_emergencies": [FALL]}, {}) == ["Removed from likely emergencies: “Fall”."]


def test_a_row_that_was_edited_is_neither():
    after = {"likely_emergencies": [FALL | {"what_to_do": "Splint", "avoid": "Do not wait"}]}

    assert sentences({"likely_emergencies": [FALL]}, after) == [
        "Likely emergencies, “Fall”: “Then do” changed from “Do not lift” to “Splint”.",
        "Likely emergencies, “Fall”: “Avoid” is now recorded: “Do not wait”.",
    ]


def test_moving_a_row_is_not_a_change():
    assert changes({"likely_emergencies": [FALL, BLEED]}, {"likely_emergencies": [BLEED, FALL]}) == []


def test_a_section_left_empty_is_the_same_as_none():
    assert changes({"adrt": {}, "goals": []}, {}) == []


def test_a_treatment_is_told_with_what_is_recommended():
    rows = [
        {"id": "row1", "intervention": "intensive_care", "recommendation": "not_recommended"},
        {"id": "row2", "intervention": "dialysis", "recommendation": "conditional", "conditions": "for a week"},
        {"id": "row3", "intervention": "other", "intervention_detail": "Leeches"},
    ]

    assert sentences({}, {"treatment_escalation": rows}) == [
        "Added to treatment escalation: “Intensive care”, not recommended.",
        "Added to treatment escalation: “Dialysis”, only if… “for a week”.",
        "Added to treatment escalation: “Leeches”.",
    ]


def test_of_a_long_text_only_the_part_that_differs_is_quoted():
    before = f"{'Stay at home. ' * 20}Hospital only if she has rigors and agrees.{' Ring first.' * 20}"
    before_and_after = [{"clinical_focus": {"guidance": text}} for text in (before, before.replace("rigors", "fever"))]

    assert sentences(*before_and_after) == [
        "Clinical focus and guidance: “Guidance on specific treatments, with reasons” changed from "
        "“… if she has rigors and agrees. Ring …” to “… if she has fever and agrees. Ring …”."
    ]


def test_the_same_words_on_other_lines_are_told_as_that():
    before, after = ({"comfort": {"would_want": text}} for text in ("Music\nTea", "Music Tea"))

    assert sentences(before, after) == [
        "Small things that matter in a crisis: “Would want” was set out differently; the words are the same."
    ]


def test_what_decides_most_comes_first():
    before = {"esther": {"good_day": "Sun"}, "cpr": {"decision": "attempt"}, "place_of_care": {"first_choice": "home"}}

    assert [change.section.key for change in changes(before, {})] == ["cpr", "place_of_care", "esther"]


def test_nothing_changed_is_said_so():
    assert summary([]) == "Nothing changed."


def test_one_thing_is_told_whole():
    found = changes(place_of_death("home"), place_of_death("hospice"))

    assert summary(found) == "One thing changed: preferred place of death changed from “Own home” to “Hospice”."


def test_several_things_are_counted_and_the_weightiest_named():
    after = {"cpr": {"decision": "attempt"}, "esther": {"good_day": "Sun", "bad_day": "Rain"}}

    assert summary(changes({}, after)) == "Three things changed, among them CPR."


def test_without_anything_weighty_the_first_is_named():
    found = changes({}, {"esther": {"good_day": "Sun"}, "first_call": {"number": "111"}})

    assert summary(found) == "Two things changed, among them who to call first."


def test_beyond_ten_a_figure_is_used():
    rows = [{"id": f"row{number}", "trigger": str(number)} for number in range(11)]

    assert (
        summary(changes({}, {"review_triggers": rows}))
        == "11 things changed, among them what calls for a review sooner."
    )


@pytest.mark.parametrize(
    "after",
    [
        {"cpr": {"form_location": "Fridge"}},
        {"adrt": {"status": "original_seen"}},
        {"adrt_treatments": [{"id": "tube", "treatment": "Tube"}]},
        {"clinical_focus": {"focus": "comfort"}},
        {"treatment_escalation": [{"id": "row1", "intervention": "ecmo"}]},
        {"place_of_care": {"first_choice": "home"}},
        place_of_death("home"),
    ],
)
def test_what_a_crew_would_act_on_is_urgent(after):
    assert urgency(changes({}, after)) == "urgent"
    assert urgency(changes(after, {})) == "urgent"


def test_anything_else_is_routine():
    assert urgency(changes({}, {"esther": {"good_day": "Sun"}, "likely_emergencies": [FALL]})) == "routine"
    assert urgency([]) == "routine"


@settings(deadline=None, max_examples=100)
@given(SECTION.flatmap(lambda section: st.tuples(st.just(section), sent(section))))
def test_a_plan_does_not_differ_from_itself(written):
    section, raw = written
    content = {section.key: parse_section(section, raw)}

    assert changes(content, content) == []


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from(LEAVES).flatmap(lambda leaf: st.tuples(st.just(leaf), values(leaf[1]), values(leaf[1]) | st.none()))
)
def test_every_answer_that_differs_is_told(drawn):
    (section, item), one, other = drawn
    before, after = (_with_answer(section, item, raw) for raw in (one, other))
    assume(before != after)

    for found in (changes(before, after), changes(after, before)):
        assert len(found) == 1
        assert found[0].section.key == section.key
        assert found[0].item in (item, None)
        assert found[0].sentence.endswith(".")


def _with_answer(section, item, raw):
    answers = {item.key: raw}
    return {section.key: parse_section(section, [{"id": "row1", **answers}] if section.repeats else answers)}
