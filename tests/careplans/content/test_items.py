import pytest

from careplans.content.items import (
    Choice,
    Item,
    Many,
    Moment,
    PartialDate,
    Phone,
    Refused,
    Text,
    Unsaid,
    WholeDate,
    WholeNumber,
    YesNo,
)

TEXT = Text(key="words", label="Words", max_length=30)
SCALE = WholeNumber(key="scale", label="Scale", lowest=0, highest=10, may_be_unsaid=True)
AKPS = WholeNumber(key="akps", label="AKPS", lowest=0, highest=100, step=10)
CPR = Choice(key="cpr", label="CPR", options={"attempt": "Attempt", "not": "Not"}, may_be_unsaid=True)
FORMATS = Many(key="formats", label="Formats", options={"large": "Large print", "easy": "Easy read"})
PHONE = Phone(key="phone", label="Telephone")
SINCE = PartialDate(key="since", label="Since")
DUE = WholeDate(key="due", label="Due")
ASSESSED = Moment(key="assessed", label="Assessed")


@pytest.mark.parametrize(
    ("item", "raw", "kept"),
    [
        (TEXT, "  the sea \r\n and\rthe garden ", "the sea \n and\nthe garden"),
        (TEXT, "cafe\u0301", "café"),
        (TEXT, "ਗੁਰਬਾਣੀ", "ਗੁਰਬਾਣੀ"),
        (TEXT, " \n ", None),
        (PHONE, "0808 157 0101", "0808 157 0101"),
        (PHONE, "111", "111"),
        (CPR, "not", "not"),
        (CPR, {"unsaid": "undecided"}, Unsaid("undecided")),
        (FORMATS, ["easy", "large"], ["large", "easy"]),
        (FORMATS, [], None),
        (SCALE, "0", 0),
        (SCALE, 10, 10),
        (SCALE, {"unsaid": "unable_to_express"}, Unsaid("unable_to_express")),
        (AKPS, "40", 40),
        (SINCE, "2026", "2026"),
        (SINCE, "2026-02", "2026-02"),
        (SINCE, "2024-02-29", "2024-02-29"),
        (DUE, " 2026-12-08 ", "2026-12-08"),
        (ASSESSED, "2026-06-17T16:10:00+01:00", "2026-06-17T15:10:00+00:00"),
    ],
)
def test_an_answer_is_kept_as_it_will_be_read(item, raw, kept):
    assert item.parse(raw) == kept


@pytest.mark.parametrize("item", [TEXT, SCALE, CPR, FORMATS, PHONE, SINCE, DUE, ASSESSED])
@pytest.mark.parametrize("empty", [None, "", []])
def test_an_empty_answer_is_no_answer(item, empty):
    assert item.parse(empty) is None


@pytest.mark.parametrize(
    ("item", "raw"),
    [
        (TEXT, "x" * 31),
        (TEXT, "x" * 100_000),
        (TEXT, "no\x00thing"),
        (TEXT, "\u202etxet"),
        (TEXT, "\ud800"),
        (TEXT, "\x85"),
        (TEXT, 7),
        (PHONE, "via the hospice line"),
        (CPR, "attempts"),
        (CPR, ["attempt"]),
        (CPR, {"unsaid": "because"}),
        (CPR, {"unsaid": ["undecided"]}),
        (CPR, {"unsaid": "undecided", "why": "x"}),
        (TEXT, {"unsaid": "undecided"}),
        (FORMATS, "easy"),
        (FORMATS, ["easy", "tiny"]),
        (FORMATS, [["easy"]]),
        (SCALE, 11),
        (SCALE, -1),
        (SCALE, 5.0),
        (SCALE, float("nan")),
        (SCALE, True),
        (SCALE, 10**4000),
        (SCALE, "five"),
        (AKPS, 45),
        (SINCE, "2026-13"),
        (SINCE, "2025-02-29"),
        (SINCE, "٢٠٢٦"),
        (SINCE, "0000"),
        (DUE, "2026-12"),
        (ASSESSED, "2026-06-17T16:10:00"),
        (ASSESSED, "0001-01-01T00:00:00+00:00"),
        (ASSESSED, 20260617),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(item, raw):
    with pytest.raises(Refused) as refusal:
        item.parse(raw)

    assert str(refusal.value)


@pytest.mark.parametrize(
    ("item", "value", "words"),
    [
        (CPR, "not", "Not"),
        (FORMATS, ["large", "easy"], "Large print; Easy read"),
        (SINCE, "2026-02", "Feb-2026"),
        (DUE, "2026-12-08", "08-Dec-2026"),
        (ASSESSED, "2026-06-17T15:10:00+00:00", "17-Jun-2026 16:10"),
        (WholeNumber(key="weight", label="Weight", unit="kg"), 52, "52 kg"),
        (TEXT, "the sea", "the sea"),
    ],
)
def test_an_answer_is_worded_as_it_is_read(item, value, words):
    assert item.words(value) == words


@pytest.mark.parametrize("item", [TEXT, SCALE, CPR, FORMATS, PHONE, SINCE, DUE, ASSESSED, YesNo(key="y", label="Y")])
def test_no_form_field_has_an_answer_before_anyone_gives_one(item):
    field = item.form_field()

    assert field.initial is None
    assert "checked" not in field.widget.render("question", None)


def test_a_form_field_cleans_to_what_a_document_stores():
    assert CPR.form_field().clean({"unsaid": "undecided"}) == {"unsaid": "undecided"}


def test_a_date_is_asked_in_three_boxes_and_may_be_partial():
    widget = SINCE.form_field().widget
    boxes = {"since_day": "", "since_month": "2", "since_year": "2026"}

    assert widget.value_from_datadict(boxes, {}, "since") == "2026-02"


def test_a_kind_must_say_how_it_is_checked():
    with pytest.raises(NotImplementedError):
        Item(key="x", label="X").parse("anything")
