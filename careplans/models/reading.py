"""Everything that is on record about one version, as one reading: page, paper and API walk these same parts."""

from datetime import datetime

from django.utils import timezone

from careplans.content.identity import identity_part
from careplans.content.plan_types import CHILD
from careplans.content.reading import Fact, Heading, Part, RowRead, SectionRead, part_of
from careplans.content.whole import whole
from careplans.content.wording import format_date, format_moment
from careplans.models.plans import OwnWords
from careplans.models.provenance import provenance_of
from careplans.models.versions import PlanVersion, Review, Signature

THE_PERSON = "the person"
NEVER_CONFIRMED = "Not since it was published"


def read_version(
    version: PlanVersion, *, shows_where: bool, on_paper: bool = False, hidden=frozenset()
) -> tuple[Part, ...]:
    """What this version says, decisions first; then who it is about, who stands behind it, and how it came to be.

    `shows_where` lets the reader see where a person lives whose whereabouts are sensitive; sections whose keys are
    `hidden` are left out, for a reader whose role does not read them.
    """
    shows_where = shows_where or not _is_sensitive(version)
    told, is_child = _provenance(version, on_paper), version.type == CHILD
    content = whole(version.content, provenance=told, on_paper=on_paper, is_child=is_child, hidden=hidden)
    decisions = [part for part in content if not part.key.startswith("more_")]
    more = [part for part in content if part.key.startswith("more_")]
    person = identity_part(version.document["identity"], shows_where=shows_where)
    return (*decisions, person, *more, _standing_part(version), _history_part(version))


def _is_sensitive(version):
    """Whether it is so today or was so then: what must not be found out stays so."""
    return version.plan.person.location_sensitive or version.document["identity"].get("location_sensitive", False)


def who_wrote(words: OwnWords, person: str = THE_PERSON) -> str:
    """Whose hand it was; words that someone else wrote say so wherever they are read (domain.md §2.5).

    `person` is what the person is called here: "you" on their own page.
    """
    if words.written_how == OwnWords.WrittenHow.SELF:
        return person
    if words.written_how == OwnWords.WrittenHow.HELPED:
        return f"{person}, with help from {words.written_with}" if words.written_with else f"{person}, with help"
    return f"{words.written_with or 'someone'}, who knows {person}"


def last_change(section_key: str, entries: list[OwnWords]) -> OwnWords | None:
    """The newest entry that says something else here than the one before it. `entries` are newest first."""
    for entry, before in zip(entries, [*entries[1:], None], strict=True):
        if entry.content.get(section_key) != (before.content.get(section_key) if before else None):
            return entry
    return None


def _provenance(version, on_paper):
    """By section, who wrote it and from what source; of the person's own words, who wrote them down and when.

    Paper counts no days: it may be read much later.
    """
    then = version.plan.own_words.filter(written_at__lte=version.published_at).select_related("written_by")
    entries = list(then)
    last = {key: last_change(key, entries) for key in version.document["what_matters"]}
    own = {key: _provenance_of(entry) for key, entry in last.items() if entry}
    return own | provenance_of(version, today=None if on_paper else timezone.localdate())


def _provenance_of(entry):
    return (
        Fact(key="written_by", label="Written by", words=_first_letter_large(who_wrote(entry)), value=who_wrote(entry)),
        _moment("written_at", "Written", entry.written_at),
        Fact(key="typed_by", label="Typed in by", words=str(entry.written_by), value=str(entry.written_by)),
    )


def _first_letter_large(words):
    return words[:1].upper() + words[1:]


def _standing_part(version):
    return part_of(
        "standing",
        "Who stands behind this version",
        [
            SectionRead(Heading("state", "This plan"), (RowRead(_state(version)),)),
            SectionRead(Heading("signatures", "Signatures"), tuple(map(RowRead, _signatures(version)))),
            SectionRead(Heading("overrides", "Gone on from, with a reason"), tuple(map(RowRead, _overrides(version)))),
            SectionRead(Heading("confirmations", "Confirmed unchanged"), tuple(map(RowRead, _confirmations(version)))),
        ],
    )


