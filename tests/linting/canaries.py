"""Words that must never turn up where they do not belong: Maggie's own, and those of somebody nobody in the cast knows.

A log line, a mail, a Redis value or a message on the broker may hold none of them, ever. An answer may hold them only
for those who may know them, or where whoever asked had typed them.
"""

import re

# Made up of nothing that occurs in a page, so that any trace of it is a leak. Owen alone cares for this person.
CANARY = "Zyxquorn"
OF_ANYBODY = (
    "Holloway",
    "HOLLOWAY",
    "Margaret Ann",
    "Marram Close",
    "9992048174",
    "999 204 8174",
    "07700 900121",
    "Pancreatic",
    "my own sea",
    "facial swelling",
    CANARY,
)
# The page at the end of a launch gives back what the other system asked for its clinician; exercises in a training town
# say whom to look for, who is nobody.
GIVEN_TO_ANYONE = {
    "launched": b"9992048174 999 204 8174 Holloway",
    "training": b"9992048174 999 204 8174 Holloway Margaret Ann Marram Close",
}
MAY_NOT_KNOW = {"owen", "dan", ""}
WORDS = re.compile("|".join(re.escape(word) for word in OF_ANYBODY).encode())
CANARY_WORDS = re.compile(CANARY.encode(), re.IGNORECASE)
KNOWS_CANARY = "owen"
# Who answers for the record reads who looked at anybody's plan, whose name heads that page.
READS_WHO_LOOKED = {("grace", "who_looked"), ("priya", "who_looked")}


def leaked_to(reader, route, body, typed):
    """The words in this body that this reader ("" for somebody not signed in) may not know and did not type."""
    found = set(WORDS.findall(body)) if reader in MAY_NOT_KNOW else set()
    if (reader, route) not in READS_WHO_LOOKED:
        found |= set(CANARY_WORDS.findall(body))
    if reader == KNOWS_CANARY:
        found = {word for word in found if not CANARY_WORDS.fullmatch(word)}
    return sorted(word.decode() for word in found if word.lower() not in typed.lower())


def words_in(said):
    """The words in what should hold none of them: text or bytes."""
    found = WORDS.findall(said if isinstance(said, bytes) else str(said).encode("utf-8", "replace"))
    return sorted({word.decode() for word in found})
