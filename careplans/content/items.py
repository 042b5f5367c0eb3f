"""The kinds of thing a plan can say. Each makes its own form field, checks its own input and words its own answer."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import IntEnum

from django import forms
from django.core.exceptions import ValidationError

from careplans.content.coded import Coded
from careplans.content.wording import format_date, format_moment, format_priority

LONGEST_TEXT = 4_000
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
UNSEEN_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
YEARS_OF_MOMENTS = range(1900, 2200)
PHONE = re.compile(r"[0-9+][0-9 ()+-]{1,24}")

# Why a question has no answer (domain.md section 1.0). Keys are for ever.
UNSAID = {
    "not_yet_discussed": "Not yet discussed",
    "declined_to_discuss": "Declined to discuss",
    "undecided": "Undecided",
    "unable_to_express": "Could not say",
    "discussion_not_appropriate_now": "Not the right time to discuss",
    "unknown_on_import": "Not known when the record was brought in",
}
NOT_RECORDED = "Not recorded"


class Refused(ValueError):
    """What was given cannot be kept; the message says what to do."""


class Tier(IntEnum):
    """How far from the first glance an item stands (domain.md section 1.0: E!, E1, E2, E3)."""

    ALERT = 0
    FIRST_SCREEN = 1
    ONE_TAP = 2
    BACKGROUND = 3


@dataclass(frozen=True)
class Unsaid:
    """A question that was not answered, and why. Never the same as `no`."""

    reason: str

    def __str__(self):
        return UNSAID[self.reason]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question a plan can answer. `key` is for ever: retire it, never rename, reuse or retype it.

    `code` is the SNOMED CT concept of the question, `unsaid_codes` those of its reasons, where domain.md gives any.
    `asked_if` says which answers of one earlier question in the same section lead to this one: {key: (option, …)}.
    """

    key: str
    label: str
    hint: str = ""
    needed_to_publish: bool = False
    may_be_unsaid: bool = False
    tier: Tier = Tier.ONE_TAP
    feeds_recommendations: bool = False
    retired: bool = False
    code: Coded | None = None
    unsaid_codes: dict = field(default_factory=dict, hash=False)
    asked_if: dict = field(default_factory=dict, hash=False)
    kind = "item"

    def parse(self, raw):
        """The value to keep for `raw`, or Unsaid; raises Refused with what to do. An empty answer gives None."""
        if isinstance(raw, dict):
            return self.parse_unsaid(raw)
        if raw is None or raw == "" or raw == []:
            return None
        return self.parse_value(raw)

    def parse_unsaid(self, raw):
        """The reason nothing was said, where this question allows one."""
        reason = raw.get("unsaid")
        if set(raw) != {"unsaid"} or not isinstance(reason, str) or reason not in UNSAID:
            raise Refused(f"Give a value, or one of these reasons: {', '.join(UNSAID)}.")
        if not self.may_be_unsaid:
            raise Refused("This question cannot be left with a reason. Answer it, or leave it empty.")
        return Unsaid(reason)

    def parse_value(self, raw):
        raise NotImplementedError

    def is_asked(self, stored: dict) -> bool:
        """Whether the other answers of this row lead to this question. One that is always asked needs none of them."""
        return all(_is_one_of(stored.get(key), wanted) for key, wanted in self.asked_if.items())

    def words(self, value):
        """The answer as a person reads it."""
        return str(value)

    def form_field(self):
        """A Django form field that asks this question."""
        return ItemField(self)

    def widget(self):
        return forms.TextInput()


def _is_one_of(answer, wanted):
    """Whether an answer is, or a list of answers has, one of these options; a reason for saying nothing is none."""
    given = answer if isinstance(answer, list) else [answer]
    return any(option in wanted for option in given if isinstance(option, str))


class ItemField(forms.Field):
    """Asks one item; its cleaned value is what a document stores, as JSON."""

    def __init__(self, item):
        super().__init__(label=item.label, help_text=item.hint, required=False, widget=item.widget())
        self.item = item

    def clean(self, value):
        try:
            return as_json(self.item.parse(value))
        except Refused as refusal:
            raise ValidationError(str(refusal)) from None


def as_json(value):
    """The stored form of a parsed answer."""
    return {"unsaid": value.reason} if isinstance(value, Unsaid) else value


@dataclass(frozen=True, kw_only=True)
class Text(Item):
    """Free words. Kept as typed, in Unicode NFC; every language is welcome, invisible controls are not."""

    max_length: int = 1_000
    lines: int = 1
    kind = "text"

    def parse_value(self, raw):
        if not isinstance(raw, str):
            raise Refused("Write this as text.")
        if UNSEEN_CONTROLS.search(raw) or BIDI_CONTROLS.search(raw):
            raise Refused("Some characters here cannot be shown safely. Type the words again instead of pasting them.")
        words = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n")).strip()
        if len(words) > self.max_length:
            raise Refused(f"Use {self.max_length:,} characters or fewer; this is {len(words):,}.")
        return words or None

    def widget(self):
        return forms.Textarea(attrs={"rows": self.lines}) if self.lines > 1 else forms.TextInput()


@dataclass(frozen=True, kw_only=True)
class Phone(Text):
    """A telephone number, kept as written: 111 and an extension are numbers too."""

    max_length: int = 30
    kind = "phone"

    def parse_value(self, raw):
        number = super().parse_value(raw)
        if number and not PHONE.fullmatch(number):
            raise Refused("Write a telephone number with digits and spaces, such as 01632 960118.")
        return number

    def widget(self):
        return forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})


