from careplans.content.crisis_medicines import crisis_medicines
from careplans.content.lines import Line

NOT_RECORDED = Line("Just-in-case medicines")


def after_just_in_case(**content):
    """The lines after the first, which is always there."""
    first, *rest = crisis_medicines(content)
    assert first.label == "Just-in-case medicines"
    return rest


def test_just_in_case_medicines_are_always_spoken_of():
    assert crisis_medicines({}) == (NOT_RECORDED,)
    assert crisis_medicines({"anticipatory": {"status": {"unsaid": "undecided"}}})[0].unsaid == "undecided"


def test_they_say_where_they_are_and_who_may_give_them():
    stored = {
        "status": "in_place",
        "where_kept": "in the larder",
        "chart_location": "blue folder",
        "who_may_give": "nurse",
    }

    words = "In place · kept in the larder · chart: blue folder · given by nurse"
    assert crisis_medicines({"anticipatory": stored})[0].words == words


def test_a_driver_or_oxygen_is_named_only_where_it_is_in_use():
    assert after_just_in_case(syringe_driver={"in_use": "no", "site": "arm"}, oxygen={"at_home": "no"}) == []
    assert after_just_in_case(oxygen={"at_home": "yes", "target_saturation": "88-92%", "flow": "2 L/min"}) == [
        Line("Oxygen", "At home · target 88-92% · 2 L/min")
    ]


def test_only_what_matters_in_a_crisis_is_told():
    rows = [
        {"id": "row1", "drug": "Dexamethasone", "dose": "4 mg", "crisis_critical": "yes", "note": "do not stop"},
        {"id": "row2", "drug": "Lansoprazole", "dose": "30 mg"},
    ]
    devices = [
        {"id": "row1", "kind": "stent", "crisis_relevance": "rigors: blocked"},
        {"id": "row2", "kind": "hearing_aid"},
    ]

    assert after_just_in_case(medicines=rows, devices=devices) == [
        Line("Stent", "rigors: blocked"),
        Line("Dexamethasone", "4 mg · do not stop"),
    ]


def test_what_is_normal_for_this_person_is_told_last():
    content = {"normal_for_me": {"oxygen_saturation": "80%"}}

    assert after_just_in_case(**content) == [Line("Normal for this person", "Oxygen saturation (SpO2) 80%")]


def test_a_rescue_pack_says_when_and_where():
    row = {"id": "row1", "kind": "rescue_pack", "drug": "Prednisolone", "dose": "30 mg", "when_to_use": "if wheezy"}

    assert after_just_in_case(emergency_medicines=[row]) == [
        Line("Rescue pack at home", "Prednisolone · 30 mg · if wheezy")
    ]
