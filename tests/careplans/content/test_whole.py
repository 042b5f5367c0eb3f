from careplans.content.sections import SECTIONS
from careplans.content.whole import whole
from tests.builders import publishable_content


def test_every_section_is_read_exactly_once():
    parts = whole(publishable_content())

    speaking = [one.section.title for part in parts for one in part.sections]
    silent = [title for part in parts for title in part.silent]
    assert sorted(speaking + silent) == sorted(section.title for section in SECTIONS)


def test_every_question_of_a_speaking_section_is_answered_or_named():
    for part in whole(publishable_content()):
        for one in part.sections:
            for row in one.rows:
                assert len(row.said) + len(row.missing) == len(one.section.items)


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
