"""The spoken code of a printed copy: eight signs to be said over the radio or the telephone, and typed.

The last sign is a check on the other seven (ISO 7064, MOD 37-2): one sign that is wrong, or two neighbours that are
swapped, never make another right code. Seven signs are drawn at random, so a code tells nothing and cannot be worked
out: there are more than ten thousand million of them.
"""

import re
import secrets

from stdnum.iso7064 import mod_37_2

from careplans.content.items import Refused

# No vowels, so that a code spells nothing; no signs that look alike.
SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH = 8
IN_WORDS = (
    "Two Three Four Five Six Seven Eight Nine Bravo Charlie Delta Foxtrot Golf Hotel Juliett Kilo Mike November Papa "
    "Quebec Romeo Sierra Tango Victor Whiskey X-ray Yankee Zulu"
)
SAID = dict(zip(SIGNS, IN_WORDS.split(), strict=True))
ALSO_SAID = {"JULIET": "J", "WHISKY": "W", "TREE": "3", "FOWER": "4", "FIFE": "5", "NINER": "9"}
WORDS = {word.upper().replace("-", ""): sign for sign, word in SAID.items()} | ALSO_SAID
X_RAY = re.compile(r"\bX[\s-]RAY\b")
BETWEEN = re.compile(r"[\s.,;:/_\u2010-\u2015-]+")
# A word that is said always holds a vowel and a code never does, so neither is ever taken for the other.
SAID_OR_SIGN = re.compile("|".join([*sorted(WORDS, key=len, reverse=True), f"[{SIGNS}]"]))

READ_AGAIN = "Ask the caller to read the code again."
ONE_IS_WRONG = f"One sign is wrong, or two are swapped. {READ_AGAIN}"


def new_code() -> str:
    """A code nobody has, as good as surely; the column it goes into holds each one once.

    Where the check would be a sign that codes do not have, another seven are drawn.
    """
    while True:
        drawn = "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
        check = mod_37_2.calc_check_digit(drawn)
        if check in SIGNS:
            return drawn + check


def is_code(code: str) -> bool:
    """Whether these are eight signs of ours and the last agrees with the rest."""
    return len(code) == LENGTH and set(SIGNS).issuperset(code) and mod_37_2.checksum(code) == 1


def typed_code(typed: str) -> str:
    """The code in what was typed: small or capital letters, any spaces or hyphens, or the words of the radio alphabet.

    Raises Refused, saying which rule it breaks and what to ask. Nothing is guessed: a 0 is not taken for anything.
    """
    found = _signs(typed)
    if len(found) != LENGTH:
        raise Refused(f"A code has {LENGTH} signs; this has {len(found)}. {READ_AGAIN}")
    if not is_code(found):
        raise Refused(ONE_IS_WRONG)
    return found


def _signs(typed):
    # Capitals of letters beyond ours can be ours: ß would become SS.
    typed = X_RAY.sub("XRAY", typed.upper()) if typed.isascii() else typed
    parts = [part for part in BETWEEN.split(typed) if part]
    if not parts:
        raise Refused("Type the code that the caller reads from the sheet, such as BD7K 2MPN.")
    strange = "".join(SAID_OR_SIGN.sub("", part) for part in parts)
    if strange:
        raise Refused(f"“{strange[0]}” is in no code: there are no vowels, no L, no 0 and no 1. {READ_AGAIN}")
    return "".join(WORDS.get(one, one) for part in parts for one in SAID_OR_SIGN.findall(part))


def in_two_parts(code: str) -> str:
    """'BD7K 2MPN', as it is printed."""
    return f"{code[:4]} {code[4:]}"


def in_words(code: str) -> str:
    """'Bravo Delta Seven Kilo, Two Mike Papa November', as it is said (the radio alphabet of NATO and the ITU)."""
    said = [SAID[sign] for sign in code]
    return f"{' '.join(said[:4])}, {' '.join(said[4:])}"
