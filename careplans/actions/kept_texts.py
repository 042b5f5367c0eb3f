"""Texts that are not in the plan: kept for thirty days, read, put back, thrown away, and deleted on their day."""

import secrets

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.permissions import PLAN_WRITE, WHAT_MATTERS_WRITE
from careplans.access import kept_texts_for, plans_for
from careplans.actions.drafts import StaleDraft, draft_content, find_section, lock_draft, save_section
from careplans.actions.open_pages import leave_page, own_last_save
from careplans.actions.reaching import reached
from careplans.audit import Verb, last_writing, record
from careplans.content.merging import takes_away
from careplans.forms.kept import typed_from
from careplans.models import Draft, KeptText, Plan
from careplans.models.writing import KEPT_FOR

Why = KeptText.Why


@transaction.atomic
def keep_text(
    plan: Plan, section_key: str, typed: dict, *, why: str, page: str = "", writer: User | None = None, by, now=None
) -> KeptText:
    """Keep what was typed for thirty days. Of a page not saved yet only the newest text is kept; the same text of the
    same page is kept once."""
    moment, page = now or timezone.now(), page or secrets.token_hex(8)
    mine = {"plan": plan, "section": section_key, "writer": writer or by, "page": page, "why": why, "used_at": None}
    same = KeptText.objects.filter(**mine, typed=typed).first()
    if same:
        return same
    newest = {"typed": typed, "kept_at": moment, "keep_until": moment + KEPT_FOR}
    if why == Why.NOT_SAVED:
        kept, _ = KeptText.objects.update_or_create(**mine, defaults=newest)
    else:
        kept = KeptText.objects.create(**mine, **newest)
    record(Verb.KEPT_TEXT, by=by, plan=plan, subject=section_key, reason=kept.get_why_display(), now=now)
    return kept


def keep_for_signed_out(plan_id, section_key: str, typed: dict, *, page: str, writer_id) -> KeptText | None:
    """Keep the words of a page whose writer is signed out by now; None where they may not write there any more."""
    writer = User.objects.filter(pk=writer_id, is_active=True).first()
    permission = WHAT_MATTERS_WRITE if find_section(section_key).document == "what_matters" else PLAN_WRITE
    plan = plans_for(writer, permission).filter(pk=plan_id).first() if writer else None
    if plan is None:
        return None
    return keep_text(plan, section_key, typed, why=Why.SIGNED_OUT, page=page, writer=writer, by=None)


def save_or_keep(
    plan: Plan,
    section_key: str,
    raw,
    *,
    typed: dict,
    revision: int,
    seen: str,
    page="",
    turn=0,
    leaves=False,
    by: User,
    **how,
) -> Draft:
    """Save a section from a page, which its writer then `leaves` or not. Where someone else was first, keep what was
    typed and raise StaleDraft; the error then carries it as `kept`. What the same page saved itself is no one else's.
    """
    try:
        with transaction.atomic():
            known = (seen, own_last_save(plan, section_key, page=page, turn=turn, by=by))
            draft = save_section(plan, section_key, raw, revision=revision, seen=known, by=by, **how)
            _forget_unsaved(plan, section_key, page=page, by=by)
            if leaves:
                leave_page(plan, section_key, by=by)
            return draft
    except StaleDraft as conflict:
        conflict.kept = keep_text(plan, section_key, typed, why=Why.SOMEONE_FIRST, page=page, by=by)
        raise


def _forget_unsaved(plan, section_key, *, page, by):
    """What this page had not saved yet is in the plan now."""
    KeptText.objects.filter(
        plan=plan, section=section_key, writer=by, page=page, why=Why.NOT_SAVED, used_at=None
    ).delete()


@transaction.atomic
def save_merged(kept: KeptText, raw, *, revision: int, seen: str, by: User, now=None, **how) -> Draft:
    """Save what came of laying a kept text beside the plan. What others had said and is not in it any more is kept in
    its turn, for whoever wrote it. Raises StaleDraft where the section has changed again."""
    plan, section = kept.plan, find_section(kept.section)
    before = lock_draft(plan)
    theirs, last = draft_content(before.plan).get(section.key), last_writing(plan, section.key)
    draft = save_section(plan, section.key, raw, revision=revision, seen=(seen,), by=by, now=now, **how)
    if theirs and takes_away(section, theirs, draft_content(draft.plan).get(section.key)):
        keep_theirs(plan, section, theirs, writer=last.actor if last and last.actor else before.saved_by, by=by)
    KeptText.objects.filter(pk=kept.pk).update(used_at=now or timezone.now())
    return draft


def keep_theirs(plan: Plan, section, theirs, *, writer: User, by: User) -> None:
    """Keep what stood in a section and was replaced, for whoever wrote it."""
    words = plan.own_words.first() if section.document == "what_matters" else None
    how = {"written_how": words.written_how, "written_with": words.written_with} if words else None
    keep_text(plan, section.key, typed_from(section, theirs, how=how), why=Why.REPLACED, writer=writer, by=by)


def open_kept_text(plan_id, kept_id, *, by: User) -> KeptText:
    """One kept text to be read, the look on record; Http404 where this user may not, or there is none."""
    kept = reach_kept_text(plan_id, kept_id, by=by)
    record(Verb.READ_KEPT_TEXT, by=by, plan=kept.plan, subject=kept.section)
    return kept


def reach_kept_text(plan_id, kept_id, *, by: User) -> KeptText:
    """One kept text, for deeds that write their own event; Http404, on record, where this user may not."""
    whole = kept_texts_for(by).select_related("plan__person", "plan__current", "plan__draft", "writer")
    return reached(whole.filter(plan_id=plan_id, pk=kept_id).first(), f"kept text {kept_id}", by=by)


def texts_waiting(plan: Plan, *, by: User):
    """This user's own texts of this plan that are not in it, newest first."""
    return plan.kept_texts.waiting().filter(writer=by)


@transaction.atomic
def throw_away(kept: KeptText, *, by: User, now=None) -> None:
    """Delete a kept text before its day."""
    record(Verb.THREW_TEXT_AWAY, by=by, plan=kept.plan, subject=kept.section, now=now)
    kept.delete()


@transaction.atomic
def delete_texts_past_their_day(now=None) -> int:
    """Delete every text that was kept for thirty days; how many there were."""
    due = KeptText.objects.past_their_day(now).select_for_update(skip_locked=True, of=("self",)).select_related("plan")
    texts = list(due)
    for kept in texts:
        record(Verb.THREW_TEXT_AWAY, by=None, plan=kept.plan, subject=kept.section, reason="Kept for 30 days", now=now)
    KeptText.objects.filter(pk__in=[kept.pk for kept in texts]).delete()
    return len(texts)
