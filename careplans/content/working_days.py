"""Days on which a daytime team works. Bank holidays are not known here: on one, a task is due a day too early."""

from datetime import date, timedelta

SATURDAY = 5


def working_days_after(day: date, number: int) -> date:
    """The last of `number` working days that follow this day, Monday to Friday."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day
