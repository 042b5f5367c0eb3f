"""Signing and publishing: what was seen is what is signed, and what is signed is what is published."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.permissions import PLAN_ENDORSE, PLAN_SIGN
from careplans.access import may
from careplans.actions.drafts import StaleDraft, draft_content, lock_draft, lock_live_plan
from careplans.actions.notifying import tell_teams
from careplans.actions.overrides import NothingToGoOnFrom, go_on, reasons_as_sealed, with_reasons_given
from careplans.actions.relationships import follow_facts
from careplans.audit import Verb, record
from careplans.content.changes import changes, urgency
from careplans.content.document import Problem, seal
from careplans.content.headlines import headlines
from careplans.content.provenance import to_be_sealed
from careplans.content.rules import basis, problems_before_publishing
from careplans.content.sections import SECTIONS
from careplans.content.wording import format_date
from careplans.granting import take_position
from careplans.models import FileCopy, Override, Plan, PlanVersion, Signature, VersionHeadlines

STATEMENT = (
    "I confirm that these recommendations were made in keeping with the law on mental capacity and human rights, "
    "and that I have read them as they stand here."
)
DOCUMENTS = ("what_matters", "recommendations", "record")


class NotReadyToPublish(Exception):
    """Something is missing or wrong; `problems` says what to do about each. Nothing was changed."""

    def __init__(self, problems):
        super().__init__("This plan is not ready to publish.")
        self.problems = problems


class MayNotSign(Exception):
    """This user's role, or a missing registration number, does not allow signing."""


def documents_of(content: dict) -> dict:
    """The content split into its three documents."""
    split = {name: {} for name in DOCUMENTS}
    for section in SECTIONS:
        if section.key in content:
            split[section.document][section.key] = content[section.key]
    return split


def recommendations_hash(plan: Plan, content: dict) -> str:
    """What a signature is made over: this plan's recommendations and nothing else."""
    return seal({"plan": str(plan.pk), "recommendations": documents_of(content)["recommendations"]})


def signatures_on(plan: Plan, content: dict):
    """The signatures made over exactly these recommendations, oldest first."""
    return plan.signatures.filter(recommendations_sha256=recommendations_hash(plan, content)).select_related("signer")


def problems_of(plan: Plan, content: dict | None = None, *, now=None) -> list[Problem]:
    """All that must be put right, or should be looked at, before this draft can be published.

    `content` is what the draft says now, where the caller has read it already.
    """
    content = draft_content(plan) if content is None else content
    found = problems_before_publishing(
        content,
        born=plan.person.born_on,
        today=timezone.localdate(now),
        review_within=settings.REVIEW_WITHIN_DAYS,
    )
    problems = with_reasons_given(plan, content, found) + to_read_again(plan)
    if not plan.person.is_identity_verified:
        problems.append(Problem("The NHS number is not verified. Trace the person before publishing.", "identity"))
    return problems


def to_read_again(plan: Plan) -> list[Problem]:
    """A problem for each section copied from an earlier plan that nobody has read again and saved."""
    return [Problem(_copied(mark), key) for key, mark in plan.draft.copied.items()]


def _copied(mark):
    day = format_date(datetime.fromisoformat(mark["published_at"]))
    return f"Copied from version {mark['number']} of {day}, not read again yet. Read it and save it."


