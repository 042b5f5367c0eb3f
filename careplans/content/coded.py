"""Codes that come with answers. The label is what people read; system, code, its words and its status are kept too."""

from dataclasses import dataclass, field

SNOMED = "http://snomed.info/sct"
DEATH_LOCATION_TYPE = "NHS Data Dictionary, Death Location Type Code"
NAMES = {SNOMED: "SNOMED CT"}

# How far a code was checked: all have a source and a right check digit, none was looked up in the release in use.
TO_REVALIDATE = "sourced - revalidate against current UK release"
SOURCED = "sourced - revalidate"


@dataclass(frozen=True)
class Code:
    """One code of a code system, with its words, and how far it was checked. `version` is empty where not known."""

    code: str
    display: str
    status: str = TO_REVALIDATE
    system: str = SNOMED
    version: str = ""

    @property
    def system_name(self) -> str:
        """What people call the code system."""
        return NAMES.get(self.system, self.system)

    @property
    def words(self) -> str:
        """The whole code on one line."""
        return " ".join(part for part in (self.system_name, self.version, self.code, self.display) if part) + (
            f" ({self.status})" if self.status else ""
        )


@dataclass(frozen=True)
class Coded:
    """An option with the SNOMED CT concept that domain.md gives for it; the label is what people read.

    `given` says which answers of other questions of the same row the concept needs: {key: (option, …)}, None for none.
    """

    label: str
    snomed: str
    display: str
    status: str = TO_REVALIDATE
    version: str = ""
    given: dict = field(default_factory=dict, hash=False)

    def __str__(self):
        return self.label

    @property
    def code(self) -> Code:
        return Code(self.snomed, self.display, self.status, SNOMED, self.version)

    def is_meant(self, beside: dict) -> bool:
        """Whether the other answers of the row allow this concept."""
        return all(beside.get(key) in wanted for key, wanted in self.given.items())
