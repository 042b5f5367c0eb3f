"""The spoken code: what a slip of the tongue, the ear or the finger makes of it is refused."""

from string import ascii_uppercase, digits

import pytest

from careplans.content.items import Refused
from careplans.content.spoken import (
    ONE_IS_WRONG,
    SAID,
    SIGNS,
    in_two_parts,
    in_words,
    is_code,
    new_code,
    typed_code,
)
from tests.careplans.content.slips import one_sign_wrong, two_swapped

# The whole sample of ten thousand is run by the bench: it takes half a minute.
CODE = "BD7K2MX7"
SAMPLE = [new_code() for _ in range(1_000)]


def test_no_slip_of_one_sign_and_no_swap_of_neighbours_makes_a_right_code():
    assert all(map(is_code, SAMPLE))
    assert [wrong for code in SAMPLE for wrong in one_sign_wrong(code) if is_code(wrong)] == []
    assert [wrong for code in SAMPLE for wrong in two_swapped(code) if is_code(wrong)] == []


def test_the_slips_are_all_there():
    slips = list(one_sign_wrong(CODE))

    assert len(set(slips)) == 8 * 35
    assert {slip[0] for slip in slips} == set(ascii_uppercase + digits)
    assert list(two_swapped("BBBBBBDC")) == ["BBBBBDBC", "BBBBBBCD"]


def test_codes_differ_and_use_every_sign_in_every_place_but_the_last():
    assert len(set(SAMPLE)) == len(SAMPLE)
    assert [set(signs) == set(SIGNS) for signs in list(zip(*SAMPLE, strict=True))[:7]] == [True] * 7


def test_no_sign_is_a_vowel_or_taken_for_another():
    assert not set("AEIOU01L") & set(SIGNS)
    assert set(SAID) == set(SIGNS)


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        in_two_parts(CODE),
        "-".join(CODE),
        f"  {CODE[:3]} . {CODE[3:]} ",
        in_words(CODE),
        in_words(CODE).lower(),
        f"{CODE[:4]} {' '.join(SAID[sign] for sign in CODE[4:])}",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert typed_code(typed) == CODE


def test_other_spellings_of_the_radio_alphabet_are_read():
    for code in SAMPLE[:200]:
        words = in_words(code).replace("Juliett", "Juliet").replace("Nine", "Niner").replace("Three", "Tree")
        words = words.replace("Whiskey", "Whisky").replace("Five", "Fife").replace("X-ray", "X ray")
        assert typed_code(words.replace("Four", "Fower")) == code


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Type the code"),
        (" - ", "Type the code"),
        (CODE[:7], "A code has 8 signs; this has 7."),
        (CODE + "2", "A code has 8 signs; this has 9."),
        ("0" + CODE[1:], "“0” is in no code"),
        (CODE[:5] + "ola", "“O” is in no code"),
        ("ß" + CODE[1:], "“ß” is in no code"),
        ("\u017f" + CODE[1:], "“\u017f” is in no code"),
        (CODE[0].lower() + "\x00" + CODE[1:], "“\x00” is in no code"),
    ],
)
def test_what_is_no_code_is_refused_with_the_rule_it_breaks(typed, says):
    with pytest.raises(Refused, match=f"^{says}"):
        typed_code(typed)


def test_a_slip_is_refused_with_what_to_ask():
    for wrong in [*two_swapped(CODE), *(CODE[:3] + sign + CODE[4:] for sign in SIGNS if sign != CODE[3])]:
        with pytest.raises(Refused) as refusal:
            typed_code(wrong)
        assert str(refusal.value) == ONE_IS_WRONG


def test_it_is_said_in_the_words_of_the_radio_alphabet_in_two_parts():
    assert in_two_parts(CODE) == "BD7K 2MX7"
    assert in_words(CODE) == "Bravo Delta Seven Kilo, Two Mike X-ray Seven"
