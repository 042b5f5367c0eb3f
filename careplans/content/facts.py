"""What the rules ask about a plan, put as questions with plain answers.

`said` gives a value or None; a reason for saying nothing is not a value. So a rule cannot mistake silence for "no".
"""

import re
from dataclasses import dataclass, field
from datetime import date

from careplans.content.document import read_value, rows_of
from careplans.content.items import Unsaid
from careplans.content.sections import section_by_key

ICDS = ("icd", "crt_d")
SHOCKS_ON = ("active", "deactivation_planned", "discussed_declined")
ABOUT_PROPERTY = re.compile(r"\bproperty\b|financ", re.IGNORECASE)
ADRT_EXISTS = ("reported_not_seen", "copy_attached", "original_seen")


@dataclass(frozen=True)
class Row:
    """One row of a repeating section, or the whole of one that does not repeat."""

    id: str
    stored: dict

    def said(self, key: str):
        """The value recorded under `key`, or None where nothing, or only a reason, is recorded."""
        value = read_value(self.stored.get(key))
        return None if isinstance(value, Unsaid) else value


@dataclass(frozen=True)
class Facts:
    """A plan's content, read on a certain day, about a person born on a certain day.

    Where only the year or month of birth is known, `born` is the first day it can have been.
    """

    content: dict
    born: date | None = None
    today: date | None = None
    review_within: dict = field(default_factory=dict)

    def rows(self, section: str) -> list[Row]:
        """The rows of a section."""
        return [Row(row, stored) for row, stored in rows_of(section_by_key(section), self.content)]

    def said(self, section: str, key: str):
        """The one answer to `key` in a section that does not repeat, or None."""
        return self.rows(section)[0].said(key)

    def is_yes(self, section: str, key: str) -> bool:
        return self.said(section, key) == "yes"

    @property
    def age(self) -> int | None:
        """Whole years on the day, or None where the date of birth or the day is not known."""
        if self.born is None or self.today is None:
            return None
        had_birthday = (self.today.month, self.today.day) >= (self.born.month, self.born.day)
        return self.today.year - self.born.year - (0 if had_birthday else 1)

    @property
    def is_under_18(self) -> bool:
        return self.age is not None and self.age < 18

    @property
    def turns_18_on(self) -> date | None:
        """The first day on which they can be 18, or None where the date of birth is not known."""
        if self.born is None:
            return None
        is_leap_day = (self.born.month, self.born.day) == (2, 29)
        return date(self.born.year + 18, 3, 1) if is_leap_day else self.born.replace(year=self.born.year + 18)

    def is_past(self, day: str | None) -> bool:
        """Whether this day, month or year is wholly over."""
        return bool(day) and self.today is not None and day < self.today.isoformat()[: len(day)]

    @property
    def cpr(self) -> str | None:
        """attempt, modified, not_recommended, or None."""
        return self.said("cpr", "decision")

    @property
    def limits_cpr(self) -> bool:
        """Whether CPR is recommended against, or only in a modified form."""
        return self.cpr in ("modified", "not_recommended")

    @property
    def lacks_capacity(self) -> bool:
        """Whether the person lacks capacity for these recommendations; not having said so is not lacking it."""
        return self.said("involvement", "has_capacity") == "no"

    @property
    def involvement(self) -> set[str]:
        """The boxes ticked under involvement, as a set of a, b, c1, c2, c3, d."""
        return set(self.said("involvement", "how_involved") or ())

    @property
    def gsf(self) -> str | None:
        """The letter A to D, or None."""
        return self.said("prognosis", "gsf")

    def treatments(self, recommendation: str = "", *interventions: str) -> list[Row]:
        """Rows of treatment escalation that have an answer: this one, about one of these, where they are given."""
        return [
            row
            for row in self.rows("treatment_escalation")
            if (answer := row.said("recommendation")) and recommendation in ("", answer)
            if not interventions or row.said("intervention") in interventions
        ]

    @property
    def icds_that_may_shock(self) -> list[Row]:
        """Devices not known to have had their shocks turned off; for an ICD, silence counts as active."""
        return [device for device in self.rows("devices") if _may_shock(device)]

    @property
    def effective_lpas(self) -> list[Row]:
        """Lasting powers of attorney that can give authority: registered and not revoked (MCA 2005 s 9)."""
        return [lpa for lpa in self.lpas_in_being if lpa.said("registration") == "registered"]

    @property
    def lpas_in_being(self) -> list[Row]:
        """Lasting powers of attorney that were not revoked, registered or not."""
        return [lpa for lpa in self.rows("lpa_health_welfare") if lpa.said("revoked") != "yes"]

    @property
    def health_attorneys(self) -> list[Row]:
        """Those named as attorneys who are not attorneys for property alone: these have no say in treatment."""
        only_property = self.is_yes("other_authority", "property_lpa") and not self.rows("lpa_health_welfare")
        named = [] if only_property else self.rows("attorneys")
        return [one for one in named if not ABOUT_PROPERTY.search(one.said("instrument") or "")]

    @property
    def has_adrt(self) -> bool:
        """Whether an advance decision is said to exist and has not been withdrawn; says nothing of its validity."""
        return self.said("adrt", "status") in ADRT_EXISTS

    def people_with_role(self, role: str) -> list[Row]:
        """Personal contacts that have this role."""
        return [person for person in self.rows("personal_contacts") if role in (person.said("roles") or ())]

    def key_workers(self) -> list[Row]:
        """Professionals marked as key worker and still involved on the day."""
        workers = [one for one in self.rows("professional_contacts") if one.said("key_worker") == "yes"]
        return [one for one in workers if self._is_involved(one)]

    def _is_involved(self, professional):
        ended = professional.said("ended_on")
        return not ended or self.today is None or ended > self.today.isoformat()


def _may_shock(device):
    status = device.said("icd_shock_status")
    if device.said("kind") in ICDS:
        return status != "deactivated"
    return status in SHOCKS_ON
