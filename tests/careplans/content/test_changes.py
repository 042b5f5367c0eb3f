import pytest

from careplans.content.applying import apply
from careplans.content.changes import changes, summary, urgency, what_is_said
from careplans.content.danger import DECIDES, FARTHEST_TIER, FIRST_MINUTE, URGENT
from careplans.content.sections import section_by_key

HOIST = {"id": "hois", "kind": "other", "name": "Hoist", "icd_shock_status": "not_applicable"}
NOSE = {"id": "nose", "trigger": "Nosebleed"}
FALL = {"id": "fall", "trigger": "Fall", "what_to_do": "Do not lift"}
BLEED = {"id": "bleed", "trigger": "Bleed", "what_to_do": "Dark towels"}


def sentences(before, after):
    return [change.sentence for change in changes(before, after)]


def place_of_death(answer):
    return {"place_of_death": {"first_choice": answer}}


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("home", "hospice", "Preferred place of death: was “Own home”, now “Hospice”."),
        (None, "hospice", "Preferred place of death: now “Hospice”; it was not recorded before."),
        ("home", None, "Preferred place of death: the answer was taken away; it was “Own home”."),
        ("home", {"unsaid": "undecided"}, "Preferred place of death: was “Own home”, now “Undecided” (no answer)."),
        (
            None,
            {"unsaid": "undecided"},
            "Preferred place of death: now “Undecided” (no answer); it was not recorded before.",
        ),
    ],
)
def test_a_changed_wish_is_one_sentence(before, after, sentence):
    assert sentences(place_of_death(before), place_of_death(after)) == [sentence]


def test_cpr_is_told_in_the_fewest_words():
    before, after = ({"cpr": {"decision": decision}} for decision in ("attempt", "not_recommended"))
    was, now = (str(section_by_key("cpr").item("decision").options[key]) for key in ("attempt", "not_recommended"))

    assert sentences(before, after) == [f"CPR: was “{was}”, now “{now}”."]


@pytest.mark.parametrize(
    ("section", "item", "before", "after", "sentence"),
    [
        ("review", "review_due", "2026-12-08", "2026-12", "Review due by: was 08-Dec-2026, now Dec-2026."),
        (
            "function",
            "akps",
            50,
            40,
            "Function and phase of illness, “Australia-modified Karnofsky Performance Status”: was 50, now 40.",
        ),
        (
            "priorities",
            "priority_scale",
            0,
            9,
            "What matters in a decision about treatment, “Living as long as possible, or quality of life and "
            "comfort?”: was Living as long as possible matters most (0 on the scale of 0 to 10), now Quality of life "
            "and comfort matter most (9 on the scale of 0 to 10).",
        ),
        ("first_call", "number", "01632 960118", "111", "First call in a crisis: was 01632 960118, now 111."),
        (
            "communication",
            "formats",
            ["large_print"],
            ["easy_read"],
            "Language and information, “Formats of information”: added “Easy read”; taken away “Large print”.",
        ),
    ],
)
def test_every_kind_of_answer_has_its_own_sentence(section, item, before, after, sentence):
    assert sentences({section: {item: before}}, {section: {item: after}}) == [sentence]


def test_a_row_that_came_is_told_as_added():
    (change,) = changes({"likely_emergencies": [BLEED]}, {"likely_emergencies": [FALL, BLEED]})

    assert change.sentence == "Added to likely emergencies: “Fall”."
    assert (change.kind, change.item, change.row, change.row_label) == ("added", None, "fall", "Fall")
    assert (change.before, change.after) == ("", "If… Fall; Then do Do not lift")


def test_a_row_that_went_is_told_as_removed():
    assert sentences({"likely_emergencies": [FALL]}, {}) == ["Taken away from likely emergencies: “Fall”."]


def test_a_row_that_was_edited_is_neither():
    after = {"likely_emergencies": [FALL | {"what_to_do": "Splint", "avoid": "Do not wait"}]}

    assert sentences({"likely_emergencies": [FALL]}, after) == [
        "Likely emergencies, “Fall”, “Then do”: was “Do not lift”, now “Splint”.",
        "Likely emergencies, “Fall”, “Avoid”: now “Do not wait”; it was not recorded before.",
    ]


def test_moving_rows_is_one_change_however_many_moved():
    pain = {"id": "pain", "trigger": "Pain"}
    (change,) = changes({"likely_emergencies": [FALL, BLEED, pain]}, {"likely_emergencies": [pain, BLEED, FALL]})

    assert change.sentence == "The order of “Likely emergencies” changed."
    assert (change.kind, change.before, change.after) == ("moved", "Fall; Bleed; Pain", "Pain; Bleed; Fall")


