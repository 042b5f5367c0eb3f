"""Pairs who have been, or could be, taken for one another, of each kind; and pairs who could not."""

from dataclasses import replace
from datetime import date

import pytest

from careplans.content.lookalikes import Known, resemblance, tells_apart

MAGGIE = Known(
    family_name="Holloway",
    given_names="Margaret Ann",
    preferred_name="Maggie",
    born_on=date(1958, 3, 4),
    nhs_number="9992048174",
    address="14 Marram Close\nSeawick\nKent",
    postcode="ZZ1 2AB",
    kind_of_home="own home",
)
IN_A_HOME = replace(MAGGIE, address="Seaview Care Home\nRoom 12\nSeawick", kind_of_home="care home with nursing")
ON_A_WARD = replace(MAGGIE, place="Ward 6, bed 3")
SOMEBODY = Known("Price", "Dilys", "", date(1941, 11, 29), "day", "9995619288", "2 Quay Street\nRiverham", "ZZ4 7NP")
LIVES_ELSEWHERE = {"address": "2 Quay Street\nRiverham", "postcode": "ZZ4 7NP", "nhs_number": "9995619288"}


def like_maggie(**changes):
    """Somebody else who shares with Maggie all that is not changed."""
    return replace(MAGGIE, **LIVES_ELSEWHERE | changes)


def neighbour(known, **changes):
    """Somebody else at the same place."""
    facts = {"family_name": "Price", "preferred_name": "", "born_on": date(1941, 11, 29), "nhs_number": "9995619288"}
    return replace(known, **facts | changes)


BORN_NEAR = {
    "the same day": date(1958, 3, 4),
    "day and month swapped": date(1958, 4, 3),
    "a day before": date(1958, 3, 3),
    "a day after": date(1958, 3, 5),
    "one digit of the day": date(1958, 3, 14),
    "one digit of the month": date(1958, 8, 4),
    "one digit of the year": date(1953, 3, 4),
    "one digit of the decade": date(1938, 3, 4),
}
ALIKE_NAMES = {
    "the same": {},
    "sounds alike": {"family_name": "Halloway"},
    "one letter": {"family_name": "Hollaway"},
    "likes to be called": {"given_names": "Maggie", "preferred_name": ""},
    "other way round": {"family_name": "Margaret", "given_names": "Holloway", "preferred_name": ""},
    "first name one letter": {"given_names": "Margret", "preferred_name": ""},
}


@pytest.mark.parametrize("born_on", BORN_NEAR.values(), ids=BORN_NEAR)
@pytest.mark.parametrize("names", ALIKE_NAMES.values(), ids=ALIKE_NAMES)
def test_alike_names_and_near_birth_dates(names, born_on):
    assert resemblance(MAGGIE, like_maggie(born_on=born_on, **names)).is_close


AROUND = {
    "some days before": date(1958, 2, 23),
    "the same month": date(1958, 3, 31),
    "a year later": date(1959, 3, 4),
    "ten years before": date(1948, 3, 2),
}


@pytest.mark.parametrize("born_on", AROUND.values(), ids=AROUND)
def test_alike_names_and_birth_dates_that_memory_confuses_are_alike_and_not_close(born_on):
    found = resemblance(MAGGIE, like_maggie(born_on=born_on, family_name="Halloway"))

    assert (bool(found), found.is_close) == (True, "digit" in found.words)


def test_the_same_initial_counts_within_some_days():
    near = {"given_names": "Mavis", "preferred_name": "", "born_on": date(1958, 2, 23)}

    assert resemblance(MAGGIE, like_maggie(**near | {"born_on": date(1958, 3, 3)}))
    assert resemblance(MAGGIE, like_maggie(**near)).words == "Same family name, same initial, born some days apart"
    assert not resemblance(MAGGIE, like_maggie(**near | {"born_on": date(1958, 3, 31)}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (IN_A_HOME, neighbour(IN_A_HOME)),
        (IN_A_HOME, neighbour(IN_A_HOME, address="Seaview Care Home\nRoom 4\nSeawick")),
        (IN_A_HOME, neighbour(IN_A_HOME, address="Room 4, Seaview Care Home, Seawick")),
        (IN_A_HOME, neighbour(IN_A_HOME, given_names="Maggie")),
        (IN_A_HOME, neighbour(MAGGIE, **LIVES_ELSEWHERE, place="Seaview Care Home, room 4", born_on=date(1941, 1, 2))),
        (IN_A_HOME, neighbour(IN_A_HOME, family_name="Holloway", given_names="Mavis")),
        (ON_A_WARD, neighbour(ON_A_WARD, **LIVES_ELSEWHERE, place="Ward 6, bed 4")),
        (MAGGIE, neighbour(MAGGIE)),
    ],
    ids=lambda _: "",
)
def test_the_same_first_name_or_initial_at_the_same_place(one, other):
    assert resemblance(one, other).is_close and resemblance(other, one).is_close


