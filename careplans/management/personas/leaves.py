"""A persona file as its leaves: every value with the path that leads to it, and all its dates moved to another day."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

NEVER_MOVED = ("as_of_date", "date_of_birth")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*")
MONTH = re.compile(r"\d{4}-\d{2}")
YEAR = re.compile(r"(19|20)\d{2}")
INDEX = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Leaf:
    """One value of a file that holds no further values, such as `contacts.personal[0].name`."""

    path: str
    value: object

    @property
    def is_empty(self):
        """Whether it says nothing: null, an empty text or list, a lone dash."""
        return self.value is None or self.value in ("", "-", [], {})

    @property
    def key(self):
        """The last name on the path."""
        return INDEX.sub("", self.path.rsplit(".", 1)[-1])

    @property
    def indexes(self):
        return tuple(int(index) for index in INDEX.findall(self.path))

    def row_id(self, *, is_row=False):
        """The id of the row this leaf belongs to, the same each time the file is read.

        A text in a list belongs to the row that has the list, unless each such text `is_row` by itself.
        """
        path = self.path if is_row else re.sub(r"\[\d+\]$", "", self.path)
        listed = re.findall(r"(\w+)\[\d+\]", path)
        name = listed[-1] if listed else path.split(".")[-2]
        return name.replace("_", "") + "x".join(INDEX.findall(path))


def leaves_of(data, path=""):
    """Every leaf, in the order of the file. An empty list or object is a leaf that says nothing."""
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from leaves_of(value, f"{path}.{key}" if path else key)
    elif isinstance(data, list) and data:
        for index, value in enumerate(data):
            yield from leaves_of(value, f"{path}[{index}]")
    else:
        yield Leaf(path, data)


def value_at(data, path):
    """What stands at a path of names; None where there is nothing."""
    for name in path.split("."):
        data = data.get(name) if isinstance(data, dict) else None
    return data


def moved(data, by: timedelta, key=""):
    """The same values with every whole-value date and time moved; dates of birth and dates inside a sentence stay."""
    if isinstance(data, dict):
        return {name: moved(value, by, name) for name, value in data.items()}
    if isinstance(data, list):
        return [moved(value, by, key) for value in data]
    return _moved_text(data, by) if isinstance(data, str) and key not in NEVER_MOVED else data


def _moved_text(text, by):
    """A month or a year moves with its middle, so that a few days do not change it."""
    try:
        if DATE.fullmatch(text):
            return (date.fromisoformat(text) + by).isoformat()
        if MOMENT.fullmatch(text):
            return (datetime.fromisoformat(text) + by).isoformat()
        if MONTH.fullmatch(text):
            return (date.fromisoformat(f"{text}-15") + by).isoformat()[:7]
        if YEAR.fullmatch(text):
            return str((date(int(text), 7, 1) + by).year)
    except (ValueError, OverflowError):
        return text
    return text
