"""Loading a persona: its plan is written, signed, published and confirmed in turn, by the actions the web uses."""

from datetime import timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.permissions import NOTICE_ACKNOWLEDGE
from accounts.roles import ROLES
from careplans.actions.family import open_to_person, open_to_representative
from careplans.actions.home_entry import keep_home_entry_code
from careplans.actions.notices import acknowledge_notice
from careplans.actions.people import clean_nhs_number, register_person
from careplans.actions.plans import confirm_plan, start_plan, withdraw_plan
from careplans.actions.sharing import share_with
from careplans.actions.signing import MayNotSign, NotReadyToPublish, publish, sign
from careplans.content.document import NotWellFormed
from careplans.management.demo_town import ALSO_CARED_FOR_BY, FAMILY_OF, find_loader, find_signer, find_team, member
from careplans.management.personas.drafting import write_draft
from careplans.management.personas.earlier import newest_alone, versions_of
from careplans.management.personas.instruments import list_papers
from careplans.management.personas.reading import Persona
from careplans.management.personas.story import noon
from careplans.management.personas.wordings import Unreadable
from careplans.models import Plan

WRITING_TAKES = timedelta(hours=1)
SEEN_AFTER = timedelta(minutes=25)
WITHDRAWN_AFTER = timedelta(minutes=1)
WITHDRAWN_BECAUSE = "Withdrawn already where this plan was brought from"
CANNOT_BE_DONE = (Unreadable, NotReadyToPublish, MayNotSign, NotWellFormed)


def plan_told_by(persona: Persona) -> Plan | None:
    """The plan this persona was loaded as before."""
    facts = persona.facts.kept
    same = {key: facts[key] for key in ("family_name", "given_names", "born_on")}
    if facts.get("nhs_number"):
        same = {"nhs_number": clean_nhs_number(facts["nhs_number"])}
    told = {f"person__{key}": value for key, value in same.items()}
    return Plan.objects.filter(local_reference=persona.story.plan_id, **told).first()


@transaction.atomic
def tell(persona: Persona) -> Plan:
    """Load the person and every version of their plan; where that cannot be, the newest alone, or else as a draft.

    Raises Unreadable, and leaves nothing, where the person cannot be registered.
    """
    signers = [find_signer(signature, persona.professionals) for signature in persona.story.signatures]
    plan = _begin(persona, signers or [find_loader()])
    users = [user for user, _ in signers]
    by = users[0] if users else find_loader()[0]
    if not users or persona.story.ends_as == "draft" or not _publish_what_can_be(plan, persona, users):
        write_draft(plan, persona.content, by=by, own=_own_words_of(persona, plan, by), now=persona.story.published_at)
    list_papers(plan, persona.content, by=by, now=persona.story.published_at)
    return plan


def _publish_what_can_be(plan, persona, users):
    """Whether every version, or at least the newest, was published."""
    return any(_happened(plan, persona, users, versions) for versions in (versions_of, newest_alone))


def _happened(plan, persona, users, versions):
    """Whether all of it happened, from the first publication on; otherwise nothing has."""
    try:
        with transaction.atomic():
            for moment, happens in sorted(_events(persona, versions(persona)), key=lambda event: event[0]):
                happens(plan, users, now=moment)
    except CANNOT_BE_DONE:
        plan.refresh_from_db()
        return False
    return True


def _events(persona, versions):
    for version in versions:
        yield from _versions_events(persona, version, versions[-1].number)
    for told in persona.story.confirmations:
        if noon(told.on) >= versions[0].published_at:
            yield noon(told.on), partial(_confirm, told=told)
    if persona.story.ends_as == "withdrawn":
        last = max([versions[-1].published_at, *(noon(told.on) for told in persona.story.confirmations)])
        yield last + WITHDRAWN_AFTER, _withdraw


def _begin(persona, signers):
    """The person registered, their plan started, the teams that care for them and their family let in."""
    (author, team), *others = signers
    began, plan_id = noon(persona.story.created_on) - timedelta(hours=3), persona.story.plan_id
    try:
        person = register_person(persona.facts.kept, phones=_phones_of(persona), team=team, by=author, now=began)
    except ValidationError as error:
        raise _unreadable(error) from None
    plan = start_plan(person, team=team, local_reference=plan_id, by=author, now=began)
    for other in (*(team for _, team in others), *map(find_team, ALSO_CARED_FOR_BY.get(plan_id, ()))):
        share_with(plan, other, reason="Cares for this person", by=author, now=began)
    if code := persona.story.home_entry_code:
        keep_home_entry_code(plan, code, by=author, now=began)
    if plan_id in FAMILY_OF and not hasattr(member(FAMILY_OF[plan_id][0]), "person"):
        _let_family_in(persona, person, by=author, now=began)
    return plan


def _phones_of(persona):
    return [{name: value for name, value in phone.items() if value != ""} for phone in persona.story.phones]


def _unreadable(error):
    return Unreadable(" ".join(error.messages), "person.nhs_number" if "nhs_number" in error.message_dict else "person")


def _let_family_in(persona, person, *, by, now):
    own, beside = map(member, FAMILY_OF[persona.story.plan_id])
    basis = persona.said("consent_and_sharing.digital_access.proxy.basis")[:100] or "The person's agreement"
    open_to_person(person, own, by=by, now=now)
    open_to_representative(person, beside, basis=basis, by=by, now=now)


def _versions_events(persona, version, newest):
    """A version is published, and, where that came later, endorsed."""
    yield version.published_at, partial(_publish, persona=persona, version=version, is_newest=version.number == newest)
    if version.endorsed_after:
        yield version.published_at + version.endorsed_after, _endorse


def _publish(plan, signers, *, persona, version, is_newest, now):
    """Write, sign and publish one version; where it was endorsed later, by the one who completed it alone."""
    signers = signers[:1] if version.endorsed_after else signers
    own = _own_words_of(persona, plan, signers[0])
    write_draft(plan, version.content, by=signers[0], own=own, now=now - WRITING_TAKES)
    published = _sign_and_publish(plan, signers, persona, version)
    plan.refresh_from_db()
    if not is_newest:
        _settle(published)


def _sign_and_publish(plan, signers, persona, version):
    """Each signs as long before publication as the file says they signed the current version."""
    revision, key = plan.draft.revision, f"{persona.story.plan_id} version {version.number}"
    for user, signature in zip(signers, persona.story.signatures, strict=False):
        signed_at = signature.signed_at or persona.story.published_at
        before = max(persona.story.published_at - signed_at, timedelta())
        sign(plan, revision=revision, by=user, now=version.published_at - before)
    return publish(plan, revision=revision, key=key, why=version.why, by=signers[-1], now=version.published_at)


def _own_words_of(persona, plan, by):
    """Who types the person's own words, and with whom: the person where they sign in."""
    helper = persona.said("what_matters.about_me.supported_by")
    return {"by": plan.person.account or by, "written_with": helper[:200]}


def _endorse(plan, signers, *, now):
    plan.draft.refresh_from_db()
    sign(plan, revision=plan.draft.revision, by=signers[-1], now=now)


def _withdraw(plan, signers, *, now):
    withdraw_plan(plan, reason=WITHDRAWN_BECAUSE, by=signers[-1], now=now)


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
    known = next((user for user in signers if user.registration == told.registration), signers[0])
    confirmer = (told.by, told.registration)
    confirm_plan(plan, confirmer=confirmer, setting=told.setting, note=told.note, by=known, now=now)
