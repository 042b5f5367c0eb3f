"""What is asked when someone is looked up, in words; whether it is enough, and what more would help. Pure.

How much must be given is the rule of the NHS Personal Demographics Service (domain.md section 6.4), a little wider
where a place or a telephone number stands in for a date of birth.
"""

from dataclasses import dataclass
from datetime import date

from careplans.content.known import plain_words, postcode_letters
from careplans.content.wording import format_date, format_nhs_number

SHORTEST_WHOLE_POSTCODE = 5
SHORTEST_PLACE = 4
EXACTLY = "Everything exactly as it was given, on today's records and on older ones merged into them"
BEGUN = "Family names that begin like that, and each half of a double-barrelled one"
NEARLY = (
    "Names that sound alike, differ by a letter or two, or are short forms; names the other way round",
    "Names and addresses people had before",
    "Dates of birth with day and month swapped, a digit wrong or two swapped, or known only in part",
)
NUMBERS_NEARLY = "NHS numbers with one digit wrong or two swapped, with this date of birth"
HIDDEN = (
    "People whose address is protected: they are never found by a postcode, a place or a telephone number. "
    "Search again without it."
)


@dataclass(frozen=True)
class Query:
    """What was asked. `born_between` is what an age or a year about makes of a date of birth, `age` its words."""

    born_on: date | None = None
    nhs_number: str = ""
    family_name: str = ""
    given_name: str = ""
    postcode: str = ""
    born_precision: str = "day"
    born_between: tuple[date, date] | None = None
    age: str = ""
    place: str = ""
    phone: str = ""
    ticket: str = ""

    @property
    def words(self) -> str:
        """What was searched, as a person would say it."""
        named = {
            "NHS number": self.nhs_number and format_nhs_number(self.nhs_number),
            "ticket number": self.ticket,
            "family name": self.family_name,
            "given name": self.given_name,
            "postcode": self.postcode,
            "care home or place": self.place,
            "telephone": self.phone,
            "date of birth": self.born_on and format_date(self.born_on, self.born_precision),
            "age": self.age,
        }
        return ", ".join(f"{name} {value}" for name, value in named.items() if value)

    @property
    def has_birth(self) -> bool:
        """Whether a date of birth is given, in whole, in part or as an age."""
        return bool(self.born_on or self.born_between)

    @property
    def has_name(self) -> bool:
        return bool(self.family_name or self.given_name)

    @property
    def has_whole_postcode(self) -> bool:
        return len(postcode_letters(self.postcode)) >= SHORTEST_WHOLE_POSTCODE

    @property
    def uses_where(self) -> bool:
        """Whether it asks where someone is or how to ring them: then nobody whose address is sensitive may answer."""
        return bool(self.postcode or self.place or self.phone)

    @property
    def is_enough(self) -> bool:
        """Whether so much is given that a search is safe and quick."""
        if self.ticket or self.phone or (self.nhs_number and (self.born_on or self.has_name)):
            return True
        return bool(self.names_a_place or (self.family_name and self.has_birth) or self._given_birth_and_where)

    @property
    def names_one_person(self) -> bool:
        """Whether an NHS number and a whole date of birth are given, which are one person's and nobody else's."""
        return bool(self.nhs_number and self.born_on and self.born_precision == "day")

    @property
    def names_a_place(self) -> bool:
        """Whether it gives a name and a place of few people, which may stand in for a date of birth."""
        has_place = len(plain_words(self.place)) >= SHORTEST_PLACE or self.has_whole_postcode
        return bool(self.has_name and has_place)

    @property
    def _given_birth_and_where(self):
        return self.given_name and self.has_birth and (self.postcode or self.place)

    @property
    def may_be_near(self) -> bool:
        """Whether so much is given that people who are nearly what was typed may be searched as well."""
        with_birth = self.has_birth and (self.family_name, self.given_name, self.postcode).count("") <= 1
        return bool((self.nhs_number and self.born_on) or with_birth or self.names_a_place or self.phone)

    @property
    def may_be_begun(self) -> bool:
        """Whether a family name may be just how it begins: with a whole date of birth that is safe on its own."""
        return bool(self.family_name and self.born_on and self.born_precision == "day")

    @property
    def would_help(self) -> list[str]:
        """What is not given and would narrow the search, the most telling first."""
        if not self.has_birth:
            date_wanted = "the date of birth"
        else:
            date_wanted = "" if self.born_on and self.born_precision == "day" else "the whole date of birth"
        wanted = {
            date_wanted: True,
            "the given name": not self.given_name,
            "the family name": not self.family_name,
            "the postcode": not self.has_whole_postcode,
            "the NHS number": not self.nhs_number,
        }
        return [name for name, is_missing in wanted.items() if name and is_missing]

    @property
    def how_searched(self) -> tuple[str, ...]:
        """In sentences, in which ways a search goes that may also find people who are nearly what was typed."""
        if not self.may_be_near:
            return (EXACTLY, BEGUN) if self.may_be_begun else (EXACTLY,)
        numbers = (NUMBERS_NEARLY,) if self.nhs_number and self.born_on else ()
        return (EXACTLY, *(NEARLY if self.has_name else ()), *numbers)

    @property
    def not_tried(self) -> tuple[str, ...]:
        """In sentences, what such a search leaves out: too little was given, or nobody may be found that way."""
        left_out = () if self.may_be_near and self.has_name else NEARLY
        return (*left_out, HIDDEN) if self.uses_where else left_out
