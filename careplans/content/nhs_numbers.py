"""Whether ten digits can be an NHS number, and which numbers a slip of the hand can have made of it (domain §6.1)."""

from itertools import combinations


def passes_check(number: str) -> bool:
    """Whether these ten digits pass modulus 11 and are not one digit ten times."""
    if len(number) != 10 or not (number.isascii() and number.isdigit()) or len(set(number)) == 1:
        return False
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9])) % 11
    return check != 10 and check % 11 == int(number[9])


def meant_numbers(number: str) -> set[str]:
    """The NHS numbers that differ from these ten digits in one digit, or have two of them the other way round."""
    slips = {number[:place] + digit + number[place + 1 :] for place in range(10) for digit in "0123456789"}
    for one, other in combinations(range(10), 2):
        digits = list(number)
        digits[one], digits[other] = digits[other], digits[one]
        slips.add("".join(digits))
    return {slip for slip in slips - {number} if passes_check(slip)}
