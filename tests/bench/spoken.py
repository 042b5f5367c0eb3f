"""Every slip of one sign and every swap of neighbours, of ten thousand spoken codes: how many would be taken."""

import time
from itertools import chain

from careplans.content.spoken import is_code, new_code
from tests.careplans.content.slips import one_sign_wrong, two_swapped

SAMPLE = 10_000


def slips_of_codes():
    """One line: how many slips were tried, how many were taken for a code, and how long one check takes."""
    tried = taken = 0
    begun = time.perf_counter()
    for code in (new_code() for _ in range(SAMPLE)):
        for wrong in chain(one_sign_wrong(code), two_swapped(code)):
            tried += 1
            taken += is_code(wrong)
    each = (time.perf_counter() - begun) / tried * 1_000_000
    return f"Spoken codes: {tried:,} slips of {SAMPLE:,} codes, {taken} taken for a code; {each:.1f} µs each"
