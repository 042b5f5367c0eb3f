"""How the values of a persona file are said in a plan: a text as it stands, true and false, one of the options."""

import re

from careplans.content.items import Coded
from careplans.content.sections import section_by_key


class Unreadable(ValueError):
    """A value that cannot be used; the message says what to do, and `path` where it is."""

    def __init__(self, message, path=""):
        super().__init__(f"{path}: {message}" if path else message)
        self.message, self.path = message, path


def words(value):
    """A text as it stands; a number as it is written."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Unreadable("Write this as text.")
    return str(value)


def yes_no(value):
    """True or false; “yes” and “no” are understood too."""
    said = {"yes": True, "no": False}.get(value.strip().casefold()) if isinstance(value, str) else value
    if not isinstance(said, bool):
        raise Unreadable("Write true or false.")
    return "yes" if said else "no"


def number(value):
    """A whole number, or its digits."""
    digits = isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value.strip())
    if not digits and (isinstance(value, bool) or not isinstance(value, int)):
        raise Unreadable("Write a whole number.")
    return int(value)


def always(answer):
    """The same answer, whatever the value is: that there is a value says it."""
    return lambda value: answer


def option(table, *, strict=True, otherwise=None):
    """The answer of the longest key of `table` with which the text begins.

    Where none does: `otherwise`, or, if `strict`, Unreadable: it is not one of the answers.
    """
    by_length = sorted(table, key=len, reverse=True)

    def read(value):
        text = words(value).casefold()
        for beginning in by_length:
            if text.startswith(beginning):
                return table[beginning]
        if strict and otherwise is None:
            raise Unreadable(f"not one of the answers: {', '.join(sorted(table))}")
        return otherwise

    return read


def unless(said_already):
    """The text as it stands, unless it is one of those that an option says just as well."""

    def read(value):
        return None if words(value).casefold() in said_already else value

    return read


def labels_of(section_key, item_key):
    """What may be written for each option of an item: its label, in small letters."""
    options = section_by_key(section_key).item(item_key).options
    return {str(label).casefold(): key for key, label in options.items()}


def option_with_code(section_key, item_key):
    """The answer whose SNOMED CT concept is given; None where no option has it."""
    item = section_by_key(section_key).item(item_key)
    by_code = {label.snomed: key for key, label in item.options.items() if isinstance(label, Coded)}

    def read(value):
        key = by_code.get(words(value))
        return [key] if key and item.kind == "many" else key

    return read
