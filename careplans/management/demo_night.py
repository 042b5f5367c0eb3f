"""One night in the demonstration town, so that its lists are not empty: a crew was with Maggie, and wrote it down."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from careplans.actions.crisis_contacts import record_contact
from careplans.audit import Verb, record
from careplans.management.demo_town import find_team, member
from careplans.management.personas.story import noon
from careplans.models import CrisisContact, Plan

MAGGIES_PLAN = "GT-000117"
BEFORE_NOON, ON_SCENE = timedelta(hours=9), timedelta(minutes=75)
SEEN_AND_DONE = """Woken by pain in her tummy and back. No fever, no shivering, awake and clear. Wants to stay at home.
We rang the hospice line, as the plan says. Their nurse came and gave a just-in-case medicine. Settled when we left.
Katherine was with her. Please look at her regular pain relief today."""


@transaction.atomic
def tell_of_a_night() -> None:
    """Amina's crew came two nights ago, read the card and followed the plan; the hospice has a task of it.

    Nothing happens where Maggie's plan is not in use, or somebody has written down a crisis of hers already.
    """
    plan = Plan.objects.in_use().filter(local_reference=MAGGIES_PLAN).select_related("person", "current").first()
    if plan is None or CrisisContact.objects.about(plan.person).exists():
        return
    came, amina = noon(timezone.localdate() - timedelta(days=2)) - BEFORE_NOON, member("Amina")
    record(Verb.READ_CARD, by=amina, plan=plan, version=plan.current, now=came)
    record_contact(
        plan,
        team=find_team("Ambulance control"),
        outcome=CrisisContact.Outcome.STAYED,
        happened=SEEN_AND_DONE,
        followed=CrisisContact.Followed.YES,
        happened_on=timezone.localdate(came),
        by=amina,
        now=came + ON_SCENE,
    )
