"""What stands at the head of every writing page: who it is about."""

from accounts.permissions import PLAN_READ
from careplans.actions.drafts import draft_content
from careplans.content.card import allergies_in

NOT_IN_YOUR_ROLE = "Allergies are not shown in your role"


def banner_for(user, plan):
    """The same for this reader: whoever reads only what matters, as volunteers do, is told nothing about health."""
    told = banner_of(plan)
    return told if user.may_anywhere(PLAN_READ) else {**told, "allergies": NOT_IN_YOUR_ROLE}


def banner_of(plan, content=None):
    """The person and the one phrase about allergies: as published, or as drafted where nothing is published yet."""
    said = plan.current.content if plan.current else content or draft_content(plan)
    return {"plan": plan, "person": plan.person, "allergies": allergies_in(said)}