@dataclass(frozen=True, kw_only=True)
class Choice(Item):
    """Exactly one of the options. Nothing is chosen beforehand. `also_coded`: codes of other systems, by option."""

    options: dict = field(default_factory=dict, hash=False)
    also_coded: dict = field(default_factory=dict, hash=False)
    kind = "choice"

    def parse_value(self, raw):
        if not isinstance(raw, str) or raw not in self.options:
            raise Refused("Choose one of the answers in the list.")
        return raw

    def words(self, value):
        return str(self.options.get(value, value))

    def widget(self):
        return forms.RadioSelect(choices=[(key, str(label)) for key, label in self.options.items()])


@dataclass(frozen=True, kw_only=True)
class YesNo(Choice):
    """Yes or no; empty means nobody has said."""

    options: dict = field(default_factory=lambda: {"yes": "Yes", "no": "No"}, hash=False)


@dataclass(frozen=True, kw_only=True)
class Many(Item):
    """Any number of the options, in the order they are declared."""

    options: dict = field(default_factory=dict, hash=False)
    kind = "many"

    def parse_value(self, raw):
        if not isinstance(raw, list) or not all(isinstance(key, str) and key in self.options for key in raw):
            raise Refused("Choose from the answers in the list.")
        return [key for key in self.options if key in raw]

    def words(self, value):
        return "; ".join(str(self.options.get(key, key)) for key in value)

    def widget(self):
        return forms.CheckboxSelectMultiple(choices=[(key, str(label)) for key, label in self.options.items()])


@dataclass(frozen=True, kw_only=True)
class WholeNumber(Item):
    """A whole number between two ends, both allowed. No midpoint is ever assumed."""

    lowest: int = 0
    highest: int = 100
    step: int = 1
    unit: str = ""
    kind = "number"

    def parse_value(self, raw):
        number = int(raw) if isinstance(raw, str) and re.fullmatch(r"\d{1,9}", raw.strip()) else raw
        if isinstance(number, bool) or not isinstance(number, int):
            raise Refused("Write a whole number.")
        if not self.lowest <= number <= self.highest or (number - self.lowest) % self.step:
            steps = f" in steps of {self.step}" if self.step > 1 else ""
            raise Refused(f"Write a whole number from {self.lowest} to {self.highest}{steps}.")
        return number

    def words(self, value):
        return f"{value} {self.unit}".strip()

    def widget(self):
        return forms.TextInput(attrs={"inputmode": "numeric"})


@dataclass(frozen=True, kw_only=True)
class PriorityScale(WholeNumber):
    """Where the person stands between living long (0) and living comfortably (10), read in words, never assumed."""

    highest: int = 10

    def words(self, value):
        return f"{format_priority(value)} ({value} on the scale of 0 to 10)"


@dataclass(frozen=True, kw_only=True)
class PartialDate(Item):
    """A year, a month or a day, as much as is known: 2026, 2026-02 or 2026-02-17."""

    kind = "date"

    def parse_value(self, raw):
        if not isinstance(raw, str) or not PARTIAL_DATE.fullmatch(raw.strip()):
            raise Refused("This is not a date. Give it in figures: 2026-02-17, or 2026-02, or 2026 alone.")
        text = raw.strip()
        try:
            date.fromisoformat((text + "-01-01")[:10])
        except ValueError:
            raise Refused("There is no such date. Check the day and the month.") from None
        return text

    def words(self, value):
        return format_date(value)

    def widget(self):
        return DateBoxes()


@dataclass(frozen=True, kw_only=True)
class WholeDate(PartialDate):
    """A calendar day."""

    def parse_value(self, raw):
        text = super().parse_value(raw)
        if len(text) != 10:
            raise Refused("Write the whole date: day, month and year.")
        return text


@dataclass(frozen=True, kw_only=True)
class Moment(Item):
    """A date and time, kept in UTC, shown in UK time."""

    kind = "moment"

    def parse_value(self, raw):
        try:
            moment = datetime.fromisoformat(raw)
        except (TypeError, ValueError):
            raise Refused("Write a date and time such as 2026-02-17T14:05:00+00:00.") from None
        if moment.tzinfo is None:
            raise Refused("Say which time zone: end the time with +00:00 for UK winter time.")
        if moment.year not in YEARS_OF_MOMENTS:
            raise Refused("Check the year.")
        return moment.astimezone(UTC).isoformat()

    def words(self, value):
        return format_moment(datetime.fromisoformat(value))


class DateBoxes(forms.MultiWidget):
    """Day, month and year in three boxes; gives back year, year-month or year-month-day."""

    template_name = "django/forms/widgets/multiwidget.html"

    def __init__(self, attrs=None):
        boxes = {part: forms.TextInput(attrs={"inputmode": "numeric"}) for part in ("day", "month", "year")}
        super().__init__(boxes, attrs)

    def decompress(self, value):
        year, month, day = ((value or "").split("-") + ["", "", ""])[:3]
        return [day, month, year]

    def value_from_datadict(self, data, files, name):
        if isinstance(data.get(name), str):
            return data[name]
        day, month, year = (part.strip() for part in map(str, super().value_from_datadict(data, files, name)))
        day, month, year = ("" if part == "None" else part for part in (day, month, year))
        return "-".join((year, month and month.zfill(2), day and day.zfill(2))).rstrip("-")
