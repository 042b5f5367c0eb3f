from careplans.content.calls import Call, calls_of

FIRST = {"number": "0808 157 0101", "who": "Hospice line", "hours": "24/7"}
KATHERINE = {"id": "kath", "name": "Katherine", "relationship": "daughter", "phone": "07700 900121"}
DANIEL = {"id": "dani", "name": "Daniel", "relationship": "son", "phone": "07700 900122"}


def names(**content):
    return [call.name for call in calls_of(content)]


def test_the_first_call_comes_first_and_the_gp_last():
    advice = {"advice_line_number": "01632 960118", "advice_line_who": "Palliative advice"}
    key_worker = {"id": "beth", "name": "Bethan", "role": "nurse", "key_worker": "yes", "phone": "01632 960210"}
    found = names(
        first_call=FIRST | advice,
        personal_contacts=[KATHERINE | {"roles": ["emergency_contact"]}],
        professional_contacts=[{"id": "doct", "name": "Consultant"}, key_worker],
        gp_practice={"gp": "Dr Sethi", "practice": "Seawick Surgery", "phone": "01632 960200"},
    )

    assert found == ["Hospice line", "Palliative advice", "Katherine", "Bethan", "Dr Sethi"]


def test_emergency_contacts_are_tried_in_the_order_given():
    contacts = [
        KATHERINE | {"roles": ["emergency_contact"], "order": 2},
        DANIEL | {"roles": ["emergency_contact"], "order": 1},
        {"id": "dore", "name": "Doreen", "order": 3},
    ]

    assert names(first_call=FIRST, personal_contacts=contacts) == ["Hospice line", "Daniel", "Katherine"]


def test_where_nobody_is_marked_the_first_people_named_are_offered():
    assert names(first_call=FIRST, personal_contacts=[KATHERINE, DANIEL]) == ["Hospice line", "Katherine", "Daniel"]


def test_someone_who_must_not_be_contacted_is_never_offered():
    contacts = [KATHERINE | {"roles": ["do_not_contact", "emergency_contact"]}, DANIEL]

    assert names(first_call=FIRST, personal_contacts=contacts) == ["Hospice line", "Daniel"]


def test_a_key_worker_who_has_left_is_not_offered():
    gone = {"id": "beth", "name": "Bethan", "key_worker": "yes", "ended_on": "2026-01-01"}

    assert names(first_call=FIRST, professional_contacts=[gone]) == ["Hospice line"]


def test_whom_not_to_ring_at_night_is_said():
    night = KATHERINE | {"roles": ["emergency_contact"], "call_at_night": "no", "other_ways": "text first"}

    assert calls_of({"first_call": FIRST, "personal_contacts": [night]})[1] == Call(
        "Katherine", "daughter, emergency contact", "07700 900121", "not at night · text first"
    )


def test_without_a_number_the_first_call_still_stands_and_says_so():
    assert calls_of({}) == (Call("First call", "call first", ""),)
