"""Files for somebody outside, put together in one zip: made once, never over another, and on record or not at all."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from careplans.spreadsheets import csv_of

ONLY_FOR_WHO_MADE_IT = 0o600


class FileThere(Exception):
    """There is a file of this name already. Nothing was written."""


def write_pack(path: Path, files: dict[str, bytes], put_on_record: Callable[[], None]) -> None:
    """Write the zip, and put on record that it was made: both or neither. Raises FileThere.

    Only whoever made it may read the file.
    """
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_FOR_WHO_MADE_IT)
    except FileExistsError:
        raise FileThere(path) from None
    try:
        with os.fdopen(opened, "wb") as file, transaction.atomic():
            put_on_record()
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
                for name, content in files.items():
                    pack.writestr(name, content)
            # A full disk must be known of before the record says that there is a pack.
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def table(headings, rows) -> bytes:
    """A table that a spreadsheet opens, with no cell that is a formula."""
    return csv_of(headings, rows)


def text(*lines: str) -> bytes:
    """Lines that every program reads."""
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
