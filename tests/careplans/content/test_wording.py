"""The same fact has the same words everywhere: dates, numbers, names, ages, distances in time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from careplans.content.wording import (
    address_lines,
    format_address,
    format_age,
    format_ago,
    format_allergies,
    format_date,
    format_due,
    format_moment,
    format_name,
    format_nhs_number,
    format_priority,
)

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "precision", "words"),
    [
        (date(2026, 3, 9), "day", "09-Mar-2026"),
        (date(2026, 3, 1), "month", "Mar-2026"),
        (date(2026, 1, 1), "year", "2026"),
        ("2026-03-09", "day", "09-Mar-2026"),
        ("2026-03", "day", "Mar-2026"),
        ("2026", "day", "2026"),
        (None, "day", "Not recorded"),
        ("", "day", "Not recorded"),
    ],
)
def test_a_date_shows_as_much_as_is_known(day, precision, words):
    assert format_date(day, precision) == words


def test_a_moment_late_on_a_summer_evening_is_already_tomorrow_in_london():
    moment = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    assert (format_date(moment), format_moment(moment)) == ("01-Jul-2026", "01-Jul-2026 00:30")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), "25-Oct-2026 01:59"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "25-Oct-2026 01:00"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29-Mar-2026 00:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29-Mar-2026 02:00"),
        (None, "Not recorded"),
    ],
)
def test_clocks_go_forward_and_back(moment, words):
    assert format_moment(moment) == words


def test_a_moment_without_a_time_zone_is_refused_rather_than_guessed():
    with pytest.raises(ValueError, match="time zone"):
        format_date(datetime(2026, 6, 30, 23, 30))  # noqa: DTZ001 - the very thing that is refused


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("9992048174", "999 204 8174"),
        ("", "Not known"),
        (None, "Not known"),
        ("0101010000X", "0101010000X"),
        ("99920481 4", "99920481 4"),
    ],
)
def test_only_an_nhs_number_is_spaced_like_one(number, words):
    assert format_nhs_number(number) == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("Holloway", "Margaret Ann", "Mrs"), "HOLLOWAY, Margaret Ann (Mrs)"),
        (("Sethi", "Imran", "Dr."), "SETHI, Imran (Dr)"),
        (("Osei", "Kwame", "Master", "Jr"), "OSEI, Kwame Jr (Master)"),
        (("d'Souza-ní Bhriain", "Zoë", ""), "D'SOUZA-NÍ BHRIAIN, Zoë"),
        (("Suharto", "", "Mr"), "SUHARTO (Mr)"),
        (("", "Suharto", ""), "Suharto"),
        (("", "", "Mr"), "Name not known"),
    ],
)
def test_a_name_is_written_surname_first_and_never_invented(parts, words):
    assert format_name(*parts) == words


def test_the_longest_name_the_record_can_hold_is_never_cut():
    family, given, title = "F" * 105, "g" * 105, "t" * 35

    assert format_name(family, given, title) == f"{family}, {given} ({title})"


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2026, 11, 21), "less than 1d"),
        (date(2026, 11, 20), "1d"),
        (date(2026, 10, 25), "27d"),
        (date(2026, 10, 24), "4w 0d"),
        (date(2026, 10, 23), "4w 1d"),
        (date(2025, 11, 22), "52w 0d"),
        (date(2025, 11, 21), "12m 0d"),
        (date(2025, 10, 13), "13m 8d"),
        (date(2024, 11, 22), "23m 30d"),
        (date(2024, 11, 21), "2y 0m"),
        (date(2022, 10, 21), "4y 1m"),
        (date(2008, 11, 22), "17y 11m"),
        (date(2008, 11, 21), "18y"),
        (date(1958, 3, 14), "68y"),
        (date(1916, 11, 22), "109y"),
    ],
)
def test_an_age_is_told_in_the_unit_that_matters_at_that_age(born, age):
    """NHS Common User Interface (domain.md §6.3)."""
    assert format_age(born, "day", TODAY) == age


@pytest.mark.parametrize(
    ("hours", "age"),
    [(0, "0min"), (1.5, "90min"), (1.99, "119min"), (2, "2hrs"), (26, "26hrs"), (47.9, "47hrs"), (48, "2d")],
)
def test_a_newborn_whose_hour_of_birth_is_known_is_told_in_minutes_and_hours(hours, age):
    born = datetime(2026, 11, 21, 6, tzinfo=UTC)

    assert format_age(born, "day", born + timedelta(hours=hours)) == age


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), "17y 11m"),
        (date(2008, 2, 29), date(2026, 3, 1), "18y"),
        (date(2025, 12, 31), date(2027, 2, 28), "13m 28d"),
        (date(2025, 12, 31), date(2027, 3, 1), "14m 0d"),
    ],
)
def test_a_birthday_that_a_month_does_not_have_falls_on_the_first_of_the_next(born, on, age):
    assert format_age(born, "day", on) == age


@pytest.mark.parametrize(
    ("born", "precision", "age"),
    [
        (date(1958, 1, 1), "year", "67y to 68y"),
        (date(1958, 3, 1), "month", "68y"),
        (date(1958, 11, 1), "month", "67y to 68y"),
        (date(2022, 1, 1), "year", "3y 10m to 4y 10m"),
        (date(2026, 11, 1), "month", "less than 1d to 20d"),
        (date(2026, 1, 1), "year", "less than 1d to 46w 2d"),
    ],
)
def test_an_uncertain_birth_gives_the_two_ages_the_truth_lies_between(born, precision, age):
    assert format_age(born, precision, TODAY) == age


def test_an_age_on_the_night_of_the_birthday_follows_the_london_calendar():
    eve_in_utc = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    assert format_age(date(2008, 7, 1), "day", eve_in_utc) == "18y"


@pytest.mark.parametrize(
    ("born", "on", "words"),
    [(None, TODAY, "age not known"), (TODAY, None, "age not known"), (date(2026, 12, 1), TODAY, "not born yet")],
)
def test_an_age_that_cannot_be_told_says_so(born, on, words):
    assert format_age(born, "day", on) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "today (21-Nov-2026)"),
        (date(2026, 11, 20), "yesterday (20-Nov-2026)"),
        (date(2026, 11, 9), "12 days ago (09-Nov-2026)"),
        (date(2026, 9, 23), "59 days ago (23-Sep-2026)"),
        (date(2026, 9, 21), "2 months ago (21-Sep-2026)"),
        (date(2024, 12, 21), "23 months ago (21-Dec-2024)"),
        (date(2024, 11, 21), "2 years ago (21-Nov-2024)"),
        (date(2026, 11, 22), "tomorrow (22-Nov-2026)"),
        (date(2026, 12, 3), "in 12 days (03-Dec-2026)"),
        (None, "Not recorded"),
    ],
)
def test_how_long_ago_is_said_with_the_date_beside_it(day, words):
    assert format_ago(day, TODAY) == words


def test_an_event_before_midnight_in_london_was_yesterday_even_if_utc_says_otherwise():
    happened, now = datetime(2026, 6, 30, 22, 59, tzinfo=UTC), datetime(2026, 6, 30, 23, 1, tzinfo=UTC)

    assert format_ago(happened, now) == "yesterday (30-Jun-2026)"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 18), "overdue by 3 days (18-Nov-2026)"),
        (date(2026, 11, 20), "overdue by 1 day (20-Nov-2026)"),
        (date(2026, 11, 21), "due today (21-Nov-2026)"),
        (date(2026, 12, 3), "due in 12 days (03-Dec-2026)"),
        (None, "no date set"),
    ],
)
def test_overdue_is_said_in_words(day, words):
    assert format_due(day, TODAY) == words


@pytest.mark.parametrize(
    ("names", "none_known", "words"),
    [
        (["penicillin", "latex"], False, "Known allergies: penicillin, latex"),
        ([], True, "No known allergies"),
        ([], False, "Allergies not recorded"),
        (None, False, "Allergies unavailable"),
        (["penicillin"], True, "Known allergies: penicillin"),
    ],
)
def test_allergies_are_one_of_four_phrases_and_an_allergy_always_wins(names, none_known, words):
    assert format_allergies(names, none_known=none_known) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "Living as long as possible matters most"),
        (1, "Living as long as possible matters most"),
        (2, "Leans towards living as long as possible"),
        (4, "Leans towards living as long as possible"),
        (5, "Both matter equally"),
        (6, "Leans towards quality of life and comfort"),
        (8, "Leans towards quality of life and comfort"),
        (9, "Quality of life and comfort matter most"),
        (10, "Quality of life and comfort matter most"),
        (None, "Not recorded"),
    ],
)
def test_the_priority_scale_speaks_in_words_and_assumes_no_middle(value, words):
    assert format_priority(value) == words


def test_an_address_reads_like_an_envelope():
    lines = "14 Marram Close,\n\n Seawick \nKent"

    assert address_lines(lines, "ZZ1 2AB") == ["14 Marram Close", "Seawick", "Kent", "ZZ1 2AB"]
    assert format_address(lines, "ZZ1 2AB") == "14 Marram Close, Seawick, Kent, ZZ1 2AB"


def test_no_address_is_said_not_left_blank():
    assert address_lines("", "") == ["Not recorded"]
