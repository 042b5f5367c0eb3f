"""What stands at the head of every writing page: who it is about."""

from careplans.actions.drafts import draft_content
from careplans.content.card import allergies_in


def banner_of(plan, content=None):
    """The person and the one phrase about allergies: as published, or as drafted where nothing is published yet."""
    said = plan.current.content if plan.current else content or draft_content(plan)
    return {"plan": plan, "person": plan.person, "allergies": allergies_in(said)}