def _state(version):
    plan, confirmed, due = version.plan, version.reviews.first(), version.headlines.review_due
    before = f"Version {version.number - 1}" if version.number > 1 else "Nothing: it is the first version"
    return (
        _fact("reference", "Reference", plan.reference),
        *((_fact("local_reference", "Plan number", plan.local_reference),) if plan.local_reference else ()),
        _fact("status", "State", _state_words(version)),
        *((_fact("withdrawn_because", "Why", plan.withdrawn_because),) if plan.withdrawn_because else ()),
        _fact("type", "Kind of plan", version.type_words, version.type),
        _fact("version", "Version", f"Version {version.number}", version.number),
        _fact("supersedes", "It replaces", before, version.number - 1 or None),
        _moment("started_at", "Plan started", plan.started_at),
        _moment("published_at", "Published", version.published_at),
        _fact("published_by", "Published by", str(version.published_by)),
        *((_fact("why", "Why there is this version", version.why),) if version.why else ()),
        _moment("confirmed_at", "Last confirmed", confirmed.confirmed_at if confirmed else version.published_at),
        *(() if confirmed else (_fact("confirmed", "Confirmed unchanged", NEVER_CONFIRMED),)),
        _fact("review_due", "Review due", format_date(due), due.isoformat() if due else None),
        _fact("endorsement", "Endorsement", version.endorsement_words),
    )


def _state_words(version):
    plan = version.plan
    if plan.withdrawn_at:
        return f"Withdrawn on {format_date(plan.withdrawn_at)}: not in use"
    if plan.closed_at:
        return f"Closed on {format_date(plan.closed_at)}: not in use"
    return "Published, in use" if plan.current_id == version.pk else "Published once, not in use any more"


def _signatures(version):
    """As they are sealed into the version, and any that was made over the same recommendations afterwards."""
    made = {(one.kind, one.registration): one for one in _made_over(version)}
    sealed = [(one, made.pop((one["kind"], one["registration"]), None)) for one in version.document["signatures"]]
    yield from (_signature(one, row.statement if row else "") for one, row in sealed)
    for row in made.values():
        facts = {key: getattr(row, key) for key in ("kind", "name", "grade", "registration")}
        yield _signature({**facts, "signed_at": row.signed_at.isoformat()}, row.statement)


def _made_over(version):
    return version.plan.signatures.filter(recommendations_sha256=version.recommendations_sha256)


def _signature(sealed, statement):
    return (
        _fact("kind", "Signed as", str(Signature.Kind(sealed["kind"]).label), sealed["kind"]),
        _fact("name", "Name", sealed["name"]),
        *((_fact("grade", "Role or grade", sealed["grade"]),) if sealed["grade"] else ()),
        _fact("registration", "Registration", sealed["registration"]),
        _moment("signed_at", "Signed", datetime.fromisoformat(sealed["signed_at"])),
        *((_fact("statement", "What was signed", statement),) if statement else ()),
    )


def _overrides(version):
    """What two answers disagreed about when it was published, and why they went on; old versions keep no such thing."""
    for sealed in version.document.get("overrides", ()):
        who = ", ".join(sealed[key] for key in ("name", "grade", "registration") if sealed[key])
        yield (
            _fact("message", "What was wrong", sealed["message"], {key: sealed[key] for key in ("rule", "section")}),
            _fact("reason", "Why it was gone on from", sealed["reason"]),
            _fact("name", "By", who),
            _moment("given_at", "When", datetime.fromisoformat(sealed["given_at"])),
        )


def _confirmations(version):
    """Every time somebody read a version of this plan again and found it right, newest first."""
    for review in Review.objects.filter(version__plan=version.plan_id).select_related("version", "recorded_by"):
        told = (
            ("registration", "Registration"),
            ("setting", "Setting"),
            ("note", "Note"),
        )
        yield (
            _moment("confirmed_at", "Confirmed", review.confirmed_at),
            _fact("confirmed_by", "By", review.confirmed_by),
            *(_fact(key, label, getattr(review, key)) for key, label in told if getattr(review, key)),
            _fact("version", "What was confirmed", f"Version {review.version.number}", review.version.number),
            _fact("recorded_by", "Recorded by", str(review.recorded_by)),
        )


def _history_part(version):
    every = version.plan.versions.defer("document").select_related("published_by")
    rows = tuple(RowRead(_version_line(one)) for one in every)
    return part_of("history", "Every version", [SectionRead(Heading("versions", "Versions, newest first"), rows)])


def _version_line(version):
    return (
        _fact("number", "Version", f"Version {version.number}", version.number),
        _moment("published_at", "Published", version.published_at),
        _fact("published_by", "By", str(version.published_by)),
        *((_fact("why", "Why", version.why),) if version.why else ()),
    )


def _fact(key, label, words, value=None):
    return Fact(key=key, label=label, words=words, value=words if value is None else value)


def _moment(key, label, moment):
    return Fact(key=key, label=label, words=format_moment(moment), value=moment.isoformat())
