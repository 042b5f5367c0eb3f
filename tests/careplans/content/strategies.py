"""Random plans for property tests: anything a plan can say, drawn from the declaration itself."""

from datetime import datetime

from hypothesis import strategies as st

from careplans.content.items import UNSAID, Choice, Many, Moment, Phone, Text, WholeDate, WholeNumber
from careplans.content.sections import SECTIONS

BIDI = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
READABLE = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters=BIDI, include_characters="\n")
DAYS = st.dates().map(str)
MOMENTS = st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2199, 12, 30))  # noqa: DTZ001 the zone is put after
SECTION = st.sampled_from(SECTIONS)
ROW_IDS = st.text("abcdefghij0123456789", min_size=4, max_size=8)


def values(item):
    """Anything this item accepts, as it would be sent; a reason where it may be left unsaid."""
    reasons = st.sampled_from([{"unsaid": reason} for reason in UNSAID])
    return _values_said(item) | reasons if item.may_be_unsaid else _values_said(item)


def _values_said(item):
    if isinstance(item, Phone):
        return st.text("0123456789 +-()", max_size=20).map(lambda rest: f"0{rest}1")
    if isinstance(item, Text):
        # One character may become three when it is normalised.
        return st.text(READABLE, min_size=1, max_size=min(30, item.max_length // 3)).filter(str.strip)
    if isinstance(item, Choice):
        return st.sampled_from(list(item.options))
    if isinstance(item, Many):
        return st.lists(st.sampled_from(list(item.options)), min_size=1, unique=True)
    if isinstance(item, WholeNumber):
        return st.sampled_from(range(item.lowest, item.highest + 1, item.step))
    return _times(item)


def _times(item):
    if isinstance(item, Moment):
        return MOMENTS.map(lambda moment: f"{moment.isoformat()}+00:00")
    return DAYS if isinstance(item, WholeDate) else DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])


def answers_to(section):
    """Some of the section's questions answered."""
    return st.fixed_dictionaries({}, optional={item.key: values(item) for item in section.items})


def sent(section):
    """The section as it would be sent: answers, or rows of them."""
    if not section.repeats:
        return answers_to(section)
    row = st.tuples(ROW_IDS, answers_to(section)).map(lambda pair: {"id": pair[0], **pair[1]})
    return st.lists(row, max_size=3, unique_by=lambda row: row["id"])
