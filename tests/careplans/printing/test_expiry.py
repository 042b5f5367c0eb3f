"""Until when a sheet may be followed."""

from datetime import date

import pytest

from careplans.models import PlanVersion, VersionHeadlines
from careplans.printing.expiry import last_valid_day

PRINTED = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("review_due", "letter", "last"),
    [
        (date(2026, 12, 8), "C", date(2026, 12, 8)),
        (date(2028, 1, 1), "A", date(2027, 11, 21)),
        (date(2026, 12, 8), "D", date(2026, 12, 5)),
        (date(2026, 11, 30), "D", date(2026, 11, 30)),
        (None, "", date(2027, 11, 21)),
        (date(2026, 11, 1), "", date(2026, 11, 1)),
    ],
)
def test_the_first_of_review_a_year_and_a_fortnight_where_days_are_left(review_due, letter, last):
    version = PlanVersion()
    version.headlines = VersionHeadlines(version=version, review_due=review_due, gsf_letter=letter)

    assert last_valid_day(version, PRINTED) == last
