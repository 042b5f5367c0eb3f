"""What the components say, whatever they look like."""

import re
from datetime import date

import pytest

CPR = """{% include "components/cpr_line.html" with answer=answer detail=detail only %}"""
STANDING = "CPR only. Every other treatment is still given. Treat choking, anaphylaxis or a blocked tube."


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("attempt", "ATTEMPT CPR"),
        ("not_recommended", f"DO NOT ATTEMPT CPR {STANDING}"),
        ("modified", "MODIFIED CPR – CHILD"),
        ("not_recorded", "NOT RECORDED – PRESUME ATTEMPT CPR"),
        ("", "NOT RECORDED – PRESUME ATTEMPT CPR"),
        ("something new", "NOT RECORDED – PRESUME ATTEMPT CPR"),
    ],
)
def test_the_cpr_line_has_four_states_and_presumes_an_attempt(words, answer, says):
    assert words(CPR, answer=answer) == says


def test_every_cpr_state_has_a_shape_and_a_frame_of_its_own(html):
    shown = [html(CPR, answer=answer) for answer in ("attempt", "not_recommended", "modified", "")]
    shapes = {re.search(r"<(circle|rect|path)[^>]*>", one).group() for one in shown}
    frames = {re.search(r"gt-cpr--\w+", one).group() for one in shown}

    assert (len(shapes), len(frames)) == (4, 4)


def test_a_modified_recommendation_shows_its_words(words):
    assert words(CPR, answer="modified", detail="Five rescue breaths.") == "MODIFIED CPR – CHILD Five rescue breaths."


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("", "Not recorded"),
        ("not_yet_discussed", "Not yet discussed"),
        ("declined_to_discuss", "Declined to discuss"),
        ("undecided", "Undecided"),
        ("unable_to_express", "Could not say"),
    ],
)
def test_each_kind_of_silence_has_its_own_phrase_and_look(html, words, reason, says):
    source = """{% include "components/unsaid.html" with reason=reason only %}"""

    assert words(source, reason=reason) == says
    assert f'gt-unsaid--{reason or "not_recorded"}"' in html(source, reason=reason)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (0, "Living as long as possible matters most Living as long as possible Quality of life and comfort"),
        (None, "Not recorded"),
    ],
)
def test_the_priority_scale_tells_zero_from_silence(words, value, says):
    assert words("""{% include "components/priority_scale.html" with value=value only %}""", value=value) == says


def test_a_quote_names_who_wrote_it_down(words):
    source = """{% include "components/quote.html" with words=said who_wrote="Sr Bethan Rowlands" only %}"""

    assert words(source, said="No fuss.") == "No fuss. Written down by Sr Bethan Rowlands"


def test_a_summary_row_without_an_answer_says_why(words):
    source = """{% include "components/summary_row.html" with label="Place of death" reason="undecided" only %}"""

    assert words(source) == "Place of death Undecided"


def test_freshness_tells_who_when_and_that_a_review_is_overdue(words, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 21))
    component = (
        """{% include "components/freshness.html" with verb="Seen" who=who role="GP" day=day review_on=due only %}"""
    )

    said = words(component, who="Dr Sethi", day=date(2026, 11, 9), due=date(2026, 11, 18))

    assert said == "Seen by Dr Sethi, GP 12 days ago (09-Nov-2026) Review overdue by 3 days (18-Nov-2026)"


def test_a_call_list_says_which_number_is_missing(words):
    contacts = [{"name": "Advice line", "phone": "01632 960300"}, {"name": "Dr Sethi", "role": "GP"}]

    said = words("""{% include "components/call_list.html" with contacts=contacts only %}""", contacts=contacts)

    assert said == "Advice line 01632 960300 Dr Sethi, GP Number not recorded"


def test_nobody_to_call_is_said(words):
    assert (
        words("""{% include "components/call_list.html" with contacts=contacts only %}""", contacts=[])
        == "Not recorded"
    )


def test_a_telephone_number_can_be_tapped(html):
    source = """{% include "components/phone.html" with number="+44 (0)1632 960118" only %}"""

    assert html(source).strip() == '<a class="gt-phone" href="tel:+4401632960118">+44 (0)1632 960118</a>'


def test_the_team_board_tells_seen_from_told_from_not_told(words):
    teams = [
        {"name": "Night team", "state": "seen", "who": "Ravi Menon"},
        {"name": "111", "state": "told"},
        {"name": "Ambulance", "state": "not_told", "phone": "01632 960999"},
    ]
    said = words("""{% include "components/team_board.html" with number=7 teams=teams only %}""", teams=teams)

    assert said == (
        "Who has seen version 7 Night team Seen by Ravi Menon Not recorded 111 Told, not yet seen Not recorded "
        "Ambulance Not told yet Ring them: 01632 960999"
    )
