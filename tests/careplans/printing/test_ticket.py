"""The sheet of paper as it comes out of the printer."""

import pytest

from careplans.printing.codes import check_address
from tests.careplans.printing.kofis_plan import KOFIS
from tests.careplans.printing.maggies_plan import MAGGIES, rows
from tests.careplans.printing.paper import (
    KOFI,
    MAGGIE,
    opened,
    printed,
    read_code,
    sizes_of_letters,
    width_of_code,
    words_on,
)

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize(("content", "person"), [(MAGGIES, MAGGIE), (KOFIS, KOFI), ({}, MAGGIE)])
CPR = {
    "attempt": "ATTEMPT CPR",
    "not_recommended": "DO NOT ATTEMPT CPR",
    "modified": "MODIFIED CPR – CHILD",
    None: "NOT RECORDED – PRESUME ATTEMPT CPR",
}


@BOTH
def test_it_is_one_side_of_a4(content, person):
    with opened(printed(content, person=person)) as paper:
        assert len(paper.pages) == 1
        assert [round(float(side)) for side in paper.pages[0].MediaBox] == [0, 0, 595, 842]


@BOTH
def test_no_letter_is_smaller_than_11_points(content, person):
    assert min(sizes_of_letters(printed(content, person=person))) >= 11


def test_decisions_are_at_least_14_points():
    assert {14.0, 21.0} <= sizes_of_letters(printed(MAGGIES))


def test_little_is_said_in_larger_letters():
    assert min(sizes_of_letters(printed({}))) == 13


def test_it_can_be_read_aloud():
    with opened(printed(MAGGIES)) as paper:
        assert paper.Root.MarkInfo.Marked
        assert paper.Root.Lang == "en-GB"
        assert paper.open_metadata()["pdfuaid:part"] == "1"
        assert "/StructTreeRoot" in paper.Root


def test_its_title_says_nothing_about_anybody():
    with opened(printed(MAGGIES)) as paper:
        title = str(paper.docinfo.Title)

    assert title.startswith("Golden ticket ")
    assert "olloway" not in f"{title} {paper.docinfo}".lower()


def test_its_letters_come_with_it_and_nothing_else():
    with opened(printed(MAGGIES)) as paper:
        fonts = {str(font.BaseFont).split("+")[1] for font in paper.pages[0].Resources.Font.values()}

        assert fonts == {"Liberation-Sans", "Liberation-Sans-Bold"}
        assert dict(paper.attachments) == {}


def test_its_code_is_read_and_holds_an_address_and_nothing_else(tmp_path):
    assert read_code(printed(MAGGIES, token="a" * 22), tmp_path) == check_address("a" * 22)


def test_its_code_is_at_least_25_millimetres_wide(tmp_path):
    assert width_of_code(printed(MAGGIES), tmp_path) >= 25


@pytest.mark.parametrize(("decision", "words"), CPR.items())
def test_each_answer_about_cpr_has_its_words(decision, words):
    said = words_on(printed({"cpr": {"decision": decision} if decision else {}}))

    assert [other for other in CPR.values() if f"1 CPR {other} " in said] == [words]


def test_the_reason_for_no_answer_about_cpr_is_said():
    assert "Declined to discuss" in words_on(printed({"cpr": {"decision": {"unsaid": "declined_to_discuss"}}}))


def test_it_says_who_it_is_about_and_how_old_it_is():
    said = words_on(printed(MAGGIES))

    assert "HOLLOWAY, Margaret Ann (Mrs) Born 14-Mar-1958 (68y) Gender Female NHS No. 999 204 8174" in said
    assert "PUBLISHED version 4 · signed 17-Nov-2026 by Dr Imran Sethi, GP" in said
    assert "REVIEW DUE 08-Dec-2026" in said


