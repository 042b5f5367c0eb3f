from datetime import date

import pytest

from careplans.content.working_days import working_days_after


@pytest.mark.parametrize(
    ("day", "number", "due"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 1, date(2026, 11, 23)),
        (date(2026, 11, 20), 5, date(2026, 11, 27)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
    ],
)
def test_saturday_and_sunday_do_not_count(day, number, due):
    assert working_days_after(day, number) == due
