"""What happened to a plan, as a persona file tells it. Any of it may be missing, wrong or impossible: that is noted."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from careplans.content.items import UNSEEN_CONTROLS
from careplans.management.personas.leaves import value_at
from careplans.management.personas.places.kinds import CANNOT_BE_KEPT
from careplans.management.personas.wordings import Unreadable, number, words
from careplans.models import Signature

MOST_VERSIONS = 50
YEARS = range(1900, 2200)
SIGNATURES = "involvement_and_signatures.signatures"
CONFIRMATIONS = "involvement_and_signatures.confirmations"
HISTORY = "review.history"
HOME_ENTRY_CODE = "home_and_safety.home_access.key_safe_code"
PHONES = "person.phones"
NOT_IN_ORDER = "each version must be later than the one before, and none later than the current one"
# How long the texts that go into columns may be; answers have limits of their own.
LONGEST_NAME, LONGEST_GRADE, LONGEST_REGISTRATION = 70, 100, 40


@dataclass(frozen=True)
class Signed:
    """One signature on the current version."""

    kind: str
    name: str
    grade: str
    registration: str
    signed_at: datetime | None


@dataclass(frozen=True)
class Confirmed:
    """Somebody read the plan again on a day, and found it right."""

    on: date
    by: str
    registration: str
    setting: str
    note: str


@dataclass
class Told:
    """Reads values of a file; what cannot be read is noted in `unheld` with the reason, and None stands for it."""

    data: dict
    unheld: dict = field(default_factory=dict)

    def read(self, reads, path, value=None, *, missing=None):
        """The value at this path (or the one given), read by `reads`; `missing` where there is none."""
        value = value_at(self.data, path) if value is None else value
        if value in (None, "", "-"):
            return missing
        try:
            return reads(value)
        except Unreadable as unreadable:
            self.unheld[path] = unreadable.message
            return missing

    def rows(self, path):
        """The entries of a list, each with its own path."""
        listed = value_at(self.data, path)
        return [(f"{path}[{at}]", row) for at, row in enumerate(listed if isinstance(listed, list) else ())]

    def row(self, path, row, needed=(), **reads):
        """The values of one entry by name, or None, and a note at each, where a needed one cannot be had."""
        if not isinstance(row, dict):
            return None
        found = {name: self.read(read, f"{path}.{name}", row.get(name)) for name, read in reads.items()}
        lacking = [name for name in needed if found[name] is None]
        for name in row if lacking else ():
            self.unheld.setdefault(f"{path}.{name}", f"not used: “{lacking[0]}” of the same entry is missing")
        return None if lacking else {name: "" if value is None else value for name, value in found.items()}


def day(value):
    """A whole day; raises Unreadable."""
    try:
        found = date.fromisoformat(words(value)[:10])
    except ValueError:
        raise Unreadable("Write a date such as 2026-11-17.") from None
    return _in_reach(found)


def moment(value):
    """A time; a day alone is taken at noon, a time without a zone as one in the United Kingdom; raises Unreadable."""
    try:
        found = datetime.fromisoformat(words(value))
    except ValueError:
        raise Unreadable("Write a time such as 2026-11-17T15:40:00+00:00.") from None
    found = noon(found.date()) if len(words(value)) == 10 else _in_reach(found)
    return found if found.tzinfo else found.replace(tzinfo=timezone.get_default_timezone())


def _in_reach(found):
    if found.year not in YEARS:
        raise Unreadable(f"The year must be from {YEARS[0]} to {YEARS[-1]}.")
    return found


def noon(on):
    return datetime.combine(_in_reach(on), time(12), timezone.get_default_timezone())


def text(longest):
    """A reader of texts for a column of this length."""

    def read(value):
        said = words(value)
        if UNSEEN_CONTROLS.search(said):
            raise Unreadable(CANNOT_BE_KEPT)
        if len(said) > longest:
            raise Unreadable(f"Use {longest} characters or fewer; this is {len(said)}.")
        return said

    return read


def kind_of_signature(value):
    if value not in Signature.Kind.values:
        raise Unreadable(f"not one of the answers: {', '.join(Signature.Kind.values)}")
    return value


def small_number(value):
    if not 0 <= number(value) <= 30_000:
        raise Unreadable("Write a whole number from 0 to 30000.")
    return number(value)


class Story:
    """The plan's own history. Whatever is missing is put as plainly as what is there allows."""

    def __init__(self, data):
        told = self.told = Told(data)
        self.unheld = told.unheld
        self.plan_id = told.read(text(40), "plan.plan_id", missing="")
        self.as_of = told.read(day, "as_of_date")
        self.entries = self._entries()
        self.version = self._version()
        self.published_at = self._published_at()
        self.history = self._history()
        self.created_on = self._created_on()
        self.signatures = self._signatures()
        self.confirmations = self._confirmations()
        self.home_entry_code = told.read(text(60), HOME_ENTRY_CODE, missing="")
        self.phones = [one for path, row in told.rows(PHONES) if (one := self._phone(path, row))]

    @property
    def ends_as(self):
        """“published”, “withdrawn”, or, for any other word, “draft”: what is not surely in use is not put in use."""
        status = value_at(self.told.data, "plan.status")
        if status is None and value_at(self.told.data, "plan.published_at"):
            return "published"
        return status if status in ("published", "withdrawn") else "draft"

    def _entries(self):
        found = {}
        for path, row in self.told.rows(HISTORY):
            entry = self.told.row(path, row, ("version", "date"), version=number, date=day, why=text(300))
            if entry and 1 <= entry["version"] <= MOST_VERSIONS and entry["version"] not in found:
                found[entry["version"]] = (path, entry["date"], entry["why"])
            elif entry:
                self._leave_out(path, row, "not one version each, from 1 on")
        return found

    def _leave_out(self, path, row, reason):
        for name in row:
            self.unheld[f"{path}.{name}"] = reason

    def _version(self):
        told_of = max(self.entries, default=1)
        version = self.told.read(number, "plan.version", missing=told_of)
        if not 1 <= version <= MOST_VERSIONS:
            self.unheld["plan.version"] = f"from 1 to {MOST_VERSIONS} versions can be loaded"
            return told_of
        return version

    def _published_at(self):
        days = [on for _, on, _ in self.entries.values()]
        otherwise = noon(max(days) if days else self.as_of or timezone.localdate())
        published = self.told.read(moment, "plan.published_at", missing=otherwise)
        if self.as_of and published.date() > self.as_of:
            self.unheld["plan.published_at"] = "later than as_of_date"
            return noon(self.as_of)
        return published

    def _history(self):
        """When and why each version was published that can have been, in order; the current one is always there."""
        newest = self.published_at.date()
        path, on, why = self.entries.get(self.version, ("", newest, ""))
        if on != newest:
            self.unheld[f"{path}.date"] = "the current version was published on another day, says plan.published_at"
        kept, after = {self.version: (newest, why)}, newest
        for at in sorted((at for at in self.entries if at != self.version), reverse=True):
            path, on, why = self.entries[at]
            if at > self.version or on >= after:
                self._leave_out(path, ("version", "date", "why"), NOT_IN_ORDER)
            else:
                kept[at], after = (on, why), on
        return dict(sorted(kept.items()))

    def _created_on(self):
        first = next(iter(self.history.values()))[0]
        created = self.told.read(day, "plan.created_on", missing=first)
        room = 0 if 1 in self.history else 1
        if created > first - timedelta(days=room):
            self.unheld["plan.created_on"] = "later than the first version"
            return first - timedelta(days=room)
        return created

    def _signatures(self):
        """Those that a registered clinician can have made; the one who completed the plan comes first."""
        reads = {
            "kind": kind_of_signature,
            "name": text(LONGEST_NAME),
            "grade_speciality": text(LONGEST_GRADE),
            "registration": text(LONGEST_REGISTRATION),
            "signed_at": moment,
        }
        rows = [
            self.told.row(path, row, ("kind", "name", "registration"), **reads)
            for path, row in self.told.rows(SIGNATURES)
        ]
        signed = [
            Signed(row["kind"], row["name"], row["grade_speciality"], row["registration"], row["signed_at"] or None)
            for row in rows
            if row
        ]
        return sorted(signed, key=lambda one: one.kind != Signature.Kind.COMPLETING)

    def _confirmations(self):
        reads = {"by": text(200), "date": day, "reg": text(40), "setting": text(100), "note": text(500)}
        found = []
        for path, row in self.told.rows(CONFIRMATIONS):
            entry = self.told.row(path, row, ("by", "date"), **reads)
            if entry and noon(entry["date"]) < self._first_published_at():
                self._leave_out(path, row, "nothing was published yet on that day")
            elif entry:
                found.append(Confirmed(entry["date"], entry["by"], entry["reg"], entry["setting"], entry["note"]))
        return found

    def _first_published_at(self):
        first = next(iter(self.history.values()))[0]
        return self.published_at.astimezone(UTC) - (self.published_at.date() - first)

    def _phone(self, path, row):
        return self.told.row(path, row, ("number",), number=text(30), use=text(20), preference=small_number)