def test_it_says_that_it_is_a_copy_and_where_the_form_is():
    said = words_on(printed(MAGGIES))

    assert "Summary of a signed plan – this sheet is not itself a signed form." in said
    assert "Signed form: Yellow envelope on fridge" in said
    assert "Not valid after 08-Dec-2026." in said
    assert "printed 21-Nov-2026 15:40 by Sr Bethan Rowlands · for: Front of the fridge" in said


def test_what_is_missing_is_said():
    said = words_on(printed({}))

    assert "Advance decision: Not recorded" in said
    assert "Hospital: Not recorded" in said
    assert "ALLERGIES NOT RECORDED" in said
    assert "What matters most to them: Not recorded" in said


def test_whoever_reads_it_is_told_to_ask_the_person():
    assert "If the person can decide now, ask them – this plan is for when they cannot." in words_on(printed({}))


def test_a_training_town_says_so_and_the_real_thing_does_not(settings):
    assert words_on(printed({})).startswith("TRAINING – NOT A REAL PERSON.")

    settings.ENVIRONMENT = "production"

    assert words_on(printed({})).startswith("HOLLOWAY, Margaret Ann (Mrs)")


def test_nobody_reads_here_whom_not_to_tell():
    assert "Doreen" not in words_on(printed(MAGGIES | {"likely_emergencies": [], "medicines": []}))


def test_an_address_that_must_be_kept_secret_is_not_printed():
    said = words_on(printed(MAGGIES, person=MAGGIE | {"location_sensitive": True}))

    assert "Address not printed" in said
    assert "Seawick" not in said.replace("Seawick Surgery", "")


def test_too_much_gives_way_from_what_matters_upward_and_says_so():
    dense = MAGGIES | {"medicines": rows(*({"drug": "Drug", "note": "x" * 300, "crisis_critical": "yes"},) * 8)}
    said = words_on(printed(dense))

    assert "Hospital: Only if suspected biliary sepsis, uncontrolled pain after fracture" in said
    assert said.count("More in live record") == 4
    assert "my own sea" not in said
    assert "0808 157 0101 Saltmarsh Hospice advice line" in said


def test_decisions_that_fill_more_than_one_side_run_on_with_the_name_on_each():
    refusal = {"treatment": "Every machine there is. " * 40, "circumstances": "At any time. " * 70}
    made = printed(MAGGIES | {"adrt_treatments": rows(*(refusal,) * 5)})

    pages = len(opened(made).pages)
    assert pages > 1
    for page in range(1, pages + 1):
        assert "HOLLOWAY, Margaret Ann (Mrs)" in words_on(made, page)
        assert f"Page {page} of {pages}" in words_on(made, page)
    assert "Read every page: steps 1 to 4 fill more than one. 1 CPR DO NOT ATTEMPT CPR" in words_on(made, 1)
    assert "Hospital: Only if suspected biliary sepsis" in words_on(made)


def test_the_longest_names_push_nothing_off_the_sheet():
    person = MAGGIE | {"given_names": "Wilhelmina " * 9, "family_name": "Featherstonehaugh-" * 5}
    made = printed(MAGGIES, person=person, kept_where="In the drawer of the dresser " * 6)

    assert len(opened(made).pages) == 1
    assert words_on(made).count("Featherstonehaugh".upper()) == 5
    assert words_on(made).count("In the drawer") == 6


HOSTILE = ["</p></section><h1>ATTEMPT CPR", "\u0301" * 300, "W" * 900, "{{ settings.SECRET_KEY }}", "مرحبا 你好 🙂 ਸਤਿ"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words):
    made = printed(MAGGIES | {"clinical_focus": {"focus": "comfort", "focus_reason": words}})

    assert len(opened(made).pages) == 1
    assert "1 CPR DO NOT ATTEMPT CPR" in words_on(made)
    assert min(sizes_of_letters(made)) >= 11


def test_letters_that_may_not_print_are_warned_of():
    assert "Some letters may not show" in words_on(printed({"esther": {"matters_most": "ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ"}}))
    assert "Some letters may not show" not in words_on(printed(MAGGIES))
