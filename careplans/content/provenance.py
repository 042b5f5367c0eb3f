"""Where a section comes from: who wrote it, whose assessment it is, who told them and when (domain.md section 1.14)."""

from datetime import date, datetime

from careplans.content.changes import what_is_said
from careplans.content.document import Section, parse_section
from careplans.content.items import NOT_RECORDED, Choice, Text
from careplans.content.reading import Fact
from careplans.content.wording import format_ago, format_moment

# Keys are for ever: versions hold them.
SOURCES = {
    "person": "Conversation with the person",
    "family": "Conversation with family or those close",
    "observation": "Observation",
    "record": "Record brought in",
    "paper_form": "Paper form copied",
}
AS_READ = {
    "person": "a conversation with the person",
    "family": "a conversation with family or those close",
    "observation": "observation",
    "record": "a record that was brought in",
    "paper_form": "a paper form that was copied",
}
ASKED = Section(
    key="provenance",
    title="Where does this come from?",
    document="record",
    items=(
        Choice(key="source", label="Where does this come from?", options=SOURCES),
        Text(key="informant", label="Who told you?", max_length=200),
        Text(
            key="performed_by",
            label="Whose assessment is it, if it is not yours?",
            hint="Name and role of whoever did what you are writing down.",
            max_length=200,
        ),
    ),
)


def parse_provenance(raw) -> dict:
    """What a writer says about where a section comes from, as it is kept; raises NotWellFormed."""
    return parse_section(ASKED, raw)


def said_of(entry: dict | None) -> dict:
    """Of what is kept about a section, that which its writer said; the rest is known without asking."""
    return {item.key: entry[item.key] for item in ASKED.items if item.key in (entry or {})}


def said_last_by(user: str, written: dict) -> dict:
    """Where this user's newest section of a draft comes from; the assessment of another is not carried on."""
    own = [entry for entry in written.values() if entry.get("user") == user]
    newest = max(own, key=lambda entry: entry["recorded_at"], default={})
    return {key: value for key, value in said_of(newest).items() if key != "performed_by"}


def after_writing(before: dict | None, *, is_same: bool, said: dict | None, writer: dict, at: datetime) -> dict | None:
    """What is kept about a section once it is saved: words and source that stay as they were keep their writer.

    `said` is None where nobody was asked. None comes back where the writer of words that were there is not known.
    """
    if is_same and (said is None or said == said_of(before)):
        return before
    return {**writer, **(said or {}), "recorded_at": at.isoformat()}


def to_be_sealed(written: dict, content: dict, earlier: dict, earlier_content: dict) -> dict:
    """What a new version keeps, for every section that says something.

    A section that says just what the version before said, from the same source, keeps what that version knew.
    """
    now, then = what_is_said(content), what_is_said(earlier_content)
    kept = {key: earlier[key] for key in earlier if _is_the_same(key, now, then, written, earlier)}
    return {key: entry for key, entry in {**written, **kept}.items() if key in now}


def _is_the_same(key, now, then, written, earlier):
    return now.get(key) == then.get(key) and said_of(written.get(key, earlier[key])) == said_of(earlier[key])


def facts_about(entry: dict | None, *, confirmed=None, today: date | None = None) -> tuple[Fact, ...]:
    """One section's provenance as it is read; without `today`, as on paper, days are not counted.

    `confirmed` is when and by whom it was last confirmed unchanged.
    """
    if not entry:
        return (Fact(key="author", label="Written by", words=NOT_RECORDED.lower()),)
    author = {
        key: entry.get(key, "") for key in ("author", "role", "registration", "organisation", "organisation_code")
    }
    who = ", ".join(filter(None, (author[key] for key in ("author", "role", "organisation"))))
    source = entry.get("source", "")
    return (
        Fact(key="author", label="Written by", words=who, value=author),
        Fact(key="source", label="From", words=AS_READ[source], value=source)
        if source in AS_READ
        else Fact(key="source", label="Where it comes from", words=NOT_RECORDED.lower()),
        *_named(entry, "informant", "Told by"),
        *_named(entry, "performed_by", "Assessment of"),
        _when("recorded_at", "Written", datetime.fromisoformat(entry["recorded_at"]), today),
        _confirmed(confirmed, today),
    )


def _named(entry, key, label):
    return (Fact(key=key, label=label, words=entry[key], value=entry[key]),) if entry.get(key) else ()


def _when(key, label, moment, today, by=""):
    words = format_ago(moment, today) if today else format_moment(moment)
    return Fact(key=key, label=label, words=f"{words} by {by}" if by else words, value=moment.isoformat())


def _confirmed(confirmed, today):
    if not confirmed:
        return Fact(key="last_confirmed", label="Last confirmed", words="not since it was written")
    at, by = confirmed
    return _when("last_confirmed", "Last confirmed", at, today, by)
