"""Chance that can be had again: weighted tables, and identifiers that follow from a seed and a number."""

from bisect import bisect
from hashlib import blake2b
from itertools import accumulate
from uuid import UUID

from careplans.content.spoken import SIGNS

STEMS = 1_000_000
# Both share no factor with what they step through, so that every number comes once before any comes again.
STEP_OF_STEMS = 618_033
REFERENCES = len(SIGNS) ** 8
STEP_OF_REFERENCES = 233_490_417_589


class Table:
    """Values to be drawn, each as often as its weight says."""

    def __init__(self, weights):
        self.values = list(weights)
        self.ends = list(accumulate(weights.values()))
        self.total = self.ends[-1]

    def draw(self, rng):
        """One of the values."""
        return self.values[bisect(self.ends, rng.random() * self.total)]


def words(text):
    """The words of a text, one by one: long lists are read more easily without quotation marks."""
    return text.split()


def falling(text, *, slope=0.7):
    """A table of words that come less and less often, as names do: the first most often."""
    return Table({word: 1 / (place + 2) ** slope for place, word in enumerate(words(text))})


def seeded_id(seed, kind, number):
    """The id of the `number`th row of a kind: a random UUID (version 4) that the seed decides."""
    digest = bytearray(blake2b(f"{seed}/{kind}/{number}".encode(), digest_size=16).digest())
    digest[6], digest[8] = digest[6] & 0x0F | 0x40, digest[8] & 0x3F | 0x80
    return UUID(bytes=bytes(digest))


def _start(seed, kind, most):
    return int.from_bytes(blake2b(f"{seed}/{kind}".encode(), digest_size=8).digest()) % most


def nhs_numbers(seed, numbers, *, taken):
    """An NHS number for each of these numbers, or None: a tenth of the stems have no check digit, some are `taken`.

    All are in the range for tests, 999 000 0000 to 999 999 9999, and there are fewer than a million of those.
    """
    start = _start(seed, "nhs_number", STEMS)
    for number in numbers:
        whole = _with_check_digit((start + number * STEP_OF_STEMS) % STEMS) if number < STEMS else None
        yield None if whole in taken else whole


def _with_check_digit(stem):
    """The stem between 999 and the check digit of modulus 11 (domain.md section 6.1); None where there is no such."""
    a, b, c, d, e, f = divmod(stem, 100_000)[0], *(stem // 10**power % 10 for power in (4, 3, 2, 1, 0))
    check = 11 - (9 * 27 + a * 7 + b * 6 + c * 5 + d * 4 + e * 3 + f * 2) % 11
    if check == 10 or stem == 999_999:
        return None
    return f"999{stem:06d}{check % 11}"


def plan_reference(seed, number):
    """Eight letters that no other plan of this seed has."""
    left = (_start(seed, "reference", REFERENCES) + number * STEP_OF_REFERENCES) % REFERENCES
    letters = ""
    for _ in range(8):
        left, letter = divmod(left, len(SIGNS))
        letters += SIGNS[letter]
    return letters
