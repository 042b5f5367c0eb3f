"""How the values of a persona file are said in a plan: a text as it stands, true and false, one of the options."""

from careplans.content.items import Coded
from careplans.content.sections import section_by_key


class Unreadable(ValueError):
    """A value that cannot be used; the message says what to do, and `path` where it is."""

    def __init__(self, message, path=""):
        super().__init__(f"{path}: {message}" if path else message)
        self.message, self.path = message, path


def words(value):
    """A text as it stands."""
    if not isinstance(value, str):
        raise Unreadable("Write this as text.")
    return value


def yes_no(value):
    if not isinstance(value, bool):
        raise Unreadable("Write true or false.")
    return "yes" if value else "no"


def number(value):
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unreadable("Write a whole number.")
    return value


def always(answer):
    """The same answer, whatever the value is: that there is a value says it."""
    return lambda value: answer


def option(table, *, strict=True, otherwise=None):
    """The answer of the longest key of `table` with which the text begins.

    Where none does: `otherwise`, or, if `strict`, Unreadable with what may be written.
    """
    by_length = sorted(table, key=len, reverse=True)

    def read(value):
        text = words(value).casefold()
        for beginning in by_length:
            if text.startswith(beginning):
                return table[beginning]
        if strict and otherwise is None:
            raise Unreadable(f"“{value}” is not one of: {', '.join(sorted(table))}.")
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
    options = section_by_key(section_key).item(item_key).options
    by_code = {label.snomed: key for key, label in options.items() if isinstance(label, Coded)}
    return lambda value: by_code.get(words(value))
