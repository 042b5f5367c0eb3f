"""A section as a page asks it: what is sent becomes what is stored, and nothing typed is lost."""

import pytest
from django.http import QueryDict

from careplans.content.document import MOST_ROWS, parse_section
from careplans.content.items import UNSAID, Choice
from careplans.content.sections import SECTIONS, section_by_key
from careplans.forms.sections import BOTH, RowForm, SectionForm

READ_BY_TEMPLATES = ("row", "stored", "is_open", "summary_words", "questions", "removal", "errors")


def sent(**fields):
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return data


def form_of(key, stored=None, data=None):
    return SectionForm(section_by_key(key), stored, data, writer="Bethan Rowlands")


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_every_section_can_be_asked(section):
    form = SectionForm(section, writer="Bethan Rowlands")

    asked = {bound.name for row in form.rows for bound in row.questions}
    assert asked >= {item.key for item in section.items if not item.retired}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_nothing_is_ever_chosen_beforehand(section):
    form = SectionForm(section, writer="Bethan Rowlands")

    assert {str(bound.value() or "") for row in form.rows for bound in row.questions} <= {""}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_an_empty_page_stores_nothing(section):
    form = SectionForm(section, None, sent(authorship__written_how="self"), writer="Bethan Rowlands")

    assert (form.is_valid(), parse_section(section, form.answers)) == (True, [] if section.repeats else {})


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_no_question_hides_what_a_template_asks_of_a_row(section):
    assert not {item.key for item in section.items} & {*READ_BY_TEMPLATES, "remove"}


CHOICES = [(section, item) for section in SECTIONS for item in section.items if isinstance(item, Choice)]


@pytest.mark.parametrize(("section", "item"), CHOICES, ids=lambda one: one.key)
def test_every_reason_is_offered_where_a_question_may_be_left(section, item):
    field = RowForm(section, {}).fields[item.key]
    offered = {value.removeprefix("no-answer:") for value, _ in field.widget.choices if value.startswith("no-answer:")}

    assert offered == (set(UNSAID) if item.may_be_unsaid else set())


def test_a_reason_is_chosen_in_the_same_list_as_the_answers():
    form = form_of("cpr", None, sent(decision="no-answer:not_yet_discussed"))

    assert (form.is_valid(), form.answers) == (True, {"decision": {"unsaid": "not_yet_discussed"}})


def test_a_stored_reason_is_shown_as_chosen():
    form = form_of("cpr", {"decision": {"unsaid": "undecided"}})

    assert form.rows[0]["decision"].value() == "no-answer:undecided"


def test_an_answer_once_chosen_can_be_taken_away():
    offered = dict(form_of("cpr", {"decision": "attempt"}).rows[0].fields["decision"].widget.choices)
    form = form_of("cpr", {"decision": "attempt"}, sent(decision="take-back"))

    assert ("take-back" in offered, form.is_valid(), form.answers) == (True, True, {})


def test_there_is_nothing_to_take_away_before_anything_is_chosen():
    assert "take-back" not in dict(form_of("cpr").rows[0].fields["decision"].widget.choices)


def test_a_written_question_is_left_with_a_reason_beside_its_box():
    form = form_of("priorities", None, sent(**{"most_value-why-none": "no-answer:declined_to_discuss"}))

    assert (form.is_valid(), form.answers) == (True, {"most_value": {"unsaid": "declined_to_discuss"}})


def test_a_stored_reason_leaves_its_box_empty():
    row = form_of("priorities", {"priority_scale": {"unsaid": "undecided"}}).rows[0]

    assert (row["priority_scale"].value(), row["priority_scale-why-none"].value()) == ("", "no-answer:undecided")


def test_an_answer_and_a_reason_at_once_are_refused():
    both = {"most_value": "Music", "most_value-why-none": "no-answer:undecided"}
    form = form_of("priorities", None, sent(**both))

    assert (form.is_valid(), form.rows[0].errors["most_value"]) == (False, [BOTH])


@pytest.mark.parametrize("made_up", ["no-answer:because", "because", "no-answer:", "\x00"])
def test_a_reason_nobody_declared_is_refused(made_up):
    chosen, written = sent(decision=made_up), sent(**{"most_value-why-none": made_up})

    assert [form_of("cpr", None, chosen).is_valid(), form_of("priorities", None, written).is_valid()] == [False, False]


def test_a_day_without_its_month_is_no_date():
    since = "palliative_register_since"
    form = form_of("prognosis", None, sent(**{f"{since}_day": "5", f"{since}_month": "", f"{since}_year": "2026"}))

    assert (form.is_valid(), list(form.rows[0].errors)) == (False, [since])


def test_many_ticks_are_kept_in_the_order_of_the_list():
    form = form_of("communication", None, sent(formats=["audio", "large_print"]))

    assert (form.is_valid(), form.answers) == (True, {"formats": ["large_print", "audio"]})


ROWS = [{"id": "fall", "trigger": "Fall", "what_to_do": "Stay"}, {"id": "pain", "trigger": "Pain"}]


def test_rows_stay_in_the_order_sent_under_their_own_ids():
    data = sent(row=["pain", "fall"], pain__trigger="Pain", fall__trigger="Fall")

    form = form_of("likely_emergencies", ROWS, data)

    assert (form.is_valid(), [row["id"] for row in form.answers]) == (True, ["pain", "fall"])