def test_rows_that_came_and_went_do_not_make_the_others_move():
    kinds = [
        change.kind for change in changes({"likely_emergencies": [FALL, BLEED]}, {"likely_emergencies": [NOSE, BLEED]})
    ]

    assert kinds == ["removed", "added"]


@pytest.mark.parametrize(
    "empty", [{"adrt": {}}, {"goals": []}, {"goals": [{"id": "goal"}]}, {"adrt": {"status": None}}, {"adrt": None}]
)
def test_what_says_nothing_is_the_same_as_what_is_not_there(empty):
    assert what_is_said(empty) == {}
    assert changes(empty, {}) == changes({}, empty) == []


def test_nought_is_an_answer():
    found = changes({}, {"priorities": {"priority_scale": 0}})

    assert [change.now for change in found] == [0]


def test_what_a_later_version_of_the_product_wrote_is_told_and_kept():
    before = {"cpr": {"decision": "attempt", "by_whom": "A"}, "dreams": {"of": ["sea"]}}
    after = {"cpr": {"decision": "attempt", "by_whom": {"unsaid": "asleep"}}}

    assert sentences(before, after) == [
        'Cardiopulmonary resuscitation (CPR), “by whom”: was “A”, now “{"unsaid": "asleep"}”.',
        '“dreams”, which cannot be shown in words here: was “{"of": ["sea"]}”; it was taken away.',
    ]
    assert apply(changes(before, after), before) == after


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
        "Clinical focus and guidance, “Guidance on specific treatments, with reasons”: the part "
        "“… if she has rigors and agrees. Ring …” is now “… if she has fever and agrees. Ring …”."
    ]


def test_of_a_difference_too_long_to_quote_it_is_said_that_there_is_more():
    (sentence,) = sentences({"comfort": {"would_want": "Tea. " * 80}}, {"comfort": {"would_want": "Jam. " * 80}})

    assert sentence.endswith("…”, and more after that.")


def test_where_long_words_differ_at_their_end_the_end_is_quoted():
    (sentence,) = sentences(*({"comfort": {"would_want": "x" * 400 + end}} for end in ("yes", "no")))

    assert sentence.endswith(f"the part “… {'x' * 20}yes” is now “… {'x' * 20}no”, and more after that.")


def test_the_same_words_on_other_lines_are_told_as_that():
    before, after = ({"comfort": {"would_want": text}} for text in ("Music\nTea", "Music Tea"))

    assert sentences(before, after) == [
        "Small things that matter in a crisis, “Would want”: set out differently; the words are the same."
    ]


def test_what_is_most_dangerous_comes_first():
    before = {
        "esther": {"good_day": "Sun"},
        "place_of_care": {"first_choice": "home"},
        "devices": [HOIST, {"id": "icdd", "icd_shock_status": "active"}],
        "allergies": {"status": "none_known"},
        "adrt": {"witness_name": "A", "status": "original_seen"},
        "cpr": {"decision": "attempt"},
    }

    assert [(change.section.key, change.row or change.item.key) for change in changes(before, {})] == [
        ("cpr", "decision"),
        ("adrt", "status"),
        ("allergies", "status"),
        ("devices", "icdd"),
        ("place_of_care", "first_choice"),
        ("adrt", "witness_name"),
        ("devices", "hois"),
        ("esther", "good_day"),
    ]


def test_every_section_of_the_first_minute_exists():
    assert [key for key in (*FIRST_MINUTE, *FARTHEST_TIER, *DECIDES, *URGENT) if section_by_key(key) is None] == []
    assert [pair for pair in _deciding() if section_by_key(pair[0]).item(pair[1]) is None] == []


def _deciding():
    return [(section, item) for section, items in DECIDES.items() for item in items]


def test_what_is_decided_comes_before_where_its_paper_is():
    before = {"cpr": {"decided_on": "2026-10-02", "form_location": "Fridge"}, "clinical_focus": {"focus": "comfort"}}

    assert [change.item.key for change in changes(before, {})] == ["focus", "decided_on", "form_location"]


def test_nothing_changed_is_said_so():
    assert summary([]) == "Nothing changed."


def test_one_thing_is_told_whole():
    found = changes(place_of_death("home"), place_of_death("hospice"))

    assert summary(found) == "One thing changed. Preferred place of death: was “Own home”, now “Hospice”."


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
