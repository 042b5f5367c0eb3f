"""Loading a persona: its plan is written, signed, published and confirmed in turn, by the actions the web uses."""

from datetime import date, datetime, time, timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.permissions import NOTICE_ACKNOWLEDGE
from accounts.roles import ROLES
from careplans.actions.family import open_to_person, open_to_representative
from careplans.actions.notices import acknowledge_notice
from careplans.actions.people import register_person
from careplans.actions.plans import NothingPublished, confirm_plan, start_plan
from careplans.actions.sharing import share_with
from careplans.actions.signing import MayNotSign, NotReadyToPublish, publish, sign
from careplans.management.demo_town import ALSO_CARED_FOR_BY, FAMILY_OF, find_signer, find_team, member
from careplans.management.personas.drafting import write_draft
from careplans.management.personas.earlier import versions_of
from careplans.management.personas.places import path_of_field
from careplans.management.personas.reading import Persona
from careplans.management.personas.wordings import Unreadable
from careplans.management.personas.writing import facts_of, phones_of
from careplans.models import Plan

WRITING_TAKES = timedelta(hours=1)
SEEN_AFTER = timedelta(minutes=25)
CONFIRMATIONS = "involvement_and_signatures.confirmations"


def plan_told_by(persona: Persona) -> Plan | None:
    """The plan this persona was loaded as before."""
    digits = "".join(filter(str.isdigit, persona.data["person"]["nhs_number"]))
    return Plan.objects.filter(local_reference=persona.plan_id, person__nhs_number=digits).first()


@transaction.atomic
def tell(persona: Persona) -> Plan:
    """Load the person and every version of their plan. All of it or, with Unreadable, nothing."""
    versions = versions_of(persona)
    signers = [find_signer(signature, persona.professionals) for signature in persona.signatures]
    plan = _begin(persona, signers)
    events = [
        *(event for version in versions for event in _versions_events(persona, version, len(versions))),
        *((_noon(told["date"]), partial(_confirm, told=told)) for told in persona.confirmations),
    ]
    for moment, happens in sorted(events, key=lambda event: event[0]):
        happens(plan, [user for user, _ in signers], now=moment)
    return plan


def _begin(persona, signers):
    """The person registered, their plan started, the teams that care for them and their family let in."""
    (author, team), *others = signers
    began = _noon(persona.data["plan"]["created_on"]) - timedelta(hours=3)
    try:
        facts, phones = facts_of(persona.data), phones_of(persona.data)
        person = register_person(facts, phones=phones, team=team, by=author, now=began)
    except ValidationError as error:
        raise _unreadable(error) from None
    plan = start_plan(person, team=team, local_reference=persona.plan_id, by=author, now=began)
    for other in (*(team for _, team in others), *map(find_team, ALSO_CARED_FOR_BY.get(persona.plan_id, ()))):
        share_with(plan, other, reason="Cares for this person", by=author, now=began)
    if persona.plan_id in FAMILY_OF:
        _let_family_in(persona, person, by=author, now=began)
    return plan


def _unreadable(error):
    if not hasattr(error, "message_dict"):
        return Unreadable(error.messages[0], "person.nhs_number")
    field, messages = next(iter(error.message_dict.items()))
    return Unreadable(messages[0], path_of_field(field))


def _let_family_in(persona, person, *, by, now):
    own, beside = map(member, FAMILY_OF[persona.plan_id])
    basis = persona.said("consent_and_sharing.digital_access.proxy.basis") or "The person's agreement"
    open_to_person(person, own, by=by, now=now)
    open_to_representative(person, beside, basis=basis, by=by, now=now)


def _noon(day):
    return datetime.combine(date.fromisoformat(day), time(12), timezone.get_default_timezone())


def _versions_events(persona, version, newest):
    """A version is published, and, where that came later, endorsed."""
    yield version.published_at, partial(_publish, persona=persona, version=version, is_newest=version.number == newest)
    if version.endorsed_after:
        yield version.published_at + version.endorsed_after, _endorse


def _publish(plan, signers, *, persona, version, is_newest, now):
    """Write, sign and publish one version; where it was endorsed later, by the one who completed it alone."""
    signers = signers[:1] if version.endorsed_after else signers
    write_draft(
        plan, version.content, by=signers[0], own=_own_words_of(persona, plan, signers), now=now - WRITING_TAKES
    )
    try:
        published = _sign_and_publish(plan, signers, persona, version)
    except NotReadyToPublish as refusal:
        raise Unreadable(
            " ".join(problem.message for problem in refusal.problems), f"version {version.number}"
        ) from None
    except MayNotSign as refusal:
        raise Unreadable(str(refusal), "involvement_and_signatures.signatures") from None
    plan.refresh_from_db()
    if not is_newest:
        _settle(published)


def _sign_and_publish(plan, signers, persona, version):
    """Each signs as long before publication as the file says they signed the current version."""
    revision, key = plan.draft.revision, f"{persona.plan_id} version {version.number}"
    for user, signature in zip(signers, persona.signatures, strict=False):
        before = max(persona.published_at - datetime.fromisoformat(signature["signed_at"]), timedelta())
        sign(plan, revision=revision, by=user, now=version.published_at - before)
    return publish(plan, revision=revision, key=key, why=version.why, by=signers[-1], now=version.published_at)


def _own_words_of(persona, plan, signers):
    """Who types the person's own words, and with whom: the person where they sign in."""
    helper = persona.said("what_matters.about_me.supported_by") or ""
    return {"by": plan.person.account or signers[0], "written_with": helper[:200]}


def _endorse(plan, signers, *, now):
    plan.draft.refresh_from_db()
    sign(plan, revision=plan.draft.revision, by=signers[-1], now=now)


def _settle(version):
    """Somebody at each team said long ago that they had seen this version, so nobody is told of it now."""
    for notice in version.notices.select_related("team", "plan"):
        user = _someone_at(notice.team)
        if user:
            acknowledge_notice(notice, by=user, now=version.published_at + SEEN_AFTER)


def _someone_at(team):
    may_say_so = [role.code for role in ROLES.values() if role.reach(NOTICE_ACKNOWLEDGE)]
    at_team = User.objects.filter(memberships__team=team, memberships__ended_at=None, memberships__role__in=may_say_so)
    return at_team.order_by("email").first()


def _confirm(plan, signers, *, told, now):
    """Someone confirmed the version of that day; who does not sign in here is named, and the author records it."""
    registration = told.get("reg") or ""
    known = next((user for user in signers if user.registration == registration), signers[0])
    try:
        confirm_plan(
            plan,
            confirmer=(told["by"], registration),
            setting=told.get("setting") or "",
            note=told.get("note") or "",
            by=known,
            now=now,
        )
    except NothingPublished:
        raise Unreadable("Nothing was published yet on that day.", CONFIRMATIONS) from None