def test_a_row_left_empty_is_no_row():
    form = form_of("likely_emergencies", ROWS, sent(row=["fall", "pain"], fall__trigger="Fall"))

    assert (form.is_valid(), form.answers) == (True, [{"id": "fall", "trigger": "Fall"}])


def test_what_is_wrong_in_a_removed_row_does_not_matter():
    data = sent(row=["fall", "pain"], fall__trigger="\x00", fall__remove="on", pain__trigger="Pain")

    form = form_of("likely_emergencies", ROWS, data)

    assert (form.is_valid(), form.answers) == (True, [{"id": "pain", "trigger": "Pain"}])


def test_there_is_an_end_to_rows():
    ids = [f"row{number:02}" for number in range(MOST_ROWS)]
    form = form_of("likely_emergencies", None, sent(row=ids, **{f"{row}__trigger": "x" for row in ids}))

    form.add_row()

    assert (len(form.rows), [problem.message for problem in form.refused]) == (
        MOST_ROWS,
        ["There is room for 40 entries here."],
    )


def test_only_rows_with_something_new_or_wrong_stand_open():
    data = sent(row=["fall", "pain"], fall__trigger="Fall", fall__what_to_do="Stay", pain__trigger="Pain at night")

    form = form_of("likely_emergencies", ROWS, data)
    form.is_valid()

    assert [row.is_open for row in form.rows] == [False, True]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"intervention": "intensive_care", "recommendation": "not_recommended"}, "Intensive care: Not recommended"),
        ({"intervention": "other", "intervention_detail": "Leeches"}, "Other: Leeches"),
        ({}, ""),
    ],
)
def test_a_row_is_told_by_its_first_answers(row, words):
    form = form_of("treatment_escalation", [{"id": "rowa", **row}])

    assert form.rows[0].summary_words == words


@pytest.mark.parametrize(
    ("how", "kept"),
    [
        ({"written_how": "self", "written_with": "Kath"}, {"written_how": "self", "written_with": ""}),
        ({"written_how": "helped"}, {"written_how": "helped", "written_with": "Bethan Rowlands"}),
        ({"written_how": "by_another", "written_with": "Kath"}, {"written_how": "by_another", "written_with": "Kath"}),
    ],
)
def test_own_words_are_kept_with_how_they_were_written(how, kept):
    form = form_of("esther", None, sent(good_day="Tea", **{f"authorship-{name}": value for name, value in how.items()}))

    assert (form.is_valid(), form.written) == (True, kept)


@pytest.mark.parametrize("helper", ["\x00", "a\u202eb", "x" * 300])
def test_a_helper_who_cannot_be_shown_is_refused(helper):
    how = {"authorship-written_how": "helped", "authorship-written_with": helper}

    assert form_of("esther", None, sent(good_day="Tea", **how)).is_valid() is False


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ({"written_by": "with_help", "writer_name": "Kath"}, {"written_how": "helped", "written_with": "Kath"}),
        ({"written_by": "someone_else"}, {"written_how": "by_another", "written_with": "Bethan Rowlands"}),
        ({"written_by": "self"}, {"written_how": "self", "written_with": ""}),
        ({}, {"written_how": "helped", "written_with": "Bethan Rowlands"}),
    ],
)
def test_the_section_about_whose_words_these_are_is_not_asked_twice(said, how):
    form = form_of("own_words", None, sent(**said))

    assert (form.authorship, form.is_valid(), form.written) == (None, True, how)


def test_clinical_sections_are_nobodys_own_words():
    form = form_of("cpr", None, sent())

    assert (form.authorship, form.is_valid(), form.written) == (None, True, {})


EMERGENCIES = [
    {"id": "pain", "trigger": "Pain", "what_to_do": "Ring"},
    {"id": "fall", "trigger": "A fall", "what_to_do": "Look"},
    {"id": "seiz", "trigger": "A seizure", "what_to_do": "Wait"},
]
AS_SENT = {
    "row": ["pain", "fall", "seiz"],
    "pain__trigger": "Pain",
    "fall__trigger": "A fall, typed further",
    "seiz__trigger": "A seizure",
}


@pytest.mark.parametrize(
    ("move", "order"),
    [
        ("fall:up", ["fall", "pain", "seiz"]),
        ("fall:down", ["pain", "seiz", "fall"]),
        ("pain:up", ["pain", "fall", "seiz"]),
        ("seiz:down", ["pain", "fall", "seiz"]),
        ("nobody:up", ["pain", "fall", "seiz"]),
        ("fall:sideways", ["pain", "fall", "seiz"]),
        ("", ["pain", "fall", "seiz"]),
    ],
)
def test_a_row_moves_one_place_with_everything_typed_in_it(move, order):
    data = sent(**AS_SENT, move=move)
    form = form_of("likely_emergencies", EMERGENCIES, data)

    assert form.rearrange(data)

    assert [row.row for row in form.rows] == order
    assert {row.row: row["trigger"].value() for row in form.rows}["fall"] == "A fall, typed further"


def test_a_page_without_such_a_button_is_not_rearranged():
    data = sent(**AS_SENT)

    assert not form_of("likely_emergencies", EMERGENCIES, data).rearrange(data)


def test_rows_are_stored_in_the_order_of_the_page():
    form = form_of("likely_emergencies", EMERGENCIES, sent(**{**AS_SENT, "row": ["seiz", "pain", "fall"]}))

    assert form.is_valid()
    assert [row["id"] for row in form.answers] == ["seiz", "pain", "fall"]
