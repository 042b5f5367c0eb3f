from careplans.content.sections import SECTIONS
from careplans.content.whole import whole
from tests.builders import publishable_content


def test_every_section_is_read_exactly_once():
    parts = whole(publishable_content())

    speaking = [one.section.title for part in parts for one in part.sections]
    silent = [title for part in parts for title in part.silent]
    assert sorted(speaking + silent) == sorted(section.title for section in SECTIONS)


def test_every_question_of_a_speaking_section_is_answered_or_named_or_waits_for_an_answer():
    for part in whole(publishable_content()):
        for one in part.sections:
            for row in one.rows:
                stored = {fact.key: fact.value for fact in row.said}
                waiting = [item for item in one.section.items if not item.is_asked(stored) and item.key not in stored]
                assert len(row.said) + len(row.missing) + len(waiting) == len(one.section.items)


def test_decisions_come_first():
    assert [part.key for part in whole({})][:3] == ["arrest", "alerts", "binding"]


def test_an_empty_plan_speaks_nowhere_and_names_everything():
    parts = whole({})

    assert [part.sections for part in parts] == [()] * len(parts)
    assert sum(len(part.silent) for part in parts) == len(SECTIONS)


def test_a_reason_is_said_and_a_blank_is_missing():
    (cpr,) = whole({"cpr": {"decision": {"unsaid": "undecided"}}})[0].sections

    assert [answer.words for answer in cpr.rows[0].said] == ["Undecided"]
    assert "Reason for this recommendation" in cpr.rows[0].missing


CHILDRENS_PAGES = [
    "parental_responsibility",
    "young_person",
    "siblings",
    "child_wishes",
    "child_decisions",
    "child_treatment_plans",
    "life_threatening_event",
    "child_end_of_life",
    "distribution",
]


def shown(parts):
    return [one.section.key for part in parts for one in part.sections]


def test_the_pages_of_a_childs_plan_are_shown_blank_and_never_left_out():
    parts = whole({}, is_child=True)

    assert sorted(shown(parts)) == sorted(CHILDRENS_PAGES)
    assert not any(one.is_said for part in parts for one in part.sections)
    assert [part.silent for part in parts if part.key == "if_then"] == [("Likely emergencies: if this, then that",)]


def test_the_pages_of_a_childs_plan_are_not_shown_blank_for_an_adult():
    assert shown(whole({})) == []


def test_a_page_of_a_childs_plan_that_says_something_is_read_like_any_other():
    wishes = {"child_wishes": {"own_wishes": "Finishing school."}}

    [read] = [one for part in whole(wishes, is_child=True) for one in part.sections if one.is_said]

    assert [fact.words for fact in read.rows[0].said] == ["Finishing school."]
    assert len(read.rows[0].missing) == 3
