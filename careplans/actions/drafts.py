"""Writing: one section at a time, saved under the draft's revision so that nobody's words are overwritten unseen."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from careplans.audit import Verb, record
from careplans.content.document import parse_section
from careplans.content.sections import section_by_key
from careplans.models import Draft, OwnWords, Plan


class StaleDraft(Exception):
    """Someone saved first. `draft` is as it stands now; nothing of what was being saved has been kept or lost."""

    def __init__(self, draft):
        super().__init__("Someone else changed this plan while you were writing.")
        self.draft = draft


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


@transaction.atomic
def save_section(plan: Plan, section_key: str, raw, *, revision: int, by: User, now=None, **authorship) -> Draft:
    """Keep one section of the draft and give the draft back with its next revision.

    Raises NotWellFormed with every item that cannot be kept, StaleDraft where `revision` is not the newest, and
    UnknownSection. A section in the person's own words becomes a new entry in the history of those words;
    `authorship` then says how it was written (see write_words).
    """
    section = find_section(section_key)
    parsed = parse_section(section, raw)
    moment = now or timezone.now()
    draft = _next_revision(plan, revision, by=by, now=moment)
    if section.document == "what_matters":
        add_words(plan, {section.key: parsed}, by=by, now=moment, **authorship)
    else:
        draft.content = {**draft.content, section.key: parsed}
        draft.save(update_fields=["content"])
    record(Verb.WROTE_SECTION, by=by, plan=plan, subject=section.key, now=moment)
    return draft


def _next_revision(plan, revision, *, by, now):
    """Move the draft on, if `revision` is still the newest: the row count says who was first."""
    moved = Draft.objects.filter(plan=plan, revision=revision).update(
        revision=revision + 1, saved_at=now, saved_by=by, has_changes=True
    )
    draft = Draft.objects.select_related("saved_by").get(plan=plan)
    if not moved:
        raise StaleDraft(draft)
    return draft


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
    Plan.objects.select_for_update().get(pk=plan.pk)
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