@transaction.atomic
def give_reason(plan: Plan, key: str, *, reason: str, by: User, now=None) -> Override:
    """Keep the reason for which the problem with this basis does not stop publication (see overrides.go_on)."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    content = draft_content(plan)
    open_now = {basis(one, content): one for one in problems_of(plan, now=now) if one.needs_reason}
    if key not in open_now:
        raise NothingToGoOnFrom(key)
    return go_on(plan, open_now[key], content, reason=reason, by=by, now=now)


@transaction.atomic
def sign(plan: Plan, *, revision: int, by: User, now=None) -> list[Signature]:
    """Sign the recommendations of this draft revision as `by`; a senior responsible clinician also endorses them.

    Raises StaleDraft where the draft has moved on since it was read, and MayNotSign. Signing twice adds nothing.
    """
    draft = _lock_draft(plan, revision)
    return _sign(draft.plan, draft_content(draft.plan), by=by, now=now)


def _lock_draft(plan, revision):
    """The newest draft, locked with its plan until this transaction ends; raises StaleDraft."""
    draft = lock_draft(plan)
    if draft.revision != revision:
        raise StaleDraft(draft)
    return draft


def _sign(plan, content, *, by, now=None):
    if not by.registration or not may(by, PLAN_SIGN, plan):
        raise MayNotSign("Only a registered clinician who cares for this person can sign.")
    kinds = _kinds_to_sign(plan, content, by)
    for kind in kinds:
        record(Verb.SIGNED, by=by, plan=plan, subject=kind, now=now)
    return [_signature(plan, content, kind, by=by, now=now) for kind in kinds]


def _kinds_to_sign(plan, content, by):
    """Completing where nobody has completed yet; endorsement where this role may endorse and has not."""
    signed = signatures_on(plan, content)
    kinds = []
    if not signed.filter(kind=Signature.Kind.COMPLETING).exists():
        kinds.append(Signature.Kind.COMPLETING)
    is_endorsed = signed.filter(kind=Signature.Kind.SENIOR_ENDORSEMENT).exists()
    if may(by, PLAN_ENDORSE, plan) and not is_endorsed:
        kinds.append(Signature.Kind.SENIOR_ENDORSEMENT)
    return kinds


def _signature(plan, content, kind, *, by, now):
    return Signature.objects.create(
        plan=plan,
        recommendations_sha256=recommendations_hash(plan, content),
        kind=kind,
        signer=by,
        name=str(by),
        grade=by.profession,
        registration=by.registration,
        statement=STATEMENT,
        signed_at=now or timezone.now(),
    )


@transaction.atomic
def publish(plan: Plan, *, revision: int, key: str, why: str = "", by: User, now=None) -> PlanVersion:
    """Sign this draft revision and make it the current version, sealed; tell every team that relies on it.

    The same `key` again gives the same version and changes nothing. Raises StaleDraft where the draft has moved on or
    someone else published first, NotReadyToPublish with every problem, and MayNotSign.
    """
    lock_live_plan(plan)
    published = PlanVersion.objects.filter(plan=plan, idempotency_key=key).first()
    if published:
        return published
    draft = _lock_draft(plan, revision)
    problems = problems_of(draft.plan, now=now)
    blocking = [problem for problem in problems if problem.blocks]
    if blocking:
        raise NotReadyToPublish(blocking)
    content = draft_content(draft.plan)
    _sign(draft.plan, content, by=by, now=now)
    reasons = reasons_as_sealed(draft.plan, content, problems)
    version = _make_version(draft.plan, content, reasons, key=key, why=why, by=by, now=now or timezone.now())
    _make_current(draft, version, by=by)
    take_position(draft.plan, content, by=by)
    follow_facts(draft.plan, by=by, now=now)
    tell_teams(version, urgency=_urgency_of(version), by=by, now=now)
    record(Verb.PUBLISHED, by=by, plan=draft.plan, version=version, reason=why, now=now)
    return version


def _make_version(plan, content, reasons, *, key, why, by, now):
    number = (plan.versions.values_list("number", flat=True).first() or 0) + 1
    document = document_to_seal(
        plan,
        content,
        number=number,
        signatures=signatures_on(plan, content),
        reasons=reasons,
        provenance=_provenance_as_sealed(plan, content),
    )
    version = PlanVersion.objects.create(
        plan=plan,
        number=number,
        document=document,
        sha256=seal(document),
        recommendations_sha256=recommendations_hash(plan, content),
        why=why,
        published_at=now,
        published_by=by,
        idempotency_key=key,
    )
    VersionHeadlines.objects.create(version=version, **headlines(content))
    FileCopy.objects.create(version=version)
    return version


def document_to_seal(plan: Plan, content: dict, *, number: int, signatures, reasons: list, provenance: dict) -> dict:
    """All that a version freezes: who it is about, what is said, who signed it, and where each section comes from."""
    return {
        "schema": 1,
        "plan": str(plan.pk),
        "number": number,
        "identity": plan.person.identity(),
        **documents_of(content),
        "signatures": [_signature_as_sealed(signature) for signature in signatures],
        "overrides": reasons,
        "provenance": provenance,
    }


def _provenance_as_sealed(plan, content):
    """Where each section comes from; one that stayed as it was keeps what the version before knew."""
    before = plan.versions.first()
    earlier = (before.document.get("provenance", {}), before.content) if before else ({}, {})
    return to_be_sealed(plan.draft.provenance, content, *earlier)


def _signature_as_sealed(signature):
    return {
        "kind": signature.kind,
        "name": signature.name,
        "grade": signature.grade,
        "registration": signature.registration,
        "signed_at": signature.signed_at.isoformat(),
    }


def _make_current(draft, version, *, by):
    """The version is what staff see from now on; the draft goes on from it."""
    plan = draft.plan
    plan.current, plan.withdrawn_at, plan.withdrawn_by, plan.withdrawn_because = version, None, None, ""
    plan.save(update_fields=["current", "withdrawn_at", "withdrawn_by", "withdrawn_because"])
    draft.revision, draft.based_on, draft.has_changes, draft.saved_by = draft.revision + 1, version, False, by
    draft.save(update_fields=["revision", "based_on", "has_changes", "saved_by"])


def _urgency_of(version):
    """Urgent where CPR, a binding refusal, focus, escalation or place changed; a first version is always urgent."""
    before = version.plan.versions.filter(number=version.number - 1).first()
    return urgency(changes(before.content, version.content)) if before else "urgent"
