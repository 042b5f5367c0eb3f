"""Files for spreadsheets: no cell is a formula, and what is read back is what was written."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from careplans.spreadsheets import NotReadable, csv_of, rows_of_csv

FORMULAS = [
    "=1+1",
    "+44 1632 960999",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "|calc",
    "%0a=1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org","x")',
    "'=1+1",
    "''=1+1",
]
TEXT = st.text(st.characters(blacklist_categories=["Cs"]))


def as_another_program_reads(sent):
    return list(csv.reader(io.StringIO(sent.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_begins_like_a_formula_is_text(cell):
    [_, [read]] = as_another_program_reads(csv_of(["Name"], [[cell]]))

    assert read == f"'{cell}"


@pytest.mark.parametrize("cell", ["Maggie", "O'Brien", "'quoted'", "2=2", "Siân Ŵyn", "مريم", "", "12 Marram Close"])
def test_other_text_is_left_as_it_is(cell):
    [_, [read]] = as_another_program_reads(csv_of(["Name"], [[cell]]))

    assert read == cell


@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), max_size=4))
@example([["=1+1", "''=1+1", "a,b", 'say "so"', "two\nlines", "\x00"]])
def test_what_was_written_is_read_back(rows):
    headings = ["One", "=Two"]

    assert rows_of_csv(csv_of(headings, rows)) == [headings, *rows]


@given(TEXT)
def test_no_cell_of_any_text_begins_a_formula(cell):
    [[_], [read]] = as_another_program_reads(csv_of(["Name"], [[cell]]))

    assert not read.strip().startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_and_nothing_stay_what_they_are():
    assert csv_of(["Number"], [[-5], [None]]) == b'\xef\xbb\xbf"Number"\r\n"-5"\r\n""\r\n'


def test_a_lone_surrogate_does_not_stop_an_export():
    assert rows_of_csv(csv_of(["Name"], [["a\ud800b"]])) == [["Name"], ["a?b"]]


@pytest.mark.parametrize("sent", [b"\xff\xfeN\x00", b'"open', b'"a"b,c', b"a" * 200_000])
def test_a_file_that_is_no_table_is_refused_in_words(sent):
    with pytest.raises(NotReadable, match="^The file is not"):
        rows_of_csv(sent)
