"""Two records of one person become one: asked by an administrator, approved by information governance, and undone
the same way (domain.md section 5; section 7, hazard 2). Both see who the people are, and nothing of what plans say."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from careplans.access import merges_for, people_to_merge
from careplans.actions.joining import join_records, separate_records
from careplans.actions.reaching import reached
from careplans.audit import Verb, record
from careplans.models import Person, PersonMerge, Plan

FEWEST_POINTS = 3
MOST_LISTED = 500
AGAIN = "Something about these records changed just now. Read them again."
MERGED_MEANWHILE = "One of these records was merged meanwhile. Start again with the record that is in use now."
WHICH_PLAN = "Both records have a plan. Say which one stays in use."
TWO_NUMBERS = "Both NHS numbers are verified, and they differ. Say why these are one person all the same."
TOO_FEW = "Compare at least three points before you go on."
DECIDED = "This was decided by somebody else meanwhile."
ANOTHER = "Whoever asked cannot approve. Somebody else has to look at it."
LATER_FIRST = "One of these records was merged again since. Undo that merge first."
ASKED_ALREADY = "Somebody has asked to merge this record already."


class MayNotMerge(Exception):
    """Nothing was done. The message says why, and what to do."""


def reach_merge(merge_id, permission: str, *, by: User) -> PersonMerge:
    """The merge, for a deed of one of the two roles; otherwise Http404, and the attempt is on record."""
    merges = merges_for(by, permission)
    return reached(merges.filter(pk=merge_id).first(), f"merge {merge_id}", by=by, reason=permission)


def open_merge(merge_id, *, by: User) -> PersonMerge:
    """The merge, to be read; that both records were looked at is committed first."""
    merge = reached(merges_for(by).filter(pk=merge_id).first(), f"merge {merge_id}", by=by)
    _record_both(Verb.READ_MERGE, merge.survivor, merge.duplicate, by=by)
    return merge


def list_merges(*, by: User) -> tuple[list[PersonMerge], list[PersonMerge]]:
    """What waits for a decision, oldest first, and what was decided, newest first; that it was read is on record."""
    record(Verb.READ_MERGE, by=by, subject="list of merges")
    every = list(merges_for(by)[:MOST_LISTED])
    waiting = [merge for merge in every if merge.state in ("waiting", "undo_asked")]
    return waiting[::-1], [merge for merge in every if merge not in waiting]


def open_two_records(survivor_id, duplicate_id, *, by: User) -> tuple[Person, Person]:
    """Two records to be compared, by someone who may ask to merge them; the look is on record."""
    found = {person.pk: person for person in people_to_merge(by).filter(pk__in=[survivor_id, duplicate_id])}
    reached(found if len(found) == 2 else None, f"people {survivor_id}, {duplicate_id}", by=by)
    survivor, duplicate = found[survivor_id], found[duplicate_id]
    _record_both(Verb.READ_MERGE, survivor, duplicate, by=by)
    return survivor, duplicate


@transaction.atomic
def ask_to_merge(
    survivor: Person,
    duplicate: Person,
    *,
    because: str,
    points: list[str],
    keep_plan: Plan | None = None,
    both_verified_because: str = "",
    by: User,
    now=None,
) -> PersonMerge:
    """Ask that `duplicate` is merged into `survivor`; nothing is moved yet. Raises MayNotMerge."""
    survivor, duplicate = _lock(survivor, duplicate)
    merge = PersonMerge(
        survivor=survivor,
        duplicate=duplicate,
        keep_plan=keep_plan,
        asked_at=now or timezone.now(),
        asked_by=by,
        asked_because=because,
        asked_points=points,
        both_verified_because=both_verified_because,
    )
    _refuse(why_not(merge), _too_few(points))
    try:
        with transaction.atomic():
            merge.save(force_insert=True)
    except IntegrityError:
        raise MayNotMerge(ASKED_ALREADY) from None
    _record_both(Verb.ASKED_TO_MERGE, survivor, duplicate, by=by, reason=because, now=now)
    return merge


def why_not(merge: PersonMerge) -> str:
    """What stands in the way of this merge, in words; '' where nothing does."""
    people = (merge.survivor, merge.duplicate)
    if merge.survivor_id == merge.duplicate_id or any(person.merged_into_id for person in people):
        return MERGED_MEANWHILE
    if needs_a_word_on_numbers(*people) and not merge.both_verified_because:
        return TWO_NUMBERS
    live = live_plans(*people)
    if len(live) > 1 and merge.keep_plan_id not in {plan.pk for plan in live}:
        return WHICH_PLAN
    return ""


def needs_a_word_on_numbers(survivor: Person, duplicate: Person) -> bool:
    """Whether both have a verified NHS number of their own, which one person hardly ever has."""
    is_verified = survivor.is_identity_verified and duplicate.is_identity_verified
    return bool(is_verified and survivor.nhs_number != duplicate.nhs_number)


def live_plans(*people: Person) -> list[Plan]:
    """The plans of these records that are written or in use."""
    return list(
        Plan.objects.live().filter(person__in=people).select_related("person", "current").order_by("started_at")
    )


@transaction.atomic
def approve_merge(merge: PersonMerge, *, points: list[str], seen: tuple[int, int], by: User, now=None) -> PersonMerge:
    """Merge the two records, if both stand as the approver has seen them. Raises MayNotMerge; then nothing is moved.

    `seen` are the revisions of survivor and duplicate that were compared.
    """
    merge = _lock_merge(merge, "waiting")
    _refuse(ANOTHER if merge.asked_by_id == by.pk else "")
    merge.survivor, merge.duplicate = _lock(merge.survivor, merge.duplicate)
    as_seen = (merge.survivor.revision, merge.duplicate.revision) == tuple(seen)
    _refuse("" if as_seen else AGAIN, why_not(merge), _too_few(points))
    moment = now or timezone.now()
    approved = {"approved_at": moment, "approved_by": by, "approved_points": points}
    _write_down(merge, approved, Verb.MERGED, because=merge.asked_because, by=by, now=moment)
    join_records(merge, by=by, now=moment)
    return merge


@transaction.atomic
def refuse_merge(merge: PersonMerge, *, because: str, by: User, now=None) -> PersonMerge:
    """Nothing is merged; whoever asked can read why. The one who asked takes it back the same way."""
    merge = _lock_merge(merge, "waiting")
    refused = {"refused_at": now or timezone.now(), "refused_by": by, "refused_because": because}
    return _write_down(merge, refused, Verb.REFUSED_MERGE, because=because, by=by, now=now)


@transaction.atomic
def ask_to_unmerge(merge: PersonMerge, *, because: str, by: User, now=None) -> PersonMerge:
    """Ask that the merge is undone. Raises MayNotMerge."""
    merge = _lock_merge(merge, "approved")
    _refuse(_why_not_undo(merge))
    asked = {"undo_asked_at": now or timezone.now(), "undo_asked_by": by, "undo_because": because}
    return _write_down(merge, asked, Verb.ASKED_TO_UNMERGE, because=because, by=by, now=now)


@transaction.atomic
def approve_unmerge(merge: PersonMerge, *, by: User, now=None) -> PersonMerge:
    """Give back to each of the two records what was its own. Raises MayNotMerge."""
    merge = _lock_merge(merge, "undo_asked")
    _refuse(ANOTHER if merge.undo_asked_by_id == by.pk else "")
    merge.survivor, merge.duplicate = _lock(merge.survivor, merge.duplicate)
    _refuse(_why_not_undo(merge))
    moment = now or timezone.now()
    undone = {"undone_at": moment, "undone_by": by}
    _write_down(merge, undone, Verb.UNMERGED, because=merge.undo_because, by=by, now=moment)
    separate_records(merge, by=by, now=moment)
    return merge


@transaction.atomic
def refuse_unmerge(merge: PersonMerge, *, because: str, by: User, now=None) -> PersonMerge:
    """The merge stays; that it was asked to be undone, and why it is not, is on record. It can be asked again."""
    merge = _lock_merge(merge, "undo_asked")
    not_asked = {"undo_asked_at": None, "undo_asked_by": None, "undo_because": ""}
    return _write_down(merge, not_asked, Verb.REFUSED_UNMERGE, because=because, by=by, now=now)


def _why_not_undo(merge):
    """Merges are undone in the order opposite to that in which they were made: each gives back just what it found."""
    later = PersonMerge.objects.in_force().about(merge.survivor_id, merge.duplicate_id)
    return LATER_FIRST if later.filter(approved_at__gt=merge.approved_at).exists() else ""


def _refuse(*problems):
    for problem in filter(None, problems):
        raise MayNotMerge(problem)


def _too_few(points):
    return TOO_FEW if len(set(points)) < FEWEST_POINTS else ""


def _lock_merge(merge, state):
    """The merge as it is now, if it still stands at `state`: one decides at a time, the second is told so."""
    whole = PersonMerge.objects.select_for_update(of=("self",)).select_related("survivor", "duplicate")
    merge = whole.get(pk=merge.pk)
    _refuse("" if merge.state == state else DECIDED)
    return merge


def _write_down(merge, facts, verb, *, because, by, now):
    """Keep these facts of the merge, with one event about each of the two records."""
    for name, value in facts.items():
        setattr(merge, name, value)
    merge.save(update_fields=list(facts))
    _record_both(verb, merge.survivor, merge.duplicate, by=by, reason=because, now=now)
    return merge


def _lock(survivor, duplicate):
    """Both records as they are now, with their plans, held until this transaction ends.

    Plans first, as publishing does; and never so firmly that an event about them has to wait (no deadlock).
    """
    ids = [survivor.pk, duplicate.pk]
    held = list(Plan.objects.select_for_update(no_key=True).filter(person__in=ids).order_by("pk"))
    people = {one.pk: one for one in Person.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")}
    if Plan.objects.filter(person__in=ids).count() != len(held):
        raise MayNotMerge(AGAIN)
    return people[survivor.pk], people[duplicate.pk]


def _record_both(verb, survivor, duplicate, *, by, reason="", now=None):
    for person, other in ((survivor, duplicate), (duplicate, survivor)):
        record(verb, by=by, person=person, subject=f"with record {other.pk}", reason=reason, now=now)
