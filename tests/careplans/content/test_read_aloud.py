"""The script that is read out: a fixed order, fixed words about CPR, and nothing passed over in silence."""

from dataclasses import replace
from datetime import date

import pytest

from careplans.content.card import card_of
from careplans.content.read_aloud import CPR, KEPT_BACK, MIND_WHAT_YOU_SAY, Reading, script_of
from careplans.management.personas import persona_files
from careplans.management.personas.reading import persona_moved_to, read_file
from tests.builders import publishable_content

TODAY = date(2026, 11, 22)
READING = Reading(7, date(2026, 11, 20), date(2026, 12, 8), TODAY, sheet="CURRENT")
ORDER = ["Who", "Sheet", "CPR", "CPR", "Alerts", "Refusals", "Speaks", "Focus", "Where"]
ENDING = ["Would want", "Would not want", "Ring first", "Ask", "Read back"]
WORDS_A_SECOND = 160 / 60


def script(content, reading=READING):
    return script_of(card_of(content), reading, name="HOLLOWAY, Margaret Ann", born="14-Mar-1958")


def said(sentences):
    """Everything that is said aloud, and nothing else."""
    return " ".join(words for one in sentences for words in (one.say, *one.items))


def about(name, sentences):
    return next(one for one in sentences if one.about == name)


def test_it_is_read_in_the_order_of_decisions():
    assert [one.about for one in script(publishable_content(TODAY))] == ORDER + ENDING


@pytest.mark.parametrize(("decision", "words"), CPR.items())
def test_cpr_is_said_twice_in_fixed_words(decision, words):
    content = {} if decision == "not_recorded" else {"cpr": {"decision": decision}}

    assert script(content)[2].say == words
    assert [other for other in CPR.values() if other in said(script(content))] == [words]


def test_both_answers_about_cpr_weigh_the_same():
    assert CPR["not_recommended"].lower().replace("do not ", "") == CPR["attempt"].lower()


def test_an_empty_plan_says_of_everything_that_it_is_not_recorded():
    told = [one.say for one in script({})]

    assert told[2] == "CPR is not recorded. Presume: attempt CPR. I say again: attempt CPR."
    assert "Advance decision to refuse treatment: not recorded." in told
    assert "Focus of care: not recorded." in told
    assert "Hospital: not recorded." in told
    assert "Would not want: not recorded." in told
    assert "The number to ring first is not recorded." in told


def test_why_something_was_not_answered_is_said():
    told = script({"clinical_focus": {"focus": {"unsaid": "declined_to_discuss"}}})

    assert about("Focus", told).say == "Focus of care: declined to discuss."


@pytest.mark.parametrize(
    ("sheet", "begins"),
    [
        ("CURRENT", "That sheet is current. I am reading version 7, published 20-Nov-2026."),
        ("REPLACED", "That sheet is replaced. Destroy it. What I read is version 7, published 20-Nov-2026."),
        ("EXPIRED", "That sheet is out of date. Destroy it. What I read is version 7, published 20-Nov-2026."),
        ("", "I am reading version 7, published 20-Nov-2026. Destroy any sheet of another version."),
    ],
)
def test_the_caller_is_told_how_their_sheet_stands(sheet, begins):
    assert script({}, replace(READING, sheet=sheet))[1].say == begins


def test_a_review_that_is_overdue_is_said():
    late = replace(READING, review_due=date(2026, 11, 21))

    assert script({}, late)[1].say.endswith("Its review was due on 21-Nov-2026 and has not been done.")


def test_who_it_must_be_is_for_the_reader_only():
    told = script(publishable_content(TODAY))

    assert told[0].mind == "You must hear HOLLOWAY, Margaret Ann, 14-Mar-1958."
    assert "HOLLOWAY" not in said(told)


def test_whom_not_to_tell_is_not_said_where_others_may_hear():
    told = said(script({"consent": {"do_not_discuss_with": "Her sister Doreen"}}))

    assert "Doreen" not in told
    assert MIND_WHAT_YOU_SAY in told


def test_where_somebody_wants_to_be_is_kept_back_if_that_is_sensitive():
    content = {"place_of_care": {"first_choice": "home", "first_choice_named": "Refuge, 4 Elm Road"}}
    told = script(content, replace(READING, keeps_where_back=True))

    assert "Elm Road" not in said(told)
    assert about("Where", told).items == (KEPT_BACK,)


def test_what_is_refused_is_read_word_for_word_with_its_circumstances():
    refusal = {"id": "vent", "treatment": "a tube in my windpipe", "circumstances": "if I cannot decide"}
    told = script({"adrt": {"status": "yes_seen"}, "adrt_treatments": [refusal]})

    assert "Refuses “a tube in my windpipe” when: if I cannot decide." in about("Refusals", told).items


PERSONAS = [persona_moved_to(read_file(path), TODAY).content for path in persona_files()]


@pytest.mark.parametrize("content", PERSONAS)
def test_the_answer_about_cpr_is_out_in_twenty_seconds_and_all_of_it_in_two_and_a_half_minutes(content):
    told = script(content)

    assert len(said(told[:3]).split()) / WORDS_A_SECOND < 20 or card_of(content).cpr.answer == "modified"
    assert len(said(told).split()) / WORDS_A_SECOND < 150
