"""Rows for a spreadsheet, and rows from one: the only place that writes or reads CSV.

A cell that begins like a formula would be worked out by the program that opens the file (reliability.md case 20). It is
written with an apostrophe before it, which spreadsheets take to mean "this is text"; `rows_of_csv` takes it off again.
"""

import csv
import io
import unicodedata

# What begins a formula, also in the full-width signs of a Japanese keyboard, and what moves into the next cell.
BEGINS_FORMULA = frozenset("=+-@\t\r\n|%＝＋－＠")
# What nobody sees, and some programs pass over before they look for a formula.
UNSEEN = ("Cc", "Cf", "Zs")


class NotReadable(Exception):
    """A file that is not a table of text: in words for whoever sent it."""


def csv_of(headings, rows):
    """The file: bytes of UTF-8 with its mark, every cell in quotes (RFC 4180), and no cell that is a formula."""
    written = io.StringIO()
    table = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow([as_text(cell) for cell in headings])
    table.writerows([as_text(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def rows_of_csv(sent):
    """The rows of a file that somebody sent, or that we wrote, headings first; raises NotReadable."""
    try:
        text = sent.decode("utf-8-sig")
        return [[_as_it_was(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
    except UnicodeDecodeError as error:
        raise NotReadable("The file is not in UTF-8. Save it as “CSV UTF-8” and send it again.") from error
    except csv.Error as error:
        raise NotReadable("The file is not a table of cells: a quotation mark is open or a cell too long.") from error


def as_text(cell):
    """One cell, nothing for None, that no spreadsheet takes for a formula. A number of ours stays a number."""
    if cell is None or isinstance(cell, int | float):
        return cell
    text = str(cell).encode("utf-8", "replace").decode()
    return f"'{text}" if _looks_like_formula(text) else text


def _looks_like_formula(text):
    """Also behind apostrophes, so that what is read back is what was written."""
    for sign in text.lstrip("'"):
        if sign in BEGINS_FORMULA:
            return True
        if unicodedata.category(sign) not in UNSEEN:
            return False
    return False


def _as_it_was(cell):
    return cell[1:] if cell.startswith("'") and _looks_like_formula(cell) else cell