def test_a_family_name_that_only_begins_alike_counts_on_the_very_day():
    other = like_maggie(family_name="Holloweigh")

    assert resemblance(MAGGIE, other)
    assert not resemblance(MAGGIE, replace(other, born_on=date(1958, 3, 14)))


@pytest.mark.parametrize("family_name", ["Holloway", "Price"])
def test_the_same_initial_in_one_household_is_alike_and_not_close(family_name):
    found = resemblance(MAGGIE, neighbour(MAGGIE, family_name=family_name, given_names="Michael"))

    assert (found.why[-1], found.is_close) == ("lives at the same address", False)


def test_two_letters_that_changed_places_in_a_short_name():
    assert resemblance(replace(MAGGIE, family_name="West"), like_maggie(family_name="Wets"))


def test_twins_who_live_together_and_twins_who_do_not():
    twin = replace(MAGGIE, given_names="Joyce Ellen", preferred_name="", nhs_number="9995619288")

    assert "may be twins" in resemblance(MAGGIE, twin).why
    assert resemblance(MAGGIE, replace(twin, **LIVES_ELSEWHERE))


def test_the_next_bed_with_the_same_first_name_is_told_in_words():
    found = resemblance(IN_A_HOME, neighbour(IN_A_HOME))

    assert found.words == "Same first name, lives at the same care home"
    assert found.tells_apart == {"family_name", "date_of_birth", "nhs_number"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MAGGIE, SOMEBODY),
        (MAGGIE, like_maggie(family_name="Price", born_on=date(1941, 11, 29))),
        (MAGGIE, like_maggie(given_names="Dilys", preferred_name="", born_on=date(1941, 11, 29))),
        (MAGGIE, like_maggie(born_on=date(1941, 11, 29))),
        (MAGGIE, replace(SOMEBODY, born_on=MAGGIE.born_on)),
        (MAGGIE, neighbour(MAGGIE, given_names="Dilys")),
        (IN_A_HOME, neighbour(IN_A_HOME, given_names="Mavis")),
        (
            replace(MAGGIE, place="usual address"),
            replace(like_maggie(family_name="Price"), born_on=None, place="usual address"),
        ),
        (
            replace(MAGGIE, address="Flat 1, The Quay", postcode=""),
            neighbour(MAGGIE, address="Flat 2, The Quay", postcode=""),
        ),
    ],
    ids=lambda _: "",
)
def test_people_nobody_takes_for_one_another(one, other):
    assert not resemblance(one, other) and not resemblance(other, one)


@pytest.mark.parametrize("restricted", [(True, False), (False, True)])
def test_a_restricted_place_is_compared_with_nothing(restricted):
    one, other = (
        replace(known, is_restricted=is_so)
        for known, is_so in zip((IN_A_HOME, neighbour(IN_A_HOME)), restricted, strict=True)
    )

    assert not resemblance(one, other)
    assert "address" not in tells_apart(one, replace(other, **LIVES_ELSEWHERE))


@pytest.mark.parametrize("restricted", [(True, False), (False, True)])
def test_somebody_at_a_restricted_place_is_still_told_by_name_and_birth_and_no_place_is_said(restricted):
    twins = MAGGIE, replace(MAGGIE, given_names="Joyce Mary", preferred_name="", nhs_number="9995619288")
    open_alike = resemblance(*twins)
    hidden = (replace(known, is_restricted=is_so) for known, is_so in zip(twins, restricted, strict=True))

    alike = resemblance(*hidden)

    assert open_alike.why == ("same family name", "born the same day", "lives at the same address", "may be twins")
    assert (alike.why, alike.is_close) == (("same family name", "born the same day"), True)


def test_in_one_list_the_same_family_name_and_initial_are_enough():
    other = like_maggie(given_names="Mavis", preferred_name="", born_on=date(1941, 11, 29))

    assert not resemblance(MAGGIE, other)
    assert resemblance(MAGGIE, other, side_by_side=True).words == "Same family name, same initial"


def test_what_one_record_does_not_hold_tells_nobody_apart():
    other = like_maggie(nhs_number="", address="", born_precision="year", born_on=date(1958, 1, 1))

    assert resemblance(MAGGIE, other).why == ("same family name", "same first name", "may be born the same day")
    assert tells_apart(MAGGIE, other) == frozenset()
