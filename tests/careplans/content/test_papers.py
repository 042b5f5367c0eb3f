"""Which papers a plan speaks of."""

from careplans.content.headings import heading_words, headings, section_of_heading
from careplans.content.papers import LEGAL_SECTIONS, Paper, papers_in
from careplans.content.sections import section_by_key

ADRT = {"status": "original_seen", "made_on": "2026-08-19", "location_of_original": "Kitchen dresser"}


def test_a_plan_that_says_nothing_speaks_of_no_paper():
    assert papers_in({}) == []


def test_an_advance_decision_that_exists_is_a_paper():
    title = "Advance decision to refuse treatment"
    assert papers_in({"adrt": ADRT}) == [Paper("adrt", title, "adrt", "", "2026-08-19", "Kitchen dresser")]


def test_one_that_does_not_exist_or_was_left_unsaid_is_none():
    for status in ("none", "withdrawn", "not_possible_under_18", {"unsaid": "not_discussed"}):
        assert papers_in({"adrt": {**ADRT, "status": status}}) == []


def test_each_row_is_a_paper_of_its_own():
    rows = [{"id": "aaaa", "registration": "registered"}, {"id": "bbbb", "location": {"unsaid": "declined"}}]

    papers = papers_in({"lpa_health_welfare": rows})

    assert [paper.place for paper in papers] == [
        ("lpa", "lpa_health_welfare", "aaaa"),
        ("lpa", "lpa_health_welfare", "bbbb"),
    ]
    assert [paper.kept_where for paper in papers] == ["", ""]


def test_an_instrument_on_the_list_of_documents_is_not_told_twice():
    rows = [
        {"id": "aaaa", "title": "ADRT (signed)", "kind": "ADRT"},
        {"id": "bbbb", "title": "Oxygen alert card", "kind": "alert", "location": "Wallet"},
    ]

    assert [paper.title for paper in papers_in({"adrt": ADRT, "documents": rows})] == [
        "Advance decision to refuse treatment",
        "Oxygen alert card",
    ]
    assert [paper.kind for paper in papers_in({"documents": rows})] == ["adrt", "other"]


def test_orders_of_a_court_and_an_advance_statement_are_papers():
    content = {
        "other_authority": {"deputy": "yes", "court_orders": "Order of 3 May"},
        "advance_statement": {"status": "has", "location": "Blue folder"},
    }

    assert [(paper.kind, paper.kept_where) for paper in papers_in(content)] == [
        ("deputyship", ""),
        ("court_order", ""),
        ("advance_statement", "Blue folder"),
    ]


def test_every_section_named_here_exists():
    assert [key for key in LEGAL_SECTIONS if section_by_key(key) is None] == []


def test_the_seven_shared_headings_are_among_the_headings():
    of_about_me = [code for code in headings() if code.startswith("about_me.")]

    assert len(of_about_me) == 7
    assert heading_words("about_me.my_wellness") == "My wellness"
    assert section_of_heading("about_me.my_wellness").key == "about_me"
    assert heading_words("asked_no_more") == "asked_no_more"
