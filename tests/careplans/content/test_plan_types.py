"""The kind of a plan follows from the age on the day of publication."""

from datetime import date

import pytest

from careplans.content.plan_types import ADULT, CHILD, plan_type


@pytest.mark.parametrize(
    ("on", "kind"), [(date(2028, 5, 18), CHILD), (date(2028, 5, 19), ADULT), (date(2026, 11, 21), CHILD)]
)
def test_a_plan_is_for_an_adult_from_the_eighteenth_birthday_on(on, kind):
    assert plan_type(date(2010, 5, 19), on) == kind
