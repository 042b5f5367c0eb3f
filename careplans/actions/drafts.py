"""Writing: one section at a time, saved under the draft's revision so that nobody's words are overwritten unseen."""

from django.db import transaction
from django.db.models import F
from django.http import Http404
from django.utils import timezone

from accounts.models import User
from careplans.access import may
from careplans.actions.provenance import writer_of
from careplans.audit import Verb, record
from careplans.content.changes import changes
from careplans.content.document import Section, parse_section, seal_of_section
from careplans.content.provenance import after_writing, parse_provenance
from careplans.content.section_rights import right_to_write
from careplans.content.sections import section_by_key
from careplans.models import Draft, OwnWords, Plan


class StaleDraft(Exception):
    """Someone saved first. `draft` is as it stands now; nothing of what was being saved has been kept or lost."""

    def __init__(self, draft):
        super().__init__("Someone else changed this plan while you were writing.")
        self.draft = draft


class MayNotWrite(Http404):
    """This user's role does not write this section. Pages ask first, and put the refusal on record."""


class UnknownSection(LookupError):
    """There is no section with this key."""


def find_section(key):
    """The section with this key; raises UnknownSection."""
    section = section_by_key(key)
    if section is None:
        raise UnknownSection(key)
    return section


def draft_content(plan: Plan) -> dict:
    """Everything the next version would say: the draft, with the person's own words as they stand now."""
    words = plan.own_words.first()
    return {**plan.draft.content, **(words.content if words else {})}


def section_content(plan: Plan, section: Section):
    """What one section says now, as it is stored; None where it says nothing."""
    if section.document != "what_matters":
        return plan.draft.content.get(section.key)
    words = plan.own_words.first()
    return words.content.get(section.key) if words else None


@transaction.atomic
def save_section(
    plan: Plan,
    section_key: str,
    raw,
    *,
    revision: int,
    seen: tuple = (),
    is_read_again: bool = True,
    by: User,
    now=None,
    **how,
) -> Draft:
    """Keep one section of the draft and give the draft back with its next revision.

    Raises NotWellFormed with every item that cannot be kept, UnknownSection, MayNotWrite, and StaleDraft where
    `revision` is not the newest; but a writer who tells what they know this section to say (`seen`, seals of it) is
    stale only where it says something else now. A section in the person's own words becomes a new entry in the history
    of those words; `how` then says how it was written (see write_words). Of any other, `how` may hold `provenance`:
    where it comes from. A section copied from an earlier plan counts as read again, but not where a script saves.
    """
    section = find_section(section_key)
    parsed = parse_section(section, raw)
    draft = lock_draft(plan)
    if draft.revision != revision and seal_of_section(section_content(draft.plan, section)) not in seen:
        raise StaleDraft(draft)
    if is_read_again:
        draft.copied = {key: mark for key, mark in draft.copied.items() if key != section.key}
    keep_section(draft, section, parsed, by=by, now=now or timezone.now(), **how)
    return draft


def lock_live_plan(plan: Plan, *, no_key: bool = False) -> None:
    """Hold the plan until this transaction ends; Http404 where it was closed meanwhile, as by a merge of records."""
    if not Plan.objects.live().select_for_update(no_key=no_key).filter(pk=plan.pk):
        raise Http404


def lock_draft(plan: Plan) -> Draft:
    """The newest draft, locked until this transaction ends. The plan is locked first, always, so that no two wait for
    each other."""
    # Not against its key: whoever only looks at the plan meanwhile writes an event that names it, and need not wait.
    lock_live_plan(plan, no_key=True)
    whole = Draft.objects.select_for_update(of=("self",)).select_related("plan__person", "saved_by")
    return whole.get(plan=plan)


def keep_section(draft: Draft, section, parsed, *, by: User, now, **how) -> None:
    """Put a parsed section into a locked draft, move the revision on, and say who did it. Raises MayNotWrite."""
    if not may(by, right_to_write(section.key), draft.plan):
        raise MayNotWrite(section.key)
    if section.document == "what_matters":
        add_words(draft.plan, {section.key: parsed}, by=by, now=now, **how)
    else:
        _write(draft, section.key, parsed, by=by, now=now, **how)
    draft.revision, draft.saved_at, draft.saved_by, draft.has_changes = draft.revision + 1, now, by, True
    draft.save(update_fields=["content", "provenance", "copied", "revision", "saved_at", "saved_by", "has_changes"])
    record(Verb.WROTE_SECTION, by=by, plan=draft.plan, subject=section.key, now=now)


def _write(draft, key, parsed, *, provenance=None, by, now):
    """Lay the section into the draft, and with it where it comes from; raises NotWellFormed where that is no answer."""
    before, said = draft.provenance.get(key), None if provenance is None else parse_provenance(provenance)
    is_same = not changes({key: draft.content.get(key)}, {key: parsed})
    entry = after_writing(before, is_same=is_same, said=said, writer=writer_of(draft.plan, by), at=now)
    draft.content = {**draft.content, key: parsed}
    draft.provenance = {**draft.provenance, key: entry} if entry else draft.provenance


@transaction.atomic
def choose_starters(plan: Plan, chosen: list[str], *, by: User, now=None) -> None:
    """Write this draft with these sets of suggested questions from now on. Nothing that was written changes."""
    Draft.objects.filter(plan=plan).update(starters=chosen)
    record(Verb.CHOSE_STARTERS, by=by, plan=plan, subject=", ".join(chosen), now=now)


class StaleWords(Exception):
    """Someone changed the same words first. `words` is the newest entry; nothing has been kept or lost."""

    def __init__(self, words):
        super().__init__("Someone else changed these words while you were writing.")
        self.words = words


@transaction.atomic
def write_words(
    plan: Plan, raw: dict, *, based_on: int, written_how: str, written_with: str = "", by: User, now=None
) -> OwnWords:
    """Add what matters to the person as it stands after this edit. Needs no clinical sign-off and ends no signature.

    `raw` holds whole sections by key; `based_on` is the number of the entry that was being edited, 0 if none. Raises
    NotWellFormed, UnknownSection, and StaleWords where one of these sections has changed since. The draft moves on
    with the words, so that nobody publishes or saves over words they have not seen.
    """
    parsed = {key: parse_section(find_section(key), answers) for key, answers in raw.items()}
    newest = _newest_words(plan)
    seen = plan.own_words.filter(number=based_on).first()
    if any(_words_of(newest, key) != _words_of(seen, key) for key in parsed):
        raise StaleWords(newest)
    words = add_words(plan, parsed, written_how=written_how, written_with=written_with, by=by, now=now)
    Draft.objects.filter(plan=plan).update(
        revision=F("revision") + 1, saved_at=words.written_at, saved_by=by, has_changes=True
    )
    record(Verb.WROTE_WORDS, by=by, plan=plan, subject=", ".join(parsed), now=now)
    return words


def _newest_words(plan):
    """The newest entry, with the plan locked so that it stays the newest."""
    lock_live_plan(plan)
    return plan.own_words.first()


def _words_of(words, key):
    return words.content.get(key) if words else None


def add_words(plan, changed, *, written_how, written_with="", by, now=None):
    """One more entry in the history of the person's own words: the newest entry with `changed` laid over it."""
    newest = _newest_words(plan)
    return OwnWords.objects.create(
        plan=plan,
        number=newest.number + 1 if newest else 1,
        content={**(newest.content if newest else {}), **changed},
        written_how=written_how,
        written_with=written_with,
        written_at=now or timezone.now(),
        written_by=by,
    )
